/**
 * What each source says of an incident: in its own words, with its grade, for whom it speaks, whose voice it is, and where
 * it can be read.
 *
 * In: accounts; the sources with their grades. Out: a list. Invariant: a copy says whose word it repeats; a grade of F says
 * that it is unknown; an address leads outside and is named by its host.
 */
import type { ComponentChildren } from "preact";
import { Folded } from "../../frame/folded";
import { Name, SourceLink, Stranger } from "../../frame/stranger";
import { sources } from "../../loaded/answers";
import type { AccountView } from "../../loaded/evidence";
import { valueIn } from "../../loaded/loaded";
import { Filled } from "../../look/filled";
import { Listed } from "../../look/listed";
import { known } from "../../words/known";
import { formats, words } from "../../words/words";

/** How many accounts are drawn before the fold. */
const SHOWN = 12;

export function Accounts({ of }: { readonly of: readonly AccountView[] }) {
  return (
    <Folded items={of} shown={SHOWN} keyOf={(account) => account.report} class="accounts">
      {(account) => <Account of={account} />}
    </Folded>
  );
}

interface AccountProps {
  readonly of: AccountView;
}

function Account({ of }: AccountProps) {
  const { evidence: say, acts } = words.value;
  return (
    <div class="account whole">
      <p>
        <strong>
          <Name>{of.source_name}</Name>
        </strong>{" "}
        <span class="soft">
          <Grade source={of.source} /> <SpeaksFor side={of.speaks_for} />
        </span>
      </p>
      {of.says && (
        <blockquote>
          <Stranger>{of.says}</Stranger>
        </blockquote>
      )}
      <dl class="told">
        <Row term={say.names}>{of.names.length === 0 ? say.namesNobody : <Listed of={of.names} />}</Row>
        <Row term={say.basisOf}>{known(acts.basis, of.basis) ?? <bdi>{of.basis}</bdi>}</Row>
        <Counted of={of} />
        <Voice of={of} />
        <Row term={say.published}>
          {of.published ? formats.value.day(of.published) : say.publishedUnknown}
        </Row>
        <Row term={say.readIt}>{of.address ? <SourceLink address={of.address} /> : say.noAddress}</Row>
        <Row term={say.report}>
          <Name>{of.report}</Name>
        </Row>
      </dl>
    </div>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The Admiralty grade of a source, in letter and words. */
function Grade({ source }: { readonly source: string }) {
  const say = words.value.evidence;
  const grade = valueIn(sources.now.value)?.sources.find(({ id }) => id === source)?.grade;
  if (grade === undefined) return null;
  return (
    <span class="item">
      {say.grade(grade)}: {known(say.grades, grade)}
    </span>
  );
}

/** The server's own phrases for no side and an unknown one are the page's words too. */
export function SpeaksFor({ side }: { readonly side: string }) {
  const say = words.value.evidence;
  if (side === "no side") return <span class="item">{say.noSide}</span>;
  if (side === "not known") return <span class="item">{say.sideUnknown}</span>;
  return (
    <span class="item">
      <Filled say={say.speaksFor} with={[<Name key="side">{side}</Name>]} />
    </span>
  );
}

/** Whether it is the source's own word, and with whose it counts as one. */
function Voice({ of }: AccountProps) {
  const say = words.value.evidence;
  return (
    <Row term={of.copy ? say.copies : say.ownWord}>
      {of.copy && (
        <span class="item">
          <Filled say={say.copyOf} with={[<Name key="voice">{of.voice}</Name>]} />
        </span>
      )}
      <span class="item">
        <Filled say={say.voiceOf} with={[<Name key="group">{of.group}</Name>]} />
      </span>
    </Row>
  );
}

function Counted({ of: { casualties } }: AccountProps) {
  const say = words.value.evidence;
  if (!casualties) return null;
  const { killed, killed_civilians: civilians, injured, disordered } = casualties;
  return (
    <Row term={say.counted}>
      {killed && <Said say={say.killedSaid} n={killed} />}
      {typeof civilians === "number" && (
        <Said say={say.killedCiviliansSaid} n={formats.value.number(civilians)} />
      )}
      {injured && <Said say={say.injuredSaid} n={injured} />}
      {disordered && <span class="item">{say.disordered}</span>}
    </Row>
  );
}

/** A number as the source wrote it. */
function Said({ say, n }: { say(n: string): string; readonly n: string }) {
  return (
    <span class="item">
      <Filled say={say} with={[<bdi key="n">{n}</bdi>]} />
    </span>
  );
}
