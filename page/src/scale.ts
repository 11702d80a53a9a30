// Values and times on one line. Gaps of time are drawn by the logarithm of their length, so that hours and years have room on one scale.

/** A date or time as milliseconds, its end for `last`: "2016", "2016-01", "2016-01-12", "2016-01-12T10:00Z". */
export function moment(text: string | undefined | null, last = false): number | null {
  const m = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?)?)?/.exec(text ?? "");
  if (!m) return null;
  const [year, month, date] = [Number(m[1]), m[2] ? Number(m[2]) - 1 : last ? 11 : 0, m[3] ? Number(m[3]) : 0];
  if (m[4]) return Date.UTC(year, month, date, Number(m[4]), Number(m[5]), Number(m[6] ?? 0));
  if (m[3]) return Date.UTC(year, month, date) + (last ? 86399000 : 0);
  return last ? Date.UTC(year, month + 1, 1) - 1000 : Date.UTC(year, month, 1);
}

const DAYS: { [unit: string]: number } = { Y: 365.2425, M: 30.436875, W: 7, D: 1 };
const HOURS: { [unit: string]: number } = { H: 1 / 24, M: 1 / 1440, S: 1 / 86400 };

/** Days of an ISO 8601 duration: "P7Y", "P1M", "PT3H". */
export function duration(text: string): number | null {
  const m = /^P([^T]*)(?:T(.*))?$/.exec(text);
  if (!m) return null;
  let days = 0, any = false;
  for (const [part, table] of [[m[1], DAYS], [m[2] ?? "", HOURS]] as [string, { [unit: string]: number }][])
    for (const [, n, unit] of part.matchAll(/([\d.]+)([A-Z])/g)) {
      days += Number(n) * (table[unit] ?? 0);
      any = true;
    }
  return any ? days : null;
}

export interface Value { low: number; high: number; kind: "number" | "time" | "duration" }

/** What a claim's bounds say, where it can be put on a scale. An open end is the other one. */
export function valueOf(lo: string | number | null | undefined, hi: string | number | null | undefined): Value | null {
  const one = lo ?? hi, other = hi ?? lo;
  if (typeof one === "number" && typeof other === "number") return { low: one, high: other, kind: "number" };
  if (typeof one !== "string" || typeof other !== "string") return null;
  const d = duration(one), e = duration(other);
  if (d !== null && e !== null) return { low: d, high: e, kind: "duration" };
  const a = moment(one), b = moment(other, true);
  return a !== null && b !== null ? { low: a, high: b, kind: "time" } : null;
}

/** Places from 0 to 1 for times, by gaps; the same times have the same place. */
export function placesOfTimes(times: number[]): (time: number) => number {
  const all = [...new Set(times)].sort((a, b) => a - b), at = [0];
  for (let i = 1; i < all.length; i++) at.push(at[i - 1] + Math.log1p((all[i] - all[i - 1]) / 3600000));
  const whole = at[at.length - 1] || 1;
  return time => at[all.indexOf(time)] / whole;
}
