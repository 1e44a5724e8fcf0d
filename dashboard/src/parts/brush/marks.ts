/**
 * What stands on the chart beside the incidents: ends of the agreement, and decisions that set a clock back.
 *
 * In: the answer. Out: {@link Mark}s, each once, in order. Pure. Invariant: each mark has the server's own sentence and
 * instant; none is made up here, and no end is called the right one.
 */
import type { components } from "../../api/schema";

type Answer = Pick<components["schemas"]["AnswerView"], "days" | "gates">;

export interface Mark {
  /** Where it stands, in days of the agreement: 6.5 is the middle of day 6. */
  readonly at: number;
  readonly is: "end" | "decision";
  /** As the server writes it: an instant, or the day of a decision. */
  readonly when: string;
  /** Of an end: the server's sentence. Of a decision: the report that has it. */
  readonly what: string;
}

export function marksOf(answer: Answer): readonly Mark[] {
  const ends = answer.gates.flatMap(({ horizons }) =>
    horizons.map(({ at, what }): Mark => ({ at: dayOf(answer, at), is: "end", when: at, what })),
  );
  const decisions = answer.gates
    .flatMap(({ needs }) => needs.flatMap(({ clock }) => clock))
    .flatMap(({ day, day_number, reset_by }): Mark[] =>
      reset_by ? [{ at: day_number, is: "decision", when: day, what: reset_by }] : [],
    );
  const all = new Map([...ends, ...decisions].map((mark) => [`${mark.is} ${mark.when} ${mark.what}`, mark]));
  return [...all.values()].filter(({ at }) => Number.isFinite(at)).sort((one, other) => one.at - other.at);
}

/** Returns an instant in days of the agreement. */
function dayOf({ days }: Answer, instant: string): number {
  const [first] = days;
  if (first === undefined) return Number.NaN;
  const [start, end, at] = [first.starts, first.ends, instant].map((text) => Date.parse(text));
  return ((at ?? 0) - (start ?? 0)) / ((end ?? 0) - (start ?? 0));
}
