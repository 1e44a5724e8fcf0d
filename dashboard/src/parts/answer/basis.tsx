/**
 * By what the answer was given: reading, what was known, how many reports, the hash of the rules, where the terms stand.
 *
 * In: the answer. Invariant: it is drawn from the answer itself, not from what was asked: what is outdated says so of
 * itself.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { ReadingWords } from "../../frame/reading_words";
import { readingOf } from "../../loaded/readings";
import { formats, words } from "../../words/words";
import { reportsSaid } from "./reports_said";

type AnswerView = components["schemas"]["AnswerView"];

const TEXTS_SHOWN = 2;

export function Basis({ of }: { readonly of: AnswerView }) {
  const say = words.value.answer.basis;
  return (
    <section class="basis">
      <h3>{say.title}</h3>
      <dl class="facts">
        <div>
          <dt>{say.reading}</dt>
          <dd>
            <ReadingWords of={readingOf(of.reading)} />
          </dd>
        </div>
        <div>
          <dt>{say.known}</dt>
          <dd>{of.as_known_on ? formats.value.instant(of.as_known_on) : say.everything}</dd>
        </div>
        <div>
          <dt>{say.reports}</dt>
          <dd>{reportsSaid(of, say)}</dd>
        </div>
        <div>
          <dt>{say.incidents}</dt>
          <dd>{formats.value.number(of.incidents)}</dd>
        </div>
        <div class="wide">
          <dt>{say.rules}</dt>
          <dd>
            <code class="hash">{of.case.rules_hash}</code>
          </dd>
        </div>
        <Texts title={say.terms} of={of.case.terms_from} />
        <Texts title={say.ends} of={of.case.ends} none={say.noEnds} />
      </dl>
    </section>
  );
}

interface TextsProps {
  readonly title: string;
  readonly of: readonly string[];
  /** What is said where there are none. */
  readonly none?: string;
}

function Texts({ title, of, none }: TextsProps) {
  if (of.length === 0 && none === undefined) return null;
  return (
    <div class="wide">
      <dt>{title}</dt>
      {of.length === 0 && <dd>{none}</dd>}
      {of.length > 0 && (
        <dd>
          <Folded items={of} shown={TEXTS_SHOWN} keyOf={String} class="plain">
            {(text) => <bdi>{text}</bdi>}
          </Folded>
        </dd>
      )}
    </div>
  );
}
