/**
 * The evidence of a cell: where a promise stands for a party, an area and a day, why, and what would change it.
 *
 * In: the explanation. Out: standing, reason, findings, and links to the days beside it. Invariant: the reason stands
 * before the evidence, and what the default reading says instead beside it.
 */
import type { Selection } from "../../address/address";
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Name, Stranger } from "../../frame/stranger";
import { answer, calendarByDefault } from "../../loaded/answers";
import type { StandingExplained } from "../../loaded/evidence";
import { valueIn } from "../../loaded/loaded";
import type { Standing } from "../../look/lists";
import { StandingMark } from "../../look/shapes";
import { known } from "../../words/known";
import { formats, words } from "../../words/words";
import { Findings } from "./finding";

interface CellProps {
  readonly why: StandingExplained;
}

export function CellEvidence({ why }: CellProps) {
  const say = words.value.evidence;
  return (
    <>
      <Whose why={why} />
      <p class="standing">
        <StandingMark of={why.standing} /> <Reason why={why} />
      </p>
      {why.detail !== "" && (
        <p>
          <Stranger lang="en">{why.detail}</Stranger>
        </p>
      )}
      <ByDefault why={why} />
      <WalkDays why={why} />
      <h4>{why.findings.length === 0 ? say.wouldChange : say.findings(why.findings.length)}</h4>
      {why.findings.length > 0 && <Findings of={why.findings} />}
      {why.findings.length > 0 && <h4>{say.wouldChange}</h4>}
      <WouldChange why={why} />
      {why.findings.length === 0 && <p class="soft">{say.noFindings}</p>}
    </>
  );
}

function Whose({ why }: CellProps) {
  const say = words.value.evidence;
  const { number, instant, share } = formats.value;
  return (
    <dl class="facts">
      <div>
        <dt>{say.party}</dt>
        <dd>
          <Name>{why.party_name}</Name>
        </dd>
      </div>
      <div>
        <dt>{say.area}</dt>
        <dd>
          <Name>{why.area_name}</Name>
        </dd>
      </div>
      <div>
        <dt>{say.day}</dt>
        <dd>{say.dayFromTo(number(why.day_number), instant(why.starts), instant(why.ends))}</dd>
      </div>
      <div>
        <dt>{say.coverage}</dt>
        <dd>{typeof why.coverage === "number" ? share(why.coverage) : say.coverageUnknown}</dd>
      </div>
    </dl>
  );
}

/** The reason in the reader's language; one that the page does not know, as the server says it. */
function Reason({ why: { reason, reason_text: text } }: CellProps) {
  return <>{known(words.value.reasons, reason) ?? <bdi lang="en">{text}</bdi>}</>;
}

/** What the default reading says instead, where it says something else. */
function ByDefault({ why }: CellProps) {
  const rows = valueIn(calendarByDefault.now.value)?.rows ?? [];
  const row = rows.find(
    ({ provision, party, area }) => provision === why.provision && party === why.party && area === why.area,
  );
  const was: Standing | undefined = row?.cells.find((cell) => cell.day_number === why.day_number)?.standing;
  if (was === undefined || was === why.standing) return null;
  return <p class="changed-note">{words.value.evidence.byDefault(words.value.standing.labels[was])}</p>;
}

/** The days beside this one, and this one alone everywhere. */
function WalkDays({ why }: CellProps) {
  const say = words.value.evidence;
  const days = valueIn(answer.now.value)?.days ?? [];
  const at = days.findIndex((day) => day.day_number === why.day_number);
  const [before, next] = [days[at - 1], days[at + 1]];
  const cellOn = (day: number): Selection => {
    const { provision, party, area } = why;
    return { is: "cell", provision, party, area, day };
  };
  return (
    <p class="walk on-screen">
      {at > 0 && before && <Go change={{ selected: cellOn(before.day_number) }}>{say.before}</Go>}
      {at >= 0 && next && <Go change={{ selected: cellOn(next.day_number) }}>{say.next}</Go>}
      <Go change={{ days: { first: why.day_number, last: why.day_number }, after: 0 }}>{say.dayAlone}</Go>
    </p>
  );
}

function WouldChange({ why: { would_change: ways } }: CellProps) {
  if (ways.length === 0) return <p>{words.value.evidence.nothingWould}</p>;
  return (
    <Folded items={ways} shown={8} keyOf={(way) => way} class="ways">
      {(way) => <Stranger lang="en">{way}</Stranger>}
    </Folded>
  );
}
