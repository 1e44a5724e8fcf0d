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
  const most = keys.reduce((a, b) => Math.max(a, b), -1);
  return most < TABLE_MAX ? throughTable(keys, most + 1) : throughSorting(keys);
}

function throughTable(keys: Float64Array, size: number): Numbered {
  const table = new Uint32Array(size);
  for (const key of keys) table[key] = 1;
  const found: number[] = [];
  for (let key = 0; key < size; key++) {
    if (table[key] === 0) continue;
    table[key] = found.length;
    found.push(key);
  }
  const of = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) of[row] = table[keys[row] ?? 0] ?? 0;
  return { of, keys: Float64Array.from(found) };
}

function throughSorting(keys: Float64Array): Numbered {
  const sorted = new Float64Array(new Set(keys)).sort();
  const numbers = new Map<number, number>();
  sorted.forEach((key, number) => {
    numbers.set(key, number);
  });
  const of = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) of[row] = numbers.get(keys[row] ?? 0) ?? 0;
  return { of, keys: sorted };
}
