/**
 * A small case that is quick to read: the one that `truce new` makes, watched so well that most days can be said.
 *
 * Out: a case folder without errors. By default its gate is undetermined, since one source alone tells of the shelling;
 * with one source's word enough it is not met. It holds days that are kept, undetermined and not monitored, and under
 * `strength=claimed` one that is breached.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { change } from "./folders";
import { TRUCE } from "./truce";

const HEAD =
  "id,kind,source,published,when,place,lat,lon,precision,act,by,by_basis,target,killed_best,share,area,says\n";
const SHELLING =
  "e1,event,valley-watch,2026-01-07,2026-01-06T21:30Z,Mill bridge,0.2,0.3,town,shelling,army,claimed,civilians,1,,,three shells\n";

/** What the second source would say of the same shelling: with it two independent groups tell of it. */
export const SECOND_WORD =
  "e2,event,river-radio,2026-01-07,2026-01-06T21:00Z/2026-01-06T22:00Z,Mill bridge,0.2,0.3,town,shelling,army,claimed,civilians,2,,,two dead\n";

/** Makes the case below `place`; returns its folder. */
export function makeValleys(place: string, name = "valleys"): string {
  const folder = newCase(place, name);
  change(
    join(folder, "agreement.toml"),
    '  { provision = "aid-passes", days = 7, consecutive = true },\n',
    "",
  );
  writeFileSync(join(folder, "reports", "examples.csv"), HEAD + SHELLING + watchedDays());
  return folder;
}

/** Makes the case that `truce new` makes; returns its folder. */
export function newCase(place: string, name: string): string {
  const folder = join(place, name);
  const made = spawnSync(TRUCE, ["new", folder], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`truce new: ${made.stderr}`);
  return folder;
}

/** One line of coverage for each of the first eight days. */
function watchedDays(): string {
  return [5, 6, 7, 8, 9, 10, 11, 12].map(watchedDay).join("");
}

function watchedDay(day: number): string {
  const at = (n: number) => `2026-01-${String(n).padStart(2, "0")}T06:00Z`;
  return `k${day},coverage,valley-watch,2026-01-14,${at(day)}/${at(day + 1)},,,,,,,,,,0.99,valleys,\n`;
}
