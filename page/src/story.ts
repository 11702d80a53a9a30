// A story: timeline, where its articles differ and agree, who said what, who copied whom, and the articles.
import type { Story } from "./types";
import { get } from "./data";
import { h, plural, span, told } from "./dom";
import { articleList, copies, shares } from "./copies";
import { evidence } from "./evidence";
import { exportButtons } from "./export";
import { pointRows, points } from "./points";
import { quotes } from "./quotes";
import { link } from "./router";
import { timeline, timelinePicture } from "./timeline";
import type { View } from "./view";

function clashes(story: Story): HTMLElement | null {
  const list = story.chronology?.clashes ?? [];
  if (!list.length) return null;
  return h("section", { "aria-labelledby": "clashes" }, h("h2", { id: "clashes" }, "Times that cannot all be true"),
    list.map(clash => h("details", { class: "point conflict" }, h("summary", null, h("span", { class: "status" }, "≠ clash"), " ", told(clash.text)),
      h("ul", { class: "sentences" }, clash.statements.map(s => evidence(story, s))))));
}

function people(story: Story): HTMLElement | null {
  const list = story.entities.filter(e => e.type === "person" && e.id).slice(0, 30);
  return list.length ? h("section", { "aria-labelledby": "people" }, h("h2", { id: "people" }, "People"),
    h("ul", { class: "inline" }, list.map(e => h("li", null, h("a", { href: link(["person", e.id!]) }, told(e.name)), " ", h("small", null, String(e.mentions ?? "")))))) : null;
}

function thread(story: Story): HTMLElement | null {
  const list = story.thread_stories ?? [];
  return list.length > 1 ? h("section", { "aria-labelledby": "thread" }, h("h2", { id: "thread" }, "Thread"),
    h("ol", { class: "plain" }, list.map(s => h("li", null, h("time", null, span(s.from, s.to)), " ",
      s.story === story.story ? h("b", { "aria-current": "true" }, told(s.title ?? s.slug)) : h("a", { href: link(["story", s.story]) }, told(s.title ?? s.slug))))),
    h("p", { class: "more" }, h("a", { href: link(["thread", story.rows[0]?.thread ?? story.story]) }, "The whole thread on one line"))) : null;
}

/** What a story and a thread have in common: what is said, and beside it who and where; below it on narrow screens. */
export function parts(story: Story, wanted: string, ...beside: (HTMLElement | null)[]): HTMLElement {
  const shared = shares(story);
  return h("div", { class: "story-parts" }, h("div", { class: "column" }, timeline(story), points(story, wanted), clashes(story), quotes(story)),
    h("div", { class: "column" }, beside, copies(story), shared ? h("section", { "aria-labelledby": "shares" }, h("h2", { id: "shares" }, "Shared passages"), shared) : null, people(story)));
}

export async function storyView(id: string, wanted: string): Promise<View> {
  const story = await get<Story>("stories/" + encodeURIComponent(id));
  const title = story.title ?? story.slug ?? story.story, undated = story.rows.filter(r => !r.published).length;
  return {
    title, focus: wanted,
    body: [
      h("h1", { tabindex: -1 }, told(title)),
      h("p", { class: "facts" }, plural(story.articles.length, "article"), " · ", plural(story.outlets ?? 0, "outlet"), " · ", plural(story.origins ?? 0, "independent origin"), " · ",
        span(story.from, story.to), undated ? " · " + undated + " undated" : null),
      exportButtons({ name: story.slug ?? story.story, json: story, csv: () => pointRows(story), svg: story.timeline?.length ? () => timelinePicture(story) : undefined }),
      parts(story, wanted, articleList(story), thread(story)),
    ],
  };
}
