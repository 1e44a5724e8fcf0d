/**
 * The variations that turn a gate, by the answer they give.
 *
 * In: a gate's list. Out: groups, in the order in which the answers first come. Pure. Invariant: nothing is weighed: the
 * order within a group is the server's.
 */
import { type Reading, sameReading } from "../../address/address";
import type { components } from "../../api/schema";
import { readingOf } from "../../loaded/readings";
import type { Answer } from "../../look/lists";

type VariationView = components["schemas"]["VariationView"];

export interface Turn {
  readonly reading: Reading;
  /** What else was varied, in the server's words; empty: nothing. */
  readonly varied: string;
  /** Whether a link that sets the reading would lead anywhere. */
  readonly leads: boolean;
}

export interface Turned {
  readonly answer: Answer;
  readonly turns: readonly Turn[];
}

/** `chosen`: the reading that is chosen now. */
export function turnedByAnswer(variations: readonly VariationView[], chosen: Reading): readonly Turned[] {
  const groups = new Map<Answer, Turn[]>();
  for (const { answer, reading: view, varied } of variations) {
    const reading = readingOf(view);
    const turn = { reading, varied, leads: !sameReading(reading, chosen) };
    groups.set(answer, [...(groups.get(answer) ?? []), turn]);
  }
  return [...groups].map(([answer, turns]) => ({ answer, turns }));
}

/** Names a turn within its group. */
export function nameOfTurn({ reading, varied }: Turn): string {
  return [reading.sources, reading.strength, reading.exclusion, reading.counts, varied].join(" ");
}
