/**
 * A series as it is drawn: where its days lie, how high it goes, and its lines without the days that have no mean.
 *
 * In: the trend of an answer. Out: numbers for drawings and tables. Pure. Invariant: a day without a mean is a gap, never
 * a zero.
 */
import type { components } from "../../api/schema";

export type Trend = components["schemas"]["TrendView"];
export type Pair = components["schemas"]["PairTrendView"];
export type Series = components["schemas"]["CountTrendView"];
export type Window = components["schemas"]["WindowView"];

/** The days that a drawing shows. */
export interface Span {
  readonly first: string;
  readonly last: string;
  /** How many days. */
  readonly days: number;
  /** The place of the day on which the truce begins; below 0 or from `days` on: it lies outside. */
  readonly start: number;
}

const DAY_MS = 86_400_000;

export function spanOf({ first, last, start }: Trend): Span {
  return { first, last, days: between(first, last) + 1, start: between(first, start) };
}

/** Returns the day `n` days after the first. */
export function dayAt({ first }: Span, n: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);
}

function between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Returns the next round number above all that is drawn: 1, 2 or 5 with zeros. */
export function topOf({ daily, mean_7, mean_28 }: Series): number {
  const most = [...daily, ...mean_7, ...mean_28].reduce<number>((top, n) => Math.max(top, n ?? 0), 0);
  if (most <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * size).find((round) => round >= most) ?? most;
}

/** Returns the runs of days that have a mean, each day with its place. */
export function gapped(means: readonly (number | null)[]): readonly (readonly [number, number][])[] {
  const runs: [number, number][][] = [];
  let open = false;
  for (const [day, mean] of means.entries()) {
    if (mean === null) open = false;
    else if (open) runs.at(-1)?.push([day, mean]);
    else {
      runs.push([[day, mean]]);
      open = true;
    }
  }
  return runs;
}
