/**
 * A case whose terms name no next phase: its promises, and where each stood on the last day.
 *
 * In: the answer, and the calendar as far as it is here. Out: links to each standing. Invariant: nothing is summed up over
 * parties, areas or promises: each stands by itself.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { calendar } from "../../loaded/answers";
import { names } from "../../loaded/names";
import { Filled } from "../../look/filled";
import { Listed } from "../../look/listed";
import type { Standing } from "../../look/lists";
import { StandingMark } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { byStanding, type Stood } from "./last_day";

type AnswerView = components["schemas"]["AnswerView"];
type Provision = components["schemas"]["ProvisionView"];
type Day = components["schemas"]["DayView"];
type Row = components["schemas"]["CalendarRow"];

const AREAS_SHOWN = 6;

export function NoPhase({ of }: { readonly of: AnswerView }) {
  const say = words.value.answer.noPhase;
  const last = of.days.at(-1);
  return (
    <>
      <p class="verdict-says">{say.says}</p>
      <p>{last ? say.lastDay(formats.value.day(last.day)) : say.noDays}</p>
      <ul class="provisions">
        {of.provisions.map((provision) => (
          <li key={provision.id} class="whole">
            <Terms of={provision} />
            {last && (
              <Shown of={calendar}>{({ rows }) => <Stands of={provision} on={last} rows={rows} />}</Shown>
            )}
          </li>
        ))}
      </ul>
      {last && (
        <p class="on-screen">
          <a href="#calendar">{say.all}</a>
        </p>
      )}
    </>
  );
}

function Terms({ of }: { readonly of: Provision }) {
  const say = words.value.answer.noPhase;
  return (
    <>
      <h4>
        <bdi>{of.title}</bdi>
      </h4>
      <p class="soft">
        {of.clause && (
          <>
            <Filled say={say.clause} with={[<bdi key="clause">{of.clause}</bdi>]} />
            {". "}
          </>
        )}
        {say.bound} <Listed of={of.binds.map(names.value.group)} />
        {". "}
        {say.where} <Listed of={of.areas.map(names.value.area)} />
        {". "}
        {of.owes && (
          <>
            <Filled say={say.owed} with={[<bdi key="owed">{of.owes}</bdi>]} />
            {". "}
          </>
        )}
      </p>
    </>
  );
}

interface StandsProps {
  readonly of: Provision;
  readonly on: Day;
  readonly rows: readonly Row[];
}

function Stands({ of, on, rows }: StandsProps) {
  const stood = byStanding(rows, of.id, on.day_number);
  if (stood.length === 0) return <p>{words.value.answer.noPhase.unsaid}</p>;
  return (
    <dl class="stands">
      {stood.map(([standing, where]) => (
        <StandsOne key={standing} standing={standing} where={where} of={of} day={on.day_number} />
      ))}
    </dl>
  );
}

interface StandsOneProps {
  readonly standing: Standing;
  readonly where: readonly Stood[];
  readonly of: Provision;
  readonly day: number;
}

function StandsOne({ standing, where, of, day }: StandsOneProps) {
  return (
    <div>
      <dt>
        <StandingMark of={standing} />
      </dt>
      <dd>
        <Folded
          items={where}
          shown={AREAS_SHOWN}
          keyOf={({ party, area }) => `${party} ${area}`}
          class="inline"
        >
          {({ party, area }) => (
            <Go change={{ selected: { is: "cell", provision: of.id, party, area, day } }}>
              <bdi>{names.value.group(party)}</bdi>
              {of.areas.length > 1 && (
                <>
                  {" "}
                  (<bdi>{names.value.area(area)}</bdi>)
                </>
              )}
            </Go>
          )}
        </Folded>
      </dd>
    </div>
  );
}
