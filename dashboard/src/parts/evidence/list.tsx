/**
 * The incidents under the address's choice, a page at a time.
 *
 * In: the page of incidents, the terms, the address. Out: `go()`: what they are narrowed to, which page, which one is
 * opened. Invariant: how many there are always stands with them; none under a choice is not peace.
 */
import type { TargetedEvent } from "preact";
import { address, go } from "../../address/live";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { answer } from "../../loaded/answers";
import type { IncidentView } from "../../loaded/evidence";
import { type IncidentPage, incidents, PAGE } from "../../loaded/incidents";
import { valueIn } from "../../loaded/loaded";
import { formats, words } from "../../words/words";
import { actWord, numbersOf } from "./incident";
import { Told } from "./texts";

export function IncidentList() {
  const say = words.value.evidence.list;
  return (
    <section class="incident-list" aria-labelledby="incident-list-title">
      <h3 id="incident-list-title">{say.title}</h3>
      <Narrowing />
      <Scope />
      <Shown of={incidents}>{(page) => <Page of={page} />}</Shown>
    </section>
  );
}

function Narrowing() {
  const { evidence, acts, rules } = words.value;
  const say = evidence.list;
  const terms = valueIn(answer.now.value);
  const parties = terms?.groups.filter((group) => group.role === "party") ?? [];
  return (
    <div class="filters on-screen">
      <Choice of="act" label={say.act} every={say.everyAct} options={Object.entries(acts.act)} />
      <Choice of="class" label={say.class} every={say.everyClass} options={Object.entries(rules.class)} />
      <Choice
        of="provision"
        label={say.provision}
        every={say.everyProvision}
        options={terms?.provisions.map(({ id, title }) => [id, title]) ?? []}
      />
      <Choice
        of="party"
        label={say.party}
        every={say.everyParty}
        options={parties.map(({ id, name }) => [id, name])}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly of: "act" | "class" | "provision" | "party";
  readonly label: string;
  readonly every: string;
  /** Words of the API, or ids, with their names. */
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ of, label, every, options }: ChoiceProps) {
  const { narrowed } = address.value;
  const chosen = narrowed[of];
  const choose = (event: TargetedEvent<HTMLSelectElement>) => {
    go({ narrowed: { ...narrowed, [of]: event.currentTarget.value || null }, after: 0 });
  };
  const unlisted = chosen !== null && options.every(([id]) => id !== chosen);
  return (
    <label class="filter">
      <span>{label}</span>
      <select value={chosen ?? ""} onChange={choose}>
        <option value="">{every}</option>
        {unlisted && <option value={chosen}>{chosen}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id} dir="auto">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The days and the place to which the rest of the page is turned hold here too. */
function Scope() {
  const say = words.value.evidence.list;
  const { days, place } = address.value;
  return (
    <>
      {days !== null && (
        <p class="soft">
          {say.days(dayName(days.first), dayName(days.last))}{" "}
          <Go change={{ days: null, after: 0 }}>{say.allDays}</Go>
        </p>
      )}
      {place !== null && (
        <p class="soft">
          {say.place} <Go change={{ place: null, after: 0 }}>{say.everywhere}</Go>
        </p>
      )}
    </>
  );
}

/** Returns the date of a day by its number; its number where the agreement has no such day. */
function dayName(n: number): string {
  const { day, number } = formats.value;
  const known = valueIn(answer.now.value)?.days.find(({ day_number }) => day_number === n);
  return known ? day(known.day) : words.value.evidence.cell.dayNumber(number(n));
}

function Page({ of: { incidents: listed, found, after } }: { readonly of: IncidentPage }) {
  const say = words.value.evidence.list;
  return (
    <>
      <p class="found">{say.found(found)}</p>
      {found === 0 && <p>{say.nothing}</p>}
      {found > 0 && listed.length === 0 && (
        <p>
          {say.beyond} <Go change={{ after: 0 }}>{say.first}</Go>
        </p>
      )}
      <ol class="incident-rows" start={after + 1}>
        {listed.map((incident) => (
          <li key={incident.id}>
            <Row of={incident} />
          </li>
        ))}
      </ol>
      {found > listed.length && listed.length > 0 && <Pages {...{ after, found, here: listed.length }} />}
    </>
  );
}

function Row({ of }: { readonly of: IncidentView }) {
  const say = words.value.evidence.incident;
  const { selected } = address.value;
  const open = selected?.is === "incident" && selected.incident === of.id;
  return (
    <>
      <Go
        change={{ selected: { is: "incident", incident: of.id } }}
        {...(open ? { "aria-current": "true" as const } : {})}
      >
        <bdi>{of.id}</bdi>: {actWord(of.act)}
      </Go>{" "}
      {of.when ? <Told text={of.when.text} /> : say.whenUnknown}{" "}
      <span class="soft">
        <bdi>{of.place.text}</bdi> · {say.killed}: {numbersOf(of.killed)} ·{" "}
        {words.value.evidence.finding.accounts(of.accounts.length)}
      </span>
    </>
  );
}

interface PagesProps {
  readonly after: number;
  readonly found: number;
  readonly here: number;
}

function Pages({ after, found, here }: PagesProps) {
  const say = words.value.evidence.list;
  const { number } = formats.value;
  const span = `\u2066${number(after + 1)}–${number(after + here)}\u2069`;
  return (
    <nav class="list-pages" aria-label={say.pages}>
      {after > 0 && <Go change={{ after: Math.max(after - PAGE, 0) }}>{say.previous}</Go>}
      <span>{say.span(span, number(found))}</span>
      {after + here < found && <Go change={{ after: after + PAGE }}>{say.next}</Go>}
    </nav>
  );
}

/** The incidents before and after the open one, where the list holds it. */
export function Walk({ incident }: { readonly incident: string }) {
  const say = words.value.evidence.incident;
  const listed = valueIn(incidents.now.value)?.incidents ?? [];
  const at = listed.findIndex(({ id }) => id === incident);
  const [earlier, later] = at < 0 ? [] : [listed[at - 1], listed[at + 1]];
  if (!earlier && !later) return null;
  return (
    <nav class="list-pages" aria-label={say.walk}>
      {earlier && <Go change={{ selected: { is: "incident", incident: earlier.id } }}>{say.previous}</Go>}
      {later && <Go change={{ selected: { is: "incident", incident: later.id } }}>{say.next}</Go>}
    </nav>
  );
}
