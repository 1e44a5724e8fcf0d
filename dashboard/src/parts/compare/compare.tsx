/**
 * Cases side by side: the same question to each, their answers and clocks in columns.
 *
 * In: the address's `cases`, the answers to each under the chosen reading. Out: `go({ cases })`. Read next: `column.tsx`.
 * Invariant: no case is scored, ranked or measured against another; they stand in the order in which the reader named
 * them, and each strip has the length of its own place, not of another case's days.
 */
import "./compare.css";
import type { TargetedEvent } from "preact";
import { address, go } from "../../address/live";
import { CASES_MAX } from "../../address/query";
import { announce } from "../../frame/announce";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { ReadingWords } from "../../frame/reading_words";
import { cases } from "../../loaded/cases";
import { valueIn } from "../../loaded/loaded";
import { CLOCK_SIGNS, STANDINGS } from "../../look/lists";
import { formats, words } from "../../words/words";
import { Column } from "./column";
import { StripSign } from "./strip";

export function Compare({ caseId }: PartProps) {
  const say = words.value.compare;
  const all = address.value.cases.length > 0 ? address.value.cases : [caseId];
  return (
    <Part id="compare" title={say.title}>
      <p>{say.note}</p>
      <Add all={all} />
      {all.length > 1 && (
        <>
          <Asked />
          <Legend />
          <div class="columns">
            {all.map((id) => (
              <Column key={id} caseId={id} all={all} />
            ))}
          </div>
        </>
      )}
    </Part>
  );
}

/** The one question that is put to each of them. */
function Asked() {
  const say = words.value;
  const { reading, asKnownOn } = address.value;
  return (
    <p>
      {say.compare.sameReading} <ReadingWords of={reading} />.{" "}
      {asKnownOn !== null && say.compare.sameDate(formats.value.day(asKnownOn))}
    </p>
  );
}

function Add({ all }: { readonly all: readonly string[] }) {
  const say = words.value.compare;
  const others = (valueIn(cases.now.value)?.cases ?? []).filter((entry) => !all.includes(entry.case));
  if (all.length >= CASES_MAX) return <p class="soft on-screen">{say.full}</p>;
  if (others.length === 0) return <p class="soft">{say.noOther}</p>;
  const add = ({ currentTarget: field }: TargetedEvent<HTMLSelectElement>) => {
    const added = others.find((entry) => entry.case === field.value);
    if (added === undefined) return;
    go({ cases: [...all, added.case] });
    announce(say.added(`\u2068${added.title ?? added.case}\u2069`));
  };
  return (
    <label class="add-case on-screen">
      <span>{say.add}</span>
      <select value="" onChange={add}>
        <option value="">{say.choose}</option>
        {others.map((entry) => (
          <option key={entry.case} value={entry.case} dir="auto">
            {entry.title ?? entry.case}
          </option>
        ))}
      </select>
    </label>
  );
}

function Legend() {
  const say = words.value;
  return (
    <dl class="strip-legend">
      <div>
        <dt>{say.compare.legendStandings}</dt>
        {STANDINGS.map((one) => (
          <dd key={one}>
            <StripSign of={one} /> {say.standing.labels[one]}
          </dd>
        ))}
      </div>
      <div>
        <dt>{say.compare.legendClocks}</dt>
        {CLOCK_SIGNS.filter((one) => one !== "reset").map((one) => (
          <dd key={one}>
            <StripSign of={one} /> {say.standing.clock[one]}
          </dd>
        ))}
      </div>
    </dl>
  );
}
