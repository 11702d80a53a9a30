// A person, place or organisation: the variants of the name, what is said of them, what they said, where, and what people judge.
import type { Entity, Found, Judgement, List, Quote, Story } from "./types";
import { forget, get, getList, isStatic, judge, path } from "./data";
import { h, plural, span, told } from "./dom";
import { exportButtons } from "./export";
import { pagedList } from "./list";
import { quoteElement } from "./quotes";
import { link } from "./router";
import type { View } from "./view";

export function personItem(e: Entity): HTMLElement {
  const variants = (e.variants ?? []).filter(v => v.name !== e.name).slice(0, 5).map(v => v.name);
  return h("li", { class: "story" }, h("a", { class: "title", href: link(["person", e.entity ?? e.id ?? ""]) }, told(e.name)),
    h("div", { class: "facts" }, e.type, " · ", plural(e.mentions ?? 0, "mention"), " in ", plural(e.articles ?? 0, "article"), e.said ? [" · quoted ", plural(e.said, "time")] : null,
      variants.length ? [" · also ", told(variants.join(", "))] : null));
}

export async function peopleView(name: string): Promise<View> {
  const wanted = name.toLowerCase(), shown: Entity[] = [];
  const form = h("form", { class: "filters", submit: (event: Event) => { event.preventDefault(); location.hash = link(["people"], { q: new FormData(event.target as HTMLFormElement).get("q") as string }); } },
    h("label", null, "Name ", h("input", { name: "q", value: name, autocomplete: "off" })), h("button", { type: "submit" }, "Find"));
  return { title: name ? "People: " + name : "People", body: [h("h1", { tabindex: -1 }, "People"), form,
    exportButtons({ name: "people", json: () => shown, csv: () => [["entity", "name", "type", "articles", "mentions", "quoted", "names"], ...shown.map(e => [e.entity, e.name, e.type, e.articles, e.mentions, e.said, (e.variants ?? []).map(v => v.name).join("; ")])] }),
    pagedList<Entity>(cursor => getList<Entity>("people", { name, limit: 50, cursor }, items => items.filter(e => !wanted || [e.name, ...(e.variants ?? []).map(v => v.name)].some(n => n.toLowerCase().includes(wanted)))),
      personItem, "Nobody has this name.", shown)] };
}

function attributes(e: Entity): HTMLElement | null {
  const list = e.attributes ?? [];
  return list.length ? h("section", { "aria-labelledby": "said-of" }, h("h2", { id: "said-of" }, "Said of them"), h("div", { class: "wide" }, h("table", null,
    h("thead", null, h("tr", null, ["what", "", "articles", "from", "to", "by"].map(t => h("th", { scope: "col" }, t)))),
    h("tbody", null, list.map(a => h("tr", null, h("th", { scope: "row" }, a.what), h("td", null, a.former ? "former " : "", a.dead ? "late " : "", told([a.value, a.other_name].filter(Boolean).join(" · "))), h("td", { class: "n" }, String(a.n)),
      h("td", null, a.from ?? ""), h("td", null, a.to ?? ""), h("td", null, told(a.speaker_name ?? "")))))))) : null;
}

/** Quotations of somebody need the texts of the stories that they stand in. */
async function said(id: string): Promise<HTMLElement | null> {
  if (isStatic) return null;
  const list = (await get<List<Quote>>(`people/${encodeURIComponent(id)}/quotes`)).items;
  if (!list.length) return null;
  const box = h("ul", { class: "plain" });
  for (const story of [...new Set(list.map(q => q.story ?? ""))].slice(0, 12)) {
    const whole = await get<Story>("stories/" + encodeURIComponent(story));
    box.append(h("li", null, h("h3", null, h("a", { href: link(["story", story]) }, told(whole.title ?? story))), h("ul", { class: "plain" }, list.filter(q => q.story === story).slice(0, 20).map(q => quoteElement(whole, q)))));
  }
  return h("section", { "aria-labelledby": "said" }, h("h2", { id: "said" }, "What they said"), box);
}

function merging(e: Entity, status: HTMLElement, again: () => void): HTMLElement {
  const found = h("ul", { class: "plain" }), own = e.entity ?? "";
  const act = async (verdict: string, other: string, told: string) => {
    status.textContent = "…";
    try {
      await judge(verdict, own, other);
      status.textContent = told;
      again();
    } catch (error) {
      status.textContent = String((error as { detail?: string }).detail || error);
    }
  };
  const find = async (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement, name = String(new FormData(form).get("name") ?? "").trim();
    if (!name) return;
    const list = (await get<List<Entity>>(path("people", { name, limit: 10 }))).items.filter(o => o.entity !== own);
    found.replaceChildren(...(list.length ? list.map(o => h("li", null, h("button", { type: "button", click: () => act("same", o.entity!, "They are one now.") }, "Merge with ", told(o.name)), " ", h("small", null, plural(o.mentions ?? 0, "mention")))) : [h("li", null, "Nobody else has this name.")]));
  };
  const split = h("ul", { class: "plain" });
  const offer = async () => {
    const list = (await get<List<Found>>(path("articles", { person: e.name, limit: 50 }))).items;
    split.replaceChildren(...list.map(f => h("li", null, h("button", { type: "button", click: () => act("different", f.id, "In that article it is somebody else now.") }, "Somebody else in"), " ", h("a", { href: link(["article", f.id]) }, told((f.outlet ?? "") + ": " + (f.title ?? f.id))))));
  };
  return h("details", { class: "judging" }, h("summary", null, "Merge or split"), h("form", { class: "filters", submit: find }, h("label", null, "Is the same as ", h("input", { name: "name", autocomplete: "off" })), h("button", { type: "submit" }, "Find")), found,
    h("p", null, h("button", { type: "button", click: offer }, "Not the same in an article …")), split);
}

/** What was judged of this person, each to be taken back. */
async function judgements(e: Entity, status: HTMLElement, again: () => void): Promise<HTMLElement | null> {
  const names = new Set((e.variants ?? []).map(v => v.name)), list = (await get<List<Judgement>>("judgements?limit=1000")).items.filter(j => names.has(j.a.name) || names.has(j.b.name));
  if (!list.length) return null;
  return h("section", { "aria-labelledby": "judged" }, h("h2", { id: "judged" }, "What people judged"), h("ol", { class: "plain" }, list.map(j => h("li", null, h("b", null, j.verdict), ": ", told(j.a.name), " and ", told(j.b.name), j.note ? [" · ", told(j.note)] : null, j.at ? h("small", null, " ", j.at.slice(0, 16).replace("T", " ")) : null,
    j.verdict === "unsure" ? null : [" ", h("button", { type: "button", click: async () => {
      try {
        await judge(j.verdict === "same" ? "different" : "same", j.a, j.b);
        status.textContent = "Taken back.";
        again();
      } catch (error) {
        status.textContent = String((error as { detail?: string }).detail || error);
      }
    } }, "Undo")]))));
}

export async function personView(id: string): Promise<View> {
  const e = await get<Entity>("people/" + encodeURIComponent(id));
  const status = h("p", { class: "status-line", role: "status" });
  const again = () => { forget(); setTimeout(() => window.dispatchEvent(new Event("hashchange")), 600); };
  const quoted = await said(id).catch(() => null), judged = isStatic ? null : await judgements(e, status, again).catch(() => null);
  return {
    title: e.name,
    body: [h("h1", { tabindex: -1 }, told(e.name)),
      h("p", { class: "facts" }, e.type, " · ", plural(e.mentions ?? 0, "mention"), " in ", plural(e.articles ?? 0, "article"), " · quoted ", plural(e.said ?? 0, "time")),
      exportButtons({ name: id, json: e, csv: () => [["name", "times", "from", "to"], ...(e.variants ?? []).map(v => [v.name, v.n, v.from, v.to])] }), status,
      h("section", { "aria-labelledby": "variants" }, h("h2", { id: "variants" }, "Names"), h("ul", { class: "plain" }, (e.variants ?? []).map(v => h("li", null, told(v.name), " ", h("small", null, plural(v.n, "time"), v.from ? " · " + span(v.from, v.to) : ""))))),
      attributes(e),
      e.stories?.length ? h("section", { "aria-labelledby": "stories" }, h("h2", { id: "stories" }, "Stories"), h("ol", { class: "plain" }, e.stories.map(s => h("li", null, h("time", null, (s.published ?? "undated").slice(0, 10)), " ",
        h("a", { href: link(["story", s.story]) }, "as ", told(s.name)), " ", h("small", null, plural(s.articles, "article"), s.why ? " · known by " + s.why : ""), s.company?.length ? h("small", null, " · with ", told(s.company.join(", "))) : null)))) : null,
      quoted, judged, isStatic ? null : merging(e, status, again)],
  };
}
