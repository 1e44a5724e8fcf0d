/**
 * What must be known to read the chart: its scale, what an empty day means, what is counted more than once and what is not
 * on it, and what its lines are.
 *
 * In: what is charted. Invariant: every incident that the chart leaves out is counted here.
 */
import { formats, words } from "../../words/words";
import type { Charted } from "./brush";
import type { Mark } from "./marks";

export function Notes({ of: { counts } }: { readonly of: Charted }) {
  const say = words.value.brush;
  return (
    <div class="soft brush-notes">
      <p class="on-screen">{say.hint}</p>
      <p>
        {counts.most > 0 && say.scale(formats.value.number(counts.most))} {say.empty}{" "}
        {counts.days.first < 0 && say.before}
      </p>
      <p>
        {counts.several > 0 && say.several(counts.several)}{" "}
        {counts.earlier > 0 && say.earlier(counts.earlier)} {counts.later > 0 && say.later(counts.later)}
      </p>
    </div>
  );
}

export function Marks({ of: { marks } }: { readonly of: Charted }) {
  const say = words.value.brush;
  if (marks.length === 0) return null;
  return (
    <div class="soft brush-marks">
      <h4>{say.marks}</h4>
      <ol>
        {marks.map((mark) => (
          <li key={`${mark.is} ${mark.when} ${mark.what}`}>
            {mark.is === "end" ? formats.value.instant(mark.when) : formats.value.day(mark.when)}:{" "}
            <What of={mark} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function What({ of }: { readonly of: Mark }) {
  if (of.is === "decision") return <>{words.value.brush.decision(of.what)}</>;
  return <bdi lang="en">{of.what}</bdi>;
}
