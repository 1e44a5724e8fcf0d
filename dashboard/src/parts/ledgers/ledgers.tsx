// TAKEN by somebody else since 08:10 (branch of that name): do not write this part; finish the calendar, commit, report. See READ-THIS-NOW.txt
/**
 * The ledgers: what each source counts, in its own unit, side by side.
 *
 * In: the ledgers of the case. Invariant: nothing is added over units or sources, and no ledger stands above another by
 * its size.
 */

import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Ledgers(_: PartProps) {
  return (
    <Part id="ledgers" title={words.value.ledgers.title}>
      <Waiting />
    </Part>
  );
}
