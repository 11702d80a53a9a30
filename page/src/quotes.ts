// Who said what: quotations by speaker; of one that several articles have the wordings, with the words marked that differ.
import type { Quote, Story, Wording } from "./types";
import { h, plural, told, type Child } from "./dom";
import { articleOf, outletOf } from "./evidence";
import { link } from "./router";
import { commonWords, slice } from "./text";

function wordsOf(story: Story, wording: Wording): string[] {
  const article = articleOf(story, wording.article);
  if (!article) return [];
  return wording.content.map(([a, b]) => slice(article.text, a, b)).join(" … ").split(/\s+/).filter(Boolean);
}

/** Words with the runs marked that the other wording does not have. */
function marked(words: string[], common: boolean[] | null): Child {
  if (!common) return words.join(" ");
  const out: Child[] = [];
  for (let i = 0; i < words.length;) {
    let end = i + 1;
    while (end < words.length && common[end] === common[i]) end++;
    const run = words.slice(i, end).join(" ");
    out.push(common[i] ? run : h("mark", { class: "differs" }, run), end < words.length ? " " : "");
    i = end;
  }
  return out;
}

function wordingElement(story: Story, wording: Wording, first: string[] | null): HTMLElement {
  const words = wordsOf(story, wording), article = articleOf(story, wording.article);
  const at = wording.content.length ? wording.content[0][0] + "-" + wording.content[wording.content.length - 1][1] : "0-0";
  return h("li", null, h("q", { class: "told", dir: "auto" }, marked(words, first ? commonWords(first, words)[1] : null)), " ",
    h("a", { href: link(["article", wording.article, at]) }, told(outletOf(article))), wording.type === "direct" ? null : h("small", null, " ", wording.type));
}

export function quoteElement(story: Story, quote: Quote): HTMLElement {
  const seen = new Set<string>(), wordings = quote.wordings.filter(w => {
    const key = wordsOf(story, w).join(" ");
    return seen.has(key) ? false : seen.add(key);
  });
  const first = wordings.length ? wordsOf(story, wordings[0]) : [];
  return h("li", { class: "quote" }, h("ul", { class: "wordings" }, wordings.map((w, i) => wordingElement(story, w, i ? first : null))),
    quote.articles > 1 ? h("small", null, `${plural(wordings.length, "wording")}, ${plural(quote.outlets, "outlet")}`) : null);
}

export function quotes(story: Story): HTMLElement | null {
  if (!story.quotes.length) return null;
  const by = new Map<string, Quote[]>();
  for (const quote of story.quotes) by.set(quote.speaker ?? "", [...(by.get(quote.speaker ?? "") ?? []), quote]);
  const name = (id: string) => story.entities.find(e => e.id === id)?.name;
  const speakers = [...by].sort((a, b) => Number(a[0] === "") - Number(b[0] === "") || b[1].length - a[1].length);
  return h("section", { "aria-labelledby": "quotes" }, h("h2", { id: "quotes" }, "Who said what"), speakers.map(([id, list], i) =>
    h("details", { class: "speaker", open: i < 3 && id !== "" },
      h("summary", null, h("h3", null, id && name(id) ? told(name(id)!) : "Others, not named", " ", h("small", null, String(list.length)))),
      id && name(id) ? h("p", { class: "more" }, h("a", { href: link(["person", id]) }, "All that is known of ", told(name(id)!))) : null,
      h("ul", { class: "plain" }, [...list].sort((a, b) => b.articles - a.articles).map(q => quoteElement(story, q))))));
}
