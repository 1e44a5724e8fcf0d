/**
 * The time brush under the map: how much was reported day by day, the days in view, and a button that plays them.
 *
 * In: counts by day, of one unit; the address's `days`. Out: `refine({ days })` while it moves, `go({ days })` when it
 * rests. Fetched together with the map. Invariant: the brush shows how much was reported, and says so: never how much
 * happened.
 */
import { words } from "../../words/words";

export interface BrushProps {
  readonly caseId: string;
}

export function Brush(_: BrushProps) {
  return <h3>{words.value.brush.title}</h3>;
}
