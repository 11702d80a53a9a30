// Points: what the articles agree on and where they differ. Each value with its outlets on one scale; a click opens the sentences side by side.
import type { Claim, Point, Story } from "./types";
import { day, h, plural, svg, told } from "./dom";
import { articleOf, evidence, outletOf } from "./evidence";
import { valueOf, type Value } from "./scale";
import { link } from "./router";

export const STATUSES: { [status: string]: { word: string; sign: string; text: string } } = {
  conflict: { word: "conflict", sign: "≠", text: "values that cannot all be right" },
  update: { word: "update", sign: "↗", text: "a value that changed with time" },
  scope: { word: "scope", sign: "∩", text: "values of unlike things or extent" },
  agree: { word: "agree", sign: "=", text: "values that fit together" },
};

export function originsOf(point: Point): number {
  return Array.isArray(point.origins) ? point.origins.length : point.origins;
}

function groupsOf(point: Point): [string, Claim[]][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of point.claims) groups.set(claim.group ?? "A", [...(groups.get(claim.group ?? "A") ?? []), claim]);
  return [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function outletsOf(story: Story, claims: Claim[]): string {
  const all = [...new Set(claims.map(c => outletOf(articleOf(story, c.article))))];
  return all.slice(0, 4).join(", ") + (all.length > 4 ? " +" + (all.length - 4) : "");
}

/** One line with a mark for each group of values; null where they cannot be put on one. */
function line(groups: [string, Claim[]][]): SVGElement | null {
  const values: [string, Value][] = [];
  for (const [group, claims] of groups)
    for (const claim of claims) {
      const value = valueOf(claim.lo, claim.hi);
      if (value) values.push([group, value]);
    }
  if (!values.length || values.some(v => v[1].kind !== values[0][1].kind)) return null;
  const low = Math.min(...values.map(v => v[1].low)), high = Math.max(...values.map(v => v[1].high));
  if (!(high > low)) return null;
  const x = (v: number) => 14 + (v - low) / (high - low) * 372, picture = svg("svg", { viewBox: "0 0 400 34", class: "numberline", "aria-hidden": "true", focusable: "false" },
    svg("line", { x1: 6, x2: 394, y1: 20, y2: 20, class: "axis" }));
  const seen = new Set<string>();
  for (const [group, v] of values) {
    const key = group + v.low + "/" + v.high;
    if (seen.has(key)) continue;
    seen.add(key);
    const a = x(v.low), b = x(v.high), middle = (a + b) / 2;
    picture.append(b - a > 4 ? svg("rect", { x: a, y: 16, width: b - a, height: 8, rx: 4, class: "group g" + group }) : svg("circle", { cx: middle, cy: 20, r: 6, class: "group g" + group }),
      svg("text", { x: middle, y: 10, "text-anchor": "middle" }, group));
  }
  return picture;
}

/** A value over time as steps, for updates of numbers. */
function steps(story: Story, point: Point): SVGElement | null {
  const told = point.claims.flatMap(claim => {
    const value = valueOf(claim.lo, claim.hi), at = claim.as_of ?? articleOf(story, claim.article)?.published;
    return value && value.kind !== "time" && at ? [{ at, value: value.low }] : [];
  }).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (told.length < 2) return null;
  const low = Math.min(...told.map(t => t.value)), high = Math.max(...told.map(t => t.value)), times = told.map(t => Date.parse(t.at));
  const first = Math.min(...times), last = Math.max(...times);
  if (!(high > low) || Number.isNaN(first) || Number.isNaN(last)) return null;
  const x = (t: number) => 14 + (last > first ? (t - first) / (last - first) : 0.5) * 372, y = (v: number) => 44 - (v - low) / (high - low) * 32;
  let path = "";
  told.forEach((t, i) => { path += i ? `H${x(times[i]).toFixed(1)}V${y(t.value).toFixed(1)}` : `M${x(times[i]).toFixed(1)} ${y(t.value).toFixed(1)}`; });
  return svg("svg", { viewBox: "0 0 400 54", class: "steps", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: path + "H394" }), told.map((t, i) => svg("circle", { cx: x(times[i]), cy: y(t.value), r: 3 })));
}

export function pointElement(story: Story, point: Point, open: boolean): HTMLElement {
  const groups = groupsOf(point), status = STATUSES[point.status] ?? { word: point.status, sign: "?", text: "" };
  const many = originsOf(point), drawn = point.status === "update" ? steps(story, point) ?? line(groups) : line(groups);
  const columns = h("div", { class: "columns" }, groups.map(([group, claims]) =>
    h("section", { class: "column" }, groups.length > 1 ? h("h4", null, h("span", { class: "badge g" + group }, group), " ", told(claims[0].text)) : null,
      h("ul", { class: "sentences" }, claims.map(claim => evidence(story, claim))))));
  const details = h("details", { class: "point " + point.status, id: point.id, open },
    h("summary", null,
      h("span", { class: "status", title: status.text }, h("span", { "aria-hidden": "true" }, status.sign), " ", status.word), " ",
      h("span", { class: "label" }, told(point.label)), " ",
      h("small", null, plural(many, "independent origin")),
      point.reason ? h("span", { class: "reason" }, told(point.reason)) : null,
      drawn,
      h("ul", { class: "values" }, groups.map(([group, claims]) => h("li", null,
        groups.length > 1 ? h("span", { class: "badge g" + group }, group) : null, " ",
        h("b", null, told([...new Set(claims.map(c => c.text))].slice(0, 4).join(" · "))), " ", h("small", null, told(outletsOf(story, claims))))))),
    columns, h("p", { class: "more" }, h("a", { href: link(["story", story.story, point.id]) }, "Link to this point")));
  return details;
}

/** Conflicts first, then updates and scope; agreement folded. `wanted`: the point that the address names. */
export function points(story: Story, wanted: string): HTMLElement | null {
  if (!story.points.length) return null;
  const order = ["conflict", "update", "scope"], differ = story.points.filter(p => p.status !== "agree"), agree = story.points.filter(p => p.status === "agree");
  differ.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  agree.sort((a, b) => originsOf(b) - originsOf(a));
  const strong = agree.filter(p => originsOf(p) >= 3).length;
  return h("section", { "aria-labelledby": "points" }, h("h2", { id: "points" }, "Points"),
    differ.length ? [h("h3", null, "Differences ", h("small", null, String(differ.length))), differ.map(p => pointElement(story, p, p.id === wanted))]
      : h("p", { class: "empty" }, "The articles do not differ in what they both say."),
    agree.length ? h("details", { class: "agreed", open: agree.some(p => p.id === wanted) },
      h("summary", null, h("h3", null, "Agreed ", h("small", null, `${agree.length}, ${strong} by three or more independent origins`))),
      agree.map(p => pointElement(story, p, p.id === wanted))) : null);
}

export function pointRows(story: Story): (string | number | null | undefined)[][] {
  const rows: (string | number | null | undefined)[][] = [["point", "status", "label", "reason", "origins", "group", "value", "text", "outlet", "published", "article", "start", "end", "url"]];
  for (const point of story.points)
    for (const claim of point.claims) {
      const article = articleOf(story, claim.article);
      rows.push([point.id, point.status, point.label, point.reason, originsOf(point), claim.group, claim.value, claim.text, article?.outlet, day(article?.published), claim.article, claim.start, claim.end, article?.url]);
    }
  return rows;
}
