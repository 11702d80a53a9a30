// Who copied whom: a tree of articles, each below the one that it repeats, with the part of its text that is shared.
import type { Article, Story } from "./types";
import { day, h, told } from "./dom";
import { outletOf } from "./evidence";
import { link } from "./router";
import { length } from "./text";

/** The part of an article's text that stands in the other one as well, 0 to 1. */
export function sharedPart(article: Article, other: string): number {
  let shared = 0, at = 0;
  const passages = (article.copies?.passages ?? []).filter(p => p.article === other).sort((a, b) => a.start - b.start);
  for (const p of passages) {
    shared += Math.max(0, p.end - Math.max(at, p.start));
    at = Math.max(at, p.end);
  }
  return shared / Math.max(1, length(article.text));
}

function branch(all: Article[], article: Article, depth: number): HTMLElement {
  const children = depth < 50 ? all.filter(a => a.copies?.of === article.id && a.id !== article.id) : [];
  const of = article.copies?.of;
  return h("li", null,
    h("a", { href: link(["article", article.id]) }, told(outletOf(article))), " ", h("time", null, (article.published ?? "undated").slice(0, 16).replace("T", " ")), " ",
    h("span", { class: "role" }, article.copies?.role ?? ""),
    of ? [" ", h("a", { href: link(["diff", of, article.id]) }, Math.round(100 * sharedPart(article, of)) + " % of it shared"), article.copies?.order === "unsure" ? h("small", null, " or the other way: it is not known which was first") : null] : null,
    children.length ? h("ul", null, children.map(child => branch(all, child, depth + 1))) : null);
}

export function copies(story: Story): HTMLElement | null {
  const all = story.rows.filter(r => r.copies?.role).sort((a, b) => ((a.published ?? "~") < (b.published ?? "~") ? -1 : 1));
  if (!all.length) return null;
  const ids = new Set(all.map(a => a.id)), roots = all.filter(a => !a.copies?.of || !ids.has(a.copies.of));
  return h("section", { "aria-labelledby": "copies" }, h("h2", { id: "copies" }, "Who copied whom"), h("ul", { class: "tree" }, roots.map(root => branch(all, root, 0))));
}

export function shares(story: Story): HTMLElement | null {
  const pairs: HTMLElement[] = [];
  for (const row of story.rows) {
    const others = [...new Set((row.copies?.passages ?? []).map(p => p.article))].filter(o => row.id < o && row.copies?.of !== o);
    for (const other of others) {
      const that = story.rows.find(r => r.id === other);
      if (!that || that.copies?.of === row.id) continue;
      const kinds = [...new Set((row.copies?.passages ?? []).filter(p => p.article === other).map(p => p.kind))].join(", ");
      pairs.push(h("li", null, told(outletOf(row)), " and ", told(outletOf(that)), " share ", kinds, ": ", h("a", { href: link(["diff", row.id, other]) }, "side by side")));
    }
  }
  return pairs.length ? h("ul", { class: "plain" }, pairs) : null;
}

/** When an article without a day appeared, by what it and the others say. */
function undated(story: Story, id: string): string {
  const known = story.chronology?.dated?.find(d => d.article === id);
  return known ? `undated, ${known.from ? day(known.from) : "…"} – ${known.to ? day(known.to) : "…"} by what it says` : "undated";
}

export function articleList(story: Story): HTMLElement {
  const rows = [...story.rows].sort((a, b) => ((a.published ?? "~") < (b.published ?? "~") ? -1 : 1));
  return h("section", { "aria-labelledby": "articles" }, h("h2", { id: "articles" }, "Articles"),
    h("ol", { class: "plain articles" }, rows.map(row => h("li", null,
      h("time", null, row.published ? day(row.published) : undated(story, row.id)), " ",
      h("span", { class: "outlet" }, told(outletOf(row))), " ", h("a", { href: link(["article", row.id]) }, told(row.title ?? "(no title)"))))));
}
