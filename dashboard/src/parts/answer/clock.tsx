/**
 * The clocks of a gate: need by need, a strip of days, each a link into what it rests on.
 *
 * In: the gate, and the same under the default reading. Out: `go({ selected })`. Invariant: a day that cannot be said and
 * a day that may be broken look like themselves, never like one that counts; a run is the server's, not counted here.
 */
import type { components } from "../../api/schema";
import { Fold, Folded, foldAt } from "../../frame/folded";
import { Go } from "../../frame/go";
import { calendar } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { names } from "../../loaded/names";
import { Filled } from "../../look/filled";
import { CLOCK_SIGNS } from "../../look/lists";
import { ClockMark, ClockShape } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { DecisionClock } from "./decision_clock";
import type { GateProps } from "./gate";
import { Incidents } from "./incidents";
import { type About, restingOf } from "./resting";

type Need = components["schemas"]["NeedView"];
type ClockDay = components["schemas"]["ClockDayView"];

/** More days than these are folded away, the earlier ones first. */
const DAYS_SHOWN = 42;

export function Clocks({ gate, was }: GateProps) {
  const say = words.value.answer.clock;
  return (
    <>
      <h3>{say.title}</h3>
      <p class="soft">{say.note}</p>
      <ul class="clock-legend">
        {CLOCK_SIGNS.map((sign) => (
          <li key={sign}>
            <ClockMark of={sign} />
          </li>
        ))}
      </ul>
      {gate.needs.map((need, at) => (
        <NeedShown key={need.provision} need={need} was={was?.needs[at]} phase={gate.phase} />
      ))}
    </>
  );
}

interface NeedProps {
  readonly need: Need;
  readonly was: Need | undefined;
  readonly phase: string;
}

function NeedShown({ need, was, phase }: NeedProps) {
  const say = words.value.answer.clock;
  const about = { phase, provision: need.provision };
  const asked = need.consecutive ? say.askedInRow : say.asked;
  return (
    <section class="need whole">
      <h4>
        <bdi>{names.value.provision(need.provision)}</bdi>: {say.needs[need.state]}
      </h4>
      <p>
        {asked(need.days_needed)} {say.best(need.best_run)}{" "}
        <Filled
          say={say.measure}
          with={[
            <bdi key="measure" lang="en">
              {need.measure}
            </bdi>,
          ]}
        />
      </p>
      {need.compared.length > 0 && <ComparedWithBefore compared={need.compared} />}
      {need.clock.length === 0 && <p class="soft">{say.noDays}</p>}
      {need.clock.length > 0 && <Strip need={need} was={was} about={about} />}
      {need.since_decision && <DecisionClock days={need.clock} since={need.since_decision} about={about} />}
      <RestOn days={need.clock} />
    </section>
  );
}

/** What is reported since against before, in the server's words: an interval never stands without its rank. */
function ComparedWithBefore({ compared }: { readonly compared: Need["compared"] }) {
  const say = words.value.answer.clock.compared;
  return (
    <>
      <h5>{say.title}</h5>
      <p class="soft">{say.note}</p>
      <ul class="compared">
        {compared.map((one) => (
          <li key={`${one.between} ${one.count}`} lang="en" dir="ltr">
            <bdi>{one.sentence}</bdi> <span class="soft">{one.would_change}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Strip({
  need,
  was,
  about,
}: {
  readonly need: Need;
  readonly was: Need | undefined;
  readonly about: About;
}) {
  const say = words.value.answer.clock;
  const shown = need.clock.slice(-foldAt(need.clock.length, DAYS_SHOWN));
  const earlier = need.clock.slice(0, need.clock.length - shown.length);
  const [first, last] = [shown[0], shown.at(-1)];
  const wasOn = new Map(was?.clock.map((day) => [day.day_number, day]));
  const draw = (day: ClockDay) => (
    <DayShown key={day.day_number} day={day} was={wasOn.get(day.day_number)} about={about} />
  );
  return (
    <>
      <p class="soft">
        {first && last && say.span(formats.value.day(first.day), formats.value.day(last.day))}
        {need.since_decision && ` ${say.eachBreach}`}
      </p>
      {earlier.length > 0 && (
        <Fold summary={say.earlier(earlier.length)}>
          {() => <ol class="clock-days">{earlier.map(draw)}</ol>}
        </Fold>
      )}
      <ol class="clock-days">{shown.map(draw)}</ol>
    </>
  );
}

interface DayProps {
  readonly day: ClockDay;
  /** The same day under the default reading. */
  readonly was: ClockDay | undefined;
  readonly about: About;
}

function DayShown({ day, was, about }: DayProps) {
  const rows = valueIn(calendar.now.value)?.rows ?? [];
  const changed = was !== undefined && was.state !== day.state;
  const label = labelOf(day, changed ? was : undefined);
  return (
    <li>
      <span class="soft" aria-hidden="true">
        {formats.value.number(Number(day.day.slice(-2)))}
      </span>
      <Go
        change={{ selected: restingOf(day, about, rows) }}
        class={`cell is-${day.state}${changed ? " changed" : ""}`}
        aria-label={label}
        title={label}
      >
        <ClockShape of={day.state} />
        {formats.value.number(day.run)}
        {day.reset_by && <ClockShape of="reset" />}
      </Go>
    </li>
  );
}

/** "Mon 12 Sep: cannot be said, 0 days in a row, set back by …; counts under the default reading". */
function labelOf(day: ClockDay, was: ClockDay | undefined): string {
  const { answer: say, standing, readings } = words.value;
  const said = [
    standing.clock[day.state],
    say.clock.run(day.run),
    ...(day.reset_by ? [say.clock.setBack(day.reset_by)] : []),
    ...(was ? [readings.byDefault(standing.clock[was.state])] : []),
  ];
  return `${dayLabel(day)}: ${formats.value.list(said)}`;
}

function dayLabel(day: ClockDay): string {
  return words.value.answer.clock.day(formats.value.number(day.day_number), formats.value.shortDay(day.day));
}

/** The incidents and decisions behind the days, written out. */
function RestOn({ days }: { readonly days: readonly ClockDay[] }) {
  const say = words.value.answer.clock;
  const told = days.filter((day) => day.incidents.length > 0 || day.reset_by);
  if (told.length === 0) return null;
  return (
    <Fold summary={say.restOn(told.length)}>
      {() => (
        <Folded items={told} shown={DAYS_SHOWN} keyOf={({ day_number }) => String(day_number)}>
          {(day) => <RestsOn day={day} />}
        </Folded>
      )}
    </Fold>
  );
}

function RestsOn({ day }: { readonly day: ClockDay }) {
  const say = words.value.answer;
  return (
    <>
      {dayLabel(day)}: <ClockMark of={day.state} />
      {day.reset_by && (
        <>
          {" "}
          <Filled say={say.clock.setBack} with={[<bdi key="report">{day.reset_by}</bdi>]} />
        </>
      )}
      {day.incidents.length > 0 && <Incidents title={say.blockers.incidents} ids={day.incidents} />}
    </>
  );
}
