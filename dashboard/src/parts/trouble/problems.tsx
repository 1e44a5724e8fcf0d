/**
 * The problems of the case's files, each drawn as a terminal would draw it: the line, a caret, what was expected.
 *
 * In: the problems of the case in front. Invariant: what is drawn keeps its columns whatever the page's direction.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Shown } from "../../frame/shown";
import { problems } from "../../loaded/problems";
import { words } from "../../words/words";

type TroubleView = components["schemas"]["TroubleView"];
type Problem = components["schemas"]["PlacedProblem"];

const DRAWN = 3;

export function Problems() {
  return <Shown of={problems}>{(value) => <Listed of={value} />}</Shown>;
}

function Listed({ of }: { readonly of: TroubleView }) {
  const say = words.value.trouble;
  const keyOf = ({ code, file, line, column, message }: Problem) =>
    [code, file, line, column, message].join(" ");
  // What stops the answer is read first; what is only odd stands below it.
  const inOrder = [...of.problems].sort((one, other) => rank(one) - rank(other));
  return (
    <div>
      <Sentences of={of.unreadable} />
      <Folded items={inOrder} shown={DRAWN} keyOf={keyOf} class="drawn-list">
        {(problem) => <Drawn of={problem} />}
      </Folded>
      {of.more > 0 && <p>{say.moreProblems(of.more)}</p>}
      {of.notes.length > 0 && <p>{say.passedOver}</p>}
      <Sentences of={of.notes} />
    </div>
  );
}

function rank({ severity }: Problem): number {
  return severity === "error" ? 0 : 1;
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <>
      {of.map((sentence) => (
        <p key={sentence}>
          <bdi lang="en">{sentence}</bdi>
        </p>
      ))}
    </>
  );
}

function Drawn({ of }: { readonly of: Problem }) {
  return (
    // A wide drawing is scrolled by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section class="drawn" tabIndex={0} aria-label={of.message}>
      <pre dir="ltr" lang="en">
        <bdi>{of.drawn}</bdi>
      </pre>
    </section>
  );
}
