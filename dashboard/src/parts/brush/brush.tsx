/**
 * The time brush under the map: how much was reported day by day, the days in view, and a button that plays them.
 *
 * In: points, the answer's days, the address's `days` and `without`. Out: the window, by `window.ts`: map and chart follow
 * while it moves, `go({ days })` once it rests. Fetched together with the map. Invariant: the brush shows how much was
 * reported, and says so: never how much happened. Invariant: what a hand can do, keys can.
 */
import "./brush.css";
import { computed } from "@preact/signals";
import { address, go } from "../../address/live";
import { Shown } from "../../frame/shown";
import { answer } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { points } from "../../loaded/points";
import { words } from "../../words/words";
import { type AgreementDays, agreementDays } from "./agreement_days";
import { DayChart } from "./day_chart";
import { countDays, type DayCounts, daysToDraw } from "./day_counts";
import { DayTable } from "./day_table";
import { Edges } from "./edges";
import { type Mark, marksOf } from "./marks";
import { Marks, Notes } from "./notes";
import { Player } from "./player";
import { showsOf } from "./shows";

/** All that the chart and its words are drawn from. */
export interface Charted {
  readonly counts: DayCounts;
  readonly classes: readonly string[];
  readonly days: AgreementDays;
  readonly marks: readonly Mark[];
}

/** Counted anew when the points or what is shown change, not when the window moves. `null`: nothing to chart yet. */
const charted = computed<Charted | null>(() => {
  const [read, terms] = [valueIn(points.now.value), valueIn(answer.now.value)];
  if (read === undefined || terms === undefined || terms.days.length === 0) return null;
  const days = agreementDays(terms.days);
  const shows = showsOf(read, address.value.without);
  const counts = countDays(read, shows, daysToDraw(read, days.last));
  return { counts, classes: read.classes, days, marks: marksOf(terms) };
});

export function Brush() {
  return (
    <section class="brush" aria-labelledby="brush-title">
      <h3 id="brush-title">{words.value.brush.title}</h3>
      <Shown of={answer}>{() => charted.value && <Charting of={charted.value} />}</Shown>
    </section>
  );
}

function Charting({ of }: { readonly of: Charted }) {
  return (
    <>
      <DayChart of={of} />
      <div class="brush-controls">
        <Edges days={of.days} />
        <Player days={of.days} />
        <AllDays />
      </div>
      <Notes of={of} />
      <Marks of={of} />
      <DayTable of={of} />
    </>
  );
}

function AllDays() {
  return (
    <button type="button" disabled={address.value.days === null} onClick={() => go({ days: null })}>
      {words.value.brush.all}
    </button>
  );
}
