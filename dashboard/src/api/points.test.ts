/** The bytes of points are read as the server writes them; whatever else comes is told and not drawn. */
import { describe, expect, it } from "vitest";
import {
  bytesOf,
  pointsBytes,
  type Row,
  UNKNOWN_DAY,
  UNKNOWN_KM,
  UNKNOWN_PLACE,
} from "../../tests/made/points";
import { numbersFrom } from "../../tests/made/random";
import { readPoints, UnreadablePoints } from "./points";

const rows: readonly Row[] = [
  { days: [2, 5], at: [371, -362, 13], act: "shelling", class: "grave" },
  { days: [null, null], at: null, act: "aid-denied", class: "undetermined" },
  { days: [-3, -3], at: [-1800, 899, 33], act: "unknown", class: "not-applicable" },
];

/** Returns the bytes with one part of the header changed. */
function tampered(change: (header: Record<string, unknown>) => unknown): ArrayBuffer {
  const one = { firstDay: new Int32Array(1), lastDay: new Int32Array(1) };
  const place = { west: new Int16Array(1), south: new Int16Array(1), uncertaintyKm: new Uint16Array(1) };
  const columns = { ...one, ...place, act: new Uint8Array(1), class: new Uint8Array(1) };
  return pointsBytes(columns, (header) => change({ ...header }));
}

function columnsWith(name: string, change: object) {
  return (header: Record<string, unknown>) => {
    const columns: unknown = header["columns"];
    if (!Array.isArray(columns)) throw new Error("the header has columns");
    const changed = columns.map((one: { name: string }) => (one.name === name ? { ...one, ...change } : one));
    return { ...header, columns: changed };
  };
}

/** Returns the bytes with this much at this place. */
function overwritten(at: number, bytes: readonly number[]): ArrayBuffer {
  const all = new Uint8Array(bytesOf(rows));
  all.set(bytes, at);
  return all.buffer;
}

describe("points", () => {
  it("are read as they were written", () => {
    const points = readPoints(bytesOf(rows));
    expect(points.count).toBe(3);
    expect([...points.firstDay.values]).toEqual([UNKNOWN_DAY, -3, 2]);
    expect([...points.lastDay.values]).toEqual([UNKNOWN_DAY, -3, 5]);
    expect([...points.west.values]).toEqual([UNKNOWN_PLACE, -1800, 371]);
    expect([...points.south.values]).toEqual([UNKNOWN_PLACE, 899, -362]);
    expect([...points.uncertaintyKm.values]).toEqual([UNKNOWN_KM, 33, 13]);
    expect(points.uncertaintyKm.unknown).toBe(UNKNOWN_KM);
    expect([...points.act].map((act) => points.acts[act])).toEqual(["aid-denied", "unknown", "shelling"]);
    expect([...points.class].map((one) => points.classes[one])).toEqual([
      "undetermined",
      "not-applicable",
      "grave",
    ]);
  });

  it("may be none", () => {
    expect(readPoints(bytesOf([])).count).toBe(0);
  });
});

describe("what is no points", () => {
  const whole = bytesOf(rows);
  const cases: [string, ArrayBuffer, RegExp][] = [
    ["nothing", new ArrayBuffer(0), /0 bytes are no points/],
    ["another format", overwritten(0, [80, 75]), /do not begin with TRUCEPT1/],
    [
      "a header longer than the bytes",
      overwritten(8, [0xff, 0xff, 0xff, 0xff]),
      /said to be 4294967295 bytes/,
    ],
    ["a header that is no JSON", overwritten(12, [33]), /not JSON/],
    ["columns that were cut off", whole.slice(0, whole.byteLength - 60), /were cut off/],
    ["a header of nothing", tampered(() => null), /how many/],
    ["a count below nothing", tampered((h) => ({ ...h, count: -1 })), /how many/],
    ["a count that is no number", tampered((h) => ({ ...h, count: "1" })), /how many/],
    ["more rows than bytes", tampered((h) => ({ ...h, count: 4e9 })), /were cut off/],
    ["no columns", tampered((h) => ({ ...h, columns: {} })), /lists no columns/],
    ["words that are none", tampered((h) => ({ ...h, acts: [1] })), /no list of acts/],
    ["too many classes", tampered((h) => ({ ...h, classes: Array(32).fill("x") })), /no list of classes/],
    ["an act without a word", tampered((h) => ({ ...h, acts: [] })), /row 0: act 0 has no word/],
    ["a missing column", tampered(columnsWith("west", { name: "east" })), /no column `west`/],
    [
      "a column of another kind",
      tampered(columnsWith("west", { kind: "i32" })),
      /`west` is not of the kind i16/,
    ],
    [
      "an offset out of range",
      tampered(columnsWith("act", { offset: 1e9 })),
      /`act` ends at byte 1000000001/,
    ],
    ["an offset below nothing", tampered(columnsWith("act", { offset: -8 })), /where it begins/],
    ["an offset askew", tampered(columnsWith("first_day", { offset: 4097 })), /where it begins/],
    ["an offset in words", tampered(columnsWith("act", { offset: "8" })), /where it begins/],
    [
      "a place beyond the earth",
      bytesOf([{ ...must(rows[0]), at: [1800, 0, 13] }]),
      /west 1800 is not on the earth/,
    ],
    ["an end before the beginning", bytesOf([{ ...must(rows[0]), days: [5, 2] }]), /ends on day 2, before 5/],
  ];

  it.each(cases)("is told: %s", (_, bytes, says) => {
    expect(() => readPoints(bytes)).toThrow(UnreadablePoints);
    expect(() => readPoints(bytes)).toThrow(says);
  });

  it("never fails in another way, however the bytes are cut or changed", () => {
    const random = numbersFrom(7);
    for (let turn = 0; turn < 3000; turn++) {
      const bytes = new Uint8Array(whole.slice(0, random(whole.byteLength + 1)));
      for (let change = random(4); change > 0 && bytes.length > 0; change--) {
        bytes[random(Math.min(bytes.length, 1400))] = random(256);
      }
      try {
        readPoints(bytes.buffer);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(UnreadablePoints);
      }
    }
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("it is there");
  return value;
}
