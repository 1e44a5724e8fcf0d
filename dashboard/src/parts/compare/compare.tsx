/**
 * Cases side by side: the same question to each, their answers and clocks in columns.
 *
 * In: the address's `cases`, the answers to each under the chosen reading. Out: `go({ cases })`. Invariant: no case is
 * scored, ranked or measured against another; they stand in the order in which the reader named them.
 */

import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Compare(_: PartProps) {
  return (
    <Part id="compare" title={words.value.compare.title}>
      <Waiting />
    </Part>
  );
}
