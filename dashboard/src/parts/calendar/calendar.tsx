/**
 * The calendar: where each promise stands, by party and area, day by day, in colour and shape together.
 *
 * In: rows of standing under the chosen reading, and under the default one for marking what changed; the address's
 * `days`. Out: `go({ selected: { is: "cell", … } })`. Invariant: a day without a row is shown as having none, never as
 * kept.
 */
import "./calendar.css";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Waiting } from "../../frame/shown";
import { STANDINGS } from "../../look/lists";
import { StandingMark } from "../../look/shapes";
import { words } from "../../words/words";

export function Calendar(_: PartProps) {
  return (
    <Part id="calendar" title={words.value.calendar.title}>
      <Legend />
      <Waiting />
    </Part>
  );
}

/** What the signs mean, for whoever sees them first. */
export function Legend() {
  const say = words.value;
  return (
    <dl class="legend" aria-label={say.calendar.legend}>
      {STANDINGS.map((standing) => (
        <div key={standing}>
          <dt>
            <StandingMark of={standing} />
          </dt>
          <dd class="soft">{say.standing.means[standing]}</dd>
        </div>
      ))}
    </dl>
  );
}
