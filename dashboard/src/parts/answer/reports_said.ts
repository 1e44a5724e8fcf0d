/**
 * How many reports an answer rests on, how many were left out, and how many nobody has reviewed, in one line.
 *
 * In: the answer's counts, and the words of a language. Out: the line. Pure. Invariant: the three are never added.
 */
import type { components } from "../../api/schema";
import type { Words } from "../../words/en";

type Counted = Pick<components["schemas"]["AnswerView"], "reports_used" | "reports_left_out" | "unreviewed">;

export function reportsSaid(of: Counted, say: Words["answer"]["basis"]): string {
  const said = [say.used(of.reports_used)];
  if (of.reports_left_out > 0) said.push(say.leftOut(of.reports_left_out));
  if (of.unreviewed.reports > 0) said.push(say.unreviewed(of.unreviewed.reports));
  return said.join("; ");
}
