/**
 * The answer: may the next phase begin, its clock by day, what keeps it shut, and whether every reading agrees.
 *
 * In: the gates of the case under the chosen reading (`question`), and under the default one for what changed
 * (`baseline`); the address's `phase`. Out: `go({ phase })`, `go({ selected })` for what a line rests on. Read next:
 * `gate.tsx`. Invariant: the answer stands before anything else is fetched; the map and the calendar may come later.
 */
import "./answer.css";
import { address } from "../../address/live";
import type { components } from "../../api/schema";
import { Go } from "../../frame/go";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { answer, answerByDefault } from "../../loaded/answers";
import { barred } from "../../loaded/barred";
import { Filled } from "../../look/filled";
import { AnswerMark } from "../../look/shapes";
import { words } from "../../words/words";
import { Assumptions } from "./assumptions";
import { BadQuestion } from "./bad_question";
import { Basis } from "./basis";
import { Beside, Oddities } from "./beside";
import { GateShown } from "./gate";
import { NoPhase } from "./no_phase";

type AnswerView = components["schemas"]["AnswerView"];
type Gate = components["schemas"]["GateView"];

export function Answer(_: PartProps) {
  const bar = barred.value;
  return (
    <Part id="answer" title={words.value.answer.title}>
      {bar?.is === "bad-question" ? (
        <BadQuestion of={bar} />
      ) : (
        <Shown of={answer}>{(value) => <Whole of={value} />}</Shown>
      )}
    </Part>
  );
}

function Whole({ of }: { readonly of: AnswerView }) {
  const gate = of.gates.find(({ phase }) => phase === address.value.phase) ?? of.gates[0];
  return (
    <>
      {gate === undefined ? <NoPhase of={of} /> : <Gates all={of.gates} gate={gate} />}
      <Basis of={of} />
      <Assumptions of={of} />
      <Beside of={of} />
      <Oddities of={of} />
    </>
  );
}

interface GatesProps {
  readonly all: readonly Gate[];
  readonly gate: Gate;
}

function Gates({ all, gate }: GatesProps) {
  const byDefault = answerByDefault.now.value;
  const was =
    byDefault.is === "good" ? byDefault.value.gates.find(({ phase }) => phase === gate.phase) : undefined;
  const asked = address.value.phase;
  return (
    <>
      {asked !== null && asked !== gate.phase && (
        <div class="trouble" role="alert">
          <p>
            <Filled say={words.value.answer.noSuchPhase} with={[<bdi key="phase">{asked}</bdi>]} />
          </p>
        </div>
      )}
      {all.length > 1 && <Phases all={all} gate={gate} />}
      <GateShown key={gate.phase} gate={gate} was={was} />
    </>
  );
}

function Phases({ all, gate }: GatesProps) {
  return (
    <nav class="phases" aria-label={words.value.answer.phases}>
      <ul>
        {all.map(({ phase, name, answer: is }) => (
          <li key={phase}>
            <Go change={{ phase }} aria-current={phase === gate.phase ? "true" : undefined}>
              <bdi>{name}</bdi>
            </Go>{" "}
            <AnswerMark of={is} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
