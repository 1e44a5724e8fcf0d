/**
 * The parts of the page in reading order: what is answered first stands first.
 *
 * One list for the page, its table of contents and its skip links. A part's id is its anchor in the address.
 */
import type { FunctionComponent } from "preact";
import { Answer } from "../parts/answer/answer";
import { Calendar } from "../parts/calendar/calendar";
import { Compare } from "../parts/compare/compare";
import { Downloads } from "../parts/downloads/downloads";
import { Evidence } from "../parts/evidence/evidence";
import { Ledgers } from "../parts/ledgers/ledgers";
import { MapPart } from "../parts/map/map";
import { Readings } from "../parts/readings/readings";
import { Talks } from "../parts/talks/talks";
import { Trend } from "../parts/trend/trend";

/** What every part is given. All else it reads from the address and from what is loaded. */
export interface PartProps {
  /** The case in front. */
  readonly caseId: string;
}

export const PARTS = {
  answer: Answer,
  readings: Readings,
  calendar: Calendar,
  evidence: Evidence,
  map: MapPart,
  ledgers: Ledgers,
  trend: Trend,
  talks: Talks,
  compare: Compare,
  downloads: Downloads,
} as const satisfies Record<string, FunctionComponent<PartProps>>;

export type PartId = keyof typeof PARTS;

export const PART_IDS = Object.keys(PARTS) as readonly PartId[];
