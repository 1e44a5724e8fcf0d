/**
 * The switch of readings: which sources, how strong, how strict, how counted; and as known on which day.
 *
 * In: the address's reading, the sources of the case. Out: `go({ reading })`, `go({ asKnownOn })`, and one announced
 * sentence on what the choice changed. Invariant: the default is one press away, and the page says when it is left.
 */

import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Readings(_: PartProps) {
  return (
    <Part id="readings" title={words.value.readings.title}>
      <Waiting />
    </Part>
  );
}
