// Spans of texts: places are counted in Unicode code points, JavaScript counts UTF-16 units.
import type { Span } from "./types";

const units = new Map<string, Uint32Array | null>();

/** Unit at which each code point begins; null where both counts are one. */
function unitsOf(text: string): Uint32Array | null {
  let found = units.get(text);
  if (found !== undefined) return found;
  found = null;
  if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    const list: number[] = [];
    for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) list.push(unit);
    list.push(text.length);
    found = Uint32Array.from(list);
  }
  if (units.size > 200) units.clear();
  units.set(text, found);
  return found;
}

function unit(text: string, place: number): number {
  const list = unitsOf(text);
  return list ? list[Math.min(place, list.length - 1)] : Math.min(place, text.length);
}

export function slice(text: string, start: number, end: number): string {
  return text.slice(unit(text, start), unit(text, end));
}

export function length(text: string): number {
  const list = unitsOf(text);
  return list ? list.length - 1 : text.length;
}

/** Code points before a UTF-16 unit. */
export function place(text: string, at: number): number {
  const list = unitsOf(text);
  if (!list) return at;
  let low = 0, high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Piece { start: number; end: number; names: Set<string> }

/** The text from start to end cut where a marked span begins or ends; each piece with the names of the spans that it lies in. */
export function pieces(start: number, end: number, spans: { at: Span; name: string }[]): Piece[] {
  const inside = spans.filter(s => s.at[0] < end && s.at[1] > start && s.at[1] > s.at[0]);
  const cuts = new Set([start, end]);
  for (const s of inside) cuts.add(Math.max(start, s.at[0])).add(Math.min(end, s.at[1]));
  const places = [...cuts].sort((a, b) => a - b), out: Piece[] = [];
  const opening = [...inside].sort((a, b) => a.at[0] - b.at[0]);
  let open: { at: Span; name: string }[] = [], next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    while (next < opening.length && opening[next].at[0] <= places[i]) open.push(opening[next++]);
    open = open.filter(s => s.at[1] > places[i]);
    out.push({ start: places[i], end: places[i + 1], names: new Set(open.map(s => s.name)) });
  }
  return out;
}

/** Words of both that are in a longest common subsequence; for the marking of what differs. */
export function commonWords(a: string[], b: string[]): [boolean[], boolean[]] {
  const n = a.length, m = b.length, plain = (w: string) => w.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const inA = new Array<boolean>(n).fill(false), inB = new Array<boolean>(m).fill(false);
  if (n * m > 250000) return [inA.fill(true), inB.fill(true)]; // too long to compare word by word
  const x = a.map(plain), y = b.map(plain), table = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let k = m - 1; k >= 0; k--) table[i][k] = x[i] === y[k] ? table[i + 1][k + 1] + 1 : Math.max(table[i + 1][k], table[i][k + 1]);
  for (let i = 0, k = 0; i < n && k < m;) {
    if (x[i] === y[k]) inA[i++] = inB[k++] = true;
    else if (table[i + 1][k] >= table[i][k + 1]) i++;
    else k++;
  }
  return [inA, inB];
}
