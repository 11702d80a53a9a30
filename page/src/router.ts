// Addresses of views: all behind "#", so that the same files work from any web server. "#/story/ID/p3?layers=quotes".

export interface Route { parts: string[]; parameters: URLSearchParams }

export function route(): Route {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(part => { try { return decodeURIComponent(part); } catch { return part; } });
  return { parts, parameters: new URLSearchParams(query ?? "") };
}

export function link(parts: (string | number)[], parameters: { [name: string]: string | undefined } = {}): string {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return "#/" + parts.map(part => encodeURIComponent(String(part))).join("/") +
    (given.length ? "?" + new URLSearchParams(given as [string, string][]) : "");
}

/** Changes the parameters of the view that is shown, without a new entry in the history. */
export function replaceParameters(parameters: { [name: string]: string | undefined }): void {
  history.replaceState(null, "", link(route().parts, parameters));
}
