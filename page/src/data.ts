// Where answers come from: the server that this page came from, or files beside it (a static export says so in its head).
import type { List, Side } from "./types";

const folder = document.querySelector('meta[name="weft-data"]')?.getAttribute("content") ?? "";
export const isStatic = folder !== "";

const kept = new Map<string, Promise<any>>();
const MOST_KEPT = 60;

export class Problem extends Error {
  constructor(readonly status: number, title: string, readonly detail: string) { super(title); }
}

async function ask(path: string, options?: RequestInit): Promise<any> {
  const plain = path.split("?")[0];
  const address = isStatic ? folder + plain + ".json" : "api/v1/" + path;
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Problem(0, "No answer", isStatic ? "A browser reads these files only from a web server." : "The server has ended. Start it again: weft serve");
  }
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, problem.title ?? response.statusText, problem.detail ?? "");
}

/** What a path answers. Kept while the page is open; `forget` after a judgement. */
export function get<T>(path: string): Promise<T> {
  let answer = kept.get(path);
  if (!answer) {
    answer = ask(path);
    answer.catch(() => kept.delete(path));
    kept.set(path, answer);
    const oldest = kept.keys().next().value;
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }
  return answer;
}

export function forget(): void {
  kept.clear();
}

/** A path with parameters; those without a value are left out. */
export function path(base: string, parameters: { [name: string]: string | number | undefined }): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  return base + (given.length ? "?" + new URLSearchParams(given.map(([name, value]) => [name, String(value)])) : "");
}

/** Lists of a static export are whole: what the server would choose is chosen here. */
export async function getList<T>(base: string, parameters: { [name: string]: string | number | undefined }, choose: (items: T[]) => T[]): Promise<List<T>> {
  const list = await get<List<T>>(path(base, parameters));
  if (!isStatic) return list;
  const items = choose(list.items), from = Number(parameters.cursor ?? 0), most = Number(parameters.limit ?? 50);
  return { items: items.slice(from, from + most), next: items.length > from + most ? String(from + most) : undefined };
}

/** Sides are ids of entities, or both as a judgement has them. */
export async function judge(verdict: string, a: string | Side, b: string | Side, note = ""): Promise<void> {
  const { token } = await ask("session");
  await ask("judgements", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Weft-Token": token },
    body: JSON.stringify(note ? { verdict, a, b, note } : { verdict, a, b }),
  });
  forget();
}
