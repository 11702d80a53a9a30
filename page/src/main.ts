// The frame of the page: which view an address asks for, keys, and where the focus goes.
import { add, h, type Child } from "./dom";
import { isStatic, Problem } from "./data";
import { articleView, diffView } from "./article";
import { frontView, searchBox, searchView } from "./front";
import { judgeView } from "./judge";
import { peopleView, personView } from "./person";
import { link, route, type Route } from "./router";
import { storyView } from "./story";
import { threadView, threadsView } from "./thread";
import type { View } from "./view";

const main = h("main", { id: "main", tabindex: -1 });
const search = searchBox();
let keys: { [key: string]: () => void } = {};
let turn = 0;

function viewOf({ parts, parameters }: Route): Promise<View> | null {
  const [name, a = "", b = ""] = parts, words = parameters.get("q") ?? "";
  if (!name) return frontView();
  if (name === "search") return searchView(words);
  if (name === "people") return peopleView(words);
  if (name === "judge") return judgeView();
  if (name === "story" && a) return storyView(a, b);
  if (name === "article" && a) return articleView(a, b);
  if (name === "diff" && b) return diffView(a, b);
  if (name === "threads") return threadsView();
  if (name === "thread" && a) return threadView(a);
  if (name === "person" && a) return personView(a);
  return null;
}

function problem(error: unknown): View {
  const title = error instanceof Error ? error.message : String(error), detail = error instanceof Problem ? error.detail : "";
  return { title, body: [h("h1", { tabindex: -1 }, title), h("p", { role: "alert" }, detail), h("p", null, h("a", { href: link([]) }, "All stories"))] };
}

function place(view: View, first: boolean): void {
  document.title = view.title + " · Weft";
  keys = view.keys ?? {};
  main.replaceChildren();
  add(main, view.body as Child[]);
  main.removeAttribute("aria-busy");
  const wanted = view.focus ? document.getElementById(view.focus) : null;
  if (wanted) {
    wanted.scrollIntoView({ block: "center" });
    const summary = wanted.querySelector("summary") ?? wanted;
    if (summary === wanted) wanted.tabIndex = -1;
    (summary as HTMLElement).focus({ preventScroll: true });
  } else if (!first) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus({ preventScroll: true });
  }
}

async function show(first = false): Promise<void> {
  const own = ++turn, asked = route();
  const slow = setTimeout(() => { if (own === turn) main.setAttribute("aria-busy", "true"); }, 150);
  let view: View;
  try {
    view = await (viewOf(asked) ?? Promise.reject(new Problem(404, "There is no such view", location.hash)));
  } catch (error) {
    view = problem(error);
  }
  clearTimeout(slow);
  if (own !== turn) return;
  place(view, first);
  for (const a of document.querySelectorAll("nav a")) {
    if (a.getAttribute("href") === link(asked.parts.slice(0, 1))) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
}

const KEYS: [string, string][] = [["/", "search"], ["j, k", "next, previous in a list"], ["g", "all stories"], ["t", "threads"], ["p", "people"], ["?", "these keys"], ["s d u l", "judge: same, different, nobody can say, later"]];
const help = h("dialog", { class: "help", "aria-label": "Keys" }, h("h2", null, "Keys"), h("dl", null, KEYS.map(([key, what]) => [h("dt", null, h("kbd", null, key)), h("dd", null, what)])), h("form", { method: "dialog" }, h("button", null, "Close")));

/** The next thing of a list that is in view: links of lists, and what can be unfolded. */
function move(by: number): void {
  const all = [...main.querySelectorAll<HTMLElement>("li.story a.title, summary, .articles a, .tree a")].filter(e => e.getClientRects().length);
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]?.focus();
}

document.addEventListener("keydown", event => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, dialog")) return;
  const acts: { [key: string]: () => void } = {
    "/": () => search.querySelector("input")?.focus(), "?": () => help.showModal(), j: () => move(1), k: () => move(-1),
    g: () => { location.hash = link([]); }, t: () => { location.hash = link(["threads"]); }, p: () => { location.hash = link(["people"]); }, ...keys,
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.body.append(
  h("a", { class: "skip", href: "#main", click: (event: Event) => { event.preventDefault(); main.focus(); } }, "To the content"),
  h("header", null, h("a", { class: "name", href: link([]) }, "Weft"), h("nav", { "aria-label": "Views" }, h("a", { href: link([]) }, "Stories"), h("a", { href: link(["threads"]) }, "Threads"), h("a", { href: link(["people"]) }, "People"), isStatic ? null : h("a", { href: link(["judge"]) }, "Judge")), search,
    h("button", { type: "button", class: "keys", "aria-label": "Keys", click: () => help.showModal() }, "?")),
  main, h("footer", null, "Weft shows what articles say, and where; it does not say what is true."), help);
window.addEventListener("hashchange", () => void show());
void show(true);
