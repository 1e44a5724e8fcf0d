/**
 * The evidence: what a cell, an incident or a gate rests on: accounts with their sources, the rule that decided, replies
 * beside it, and what would change it.
 *
 * In: the address's `selected`, and its explanation. Out: `go({ selected })`. Invariant: every account stands with its
 * source and address; a reply changes nothing above it.
 */

import { address } from "../../address/live";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Evidence(_: PartProps) {
  return (
    <Part id="evidence" title={words.value.evidence.title}>
      {address.value.selected === null ? <p class="soft">{words.value.evidence.none}</p> : <Waiting />}
    </Part>
  );
}
