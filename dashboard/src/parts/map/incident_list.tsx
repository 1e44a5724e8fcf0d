/**
 * A list of incidents: those at the chosen place, those without a published place, those of an unknown day.
 *
 * In: points, the address's days and `without`. Out: `go({ selected: { is: "incident" } })`, which opens the evidence.
 * Invariant: a list shows what the map counts: the same days, the same acts and classes, none left out in silence.
 */
import { computed, type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Days, Place } from "../../address/address";
import { address } from "../../address/live";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { type Incident, LIMIT_MAX, type RowsQuestion, rowsOf } from "../../loaded/incident_rows";
import { question } from "../../loaded/question";
import { ClassMark } from "../../look/class_sign";
import { formats, words } from "../../words/words";
import { actWord } from "./legend";
import { type Listed, listed, rangesOf, type Which } from "./rows";
import { shownPoints } from "./scene";

/** Entries on one page of a list. */
export const PAGE = 20;

export interface IncidentListProps {
  readonly which: Which;
  readonly title: string;
  readonly place: Place | null;
  readonly children?: ComponentChildren;
}

export function IncidentList({ which, title, place, children }: IncidentListProps) {
  const page = useSignal(0);
  const all = useListed(which, place);
  const first = useComputed(() => Math.min(page.value, pagesOf(all.value) - 1) * PAGE);
  const followed = useRows(all, first);
  const found = all.value?.rows ?? [];
  const turn = (to: number) => {
    page.value = to;
  };
  return (
    <section class="map-list whole" aria-label={title}>
      <h3>{title}</h3>
      {children}
      {found.length === 0 ? (
        <p>{words.value.map.nothingHere}</p>
      ) : (
        <Shown of={followed}>
          {(incidents) => <Incidents incidents={incidents} rows={found.slice(first.value)} />}
        </Shown>
      )}
      {found.length > PAGE && <Pages first={first.value} all={found.length} turn={turn} />}
    </section>
  );
}

function useListed(which: Which, place: Place | null): ReadonlySignal<Listed | null> {
  return useComputed(() => {
    const shown = shownPoints.value;
    const days: Days | null = which === "without-day" ? null : address.value.days;
    return shown === null ? null : listed(shown.points, shown.shows, which, { days, place });
  });
}

function pagesOf(all: Listed | null): number {
  return Math.max(Math.ceil((all?.rows.length ?? 0) / PAGE), 1);
}

function useRows(all: ReadonlySignal<Listed | null>, first: ReadonlySignal<number>) {
  return useMemo(() => {
    const asked = computed<RowsQuestion | null>(() => {
      const [wanted, found] = [question.value, all.value];
      if (wanted === null || found === null || found.rows.length === 0) return null;
      const ranks = found.ranks.slice(first.value, first.value + PAGE);
      return { ...wanted, ...found.asked, found: found.found, ranks, ranges: rangesOf(ranks, LIMIT_MAX) };
    });
    return rowsOf(asked);
  }, [all, first]);
}

interface IncidentsProps {
  readonly incidents: readonly Incident[];
  /** The rows of the points behind them, from the same one on. */
  readonly rows: readonly number[];
}

function Incidents({ incidents, rows }: IncidentsProps) {
  const say = words.value.map;
  const read = shownPoints.value?.points;
  const classOf = (n: number) => read?.classes[read.class[rows[n] ?? 0] ?? 0] ?? "";
  return (
    <ol class="map-incidents">
      {incidents.map((incident, n) => (
        <li key={incident.id}>
          <p>
            <Go change={{ selected: { is: "incident", incident: incident.id } }}>{actWord(incident.act)}</Go>{" "}
            <ClassMark of={classOf(n)} />
          </p>
          <p class="soft">
            {incident.when ? <bdi lang="en">{incident.when.text}</bdi> : say.whenUnknown};{" "}
            <bdi>{incident.place.text}</bdi>; {killed(incident)}; {say.groups(incident.groups.length)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** People killed, from the careful count to the full one. */
function killed({ killed: { careful, full } }: Incident): string {
  const say = words.value.map;
  const low = careful ?? full;
  const high = full ?? careful;
  if (low == null || high == null) return say.killedUnknown;
  const { number } = formats.value;
  return low === high ? say.killedExactly(number(low)) : say.killed(number(low), number(high));
}

interface PagesProps {
  readonly first: number;
  readonly all: number;
  turn(page: number): void;
}

export function Pages({ first, all, turn }: PagesProps) {
  const say = words.value.map;
  const { number } = formats.value;
  const page = first / PAGE;
  const span = `\u2066${number(first + 1)}–${number(Math.min(first + PAGE, all))}\u2069`;
  return (
    <p class="map-pages">
      <button type="button" disabled={first === 0} onClick={() => turn(page - 1)}>
        {say.before}
      </button>
      <span>{say.page(span, number(all))}</span>
      <button type="button" disabled={first + PAGE >= all} onClick={() => turn(page + 1)}>
        {say.next}
      </button>
    </p>
  );
}
