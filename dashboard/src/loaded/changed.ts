/**
 * What the chosen reading changes against the default one.
 *
 * In: the same rows under both readings. Out: for each row that differs, what it is under the default reading. Pure.
 * Invariant: only rows that both know, or that one lacks, are compared; nothing is counted or weighed.
 */

/** What the default reading has where the chosen one differs. `null`: it has no such row. */
export type Changed<T> = ReadonlyMap<string, T | null>;

/** Compares rows by key. `same` looks at what a reader sees: two rows that look alike are no change. */
export function changedAgainst<T>(
  chosen: readonly T[],
  byDefault: readonly T[],
  key: (row: T) => string,
  same: (one: T, other: T) => boolean,
): Changed<T> {
  const before = new Map(byDefault.map((row) => [key(row), row]));
  const changed = new Map<string, T | null>();
  for (const row of chosen) {
    const was = before.get(key(row));
    if (was === undefined) changed.set(key(row), null);
    else if (!same(row, was)) changed.set(key(row), was);
  }
  return changed;
}

/** Returns the rows that only the default reading has. */
export function onlyByDefault<T>(
  chosen: readonly T[],
  byDefault: readonly T[],
  key: (row: T) => string,
): readonly T[] {
  const here = new Set(chosen.map(key));
  return byDefault.filter((row) => !here.has(key(row)));
}
