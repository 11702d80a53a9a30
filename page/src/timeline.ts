// What happened when: a line an event, its interval on a scale that keeps hours and years apart, who reports it.
import type { Story, TimelineEntry } from "./types";
import { h, plural, span, svg, told } from "./dom";
import { articleOf, evidence, outletOf } from "./evidence";
import { moment, placesOfTimes } from "./scale";

const WIDTH = 1000, BAR = 10;

interface Drawn { entry: TimelineEntry; from: number; to: number }

function drawable(entries: TimelineEntry[]): Drawn[] {
  const out: Drawn[] = [];
  for (const entry of entries) {
    const from = moment(entry.from ?? entry.to), to = moment(entry.to ?? entry.from, true);
    if (from !== null && to !== null) out.push({ entry, from, to: Math.max(from, to) });
  }
  return out.sort((a, b) => a.from - b.from || a.to - b.to);
}

function bar(x: number, y: number, wide: number): SVGElement {
  return wide < 8 ? svg("circle", { cx: x + wide / 2, cy: y + BAR / 2, r: BAR / 2, class: "dot" })
    : svg("rect", { x, y, width: wide, height: BAR, rx: 3, class: "bar" });
}

function outlets(story: Story, entry: TimelineEntry): string {
  const all = [...new Set(entry.claims.map(c => outletOf(articleOf(story, c.article))))];
  return all.slice(0, 3).join(", ") + (all.length > 3 ? " +" + (all.length - 3) : "");
}

export function timeline(story: Story): HTMLElement | null {
  const drawn = drawable(story.timeline ?? []);
  if (!drawn.length) return null;
  const place = placesOfTimes(drawn.flatMap(d => [d.from, d.to]));
  const list = h("ol", { class: "timeline" });
  for (const d of drawn) {
    const x = place(d.from) * (WIDTH - BAR) , wide = place(d.to) * (WIDTH - BAR) - x + BAR;
    const track = svg("svg", { viewBox: `0 0 ${WIDTH} 14`, preserveAspectRatio: "none", class: "track", "aria-hidden": "true", focusable: "false" },
      svg("line", { x1: 0, x2: WIDTH, y1: 7, y2: 7, class: "axis" }), svg("rect", { x, y: 2, width: Math.max(wide, BAR), height: BAR, rx: 3, class: "bar" }));
    list.append(h("li", null, h("details", null,
      h("summary", null,
        h("time", { class: "when" }, span(d.entry.from, d.entry.to)), track,
        h("span", { class: "what" }, told(d.entry.label ?? "(no words)"), " ",
          h("small", null, outlets(story, d.entry), " · ", plural(d.entry.origins, "origin")))),
      h("ul", { class: "sentences" }, d.entry.claims.map(claim => evidence(story, claim))))));
  }
  return h("section", { "aria-labelledby": "timeline" }, h("h2", { id: "timeline" }, "Timeline"), list);
}

/** The same as one picture, for reports. */
export function timelinePicture(story: Story): SVGElement | null {
  const drawn = drawable(story.timeline ?? []);
  if (!drawn.length) return null;
  const place = placesOfTimes(drawn.flatMap(d => [d.from, d.to])), line = 34, left = 190, right = 20, wide = 900;
  const text = (x: number, y: number, words: string, size = 13) => svg("text", { x, y, "font-size": size, "font-family": "sans-serif", fill: "#222" }, words);
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${left + wide + right} ${60 + drawn.length * line}`, role: "img" },
    svg("title", null, "Timeline: " + (story.title ?? story.story)), svg("rect", { width: "100%", height: "100%", fill: "#fff" }), text(10, 26, story.title ?? story.story, 17));
  drawn.forEach((d, i) => {
    const y = 50 + i * line, x = left + place(d.from) * (wide - BAR), to = left + place(d.to) * (wide - BAR) + BAR;
    out.append(text(10, y + 10, span(d.entry.from, d.entry.to), 12), svg("line", { x1: left, x2: left + wide, y1: y + 5, y2: y + 5, stroke: "#ddd" }));
    const shape = bar(x, y, to - x);
    shape.setAttribute("fill", "#1f5f8b");
    out.append(shape);
    const words = `${d.entry.label ?? ""} (${outlets(story, d.entry)})`, before = x > left + wide / 2;
    const label = text(before ? x - 6 : to + 6, y + 10, words.slice(0, 110), 12);
    if (before) label.setAttribute("text-anchor", "end");
    out.append(label);
  });
  return out;
}
