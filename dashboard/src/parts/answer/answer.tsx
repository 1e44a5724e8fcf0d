/**
 * The answer: may the next phase begin, its clock by day, what keeps it shut, and whether every reading agrees.
 *
 * In: the gates of the case under the chosen reading (`question`), and under the default one for what changed
 * (`baseline`); the address's `phase`. Out: `go({ phase })`, `go({ selected })` for what a line rests on. Invariant: the
 * answer stands before anything else is fetched; the map and the calendar may come later.
 */

import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { words } from "../../words/words";

export function Answer(_: PartProps) {
  return (
    <Part id="answer" title={words.value.answer.title}>
      <Waiting />
    </Part>
  );
}
