/**
 * The talks: whether the sides are there yet by their own words, and issue by side the last position with its date.
 *
 * In: the talks of the case as known on the question's date. Out: a board; earlier words and meetings folded. Invariant:
 * nothing is counted over sides or issues, and whoever has said nothing has no position. Invariant: an issue that nobody
 * opposes is not called settled.
 */
import "./talks.css";
import type { components } from "../../api/schema";
import { Fold } from "../../frame/folded";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { Name, Stranger } from "../../frame/stranger";
import { talks } from "../../loaded/answers";
import { Filled } from "../../look/filled";
import { formats, words } from "../../words/words";
import { IssueOnBoard } from "./issue";
import { Meetings } from "./meetings";
import { dateOf } from "./said";

type TalksOf = components["schemas"]["TalksView"];
type Deal = components["schemas"]["DealView"];

export function Talks(_: PartProps) {
  const say = words.value.talks;
  return (
    <Part id="talks" title={say.title}>
      <Shown of={talks}>
        {({ talks: of, as_known_on: at }) => (of ? <Board of={of} at={at ?? null} /> : <p>{say.none}</p>)}
      </Shown>
    </Part>
  );
}

function Board({ of, at }: { readonly of: TalksOf; readonly at: string | null }) {
  const say = words.value.talks;
  return (
    <>
      <h3>
        <Name>{of.title}</Name>
      </h3>
      {of.note && (
        <p>
          <Stranger>{of.note}</Stranger>
        </p>
      )}
      <p class="soft">
        {at === null ? say.all : say.known(formats.value.instant(at))} {of.later > 0 && say.later(of.later)}
      </p>
      <p class={`talks-there talks-${of.there}`}>
        <strong>{say.there[of.there]}</strong>
      </p>
      <ul class="talks-deal">
        {of.deal.map((deal) => (
          <li key={deal.side}>
            <DealWord of={deal} />
          </li>
        ))}
      </ul>
      {of.issues.map((issue) => (
        <IssueOnBoard key={issue.id} of={issue} />
      ))}
      <Fold summary={say.meetings(of.meetings.length)}>{() => <Meetings of={of.meetings} />}</Fold>
    </>
  );
}

function DealWord({ of }: { readonly of: Deal }) {
  const say = words.value.talks;
  return (
    <>
      <Filled say={say.deal[of.word]} with={[<Name key="side">{of.side}</Name>]} />
      {!of.must_agree && ` ${say.aside}`}
      {of.said && <span class="soft"> {dateOf(of.said.when)}</span>}
    </>
  );
}
