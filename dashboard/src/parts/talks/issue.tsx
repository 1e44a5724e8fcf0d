/**
 * One issue of the talks: how it stands, and each side's last position beside the others'.
 *
 * In: an issue of the board. Out: a card for each side that has spoken of it. Invariant: a position is a person's summary
 * and stands as such; the words it rests on stand below it with date and address.
 */
import type { components } from "../../api/schema";
import { Fold } from "../../frame/folded";
import { Name, Stranger } from "../../frame/stranger";
import { words } from "../../words/words";
import { SaidList } from "./said";

type Issue = components["schemas"]["IssueView"];
type Stand = components["schemas"]["StandView"];

export function IssueOnBoard({ of }: { readonly of: Issue }) {
  const say = words.value.talks;
  return (
    <section class="talks-issue" id={`talks-${of.id}`}>
      <h4>
        <Name>{of.title}</Name>
      </h4>
      <p>
        <strong>{say.states[of.state]}</strong> {of.asks && <Stranger>{of.asks}</Stranger>}
      </p>
      <div class="talks-sides">
        {of.sides.map((stand) => (
          <SideOnIssue key={stand.id} of={stand} />
        ))}
      </div>
    </section>
  );
}

function SideOnIssue({ of }: { readonly of: Stand }) {
  const say = words.value.talks;
  return (
    <div class="talks-side">
      <h5>
        <Name>{of.side}</Name> {of.keeps_open && <span class="talks-open">{say.keepsOpen}</span>}
      </h5>
      {of.position && (
        <p>
          <Stranger>{of.position}</Stranger>
        </p>
      )}
      <p class="soft">{of.position ? (of.spoken_since ? say.since : say.restsOn) : say.ownWords}</p>
      <SaidList of={of.last} />
      {of.earlier.length > 0 && (
        <Fold summary={say.earlier(of.earlier.length)}>{() => <SaidList of={of.earlier} />}</Fold>
      )}
    </div>
  );
}
