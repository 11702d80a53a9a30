// The queue of pairs that may be one: one key each.
import type { Entity, List, Unsure } from "./types";
import { get, isStatic, judge } from "./data";
import { h, plural, span, told } from "./dom";
import { link } from "./router";
import type { View } from "./view";

function side(e: Entity): HTMLElement {
  return h("section", { class: "column" }, h("h2", null, h("a", { href: link(["person", e.entity ?? ""]) }, told(e.name))), h("p", { class: "facts" }, e.type, " · ", plural(e.mentions ?? 0, "mention"), " in ", plural(e.articles ?? 0, "article")),
    h("ul", { class: "plain" }, (e.variants ?? []).slice(0, 8).map(v => h("li", null, told(v.name), " ", h("small", null, String(v.n), " · ", span(v.from, v.to))))),
    e.attributes?.length ? h("ul", { class: "plain" }, e.attributes.slice(0, 8).map(a => h("li", null, a.what, ": ", told([a.value, a.other_name].filter(Boolean).join(" · "))))) : null);
}

export async function judgeView(): Promise<View> {
  if (isStatic) return { title: "Judge", body: [h("h1", { tabindex: -1 }, "Judge"), h("p", { class: "empty" }, "Files cannot be judged; weft serve can.")] };
  const list = (await get<List<Unsure>>("unsure?limit=200")).items;
  let at = 0, busy = false;
  const box = h("div", { class: "pair", "aria-live": "polite" }), status = h("p", { class: "status-line", role: "status" });
  const show = () => {
    const pair = list[at];
    box.replaceChildren(...(pair ? [h("p", { class: "facts" }, `Pair ${at + 1} of ${list.length}: one by ${Math.round(100 * pair.probability)} %, says the program.`), h("div", { class: "columns" }, side(pair.a), side(pair.b))]
      : [h("p", { class: "empty" }, list.length ? "That was the last one." : "The program is sure of everybody.")]));
  };
  const say = async (verdict: string) => {
    const pair = list[at];
    if (!pair || busy) return;
    busy = true;
    try {
      await judge(verdict, pair.a.entity!, pair.b.entity!);
      status.textContent = `${pair.a.name} and ${pair.b.name}: ${verdict}.`;
      at++;
      show();
    } catch (error) {
      status.textContent = String((error as { detail?: string }).detail || error);
    }
    busy = false;
  };
  const later = () => { if (at < list.length) { at++; show(); } };
  show();
  const button = (key: string, label: string, act: () => void) => h("button", { type: "button", click: act }, h("kbd", null, key), " ", label);
  return {
    title: "Judge", keys: { s: () => void say("same"), d: () => void say("different"), u: () => void say("unsure"), l: later },
    body: [h("h1", { tabindex: -1 }, "Are they one?"), box, h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" },
      button("s", "the same", () => void say("same")), button("d", "different", () => void say("different")), button("u", "nobody can say", () => void say("unsure")), button("l", "later", later)), status],
  };
}
