/**
 * The incidents by their first day, a page at a time, narrowed by what the reader chose.
 *
 * In: the page of incidents, the address. Out: `go({ selected })` to the evidence of each, `go({ after })` from page to
 * page, `go({ narrowed })`. Invariant: how many there are under the choice is said, and that none is known is not called
 * peace.
 */
import type { TargetedEvent } from "preact";
import { address, go } from "../../address/live";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { Name } from "../../frame/stranger";
import { type IncidentPage, incidents, PAGE } from "../../loaded/incidents";
import { names } from "../../loaded/names";
import { formats, words } from "../../words/words";
import { KilledRange } from "./casualties";
import { actWord } from "./incident";
import { datesOf, pagesOf } from "./numbers";

export function IncidentList() {
  const say = words.value.evidence;
  return (
    <div class="incident-list">
      <h3>{say.list}</h3>
      <p class="soft">{say.listNote}</p>
      <Choices />
      <InView />
      <Shown of={incidents}>{(page) => <Page of={page} />}</Shown>
    </div>
  );
}

function Choices() {
  const { evidence: say, incidents: kinds } = words.value;
  return (
    <div class="filters on-screen">
      <Choice of="act" label={say.act} every={say.everyAct} options={kinds.acts} />
      <Choice of="class" label={say.class} every={say.everyClass} options={kinds.classes} />
    </div>
  );
}

interface ChoiceProps {
  readonly of: "act" | "class";
  readonly label: string;
  readonly every: string;
  readonly options: Readonly<Record<string, string>>;
}

function Choice({ of, label, every, options }: ChoiceProps) {
  const { narrowed } = address.value;
  const choose = (event: TargetedEvent<HTMLSelectElement>) => {
    go({ narrowed: { ...narrowed, [of]: event.currentTarget.value || null }, after: 0 });
  };
  return (
    <label class="filter">
      <span>{label}</span>
      <select value={narrowed[of] ?? ""} onChange={choose}>
        <option value="">{every}</option>
        {Object.entries(options).map(([word, said]) => (
          <option key={word} value={word}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What else narrows the list, each with a link that takes it away. */
function InView() {
  const { days, narrowed } = address.value;
  const say = words.value.evidence;
  const { number } = formats.value;
  return (
    <p class="walk">
      {days !== null && (
        <span>
          {say.ofDays(number(days.first), number(days.last))}{" "}
          <Go change={{ days: null, after: 0 }}>{say.allDays}</Go>
        </span>
      )}
      {narrowed.provision !== null && (
        <span>
          {say.provision}: <Name>{names.value.provision(narrowed.provision)}</Name>.{" "}
          <Go change={{ narrowed: { ...narrowed, provision: null }, after: 0 }}>{say.everyProvision}</Go>
        </span>
      )}
      {narrowed.party !== null && (
        <span>
          {say.party}: <Name>{names.value.group(narrowed.party)}</Name>.{" "}
          <Go change={{ narrowed: { ...narrowed, party: null }, after: 0 }}>{say.everyParty}</Go>
        </span>
      )}
    </p>
  );
}

function Page({ of }: { readonly of: IncidentPage }) {
  const say = words.value.evidence;
  if (of.found === 0) return <p>{say.noneFound}</p>;
  return (
    <>
      <p>{say.found(of.found)}</p>
      <div class="scroll">
        <table class="listed">
          <thead>
            <tr>
              <th scope="col">{say.act}</th>
              <th scope="col">{say.when}</th>
              <th scope="col">{say.place}</th>
              <th scope="col">{say.killed}</th>
              <th scope="col" class="figure">
                {say.groupsTold}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.incidents.map((incident) => (
              <Incident key={incident.id} of={incident} />
            ))}
          </tbody>
        </table>
      </div>
      <Turn of={of} />
    </>
  );
}

function Incident({ of }: { readonly of: IncidentPage["incidents"][number] }) {
  const { selected } = address.value;
  const isOpen = selected?.is === "incident" && selected.incident === of.id;
  return (
    <tr>
      <th scope="row">
        <Go
          change={{ selected: { is: "incident", incident: of.id } }}
          aria-current={isOpen ? "true" : undefined}
        >
          {actWord(of.act)}
        </Go>
      </th>
      <td>
        <Days of={of} />
      </td>
      <td>
        <Name>{of.place.text}</Name>
      </td>
      <td>
        <KilledRange of={of.killed} />
      </td>
      <td class="figure">{formats.value.number(of.groups.length)}</td>
    </tr>
  );
}

/** The dates on which it lies, without the hours. */
function Days({ of: { when } }: { readonly of: IncidentPage["incidents"][number] }) {
  const say = words.value.evidence;
  const { first, last } = datesOf(when?.starts, when?.ends);
  const { day } = formats.value;
  if (first === null && last === null) return <span class="soft">{say.whenUnknown}</span>;
  if (first !== null && first === last) return <>{day(first)}</>;
  return <>{say.span(first === null ? say.open : day(first), last === null ? say.open : day(last))}</>;
}

function Turn({ of: { found, after, incidents: shown } }: { readonly of: IncidentPage }) {
  const say = words.value.evidence;
  const { number } = formats.value;
  const pages = pagesOf(found, after, shown.length, PAGE);
  return (
    <p class="walk">
      {pages.before !== null && <Go change={{ after: pages.before }}>{say.pageBefore}</Go>}
      <span>{say.page(number(pages.from), number(pages.to), number(found))}</span>
      {pages.next !== null && <Go change={{ after: pages.next }}>{say.pageNext}</Go>}
    </p>
  );
}
