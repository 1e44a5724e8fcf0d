/**
 * Reports that a machine read and nobody has reviewed: how many, whose, and that nothing rests on them.
 *
 * In: the answer. Out: a box of its own, or nothing where there are none. Invariant: what such a report says is not shown.
 */
import { Folded } from "../../frame/folded";
import { Name } from "../../frame/stranger";
import { answer } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { words } from "../../words/words";

const SOURCES_SHOWN = 6;

export function Unreviewed() {
  const of = valueIn(answer.now.value)?.unreviewed;
  if (of === undefined || of.reports === 0) return null;
  const say = words.value.evidence.unreviewed;
  return (
    <section class="unreviewed" aria-labelledby="unreviewed-title">
      <h3 id="unreviewed-title">{say.title(of.reports)}</h3>
      <p>{say.means}</p>
      <p class="soft">{say.from}:</p>
      <Folded items={of.sources} shown={SOURCES_SHOWN} keyOf={({ id }) => id}>
        {({ name, reports }) => (
          <>
            <Name>{name}</Name>: {say.reports(reports)}
          </>
        )}
      </Folded>
    </section>
  );
}
