/**
 * What the chosen reading changes against the default one.
 *
 * In: gates and calendar under both. Out: the gates whose answer differs, and how many days of promises stand otherwise.
 * Pure. Invariant: days are counted as days that differ, never as better or worse, and never as a share.
 */
import type { components } from "../../api/schema";
import { changedAgainst, onlyByDefault } from "../../loaded/changed";
import type { Answer } from "../../look/lists";

type Gate = components["schemas"]["GateView"];
type Row = components["schemas"]["CalendarRow"];

export interface TurnedGate {
  readonly phase: string;
  readonly name: string;
  readonly now: Answer;
  readonly was: Answer;
}

/** Returns the gates that both readings answer, and answer otherwise. */
export function turnedGates(chosen: readonly Gate[], byDefault: readonly Gate[]): readonly TurnedGate[] {
  const changed = changedAgainst(
    chosen,
    byDefault,
    ({ phase }) => phase,
    (one, other) => one.answer === other.answer,
  );
  return chosen.flatMap(({ phase, name, answer: now }) => {
    const was = changed.get(phase);
    return was ? [{ phase, name, now, was: was.answer }] : [];
  });
}

/** Returns how many days of promises stand otherwise, or stand in one of the two calendars only. */
export function daysThatDiffer(chosen: readonly Row[], byDefault: readonly Row[]): number {
  const [now, was] = [chosen.flatMap(daysOf), byDefault.flatMap(daysOf)];
  const changed = changedAgainst(now, was, keyOf, (one, other) => one.standing === other.standing);
  return changed.size + onlyByDefault(now, was, keyOf).length;
}

interface DayOfPromise {
  readonly key: string;
  readonly standing: string;
}

function daysOf({ provision, party, area, cells }: Row): readonly DayOfPromise[] {
  return cells.map(({ day_number, standing }) => ({
    key: JSON.stringify([provision, party, area, day_number]),
    standing,
  }));
}

function keyOf({ key }: DayOfPromise): string {
  return key;
}
