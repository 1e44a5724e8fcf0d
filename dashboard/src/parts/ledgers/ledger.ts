/**
 * Ledgers, narrowed and grouped: one for each source and unit.
 *
 * In: the ledgers of an answer and what the address narrows them to. Out: groups by unit. Pure. Invariant: nothing is
 * added, and nothing is ordered by its size: groups and ledgers stand as the server gives them.
 */
import type { Days, Narrowed } from "../../address/address";
import type { components } from "../../api/schema";
import { grouped } from "../../loaded/grouped";
import { type Stretch, stretchOf, touches } from "./periods";

export type Ledger = components["schemas"]["LedgerView"];
export type Entry = components["schemas"]["LedgerEntryView"];
type Day = components["schemas"]["DayView"];

/** The name of a ledger in the address: its source and its unit. */
export function keyOf({ source, unit }: Ledger): string {
  return `${source}~${unit}`;
}

/** Returns the stretch of the days in view; `null`: all days are. */
export function viewOf(days: Days | null, of: readonly Day[]): Stretch | null {
  if (days === null) return null;
  const first = of.find(({ day_number }) => day_number === days.first);
  const last = of.find(({ day_number }) => day_number === days.last);
  const from = first && stretchOf(wall(first.starts));
  const to = last && stretchOf(wall(last.ends));
  return from && to ? { from: from.from, to: to.to } : null;
}

/** An instant as the clock on the wall shows it. */
function wall(instant: string): string {
  return instant.slice(0, 16);
}

/** Returns the ledgers that the address asks for, each with its tallies in view. */
export function narrowedTo(
  ledgers: readonly Ledger[],
  { unit, teller }: Pick<Narrowed, "unit" | "teller">,
  view: Stretch | null,
): readonly Ledger[] {
  return ledgers
    .filter((one) => (unit === null || one.unit === unit) && (teller === null || one.source === teller))
    .map((one) => ({ ...one, entries: one.entries.filter((entry) => isInView(entry, view)) }))
    .filter(({ entries }) => entries.length > 0);
}

/** What has no stretch that can be told is in every view: leaving it out would be a guess. */
export function isInView({ period }: Entry, view: Stretch | null): boolean {
  const stretch = stretchOf(period);
  return view === null || stretch === null || touches(stretch, view);
}

export function byUnit(ledgers: readonly Ledger[]): ReadonlyMap<string, readonly Ledger[]> {
  return grouped(ledgers, ({ unit }) => unit);
}

/** Returns how many of the tallies have parts that do not come to their number. */
export function oddSums(ledgers: readonly Ledger[]): number {
  return ledgers.flatMap(({ entries }) => entries).filter(({ sum }) => sum === "does-not-add-up").length;
}

/** Returns the host of an address; `null`: it is none that a browser could follow. */
export function hostOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}
