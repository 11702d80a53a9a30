// The front: stories by recency or by independent origins, filters, and search as one types.
import type { Found, List, Store, StorySummary } from "./types";
import { get, getList, isStatic, path } from "./data";
import { h, plural, span, told, type Child } from "./dom";
import { exportButtons } from "./export";
import { pagedList } from "./list";
import { link, replaceParameters, route } from "./router";
import { slice, length } from "./text";
import type { View } from "./view";

const PAGE = 50;
const SORTS: [string, string][] = [["recent", "latest"], ["origins", "most independent origins"], ["conflicts", "most differences"], ["articles", "most articles"]];

export function storyItem(s: StorySummary): HTMLElement {
  const more = s.outlets - s.outlet_names.length;
  return h("li", { class: "story" },
    h("a", { class: "title", href: link(["story", s.story]) }, told(s.title ?? s.slug)),
    h("div", { class: "facts" },
      h("time", null, span(s.from, s.to)), " · ", plural(s.articles, "article"), " · ", plural(s.origins, "origin"),
      s.conflicts ? [" · ", h("span", { class: "conflicts" }, h("span", { "aria-hidden": "true" }, "≠ "), plural(s.conflicts, "difference"))] : null,
      s.outlet_names.length ? [" · ", told(s.outlet_names.join(", ") + (more > 0 ? ` +${more}` : ""), "outlets")] : null));
}

export function foundItem(f: Found): HTMLElement {
  const out: Child[] = [];
  let at = 0;
  for (const [a, b] of f.marks) {
    out.push(slice(f.snippet, at, a), h("mark", null, slice(f.snippet, a, b)));
    at = b;
  }
  out.push(slice(f.snippet, at, length(f.snippet)));
  const place = f.marks.length ? `${f.start + f.marks[0][0]}-${f.start + f.marks[0][1]}` : undefined;
  return h("li", { class: "story" }, h("a", { class: "title", href: link(place ? ["article", f.id, place] : ["article", f.id]) }, told(f.title ?? "(no title)")),
    h("div", { class: "facts" }, h("time", null, (f.published ?? "undated").slice(0, 10)), " · ", told(f.outlet ?? "unknown"), f.story ? [" · ", h("a", { href: link(["story", f.story]) }, "its story")] : null),
    h("p", { class: "told snippet", dir: "auto" }, out));
}

export function searchItems(words: string, parameters: { [name: string]: string | undefined } = {}) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return (cursor?: string) => getList<Found>("search", { words, ...parameters, limit: PAGE, cursor },
    items => items.filter(f => wanted.every(w => `${f.title ?? ""} ${f.snippet} ${f.outlet ?? ""}`.toLowerCase().includes(w))));
}

function chosen(items: StorySummary[], p: { [name: string]: string | undefined }): StorySummary[] {
  const key: { [sort: string]: (s: StorySummary) => number } = { origins: s => s.origins, conflicts: s => s.conflicts, articles: s => s.articles };
  const fitting = items.filter(s => (!p.outlet || s.outlet_names.some(o => o.toLowerCase() === p.outlet!.toLowerCase())) &&
    (!p.from || (s.to ?? "") >= p.from) && (!p.to || (s.from ?? "") <= p.to + "~"));
  const by = key[p.sort ?? ""];
  return by ? [...fitting].sort((a, b) => by(b) - by(a)) : fitting;
}

export async function frontView(): Promise<View> {
  const given = route().parameters, store = get<Store>("store"); // the list need not wait for it
  store.catch(() => undefined);
  const state: { [name: string]: string | undefined } = {};
  for (const name of ["sort", "outlet", "from", "to", "person"]) state[name] = given.get(name) ?? undefined;
  const results = h("div", { class: "results", "aria-live": "polite" });
  let shown: StorySummary[] = [];
  const show = () => {
    replaceParameters(state);
    shown = [];
    results.replaceChildren(pagedList<StorySummary>(cursor => getList<StorySummary>("stories", { ...state, limit: PAGE, cursor }, items => chosen(items, state)), storyItem,
      "No story fits. Loosen the filter, or add articles: weft add FOLDER", shown));
  };
  const valid = (input: HTMLInputElement) => !input.value || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(input.value);
  const field = (name: string, label: string, properties: { [name: string]: string } = {}) => h("label", null, label, " ", h("input", {
    name, value: state[name] ?? "", autocomplete: "off", ...properties,
    change: (event: Event) => {
      const input = event.target as HTMLInputElement, dated = name === "from" || name === "to";
      input.setCustomValidity(!dated || valid(input) ? "" : "a day as 2016, 2016-01 or 2016-01-12");
      if (!input.reportValidity()) return;
      state[name] = input.value.trim() || undefined;
      show();
    },
  }));
  const outlets = h("datalist", { id: "outlets" }), facts = h("p", { class: "facts" }, "\u00a0");
  store.then(known => {
    outlets.append(...known.outlets.map(o => h("option", { value: o.name }, `${o.articles}`)));
    facts.replaceChildren(`${plural(known.stories, "story", "stories")} from ${plural(known.articles, "article")} of ${plural(known.outlets.length, "outlet")}${known.from ? " · " + span(known.from, known.to) : ""}`);
  }, error => facts.replaceChildren(String(error.detail || error)));
  const form = h("form", { class: "filters", "aria-label": "Filter of stories", submit: (event: Event) => event.preventDefault() },
    h("label", null, "First ", h("select", { name: "sort", change: (event: Event) => { state.sort = (event.target as HTMLSelectElement).value; show(); } },
      SORTS.map(([value, label]) => h("option", { value, selected: value === (state.sort ?? "recent") }, label)))),
    field("outlet", "Outlet", { list: "outlets" }), field("from", "From", { placeholder: "2016-01", size: "10" }), field("to", "To", { placeholder: "2016-12", size: "10" }),
    isStatic ? null : field("person", "Person"), outlets);
  show();
  return {
    title: "Stories",
    body: [h("h1", { tabindex: -1 }, "Stories"),
      facts,
      form, exportButtons({ name: "stories", json: () => shown, csv: () => [["story", "title", "articles", "outlets", "origins", "from", "to", "points", "differences", "names"],
        ...shown.map(s => [s.story, s.title ?? s.slug, s.articles, s.outlets, s.origins, s.from, s.to, s.points, s.conflicts, s.outlet_names.join("; ")])] }),
      results],
  };
}

export async function searchView(words: string): Promise<View> {
  const p = route().parameters, filters = { outlet: p.get("outlet") ?? undefined, from: p.get("from") ?? undefined, to: p.get("to") ?? undefined };
  const shown: Found[] = [];
  const note = isStatic ? "A static export searches titles and beginnings alone." : "";
  return {
    title: words ? "Search: " + words : "Search",
    body: [h("h1", { tabindex: -1 }, words ? ["Articles with ", h("q", null, told(words))] : "Articles"), note ? h("p", { class: "facts" }, note) : null,
      exportButtons({ name: "articles", json: () => shown, csv: () => [["article", "outlet", "published", "title", "url", "story", "snippet"], ...shown.map(f => [f.id, f.outlet, f.published, f.title, f.url, f.story, f.snippet])] }),
      pagedList<Found>(searchItems(words, filters), foundItem, "No article has all these words.", shown)],
  };
}

/** The box at the top: what fits as one types, a page of it on Enter. */
export function searchBox(): HTMLElement {
  let timer = 0, turn = 0;
  const list = h("ol", { class: "plain suggestions", id: "suggestions", hidden: true });
  const input: HTMLInputElement = h("input", { type: "search", name: "words", placeholder: "Search the articles", "aria-label": "Search the articles", "aria-describedby": "search-count", autocomplete: "off",
    input: () => { clearTimeout(timer); timer = window.setTimeout(suggest, 120); },
    keydown: (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
      if (event.key === "ArrowDown") { event.preventDefault(); (list.querySelector("a") as HTMLElement | null)?.focus(); }
    } });
  const count = h("span", { id: "search-count", class: "unseen", "aria-live": "polite" });
  const close = () => { list.hidden = true; list.replaceChildren(); count.textContent = ""; };
  async function suggest(): Promise<void> {
    const words = input.value.trim(), own = ++turn;
    if (words.length < 2) return close();
    const found = await (isStatic ? searchItems(words)() : get<List<Found>>(path("search", { words, limit: 8 }))).catch(() => ({ items: [] as Found[] }));
    if (own !== turn) return;
    list.replaceChildren(...found.items.slice(0, 8).map(foundItem));
    list.hidden = !found.items.length;
    count.textContent = found.items.length ? plural(Math.min(8, found.items.length), "suggestion") + ", Enter shows all" : "nothing found";
  }
  const form = h("form", { role: "search", class: "search", submit: (event: Event) => { event.preventDefault(); turn++; close(); location.hash = link(["search"], { q: input.value.trim() }); } }, input, count, list);
  form.addEventListener("focusout", event => { if (!form.contains((event as FocusEvent).relatedTarget as Node | null)) setTimeout(() => { if (!form.contains(document.activeElement)) close(); }, 150); });
  list.addEventListener("click", event => { if ((event.target as Element).closest("a")) close(); });
  return form;
}
