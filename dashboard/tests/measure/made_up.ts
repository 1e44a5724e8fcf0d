/**
 * A made-up case of any size: as much of the server's answers as map and brush ask for, typed by its own description.
 *
 * In: how many incidents. Out: bodies by the last part of their path. The incidents lie over a country of six degrees by
 * four and a half, in 400 towns and everywhere between, on a thousand days; a third last for some days. Invariant: the same
 * number gives the same bytes.
 */
import type { components } from "../../src/api/schema";
import { ACTS, CLASSES, type Columns, pointsBytes, UNKNOWN_KM, UNKNOWN_PLACE } from "../made/points";
import { numbersFrom } from "../made/random";

type Schemas = components["schemas"];

export const CASE = "made-up";
const DAYS = 1000;
const FIRST_DAY = Date.parse("2016-02-27T00:00:00Z");
const DAY_MS = 86_400_000;
const STATE: Schemas["StateView"] = { status: "current", revision: "1", errors: 0, warnings: 0 };

export const CASES: Schemas["CaseList"] = {
  version: 1,
  truce: "0.0.0",
  cases: [{ case: CASE, title: "A made-up case", state: STATE }],
};

export function answerOf(incidents: number): Schemas["AnswerView"] {
  return {
    version: 1,
    truce: "0.0.0",
    state: STATE,
    case: {
      id: CASE,
      title: "A made-up case",
      in_force: `${dayAt(0)}T00:00+02:00`,
      timezone: "Asia/Damascus",
      terms_from: ["made up"],
      ends: [],
      rules_hash: "0".repeat(64),
    },
    reading: { sources: "all", strength: "corroborated", exclusion: "strict", counts: "careful", text: "" },
    reports_used: incidents,
    reports_left_out: 0,
    unreviewed: { reports: 0, sources: [] },
    incidents,
    groups: [],
    provisions: [],
    areas: [],
    assumptions: [],
    beside: [],
    beside_more: 0,
    oddities: [],
    oddities_more: 0,
    gates: [],
    days: Array.from({ length: DAYS }, (_, day) => ({
      day_number: day,
      day: dayAt(day),
      starts: `${dayAt(day)}T00:00+02:00`,
      ends: `${dayAt(day + 1)}T00:00+02:00`,
    })),
  };
}

function dayAt(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}

export const AREAS = { type: "FeatureCollection", features: [] };

export function pointsOf(incidents: number): ArrayBuffer {
  const random = numbersFrom(incidents);
  const towns = Array.from({ length: 400 }, () => [360 + random(60), 325 + random(45)] as const);
  const columns = emptyColumns(incidents);
  const firstDays = columns.firstDay.map(() => random(DAYS + 10) - 10).sort();
  for (let row = 0; row < incidents; row++) {
    const first = firstDays[row] ?? 0;
    columns.firstDay[row] = first;
    columns.lastDay[row] = first + (random(3) === 0 ? 1 + random(4) : 0);
    columns.act[row] = random(ACTS.length);
    columns.class[row] = random(CLASSES.length);
    if (random(8) === 0) continue; // No published place.
    const [west, south] = (random(2) === 0 && towns[random(towns.length)]) || [
      360 + random(60),
      325 + random(45),
    ];
    columns.west[row] = west;
    columns.south[row] = south;
    columns.uncertaintyKm[row] = [13, 13, 33, 58][random(4)] ?? 13;
  }
  return pointsBytes(columns);
}

function emptyColumns(length: number): Columns {
  return {
    firstDay: new Int32Array(length),
    lastDay: new Int32Array(length),
    west: new Int16Array(length).fill(UNKNOWN_PLACE),
    south: new Int16Array(length).fill(UNKNOWN_PLACE),
    uncertaintyKm: new Uint16Array(length).fill(UNKNOWN_KM),
    act: new Uint8Array(length),
    class: new Uint8Array(length),
  };
}
