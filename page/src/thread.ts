// A running affair on one line: its stories over months and years, then what their articles jointly say.
import type { Story, ThreadStory, ThreadSummary } from "./types";
import { get, getList } from "./data";
import { h, plural, span, svg, told } from "./dom";
import { exportButtons } from "./export";
import { pagedList } from "./list";
import { link } from "./router";
import { moment } from "./scale";
import { pointRows } from "./points";
import { parts } from "./story";
import type { View } from "./view";

const WIDE = 1000;

/** One line over the whole time, a mark a story; years below it. */
function picture(list: ThreadStory[], title: string): SVGElement | null {
  const dated = list.flatMap((s, i) => { const at = moment(s.from); return at === null ? [] : [{ s, i, at, to: moment(s.to ?? s.from, true) ?? at }]; });
  if (dated.length < 2) return null;
  const first = Math.min(...dated.map(d => d.at)), last = Math.max(...dated.map(d => d.to)), x = (t: number) => 20 + (last > first ? (t - first) / (last - first) : 0.5) * (WIDE - 40);
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDE} 74`, class: "threadline", role: "group", "aria-label": `${title}: ${dated.length} stories, ${span(list[0].from, list[list.length - 1].to)}` },
    svg("line", { x1: 10, x2: WIDE - 10, y1: 34, y2: 34, class: "axis", stroke: "currentColor" }));
  const from = new Date(first).getUTCFullYear(), to = new Date(last).getUTCFullYear(), step = Math.max(1, Math.ceil((to - from) / 12));
  for (let year = from; year <= to + 1; year += step) {
    const at = Date.UTC(year, 0, 1);
    if (at >= first && at <= last) out.append(svg("line", { x1: x(at), x2: x(at), y1: 28, y2: 40, class: "axis", stroke: "currentColor" }), svg("text", { x: x(at), y: 66, "text-anchor": "middle", "font-size": 14, fill: "currentColor" }, String(year)));
  }
  for (const d of dated)
    out.append(svg("a", { href: link(["story", d.s.story]), "aria-label": `${d.i + 1} ${span(d.s.from, d.s.to)} ${d.s.title ?? d.s.slug}` }, svg("title", null, `${span(d.s.from, d.s.to)} ${d.s.title ?? d.s.slug}`),
      svg("rect", { x: x(d.at) - 7, y: 27, width: Math.max(14, x(d.to) - x(d.at) + 14), height: 14, rx: 7, class: "bar", fill: "#1f5f8b" }), svg("text", { x: x(d.at), y: 18, "text-anchor": "middle", "font-size": 12, fill: "currentColor" }, String(d.i + 1))));
  return out;
}

export async function threadView(id: string): Promise<View> {
  const story = await get<Story>("threads/" + encodeURIComponent(id)), list = story.thread_stories ?? [], title = story.title ?? list[0]?.title ?? story.story;
  return {
    title: "Thread: " + title,
    body: [h("h1", { tabindex: -1 }, told(title)), h("p", { class: "facts" }, "Thread of ", plural(Math.max(1, list.length), "story", "stories"), " · ", plural(story.articles.length, "article"), " · ", span(story.from, story.to)),
      exportButtons({ name: "thread-" + story.story, json: story, csv: () => pointRows(story), svg: list.length > 1 ? () => picture(list, title) : undefined }),
      picture(list, title), h("ol", { class: "plain numbered" }, list.map(s => h("li", null, h("time", null, span(s.from, s.to)), " ", h("a", { href: link(["story", s.story]) }, told(s.title ?? s.slug))))), parts(story, "")],
  };
}

export async function threadsView(): Promise<View> {
  const shown: ThreadSummary[] = [];
  return {
    title: "Threads",
    body: [h("h1", { tabindex: -1 }, "Threads"), h("p", { class: "facts" }, "Affairs that went on over several stories."),
      exportButtons({ name: "threads", json: () => shown, csv: () => [["thread", "title", "stories", "articles", "outlets", "from", "to"], ...shown.map(t => [t.thread, t.title ?? t.slug, t.stories, t.articles, t.outlets, t.from, t.to])] }),
      pagedList<ThreadSummary>(cursor => getList<ThreadSummary>("threads", { limit: 50, cursor }, items => items), t => h("li", { class: "story" },
        h("a", { class: "title", href: link(["thread", t.thread]) }, told(t.title ?? t.slug ?? t.thread)),
        h("div", { class: "facts" }, h("time", null, span(t.from, t.to)), " · ", plural(t.stories, "story", "stories"), " · ", plural(t.articles, "article"), " · ", plural(t.outlets, "outlet"))),
      "No affair goes on over several stories.", shown)],
  };
}
