/**
 * What the calendar is narrowed to: one promise, one party.
 *
 * In: the terms, the address. Out: `go({ narrowed })`. The list of incidents follows the same choice.
 */
import type { TargetedEvent } from "preact";
import { address, go } from "../../address/live";
import type { components } from "../../api/schema";
import { words } from "../../words/words";

interface FiltersProps {
  readonly terms: Pick<components["schemas"]["AnswerView"], "groups" | "provisions">;
}

export function Filters({ terms }: FiltersProps) {
  const say = words.value.calendar;
  const parties = terms.groups.filter((group) => group.role === "party");
  return (
    <div class="filters on-screen">
      <Choice
        of="provision"
        label={say.provision}
        every={say.everyProvision}
        options={terms.provisions.map(({ id, title }) => [id, title])}
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
  readonly of: "provision" | "party";
  readonly label: string;
  readonly every: string;
  /** Ids with their names. */
  readonly options: readonly (readonly [string, string])[];
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
        {options.map(([id, name]) => (
          <option key={id} value={id} dir="auto">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
