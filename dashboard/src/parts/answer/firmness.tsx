/**
 * How firm an answer is: how many variations agree with it, and which turn it.
 *
 * In: a gate. Out: for each turning variation a link that sets its reading. Invariant: variations without evidence count
 * for nothing, and where none has evidence nothing is claimed.
 */
import { address } from "../../address/live";
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { ReadingWords } from "../../frame/reading_words";
import { Filled } from "../../look/filled";
import { formats, words } from "../../words/words";
import { nameOfTurn, type Turn, turnedByAnswer } from "./turned";

type Gate = components["schemas"]["GateView"];

const SHOWN = 4;

export function Firmness({ gate }: { readonly gate: Gate }) {
  const say = words.value.answer.robust;
  const groups = turnedByAnswer(gate.turned_by, address.value.reading);
  return (
    <>
      <h3>{say.title}</h3>
      <p>{agreement(gate)}</p>
      <p class="soft">{say.tried(gate.variations_tried)}</p>
      {groups.map(({ answer, turns }) => (
        <div key={answer}>
          <p>{say.would(words.value.answer.labels[answer], turns.length)}</p>
          <Folded items={turns} shown={SHOWN} keyOf={nameOfTurn}>
            {(turn) => <TurnShown of={turn} />}
          </Folded>
        </div>
      ))}
      {groups.some(({ turns }) => turns.some(({ varied }) => varied !== "")) && (
        <p class="soft">{say.note}</p>
      )}
    </>
  );
}

function agreement(gate: Gate): string {
  const say = words.value.answer.robust;
  const all = gate.variations_with_evidence;
  const turning = gate.turned_by.length;
  if (all === 0) return say.noEvidence;
  return turning === 0 ? say.all(all) : say.some(formats.value.number(all - turning), all);
}

function TurnShown({ of: { reading, varied, leads } }: { readonly of: Turn }) {
  const inWords = <ReadingWords of={reading} />;
  return (
    <>
      {leads ? <Go change={{ reading }}>{inWords}</Go> : inWords}
      {varied !== "" && (
        <>
          {" "}
          <Filled
            say={words.value.answer.robust.also}
            with={[
              <bdi key="varied" lang="en">
                {varied}
              </bdi>,
            ]}
          />
        </>
      )}
    </>
  );
}
