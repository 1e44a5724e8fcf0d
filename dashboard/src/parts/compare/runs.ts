/**
 * Days in a row that stand alike, as one run: what a small strip draws and what a screen reader hears.
 *
 * In: days with a sign each, in order. Out: runs, in order. Pure. Invariant: a day without a sign ends a run and is in
 * none: it is drawn as nothing, not as like its neighbours.
 */

export interface SignedDay<S> {
  readonly day: number;
  readonly sign: S;
}

export interface Run<S> {
  readonly first: number;
  readonly last: number;
  readonly sign: S;
}

export function runsOf<S>(days: readonly SignedDay<S>[]): readonly Run<S>[] {
  const runs: Run<S>[] = [];
  for (const { day, sign } of days) {
    const before = runs.at(-1);
    if (before?.sign === sign && before.last === day - 1) runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, sign });
  }
  return runs;
}
