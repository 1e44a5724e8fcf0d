/**
 * Who met, or meant to: by date, with what became of it.
 *
 * In: the meetings up to the question's date. Out: a list. Invariant: a planned meeting is never shown as one that was held.
 */
import type { components } from "../../api/schema";
import { Name, SourceLink, Stranger } from "../../frame/stranger";
import { Listed } from "../../look/listed";
import { words } from "../../words/words";
import { dateOf } from "./said";

type Meeting = components["schemas"]["MeetingView"];

export function Meetings({ of }: { readonly of: readonly Meeting[] }) {
  return (
    <ul class="talks-said">
      {of.map((meeting) => (
        <li key={meeting.id}>
          <One of={meeting} />
        </li>
      ))}
    </ul>
  );
}

function One({ of }: { readonly of: Meeting }) {
  const say = words.value.talks;
  return (
    <>
      {dateOf(of.when)}, {say.statuses[of.status]}
      {of.place && (
        <>
          {", "}
          <Name>{of.place}</Name>
        </>
      )}
      {": "}
      <Listed of={of.who} />
      {of.outcome && (
        <>
          {". "}
          <Stranger>{of.outcome}</Stranger>
        </>
      )}
      {of.addresses.map((address) => (
        <span key={address}>
          {" "}
          <SourceLink address={address} />
        </span>
      ))}
    </>
  );
}
