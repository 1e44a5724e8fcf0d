/**
 * One gate: its answer as a sentence, the clocks of its needs, what keeps it shut, and how firm the answer is.
 *
 * In: the gate, and the same under the default reading where another is chosen. Out: links to what each line rests on.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { calendar } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { Filled } from "../../look/filled";
import { Listed } from "../../look/listed";
import { AnswerMark, AnswerShape } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { Clocks } from "./clock";
import { Firmness } from "./firmness";
import { Incidents } from "./incidents";
import { restingOf, tellingDay } from "./resting";

type Gate = components["schemas"]["GateView"];
type Blocker = components["schemas"]["BlockerView"];

const BLOCKERS_SHOWN = 6;

export interface GateProps {
  readonly gate: Gate;
  /** The same gate under the default reading, where another one is chosen. */
  readonly was: Gate | undefined;
}

export function GateShown({ gate, was }: GateProps) {
  return (
    <div class="gate">
      <Verdict gate={gate} was={was} />
      <div class="gate-columns">
        <div>
          <Clocks gate={gate} was={was} />
        </div>
        <div>
          <Blockers gate={gate} />
          <Firmness gate={gate} />
          <Ends gate={gate} />
        </div>
      </div>
    </div>
  );
}

function Verdict({ gate, was }: GateProps) {
  const say = words.value.answer;
  const turned = was !== undefined && was.answer !== gate.answer;
  return (
    <div class="verdict">
      <p class={`verdict-mark cell is-${gate.answer}${turned ? " changed" : ""}`}>
        <AnswerShape of={gate.answer} /> {say.labels[gate.answer]}
      </p>
      <div>
        <p class="verdict-says">
          <Filled say={say.sentence[gate.answer]} with={[<bdi key="name">{gate.name}</bdi>]} />
        </p>
        {turned && (
          <p>
            <Filled say={say.byDefault} with={[<AnswerMark key="was" of={was.answer} />]} />
          </p>
        )}
        <p class="on-screen">
          <Go change={{ selected: { is: "gate", phase: gate.phase } }}>{say.whole}</Go>
        </p>
      </div>
    </div>
  );
}

function Blockers({ gate }: { readonly gate: Gate }) {
  if (gate.blockers.length === 0) return null;
  return (
    <>
      <h3>{words.value.answer.blockers.title}</h3>
      <Folded
        items={gate.blockers}
        shown={BLOCKERS_SHOWN}
        key={gate.phase}
        keyOf={({ kind, provision, text }) => `${kind} ${provision} ${text}`}
        class="blockers"
        ordered
      >
        {(blocker) => <BlockerShown gate={gate} blocker={blocker} />}
      </Folded>
    </>
  );
}

function BlockerShown({ gate, blocker }: { readonly gate: Gate; readonly blocker: Blocker }) {
  const say = words.value.answer.blockers;
  return (
    <>
      <strong>{say.kinds[blocker.kind]}.</strong> <bdi lang="en">{blocker.text}.</bdi>{" "}
      <Telling gate={gate} provision={blocker.provision ?? null} />
      {blocker.incidents.length > 0 && <Incidents title={say.incidents} ids={blocker.incidents} />}
      {blocker.reports.length > 0 && (
        <div class="soft">
          {say.reports} <Listed of={blocker.reports} />
        </div>
      )}
    </>
  );
}

/** A link to the day of the promise that tells most about the blocker. */
function Telling({ gate, provision }: { readonly gate: Gate; readonly provision: string | null }) {
  const need = gate.needs.find((one) => one.provision === provision);
  const day = need && tellingDay(need);
  if (need === undefined || day === undefined) return null;
  const rows = valueIn(calendar.now.value)?.rows ?? [];
  const selected = restingOf(
    { ...day, incidents: [] },
    { phase: gate.phase, provision: need.provision },
    rows,
  );
  return <Go change={{ selected }}>{words.value.answer.blockers.see(formats.value.shortDay(day.day))}</Go>;
}

/** The answer up to the other ends that somebody declared, and with the clocks set back by decisions alone. */
function Ends({ gate }: { readonly gate: Gate }) {
  const say = words.value.answer.ends;
  return (
    <>
      <h3>{say.title}</h3>
      <ul class="ends">
        {gate.horizons.map(({ what, at, answer }, place) => (
          <li key={`${at} ${what}`}>
            <Filled
              say={say.upTo}
              with={[
                <AnswerMark key="answer" of={answer} />,
                formats.value.instant(at),
                <bdi key="what" lang="en">
                  {what}
                </bdi>,
              ]}
            />{" "}
            {place === 0 && gate.horizons.length > 1 && <span class="soft">{say.used}</span>}
          </li>
        ))}
      </ul>
      {gate.answer_by_decision && (
        <p>
          <Filled say={say.byDecision} with={[<AnswerMark key="answer" of={gate.answer_by_decision} />]} />
        </p>
      )}
    </>
  );
}
