/**
 * What a day of a clock rests on, as one thing that can be laid open.
 *
 * In: the day, the provision it is of, the rows of the calendar as far as they are here. Out: a selection. Pure.
 * Invariant: there is always something to lay open; at the least the whole gate.
 */
import type { Selection } from "../../address/address";
import type { components } from "../../api/schema";
import type { Standing } from "../../look/lists";

type ClockDay = components["schemas"]["ClockDayView"];
type Row = components["schemas"]["CalendarRow"];
type Need = components["schemas"]["NeedView"];

/** What can break a day comes first. It decides which of several days is opened, and nothing else. */
const OPENED_FIRST: readonly Standing[] = ["breached", "contested", "undetermined", "not-monitored", "kept"];

export interface About {
  readonly phase: string;
  readonly provision: string;
}

/** Returns the one incident of the day, else the promise on it that may break it, else the gate. */
export function restingOf(day: ClockDay, { phase, provision }: About, rows: readonly Row[]): Selection {
  const [only, ...more] = day.incidents;
  if (only !== undefined && more.length === 0) return { is: "incident", incident: only };
  return cellOn(day.day_number, provision, rows) ?? { is: "gate", phase };
}

/** Returns the day of a need that a blocker is best shown by: a broken one, else one that may be, else any unknown. */
export function tellingDay(need: Need): ClockDay | undefined {
  for (const state of ["broken", "may-be-broken", "unknown"] as const) {
    const found = need.clock.find((day) => day.state === state);
    if (found !== undefined) return found;
  }
  return undefined;
}

function cellOn(day: number, provision: string, rows: readonly Row[]): Selection | undefined {
  const cells = rows
    .filter((row) => row.provision === provision)
    .flatMap(({ party, area, cells }) =>
      cells.filter((cell) => cell.day_number === day).map(({ standing }) => ({ party, area, standing })),
    );
  const first = OPENED_FIRST.flatMap((standing) => cells.filter((cell) => cell.standing === standing))[0];
  return first && { is: "cell", provision, party: first.party, area: first.area, day };
}
