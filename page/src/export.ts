// What a view shows, to be kept: JSON, CSV (RFC 4180) and SVG, made here and handed to the browser as a file.
import { h } from "./dom";

/** What can be kept of a view; functions are asked when it is. */
export interface Exports { name: string; json?: unknown | (() => unknown); csv?: () => (string | number | null | undefined)[][]; svg?: () => SVGElement | null }

function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A field as it is written; one that a spreadsheet would take for a formula is made plain text (OWASP, CSV injection). */
function field(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

export function csvText(rows: (string | number | null | undefined)[][]): string {
  return rows.map(row => row.map(field).join(",") + "\r\n").join("");
}

export function exportButtons(what: Exports): HTMLElement {
  const box = h("div", { class: "exports", role: "group", "aria-label": "Keep this view" });
  if (what.json !== undefined)
    box.append(h("button", { type: "button", click: () => save(what.name + ".json", "application/json", JSON.stringify(typeof what.json === "function" ? what.json() : what.json, null, 1) + "\n") }, "JSON"));
  if (what.csv) {
    const rows = what.csv;
    box.append(h("button", { type: "button", click: () => save(what.name + ".csv", "text/csv;charset=utf-8", csvText(rows())) }, "CSV"));
  }
  if (what.svg) {
    const drawn = what.svg;
    box.append(h("button", { type: "button", click: () => {
      const picture = drawn();
      if (picture) save(what.name + ".svg", "image/svg+xml", new XMLSerializer().serializeToString(picture) + "\n");
    } }, "SVG"));
  }
  box.append(h("button", { type: "button", click: () => window.print() }, "Print"));
  return box;
}
