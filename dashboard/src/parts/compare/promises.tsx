/**
 * Where the promises of one case stand by day, party by party and area by area, in small strips.
 *
 * In: the terms and the calendar of the case. Invariant: nothing is summed up over parties, areas or promises; a promise
 * without a row says so.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { formats, words } from "../../words/words";
import { runsOf } from "./runs";
import { type Sign, Strip } from "./strip";

type AnswerView = components["schemas"]["AnswerView"];
type Provision = components["schemas"]["ProvisionView"];
type Row = components["schemas"]["CalendarRow"];

const PROMISES_SHOWN = 4;
const ROWS_SHOWN = 4;

export interface PromisesProps {
  readonly terms: AnswerView;
  readonly rows: readonly Row[];
}

export function Promises({ terms, rows }: PromisesProps) {
  const say = words.value.compare;
  const [first, last] = [terms.days[0], terms.days.at(-1)];
  return (
    <>
      <h4>{say.promises}</h4>
      <p class="soft">
        {first && last ? say.span(formats.value.day(first.day), formats.value.day(last.day)) : say.noDays}
      </p>
      <Folded items={terms.provisions} shown={PROMISES_SHOWN} keyOf={({ id }) => id} class="plain">
        {(provision) => <PromiseStrips of={provision} terms={terms} rows={rows} />}
      </Folded>
    </>
  );
}

function PromiseStrips({ of, terms, rows }: PromisesProps & { readonly of: Provision }) {
  const own = rows.filter(({ provision }) => provision === of.id);
  return (
    <div class="strip-lines">
      <p>
        <bdi>{of.title}</bdi>
      </p>
      {own.length === 0 && terms.days.length > 0 && <p class="soft">{words.value.compare.blank}</p>}
      {terms.days.length > 0 && (
        <Folded items={own} shown={ROWS_SHOWN} keyOf={({ party, area }) => `${party} ${area}`} class="plain">
          {(row) => <RowStrip row={row} terms={terms} withArea={of.areas.length > 1} />}
        </Folded>
      )}
    </div>
  );
}

interface RowStripProps {
  readonly row: Row;
  readonly terms: AnswerView;
  /** Whether the area must be said, since there are several. */
  readonly withArea: boolean;
}

function RowStrip({ row, terms, withArea }: RowStripProps) {
  const { standing } = words.value;
  const party = terms.groups.find(({ id }) => id === row.party)?.name ?? row.party;
  const area = withArea ? (terms.areas.find(({ id }) => id === row.area)?.name ?? row.area) : null;
  const label = (sign: Sign) =>
    sign in standing.labels ? standing.labels[sign as keyof typeof standing.labels] : sign;
  const runs = runsOf(row.cells.map(({ day_number, standing: sign }) => ({ day: day_number, sign })));
  return (
    <div class="strip-line">
      <p class="soft">
        <bdi>{party}</bdi>
        {area !== null && (
          <>
            {" \u00b7 "}
            <bdi>{area}</bdi>
          </>
        )}
      </p>
      {runs.length === 0 ? (
        <p class="soft">{words.value.compare.blank}</p>
      ) : (
        <Strip runs={runs} days={terms.days} label={label} of={area === null ? party : `${party}, ${area}`} />
      )}
    </div>
  );
}
