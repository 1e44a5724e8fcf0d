/**
 * What those concerned reply: beside the evidence, and said to change nothing.
 *
 * In: replies. Out: a block of their own; nothing where nobody replied.
 */
import { Folded } from "../../frame/folded";
import { Name, SourceLink, Stranger } from "../../frame/stranger";
import type { ReplyView } from "../../loaded/evidence";
import { Listed } from "../../look/listed";
import { known } from "../../words/known";
import { formats, words } from "../../words/words";

export interface RepliesProps {
  readonly of: readonly ReplyView[];
  readonly heading: "h4" | "h5";
}

export function Replies({ of, heading: Heading }: RepliesProps) {
  const say = words.value.evidence;
  if (of.length === 0) return null;
  return (
    <aside class="replies">
      <Heading>{say.replies}</Heading>
      <p class="soft">{say.repliesNote}</p>
      <Folded items={of} shown={8} keyOf={(reply) => reply.report}>
        {(reply) => <Reply of={reply} />}
      </Folded>
    </aside>
  );
}

function Reply({ of }: { readonly of: ReplyView }) {
  const { evidence: say, acts } = words.value;
  return (
    <>
      <p>
        <strong>{of.by.length === 0 ? <Name>{of.source_name}</Name> : <Listed of={of.by} />}</strong>{" "}
        <span class="item">{known(acts.stance, of.stance) ?? <bdi>{of.stance}</bdi>}</span>
      </p>
      {of.says && (
        <blockquote>
          <Stranger>{of.says}</Stranger>
        </blockquote>
      )}
      <p class="soft">
        <span class="item">
          <Name>{of.source_name}</Name>
        </span>
        <span class="item">{of.published ? formats.value.day(of.published) : say.publishedUnknown}</span>
        <span class="item">{of.address ? <SourceLink address={of.address} /> : say.noAddress}</span>
      </p>
    </>
  );
}
