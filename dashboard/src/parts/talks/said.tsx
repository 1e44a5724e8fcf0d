/**
 * What was said: when, by whom, how it stands to the issue, in the keepers' words, and where it can be read.
 *
 * In: statements. Out: a list. Invariant: a date is as fine as it is known, and says so where the source does not state it.
 */
import type { components } from "../../api/schema";
import { Name, SourceLink, Stranger } from "../../frame/stranger";
import { formats, words } from "../../words/words";

type Said = components["schemas"]["SaidView"];

export function SaidList({ of }: { readonly of: readonly Said[] }) {
  return (
    <ul class="talks-said">
      {of.map((said) => (
        <li key={said.id}>
          <One of={said} />
        </li>
      ))}
    </ul>
  );
}

function One({ of }: { readonly of: Said }) {
  const say = words.value.talks;
  return (
    <>
      {dateOf(of.when)}
      {of.dated && (
        <span class="soft">
          {" "}
          (<Name>{of.dated}</Name>)
        </span>
      )}
      {", "}
      {of.speaker ? <Name>{of.speaker}</Name> : say.nobodyNamed}
      {", "}
      {say.stances[of.stance]}
      {": "}
      <Stranger>{of.says}</Stranger> <SourceLink address={of.address} />
    </>
  );
}

/** Returns a date or span of dates as people read it; what cannot be read so stands as it is known. */
export function dateOf(when: string): string {
  const say = words.value.talks;
  const [from = "", to, ...more] = when.split("/");
  const { day } = formats.value;
  return to === undefined || more.length > 0 ? day(when) : say.span(day(from), day(to));
}
