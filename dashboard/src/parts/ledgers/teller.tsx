/**
 * Who tells a ledger: the source, for whom it speaks, and what it counts in its own word.
 *
 * In: a ledger. Out: a line. Invariant: the unit is the source's word and marked as such; truce does not call anything so.
 */
import { Filled } from "../../look/filled";
import { words } from "../../words/words";
import type { Ledger } from "./ledger";

export function Teller({ of }: { readonly of: Ledger }) {
  const say = words.value.ledgers;
  const things = [
    <bdi key="who">{of.source_name}</bdi>,
    <q key="unit">
      <bdi>{of.unit}</bdi>
    </q>,
    <bdi key="for" lang="en">
      {of.speaks_for}
    </bdi>,
  ];
  return (
    <p class="teller">
      <Filled say={say.tells} with={things} />
    </p>
  );
}

/** A ledger's name for who cannot see where it stands. */
export function nameOf({ source_name, unit }: Ledger): string {
  return `${source_name}: ${unit}`;
}
