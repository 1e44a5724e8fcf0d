/**
 * Rivals: the two ledgers that stand face to face.
 *
 * In: the ledgers, the parties in the terms' order, and what the address names. Out: two ledgers, or as many as there are.
 * Pure. The proposal goes by a rule that knows no names: for each party in turn the ledger with the most tallies that are
 * laid to it, of another source than the one before. Invariant: the rule looks at how many tallies there are, never at the
 * numbers in them.
 */
import { keyOf, type Ledger } from "./ledger";

export function rivalsOf(
  ledgers: readonly Ledger[],
  parties: readonly string[],
  named: readonly string[],
): readonly Ledger[] {
  const found = named.map((key) => ledgers.find((one) => keyOf(one) === key));
  const chosen = found.filter((one) => one !== undefined);
  return chosen.length > 0 ? chosen.slice(0, 2) : proposed(ledgers, parties);
}

function proposed(ledgers: readonly Ledger[], parties: readonly string[]): readonly Ledger[] {
  const pair: Ledger[] = [];
  for (const party of parties) {
    const others = ledgers.filter(({ source }) => pair.every((one) => one.source !== source));
    const most = mostLaidTo(party, others);
    if (most !== undefined && pair.length < 2) pair.push(most);
  }
  return pair;
}

/** Of several with as many tallies the first. */
function mostLaidTo(party: string, ledgers: readonly Ledger[]): Ledger | undefined {
  let most: Ledger | undefined;
  let count = 0;
  for (const one of ledgers) {
    const own = laidTo(party, one);
    if (own > count) [most, count] = [one, own];
  }
  return most;
}

/** Returns how many tallies of a ledger are laid to this party, alone or among others. */
export function laidTo(party: string, { entries }: Ledger): number {
  return entries.filter(({ accused_groups: to }) => to.includes(party)).length;
}

/** Returns the address's names of the two when another is put in the place `at`. */
export function replaced(rivals: readonly Ledger[], at: number, key: string): readonly string[] {
  const keys = rivals.map(keyOf);
  keys[at] = key;
  return keys.slice(0, 2);
}
