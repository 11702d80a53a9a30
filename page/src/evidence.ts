// The words that something comes from: the sentence with the value marked, whose it is, and a way into the article at that place.
import type { Article, Claim, Story } from "./types";
import { day, h, told } from "./dom";
import { link } from "./router";
import { length, slice } from "./text";

export function articleOf(story: Story, id: string): Article | undefined {
  return story.rows.find(row => row.id === id);
}

export function outletOf(article: Article | undefined): string {
  return article?.outlet || article?.title || article?.id || "unknown";
}

const MARGIN = 400; // code points of a sentence on each side of what is marked

/** The sentence with [start, end) marked; only near it when the sentence is very long. */
export function sentence(article: Article, claim: { start: number; end: number; sentence?: [number, number] }): HTMLElement {
  const text = article.text, whole = length(text);
  const [first, last] = claim.sentence ?? [claim.start - MARGIN, claim.end + MARGIN];
  const from = Math.max(0, Math.min(first, claim.start), claim.start - MARGIN), to = Math.min(whole, Math.max(last, claim.end), claim.end + MARGIN);
  return h("q", { class: "told sentence", dir: "auto" },
    from > first ? "… " : "", slice(text, from, claim.start), h("mark", null, slice(text, claim.start, claim.end)), slice(text, claim.end, to), to < last ? " …" : "");
}

export function evidence(story: Story, claim: Claim | { article: string; start: number; end: number; sentence?: [number, number]; source?: string | null; replaced?: boolean }): HTMLElement {
  const article = articleOf(story, claim.article);
  if (!article) return h("li", null, "an article that is not in this story");
  return h("li", { class: "evidence" },
    h("div", { class: "from" },
      h("a", { href: link(["article", article.id, claim.start + "-" + claim.end]) }, told(outletOf(article))), " ", h("time", null, day(article.published)),
      claim.source ? [" · ", told(claim.source, "source")] : null,
      claim.replaced ? [" · ", h("em", null, "changed since")] : null),
    sentence(article, claim));
}
