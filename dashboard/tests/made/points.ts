/**
 * Makes bytes of points as the server does (`server/src/views/points.rs`), for tests and for measuring.
 *
 * In: rows, or columns. Out: the bytes. Invariant: the layout here is that of the server's own document, so that what the
 * page reads in tests is what it reads from the server.
 */

export const ACTS = ["air-strike", "shelling", "armed-clash", "aid-denied", "unknown"] as const;
export const CLASSES = [
  "not-applicable",
  "beside",
  "not-an-incident",
  "no-violation",
  "pending",
  "undetermined",
  "contested",
  "minor",
  "grave",
] as const;

export const UNKNOWN_DAY = -(2 ** 31);
export const UNKNOWN_PLACE = -(2 ** 15);
export const UNKNOWN_KM = 2 ** 16 - 1;

export interface Row {
  /** `null`: not known. */
  readonly days: readonly [number | null, number | null];
  /** West and south in tenths of degrees, and kilometres; `null`: not published. */
  readonly at: readonly [number, number, number] | null;
  readonly act: (typeof ACTS)[number];
  readonly class: (typeof CLASSES)[number];
}

export interface Columns {
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  readonly west: Int16Array;
  readonly south: Int16Array;
  readonly uncertaintyKm: Uint16Array;
  readonly act: Uint8Array;
  readonly class: Uint8Array;
}

/** Returns the bytes of some rows, by first day, those of unknown first day first. */
export function bytesOf(rows: readonly Row[]): ArrayBuffer {
  const first = ({ days: [day] }: Row) => day ?? UNKNOWN_DAY;
  const sorted = [...rows].sort((one, other) => first(one) - first(other));
  const of = <T>(value: (row: Row) => T) => sorted.map(value);
  return pointsBytes({
    firstDay: Int32Array.from(of(first)),
    lastDay: Int32Array.from(of(({ days: [, day] }) => day ?? UNKNOWN_DAY)),
    west: Int16Array.from(of(({ at }) => at?.[0] ?? UNKNOWN_PLACE)),
    south: Int16Array.from(of(({ at }) => at?.[1] ?? UNKNOWN_PLACE)),
    uncertaintyKm: Uint16Array.from(of(({ at }) => at?.[2] ?? UNKNOWN_KM)),
    act: Uint8Array.from(of(({ act }) => ACTS.indexOf(act))),
    class: Uint8Array.from(of((row) => CLASSES.indexOf(row.class))),
  });
}

/** Returns the bytes of columns. `tamper`: changes the header before it is written. */
export function pointsBytes(columns: Columns, tamper = (header: object): unknown => header): ArrayBuffer {
  const count = columns.act.length;
  const zero = { u8: new Uint8Array(count), u32: new Uint32Array(count) };
  const all: [string, string, number | null, ArrayBufferView][] = [
    ["position", "u32", null, Uint32Array.from({ length: count }, (_, row) => row)],
    ["first_day", "i32", UNKNOWN_DAY, columns.firstDay],
    ["last_day", "i32", UNKNOWN_DAY, columns.lastDay],
    ["west", "i16", UNKNOWN_PLACE, columns.west],
    ["south", "i16", UNKNOWN_PLACE, columns.south],
    ["uncertainty_km", "u16", UNKNOWN_KM, columns.uncertaintyKm],
    ["act", "u8", null, columns.act],
    ["class", "u8", null, columns.class],
    ["groups", "u8", null, zero.u8],
    ["killed_careful", "u32", 2 ** 32 - 1, zero.u32],
    ["killed_full", "u32", 2 ** 32 - 1, zero.u32],
  ];
  // Room for any header: JSON may end in spaces, so that the offsets need not be guessed.
  const room = 4096;
  let next = room;
  const headers = all.map(([name, kind, unknown, { byteLength }]) => {
    const offset = next;
    next = Math.ceil((offset + byteLength) / 8) * 8;
    return { name, kind, offset, unknown };
  });
  const header = JSON.stringify(tamper({ count, acts: ACTS, classes: CLASSES, columns: headers }));
  const bytes = new Uint8Array(next);
  bytes.set(new TextEncoder().encode("TRUCEPT1"));
  new DataView(bytes.buffer).setUint32(8, room - 12, true);
  bytes.set(new TextEncoder().encode(header.padEnd(room - 12)), 12);
  all.forEach(([, , , { buffer, byteOffset, byteLength }], n) => {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), headers[n]?.offset);
  });
  return bytes.buffer;
}
