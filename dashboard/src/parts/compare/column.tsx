/**
 * One case among several: its answers, clocks and promises, each in a small strip of its own days.
 *
 * In: the id of a case, the reading and date of the address. Out: links that put it in front or take it away. Invariant:
 * what is known up to when, by how many reports and by which rules stands in each column, since they differ.
 */
import { OF_NO_CASE } from "../../address/address";
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { answer, asideOf, calendar } from "../../loaded/answers";
import { caseInFront, entryOf } from "../../loaded/cases";
import { Filled } from "../../look/filled";
import { AnswerMark } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { Promises } from "./promises";
import { runsOf } from "./runs";
import { type Sign, Strip } from "./strip";

type AnswerView = components["schemas"]["AnswerView"];
type Gate = components["schemas"]["GateView"];
type Need = components["schemas"]["NeedView"];

const GATES_SHOWN = 3;

export interface ColumnProps {
  readonly caseId: string;
  /** All cases that stand side by side, in the reader's order. */
  readonly all: readonly string[];
}

export function Column({ caseId, all }: ColumnProps) {
  // The case in front is followed already.
  const aside = caseId === caseInFront.value ? { answer, calendar } : asideOf(caseId);
  return (
    <article class="column" aria-labelledby={`compare-${caseId}`}>
      <h3 id={`compare-${caseId}`}>
        <bdi>{entryOf(caseId)?.title ?? caseId}</bdi>
      </h3>
      <Turns caseId={caseId} all={all} />
      <Shown of={aside.answer}>
        {(value) => (
          <>
            <Basis of={value} />
            <Gates of={value} />
            <Shown of={aside.calendar}>{({ rows }) => <Promises terms={value} rows={rows} />}</Shown>
          </>
        )}
      </Shown>
    </article>
  );
}

/** What can be done with the column. */
function Turns({ caseId, all }: ColumnProps) {
  const say = words.value.compare;
  const others = all.filter((id) => id !== caseId);
  const isFront = all[0] === caseId;
  return (
    <p class="column-turns on-screen">
      {isFront ? (
        <span class="soft">{say.inFront}</span>
      ) : (
        <Go change={{ cases: [caseId, ...others], ...OF_NO_CASE }}>{say.putInFront}</Go>
      )}{" "}
      <Go change={{ cases: others, ...(isFront ? OF_NO_CASE : {}) }}>{say.takeAway}</Go>
    </p>
  );
}

function Basis({ of }: { readonly of: AnswerView }) {
  const { compare: say, answer } = words.value;
  const known = of.as_known_on ? formats.value.instant(of.as_known_on) : answer.basis.everything;
  return (
    <p class="soft">
      {say.since(formats.value.instant(of.case.in_force), of.case.timezone)} {answer.basis.known}: {known}.{" "}
      {answer.basis.reports}: {answer.basis.used(of.reports_used)}
      {of.reports_left_out > 0 && `; ${say.leftOut(of.reports_left_out)}`}
      {of.unreviewed.reports > 0 && `; ${say.unreviewed(of.unreviewed.reports)}`}. {words.value.frame.rules}:{" "}
      <code class="hash" title={of.case.rules_hash}>
        {of.case.rules_hash.slice(0, 12)}
      </code>
    </p>
  );
}

function Gates({ of }: { readonly of: AnswerView }) {
  if (of.gates.length === 0) return <p>{words.value.compare.noPhase}</p>;
  return (
    <Folded items={of.gates} shown={GATES_SHOWN} keyOf={({ phase }) => phase} class="plain">
      {(gate) => <GateInColumn gate={gate} terms={of} />}
    </Folded>
  );
}

function GateInColumn({ gate, terms }: { readonly gate: Gate; readonly terms: AnswerView }) {
  const say = words.value.answer;
  return (
    <>
      <p>
        <strong>
          <bdi>{gate.name}</bdi>
        </strong>
        : <AnswerMark of={gate.answer} />
      </p>
      <p class="soft">{gate.turned_by.length > 0 ? words.value.compare.turns : agreed(gate)}</p>
      {gate.answer_by_decision && (
        <p class="soft">
          <Filled say={say.ends.byDecision} with={[say.labels[gate.answer_by_decision]]} />
        </p>
      )}
      {gate.needs.map((need) => (
        <NeedInColumn key={need.provision} need={need} terms={terms} />
      ))}
    </>
  );
}

function agreed({ variations_with_evidence: all }: Gate): string {
  const say = words.value.answer.robust;
  return all === 0 ? say.noEvidence : say.all(all);
}

function NeedInColumn({ need, terms }: { readonly need: Need; readonly terms: AnswerView }) {
  const { answer, standing } = words.value;
  const title = terms.provisions.find(({ id }) => id === need.provision)?.title ?? need.provision;
  const asked = need.consecutive ? answer.clock.askedInRow : answer.clock.asked;
  const runs = runsOf(need.clock.map(({ day_number, state }) => ({ day: day_number, sign: state })));
  const days = terms.days.filter((day) => need.clock.some((one) => one.day_number === day.day_number));
  const label = (sign: Sign) =>
    sign in standing.clock ? standing.clock[sign as keyof typeof standing.clock] : sign;
  return (
    <div class="strip-line">
      <p>
        <bdi>{title}</bdi>: {answer.clock.needs[need.state]}
      </p>
      <p class="soft">
        {asked(need.days_needed)} {answer.clock.best(need.best_run)}
      </p>
      {days.length > 0 && <Strip runs={runs} days={days} label={label} of={title} />}
    </div>
  );
}
