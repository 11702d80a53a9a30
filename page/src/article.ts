// An article: its text with layers to switch, the versions of its page, and the bytes of the page behind any span.
import type { Article, Span } from "./types";
import { get, isStatic, path } from "./data";
import { day, h, plural, told } from "./dom";
import { sharedPart } from "./copies";
import { exportButtons } from "./export";
import { link, replaceParameters, route } from "./router";
import { length, pieces, place, slice } from "./text";
import type { View } from "./view";

const LAYERS: { [name: string]: { label: string; kinds: string[] } } = {
  people: { label: "people and places", kinds: ["mention"] },
  times: { label: "times", kinds: ["time"] },
  values: { label: "values", kinds: ["quantity"] },
  quotes: { label: "quotes", kinds: ["quote"] },
  copies: { label: "copied passages", kinds: [] },
};
const MOST_PIECE = 20000; // code points of one text node: very long lines are laid out in parts

function spansOf(article: Article): { at: Span; name: string }[] {
  const out: { at: Span; name: string }[] = [];
  for (const a of article.annotations ?? [])
    for (const [name, layer] of Object.entries(LAYERS))
      if (layer.kinds.includes(a.kind)) for (const at of a.kind === "quote" && a.content ? a.content : [[a.start, a.end] as Span]) out.push({ at, name });
  for (const p of article.copies?.passages ?? []) out.push({ at: [p.start, p.end], name: "copies" });
  return out;
}

/** The text by its blocks; `wanted` is marked and comes first into view. */
function textElement(article: Article, wanted: Span | null): HTMLElement {
  const spans = spansOf(article);
  if (wanted) spans.push({ at: wanted, name: "wanted" });
  const whole = length(article.text), blocks = [...(article.blocks ?? [])].sort((a, b) => a.start - b.start);
  const box = h("div", { class: "text", dir: "auto" });
  let at = 0;
  const add = (start: number, end: number, kind: string) => {
    if (!slice(article.text, start, end).trim()) return;
    const tag = kind === "heading" ? "h3" : kind === "block-quote" || kind === "quote" ? "blockquote" : "p";
    const element = h(tag, { class: "told block " + kind, dir: "auto", "data-start": start });
    for (const piece of pieces(start, end, spans))
      for (let from = piece.start; from < piece.end; from += MOST_PIECE) {
        const words = slice(article.text, from, Math.min(piece.end, from + MOST_PIECE));
        const names = [...piece.names].map(n => "on-" + n).join(" ");
        element.append(piece.names.has("wanted") ? h("mark", { class: names, id: "wanted" }, words) : h("span", { class: names || null, "data-start": from }, words));
      }
    box.append(element);
  };
  for (const block of blocks) {
    if (block.start > at) add(at, block.start, "between");
    if (block.end > Math.max(at, block.start)) add(Math.max(at, block.start), block.end, block.kind);
    at = Math.max(at, block.end);
  }
  if (at < whole) for (const [, line] of [...slice(article.text, at, whole).matchAll(/([^\n]+)\n*/g)].entries()) {
    const start = at + length(slice(article.text, at, whole).slice(0, line.index));
    add(start, start + length(line[1]), "line");
  }
  return box;
}

/** Code points that are selected in the text, by the places that its pieces name. */
function selection(box: HTMLElement, article: Article): Span | null {
  const selected = getSelection();
  if (!selected || selected.isCollapsed || !selected.rangeCount) return null;
  const range = selected.getRangeAt(0), start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start && box.contains(range.commonAncestorContainer) ? [start, end] : null;

  function placeOf(node: Node, offset: number): number | null {
    const element = (node instanceof Element ? node : node.parentElement)?.closest("[data-start], mark#wanted") as HTMLElement | null;
    if (!element || node.nodeType !== Node.TEXT_NODE) return null;
    const from = element.id === "wanted" ? wantedStart(element) : Number(element.dataset.start);
    return Math.min(length(article.text), from + place(node.textContent ?? "", offset));
  }
  function wantedStart(element: HTMLElement): number {
    const before = element.previousElementSibling as HTMLElement | null;
    return before?.dataset.start !== undefined ? Number(before.dataset.start) + length(before.textContent ?? "") : Number((element.parentElement as HTMLElement).dataset.start);
  }
}

function rawBox(article: Article, box: HTMLElement, wanted: Span | null): HTMLElement | null {
  if (isStatic) return null;
  const output = h("pre", { class: "raw", tabindex: 0, hidden: true, "aria-label": "Bytes of the page" });
  const button = h("button", { type: "button", click: async () => {
    const span = selection(box, article) ?? wanted ?? [0, length(article.text)];
    try {
      const raw = await get<{ from: number; to: number; bytes: string }>(path(`articles/${encodeURIComponent(article.id)}/raw`, { start: span[0], end: span[1] }));
      output.textContent = `${article.source?.path ?? ""}${article.source?.member ? " · " + article.source.member : ""}\nbytes ${raw.from} to ${raw.to}\n\n${raw.bytes}`;
    } catch (error) {
      output.textContent = String((error as { detail?: string }).detail || error);
    }
    output.hidden = false;
    output.focus();
  } }, "Raw bytes of what is selected");
  return h("div", { class: "rawbox" }, button, output);
}

function versions(article: Article): HTMLElement | null {
  const list = article.versions?.of ?? [];
  if (!list.length) return null;
  const changes = article.versions?.changes ?? [];
  return h("section", { "aria-labelledby": "versions" }, h("h2", { id: "versions" }, "Versions of this page"),
    h("ol", { class: "plain inline" }, list.map((id, i) => h("li", null, id === article.id ? h("b", { "aria-current": "true" }, "version " + (i + 1)) : h("a", { href: link(["article", id]) }, "version " + (i + 1))))),
    changes.length ? h("ul", { class: "changes" }, changes.map(c => h("li", null,
      c.was ? h("del", { class: "told", dir: "auto" }, c.was) : null, " ",
      c.end > c.start ? h("ins", { class: "told", dir: "auto" }, h("a", { href: link(["article", article.id, c.start + "-" + c.end]) }, slice(article.text, c.start, c.end))) : h("small", null, "(left out)"))))
      : null);
}

export async function articleView(id: string, span: string): Promise<View> {
  const article = await get<Article>("articles/" + encodeURIComponent(id));
  const m = /^(\d+)-(\d+)$/.exec(span), wanted: Span | null = m && Number(m[2]) > Number(m[1]) ? [Number(m[1]), Number(m[2])] : null;
  const text = textElement(article, wanted), asked = route().parameters.get("layers");
  const on = new Set((asked ?? "people times values quotes").split(" ").filter(l => l in LAYERS));
  const apply = () => { for (const name of Object.keys(LAYERS)) text.classList.toggle("show-" + name, on.has(name)); };
  apply();
  const layers = h("fieldset", { class: "layers" }, h("legend", null, "Mark in the text"), Object.entries(LAYERS).map(([name, layer]) => h("label", { class: "key-" + name },
    h("input", { type: "checkbox", checked: on.has(name), change: (event: Event) => {
      if ((event.target as HTMLInputElement).checked) on.add(name);
      else on.delete(name);
      apply();
      replaceParameters({ layers: [...on].join(" ") });
    } }), " ", layer.label)));
  const of = article.copies?.of, web = /^https?:\/\//i.test(article.url ?? "") ? article.url : undefined;
  const others = [...new Set((article.copies?.passages ?? []).map(p => p.article))];
  return {
    title: article.title ?? article.id, focus: wanted ? "wanted" : undefined,
    body: [
      h("h1", { tabindex: -1 }, told(article.title ?? "(no title)")),
      h("p", { class: "facts" }, told(article.outlet ?? "unknown outlet"), " · ", h("time", null, article.published ? article.published.replace("T", " ") : "undated"),
        article.updated ? [" · updated ", h("time", null, day(article.updated))] : null, article.authors?.length ? [" · ", told(article.authors.join(", "))] : null),
      h("p", { class: "facts" }, article.story ? h("a", { href: link(["story", article.story]) }, "Its story") : null, web ? [" · ", h("a", { href: web, rel: "noreferrer noopener" }, "The page on the web")] : null,
        article.copies?.role ? [" · ", article.copies.role, of ? [" of ", h("a", { href: link(["diff", of, article.id]) }, "another"), ` (${Math.round(100 * sharedPart(article, of))} % shared)`] : null] : null),
      others.length ? h("p", { class: "facts" }, "Shares words with ", plural(others.length, "article"), ": ", others.slice(0, 8).map((o, i) => [i ? ", " : "", h("a", { href: link(["diff", o, article.id]) }, o.slice(0, 8))])) : null,
      exportButtons({ name: article.id, json: article, csv: () => [["kind", "start", "end", "text", "value"], ...(article.annotations ?? []).map(a => [a.kind, a.start, a.end, slice(article.text, a.start, a.end), a.value])] }),
      layers, rawBox(article, text, wanted), text, versions(article),
    ],
  };
}

/** Two articles side by side, with what both have marked. */
export async function diffView(a: string, b: string): Promise<View> {
  const [one, other] = await Promise.all([a, b].map(id => get<Article>("articles/" + encodeURIComponent(id))));
  const side = (article: Article, that: Article) => {
    const spans = [...(article.copies?.passages ?? []).filter(p => p.article === that.id).map(p => ({ at: [p.start, p.end] as Span, name: "shared" })),
      ...(that.copies?.passages ?? []).filter(p => p.article === article.id).map(p => ({ at: [p.at, p.to] as Span, name: "shared" }))];
    const text = h("div", { class: "text" });
    const whole = length(article.text);
    let paragraph = h("p", { class: "told block", dir: "auto" });
    for (const piece of pieces(0, whole, spans)) {
      const paragraphs = article.text.includes("\n\n") ? /\n{2,}/ : /\n+/; // lines of a text with empty lines are wrapped, not apart
      slice(article.text, piece.start, piece.end).split(paragraphs).forEach((line, i) => {
        if (i) { text.append(paragraph); paragraph = h("p", { class: "told block", dir: "auto" }); }
        if (line) paragraph.append(piece.names.size ? h("mark", { class: "shared" }, line) : line);
      });
    }
    text.append(paragraph);
    return h("section", { class: "column", "aria-label": article.outlet ?? article.id }, h("h2", null, h("a", { href: link(["article", article.id]) }, told(article.outlet ?? article.id))),
      h("p", { class: "facts" }, h("time", null, (article.published ?? "undated").slice(0, 16).replace("T", " ")), " · ", told(article.title ?? ""), ` · ${Math.round(100 * sharedPart(article, that.id))} % of it shared`), text);
  };
  return { title: "Side by side", body: [h("h1", { tabindex: -1 }, "Two articles side by side"), exportButtons({ name: `${a}-${b}`, json: [one, other] }), h("div", { class: "columns" }, side(one, other), side(other, one))] };
}
