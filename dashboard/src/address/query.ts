/**
 * The address as the query of the address bar, and back.
 *
 * In: `?case=syria-2016-09&strength=claimed&days=0-6`. Out: an {@link Address}, and every part that could not be read.
 * The keys of a reading are those of the API. Invariant: reading never fails; what cannot be read counts as not said,
 * and is told. Invariant: what is as by default is not written, so that an address says only what was chosen.
 */
import {
  type Address,
  COUNTS,
  type Days,
  DEFAULT_READING,
  EMPTY_ADDRESS,
  EXCLUSIONS,
  LANGUAGES,
  type Narrowed,
  NOT_NARROWED,
  type Place,
  type Reading,
  type Selection,
  type Sources,
  STRENGTHS,
} from "./address";

/** A part of a query that could not be read, as it stood there. */
export interface Slip {
  readonly key: string;
  readonly value: string;
}

export interface Read {
  readonly address: Address;
  readonly slips: readonly Slip[];
}

/** How long a value may be; longer ones were not written by this page. */
const VALUE_MAX = 400;
/** How many cases can stand side by side. */
export const CASES_MAX = 4;
/** How many provisions or ledgers an address names. */
const NAMED_MAX = 40;
/** More than the API has acts. */
const WITHOUT_MAX = 64;

export function readQuery(query: string): Read {
  const given = new URLSearchParams(query);
  const slips: Slip[] = [];
  const take = <T>(key: string, missing: T, read: (value: string) => T | undefined): T => {
    const value = given.get(key);
    if (value === null) return missing;
    const good = value.length <= VALUE_MAX ? read(value) : undefined;
    if (good === undefined) slips.push({ key, value: value.slice(0, VALUE_MAX) });
    return good ?? missing;
  };
  const address: Address = {
    cases: several(given, "case", CASES_MAX),
    reading: readReading(take),
    asKnownOn: take<string | null>("as_known_on", null, date),
    phase: take<string | null>("phase", null, text),
    days: take<Days | null>("days", null, days),
    selected: take<Selection | null>("selected", null, selection),
    narrowed: readNarrowed(take),
    unfolded: several(given, "unfolded", NAMED_MAX),
    after: take("after", 0, wholeNumber),
    rivals: several(given, "rival", NAMED_MAX),
    place: take<Place | null>("place", null, place),
    without: {
      acts: several(given, "without_act", WITHOUT_MAX),
      classes: several(given, "without_class", WITHOUT_MAX),
    },
    language: take("lang", EMPTY_ADDRESS.language, oneOf(LANGUAGES)),
  };
  return { address, slips };
}

export function writeQuery(address: Address): string {
  const query = new URLSearchParams();
  for (const id of address.cases) query.append("case", id);
  for (const [key, value] of readingQuery(address.reading)) query.set(key, value);
  if (address.asKnownOn !== null) query.set("as_known_on", address.asKnownOn);
  if (address.phase !== null) query.set("phase", address.phase);
  if (address.days !== null) query.set("days", writeDays(address.days));
  writeNarrowed(query, address.narrowed);
  for (const id of address.unfolded) query.append("unfolded", id);
  if (address.after > 0) query.set("after", String(address.after));
  for (const id of address.rivals) query.append("rival", id);
  if (address.selected !== null) query.set("selected", writeSelection(address.selected));
  if (address.place !== null) query.set("place", `${address.place.west}_${address.place.south}`);
  for (const act of address.without.acts) query.append("without_act", act);
  for (const one of address.without.classes) query.append("without_class", one);
  if (address.language !== null) query.set("lang", address.language);
  return query.size === 0 ? "" : `?${query}`;
}

/** Returns those choices of a reading that are not as by default, by the keys of the API. */
export function readingQuery(reading: Reading): readonly (readonly [keyof Reading, string])[] {
  const keys = ["sources", "strength", "exclusion", "counts"] as const;
  return keys.filter((key) => reading[key] !== DEFAULT_READING[key]).map((key) => [key, reading[key]]);
}

type Take = <T>(key: string, missing: T, read: (value: string) => T | undefined) => T;

function readReading(take: Take): Reading {
  return {
    sources: take("sources", DEFAULT_READING.sources, sources),
    strength: take("strength", DEFAULT_READING.strength, oneOf(STRENGTHS)),
    exclusion: take("exclusion", DEFAULT_READING.exclusion, oneOf(EXCLUSIONS)),
    counts: take("counts", DEFAULT_READING.counts, oneOf(COUNTS)),
  };
}

/** The keys under which the lists are narrowed, as they stand in the query. */
const NARROWING = Object.keys(NOT_NARROWED) as readonly (keyof Narrowed)[];

function readNarrowed(take: Take): Narrowed {
  const read = NARROWING.map((key) => [key, take<string | null>(key, null, text)]);
  return { ...NOT_NARROWED, ...Object.fromEntries(read) };
}

function writeNarrowed(query: URLSearchParams, narrowed: Narrowed): void {
  for (const key of NARROWING) {
    const value = narrowed[key];
    if (value !== null) query.set(key, value);
  }
}

/** Returns the values of a key that may stand more than once. */
function several(given: URLSearchParams, key: string, max: number): readonly string[] {
  const named = given.getAll(key).filter((value) => value !== "" && value.length <= VALUE_MAX);
  return [...new Set(named)].slice(0, max);
}

function oneOf<T extends string>(words: readonly T[]): (value: string) => T | undefined {
  return (value) => words.find((word) => word === value);
}

function text(value: string): string | undefined {
  return value === "" ? undefined : value;
}

function sources(value: string): Sources | undefined {
  if (value === "all" || value === "independent") return value;
  return value.startsWith("one:") && value.length > 4 ? `one:${value.slice(4)}` : undefined;
}

function wholeNumber(value: string): number | undefined {
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function date(value: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : undefined;
}

function days(value: string): Days | undefined {
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value) ?? [];
  if (from === undefined) return undefined;
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  return first <= last ? { first, last } : undefined;
}

function writeDays({ first, last }: Days): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** `371_362`: tenths of degrees, west and south. */
function place(value: string): Place | undefined {
  const [, west, south] = /^(-?\d{1,4})_(-?\d{1,3})$/.exec(value) ?? [];
  if (west === undefined || south === undefined) return undefined;
  const at = { west: Number(west), south: Number(south) };
  const onEarth = at.west >= -1800 && at.west < 1800 && at.south >= -900 && at.south < 900;
  return onEarth ? at : undefined;
}

/** `cell~no-attack~government~syria~5`, `incident~i-0042`, `gate~joint-implementation-centre`. */
function selection(value: string): Selection | undefined {
  const [kind, ...rest] = value.split("~");
  const parts = rest.map(plain);
  if (parts.some((part) => part === undefined || part === "")) return undefined;
  const [first = "", second = "", third = "", fourth = ""] = parts;
  if (kind === "cell" && parts.length === 4 && /^\d{1,5}$/.test(fourth)) {
    return { is: "cell", provision: first, party: second, area: third, day: Number(fourth) };
  }
  if (kind === "incident" && parts.length === 1) return { is: "incident", incident: first };
  if (kind === "gate" && parts.length === 1) return { is: "gate", phase: first };
  return undefined;
}

export function writeSelection(selected: Selection): string {
  switch (selected.is) {
    case "cell":
      return ["cell", ...[selected.provision, selected.party, selected.area].map(quoted), selected.day].join(
        "~",
      );
    case "incident":
      return `incident~${quoted(selected.incident)}`;
    case "gate":
      return `gate~${quoted(selected.phase)}`;
  }
}

/** Hides the sign that parts the parts. */
function quoted(id: string): string {
  return id.replaceAll("%", "%25").replaceAll("~", "%7E");
}

function plain(part: string | undefined): string | undefined {
  return part?.replaceAll("%7E", "~").replaceAll("%25", "%");
}
