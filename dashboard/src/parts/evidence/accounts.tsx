/**
 * What each report says of an incident, by whom, and what those concerned reply.
 *
 * In: accounts and replies. Out: a card each. Invariant: every account stands with its source, its voice and its address; a
 * party's word is marked as for whom it speaks; what its own numbers contradict is told and not mended.
 */
import { Folded } from "../../frame/folded";
import { sources } from "../../loaded/answers";
import type { AccountView, ReplyView } from "../../loaded/evidence";
import { valueIn } from "../../loaded/loaded";
import { Filled } from "../../look/filled";
import { Listed } from "../../look/listed";
import { formats, words } from "../../words/words";
import { wordFor } from "./numbers";
import { Fact, Says, Source } from "./texts";

const SHOWN = 20;

export function Accounts({ of }: { readonly of: readonly AccountView[] }) {
  const say = words.value.evidence.accounts;
  return (
    <section class="accounts">
      <h4>{say.title(of.length)}</h4>
      <Folded items={of} shown={SHOWN} keyOf={({ report }) => report} class="cards">
        {(account) => <Account of={account} />}
      </Folded>
    </section>
  );
}

function Account({ of }: { readonly of: AccountView }) {
  const say = words.value.evidence.accounts;
  return (
    <article class="account whole">
      <p class="account-head">
        <strong>
          <bdi>{of.source_name}</bdi>
        </strong>{" "}
        <Grade source={of.source} />{" "}
        <span class="soft">
          <Filled say={say.report} with={[<bdi key="report">{of.report}</bdi>]} />
        </span>
      </p>
      {of.says ? <Says text={of.says} /> : <p class="soft">{say.saysNothing}</p>}
      <dl class="facts small">
        <Whose of={of} />
        <Fact name={say.basis}>{wordFor(words.value.acts.basis, of.basis)}</Fact>
        <Fact name={say.names}>{of.names.length === 0 ? say.namesNobody : <Listed of={of.names} />}</Fact>
        <Casualties of={of.casualties} />
        <Fact name={say.published}>{dayOr(of.published, say.publishedUnknown)}</Fact>
        <Fact name={say.readIt}>
          <Source address={of.address} />
        </Fact>
      </dl>
    </article>
  );
}

/** For whom it speaks, whose words it repeats, and with whom it counts as one. */
function Whose({ of }: { readonly of: AccountView }) {
  const say = words.value.evidence.accounts;
  return (
    <>
      <Fact name={say.speaksFor}>{speaksFor(of.speaks_for)}</Fact>
      <Fact name={say.voice}>
        {of.copy ? (
          <Filled say={say.copyOf} with={[<bdi key="voice">{of.voice}</bdi>]} />
        ) : of.voice === of.source_name ? (
          say.ownVoice
        ) : (
          <bdi>{of.voice}</bdi>
        )}
      </Fact>
      {of.group !== of.voice && (
        <Fact name={say.group}>
          <bdi>{of.group}</bdi>
        </Fact>
      )}
    </>
  );
}

function speaksFor(whom: string) {
  const say = words.value.evidence.accounts;
  if (whom === "no side") return say.noSide;
  if (whom === "not known") return say.notKnown;
  return (
    <strong>
      <bdi>{whom}</bdi>
    </strong>
  );
}

function Grade({ source }: { readonly source: string }) {
  const grade = valueIn(sources.now.value)?.sources.find(({ id }) => id === source)?.grade;
  if (!grade) return null;
  return (
    <span class="soft">
      <Filled say={words.value.evidence.accounts.grade} with={[<bdi key="grade">{grade}</bdi>]} />
    </span>
  );
}

function Casualties({ of }: { readonly of: AccountView["casualties"] }) {
  const say = words.value.evidence.accounts;
  if (!of) return null;
  const told = [
    of.killed == null ? null : ([say.killed, of.killed] as const),
    of.killed_civilians == null
      ? null
      : ([say.civilians, formats.value.number(of.killed_civilians)] as const),
    of.injured == null ? null : ([say.injured, of.injured] as const),
  ].filter((one) => one !== null);
  if (told.length === 0 && !of.disordered) return null;
  return (
    <Fact name={say.casualties}>
      <ul class="inline">
        {told.map(([how, n]) => (
          <li key={how("")}>
            <Filled say={how} with={[<bdi key="n">{n}</bdi>]} />
          </li>
        ))}
      </ul>
      {of.disordered && <strong class="odd">⚠ {say.disordered}</strong>}
    </Fact>
  );
}

function dayOr(day: string | null | undefined, unknown: string) {
  return day ? formats.value.day(day) : unknown;
}

export function Replies({ of }: { readonly of: readonly ReplyView[] }) {
  const say = words.value.evidence.replies;
  if (of.length === 0) return <p class="soft replies">{say.none}</p>;
  return (
    <section class="replies">
      <h4>{say.title(of.length)}</h4>
      <p class="soft">{say.note}</p>
      <Folded items={of} shown={SHOWN} keyOf={({ report }) => report} class="cards">
        {(reply) => <Reply of={reply} />}
      </Folded>
    </section>
  );
}

function Reply({ of }: { readonly of: ReplyView }) {
  const say = words.value.evidence;
  return (
    <article class="account reply whole">
      <p class="account-head">
        <strong>
          <Listed of={of.by} />
        </strong>{" "}
        {wordFor(words.value.acts.stance, of.stance)}{" "}
        <span class="soft">
          <Filled say={say.replies.toldBy} with={[<bdi key="source">{of.source_name}</bdi>]} />
        </span>
      </p>
      {of.says ? <Says text={of.says} /> : <p class="soft">{say.accounts.saysNothing}</p>}
      <p class="soft">
        {dayOr(of.published, say.accounts.publishedUnknown)} · <Source address={of.address} />
      </p>
    </article>
  );
}
