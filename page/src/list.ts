// Lists that come in pages: a button asks for the next one, and the focus goes on where it stood.
import type { List } from "./types";
import { h, type Child } from "./dom";

/** A list with a button for the next page, until there is none. What is shown is kept in `shown`. */
export function pagedList<T>(load: (cursor?: string) => Promise<List<T>>, item: (one: T) => HTMLElement, empty: Child, shown: T[] = []): HTMLElement {
  const list = h("ol", { class: "plain list" }), box = h("div", null, list);
  const next = async (cursor?: string) => {
    const page = await load(cursor);
    shown.push(...page.items);
    list.append(...page.items.map(item));
    if (!list.childElementCount) box.append(h("p", { class: "empty" }, empty));
    if (!page.next) return;
    const button: HTMLButtonElement = h("button", { type: "button", class: "next", click: async () => {
      const count = list.childElementCount;
      button.disabled = true;
      await next(page.next);
      button.remove();
      (list.children[count]?.querySelector("a") as HTMLElement | null)?.focus();
    } }, "More");
    box.append(button);
  };
  next().catch(error => box.append(h("p", { class: "error", role: "alert" }, String(error.message ?? error))));
  return box;
}
