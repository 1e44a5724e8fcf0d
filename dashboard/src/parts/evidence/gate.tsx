/**
 * What a gate rests on: each thing that keeps it shut, with its incidents.
 *
 * In: the explanation. Out: links to the incidents. Invariant: the blockers stand in the server's order, none is left out.
 */
import { reading } from "../../address/live";
import { Fold, Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { ReadingWords } from "../../frame/reading_words";
import type { GateExplained, IncidentView } from "../../loaded/evidence";
import { Filled } from "../../look/filled";
import { Listed } from "../../look/listed";
import { AnswerMark } from "../../look/shapes";
import { words } from "../../words/words";
import { actWord, IncidentShown } from "./incident";
import { Fact, Told } from "./texts";

type Blocker = GateExplained["blockers"][number];

const INCIDENTS_SHOWN = 20;

export function GateShown({ why }: { readonly why: GateExplained }) {
  const { answer, evidence } = words.value;
  return (
    <>
      <p class="standing-line">
        <AnswerMark of={why.gate.answer} />
        <span>
          <Filled say={answer.sentence[why.gate.answer]} with={[<bdi key="name">{why.gate.name}</bdi>]} />
        </span>
      </p>
      <dl class="facts">
        <Fact name={evidence.cell.reading} class="wide">
          <ReadingWords of={reading.value} />
        </Fact>
      </dl>
      {why.blockers.length === 0 ? (
        <p>{evidence.gate.open}</p>
      ) : (
        <>
          <h4>{evidence.gate.shut}</h4>
          <Folded items={why.blockers} shown={INCIDENTS_SHOWN} keyOf={keyOf} class="findings" ordered>
            {(one) => <BlockerShown of={one} />}
          </Folded>
        </>
      )}
    </>
  );
}

function keyOf({ blocker: { kind, provision, text } }: Blocker): string {
  return `${kind} ${provision} ${text}`;
}

function BlockerShown({ of: { blocker, incidents } }: { readonly of: Blocker }) {
  const say = words.value.answer.blockers;
  return (
    <article class="finding">
      <p>
        <strong>{say.kinds[blocker.kind]}.</strong> <Told text={`${blocker.text}.`} />
      </p>
      {blocker.reports.length > 0 && (
        <p class="soft">
          {say.reports} <Listed of={blocker.reports} />
        </p>
      )}
      {incidents.length === 0 ? (
        <p class="soft">{words.value.evidence.gate.noIncidents}</p>
      ) : (
        <Folded items={incidents} shown={INCIDENTS_SHOWN} keyOf={({ id }) => id} class="plain">
          {(incident) => <IncidentUnder of={incident} />}
        </Folded>
      )}
    </article>
  );
}

function IncidentUnder({ of }: { readonly of: IncidentView }) {
  const say = words.value.evidence.finding;
  return (
    <>
      <Go change={{ selected: { is: "incident", incident: of.id } }}>
        <Filled say={say.open} with={[<bdi key="id">{of.id}</bdi>]} />
      </Go>
      <Fold
        summary={
          <>
            <bdi>{actWord(of.act)}</bdi>
            {" · "}
            {of.when ? <Told text={of.when.text} /> : words.value.evidence.incident.whenUnknown}
            {" · "}
            {say.accounts(of.accounts.length)}
          </>
        }
      >
        {() => <IncidentShown of={of} />}
      </Fold>
    </>
  );
}
