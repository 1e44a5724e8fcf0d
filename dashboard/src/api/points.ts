/**
 * All incidents of an answer as columns of numbers: the bytes of `/points`, read without copying them.
 *
 * In: the bytes, laid out as `server/src/views/points.rs` says. Out: {@link Points}: one row an incident, by first day,
 * those of unknown first day first. Read first: {@link readPoints}. Invariant: what is handed on was checked to the last
 * row: every act and class has its word, every known place lies on the earth, no incident ends before it begins. What does
 * not hold is told, and nothing of it is shown.
 */

/** Why bytes cannot be read as points: a fragment for people, in English like the server's own. */
export class UnreadablePoints extends Error {}

/** A column. `unknown` stands in `values` where nothing is known; `null`: all is known. */
export interface Column<T> {
  readonly values: T;
  readonly unknown: number | null;
}

export interface Points {
  readonly count: number;
  /** What the numbers of `act` mean. */
  readonly acts: readonly string[];
  /** What the numbers of `class` mean, from the least weighty. */
  readonly classes: readonly string[];
  /** Days of the agreement; the first is 0, before it they are negative. */
  readonly firstDay: Column<Int32Array>;
  readonly lastDay: Column<Int32Array>;
  /** South-western corner of the cell, in tenths of degrees. */
  readonly west: Column<Int16Array>;
  readonly south: Column<Int16Array>;
  /** Kilometres on the ground around the middle of the cell, in which the incident lies. */
  readonly uncertaintyKm: Column<Uint16Array>;
  readonly act: Uint8Array;
  readonly class: Uint8Array;
}

const MAGIC = "TRUCEPT1";
/** Where the header begins: after the magic and its own length. */
const HEADER_AT = MAGIC.length + 4;
/** A header lists the words of two lists and a dozen columns; one that is longer is none. */
const HEADER_MAX = 1_000_000;
/** Classes are drawn together as the bits of one number. */
const CLASSES_MAX = 31;

interface Kind<T> {
  readonly word: string;
  readonly bytes: number;
  of(buffer: ArrayBuffer, at: number, count: number): T;
}

const U8: Kind<Uint8Array> = { word: "u8", bytes: 1, of: (b, at, n) => new Uint8Array(b, at, n) };
const I16: Kind<Int16Array> = { word: "i16", bytes: 2, of: (b, at, n) => new Int16Array(b, at, n) };
const U16: Kind<Uint16Array> = { word: "u16", bytes: 2, of: (b, at, n) => new Uint16Array(b, at, n) };
const I32: Kind<Int32Array> = { word: "i32", bytes: 4, of: (b, at, n) => new Int32Array(b, at, n) };

interface Header {
  readonly count: number;
  readonly acts: readonly string[];
  readonly classes: readonly string[];
  readonly columns: readonly unknown[];
}

/** Reads the bytes of points. @throws {UnreadablePoints} */
export function readPoints(buffer: ArrayBuffer): Points {
  const header = readHeader(buffer);
  const column = <T>(name: string, kind: Kind<T>) => readColumn(buffer, header, name, kind);
  const points: Points = {
    count: header.count,
    acts: header.acts,
    classes: header.classes,
    firstDay: column("first_day", I32),
    lastDay: column("last_day", I32),
    west: column("west", I16),
    south: column("south", I16),
    uncertaintyKm: column("uncertainty_km", U16),
    act: column("act", U8).values,
    class: column("class", U8).values,
  };
  checkWords(points.act, points.acts, "act");
  checkWords(points.class, points.classes, "class");
  checkPlaces(points.west, "west", 1800);
  checkPlaces(points.south, "south", 900);
  checkDays(points);
  return points;
}

/** The hand that the machine writes numbers with; the columns are little-endian. */
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function readHeader(buffer: ArrayBuffer): Header {
  must(LITTLE_ENDIAN, "this machine writes numbers the other way round than the points");
  must(buffer.byteLength >= HEADER_AT, `${buffer.byteLength} bytes are no points`);
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, MAGIC.length));
  must(magic === MAGIC, `the points do not begin with ${MAGIC}`);
  const length = new DataView(buffer).getUint32(MAGIC.length, true);
  const fits = length <= HEADER_MAX && HEADER_AT + length <= buffer.byteLength;
  must(fits, `the header of the points is said to be ${length} bytes long, of ${buffer.byteLength}`);
  const header = parsed(new TextDecoder().decode(new Uint8Array(buffer, HEADER_AT, length)));
  const count = member(header, "count");
  must(isCount(count), "the header of the points does not say how many there are");
  const columns = member(header, "columns");
  must(Array.isArray(columns), "the header of the points lists no columns");
  const acts = wordsIn(header, "acts", 256);
  return { count, acts, classes: wordsIn(header, "classes", CLASSES_MAX), columns };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadablePoints("the header of the points is not JSON");
  }
}

function wordsIn(header: unknown, key: string, most: number): readonly string[] {
  const words = member(header, key);
  const good = Array.isArray(words) && words.length <= most && words.every((one) => typeof one === "string");
  must(good, `the header of the points has no list of ${key}, of at most ${most} words`);
  return words;
}

function readColumn<T>(buffer: ArrayBuffer, header: Header, name: string, kind: Kind<T>): Column<T> {
  const found = header.columns.find((one) => member(one, "name") === name);
  must(found !== undefined, `the points have no column \`${name}\``);
  must(member(found, "kind") === kind.word, `the column \`${name}\` is not of the kind ${kind.word}`);
  const at = member(found, "offset");
  must(isCount(at) && at % kind.bytes === 0, `the column \`${name}\` does not say where it begins`);
  const end = at + header.count * kind.bytes;
  must(
    end <= buffer.byteLength,
    `the column \`${name}\` ends at byte ${end} of ${buffer.byteLength}: the points were cut off`,
  );
  const unknown = member(found, "unknown");
  return {
    values: kind.of(buffer, at, header.count),
    unknown: typeof unknown === "number" ? unknown : null,
  };
}

function checkWords(values: Uint8Array, words: readonly string[], name: string): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (value >= words.length) throw new UnreadablePoints(`row ${row}: ${name} ${value} has no word`);
  }
}

function checkPlaces({ values, unknown }: Column<Int16Array>, name: string, limit: number): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    const good = value === unknown || (value >= -limit && value < limit);
    if (!good) throw new UnreadablePoints(`row ${row}: ${name} ${value} is not on the earth`);
  }
}

function checkDays({ firstDay, lastDay, count }: Points): void {
  for (let row = 0; row < count; row++) {
    const first = firstDay.values[row] ?? 0;
    const last = lastDay.values[row] ?? 0;
    const known = first !== firstDay.unknown && last !== lastDay.unknown;
    if (known && last < first) throw new UnreadablePoints(`row ${row} ends on day ${last}, before ${first}`);
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 32;
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new UnreadablePoints(otherwise);
}
