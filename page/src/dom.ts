// Elements made from data. Text is only ever a text node, so nothing in an article can become markup.

export type Child = Node | string | number | null | undefined | false | Child[];

type Properties = { [name: string]: string | number | boolean | null | undefined | ((event: any) => void) };

function fill(element: Element, properties: Properties | null, children: Child[]): void {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  add(element, children);
}

export function add(element: Element, children: Child): void {
  if (Array.isArray(children)) for (const child of children) add(element, child);
  else if (children instanceof Node) element.append(children);
  else if (children !== null && children !== undefined && children !== false) element.append(String(children));
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties?: Properties | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, properties ?? null, children);
  return element;
}

export function svg(tag: string, properties?: Properties | null, ...children: Child[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, properties ?? null, children);
  return element;
}

/** Text of articles: of any direction, broken anywhere rather than running out of the page. */
export function told(text: string, name = ""): HTMLElement {
  return h("span", { class: ("told " + name).trim(), dir: "auto" }, text);
}

export function number(n: number): string {
  return n.toLocaleString("en");
}

export function plural(n: number, one: string, many = one + "s"): string {
  return number(n) + " " + (n === 1 ? one : many);
}

export function day(time?: string): string {
  return time ? time.slice(0, 10) : "undated";
}

/** From the first day to the last, once when they are one. */
export function span(from?: string, to?: string): string {
  const a = day(from), b = day(to ?? from);
  return a === b ? a : a + " – " + b;
}
