/**
 * Rows of an answer, grouped.
 *
 * In: rows and what they are grouped by. Out: the groups in the order in which each is first met. Pure.
 */

export function grouped<T>(rows: readonly T[], by: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group === undefined) groups.set(by(row), [row]);
    else group.push(row);
  }
  return groups;
}
