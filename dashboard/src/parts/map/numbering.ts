/**
 * Numbers things by their keys: equal keys, equal numbers; numbers follow the order of the keys.
 *
 * In: a key for each row, a whole number from 0. Out: {@link Numbered}. Pure. Small keys go through a table, which takes a
 * few milliseconds for a million rows; large ones are sorted.
 */

export interface Numbered {
  /** The number of each row. */
  readonly of: Uint32Array;
  /** The key behind each number, rising. */
  readonly keys: Float64Array;
}

/** Up to this key a table is used: 64 MB of it at most. */
const TABLE_MAX = 2 ** 24;

export function numbered(keys: Float64Array): Numbered {
  let most = -1;
  for (let row = 0; row < keys.length; row++) most = Math.max(most, keys[row] ?? 0);
  return most < TABLE_MAX ? throughTable(keys, most + 1) : throughSorting(keys);
}

function throughTable(keys: Float64Array, size: number): Numbered {
  const table = new Uint32Array(size);
  let count = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? 0;
    if (table[key] === 0) count++;
    table[key] = 1;
  }
  const found = new Float64Array(count);
  for (let key = 0, next = 0; key < size; key++) {
    if (table[key] === 0) continue;
    found[next] = key;
    table[key] = next++;
  }
  return { of: translated(keys, (key) => table[key]), keys: found };
}

function throughSorting(keys: Float64Array): Numbered {
  const sorted = new Float64Array(new Set(keys)).sort();
  const numbers = new Map<number, number>();
  sorted.forEach((key, number) => {
    numbers.set(key, number);
  });
  return { of: translated(keys, (key) => numbers.get(key)), keys: sorted };
}

function translated(keys: Float64Array, numberOf: (key: number) => number | undefined): Uint32Array {
  const of = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) of[row] = numberOf(keys[row] ?? 0) ?? 0;
  return of;
}
