/**
 * What the chosen reading changes against the default one, in words; and the sentence that a screen reader is told.
 *
 * In: answers and calendars under both readings. Out: lines on the page; {@link useAnnounced} says them once after the
 * reader has chosen. Invariant: nothing is said of a reading before its own answer is here.
 */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { readingIsDefault } from "../../address/live";
import { announce } from "../../frame/announce";
import { answer, answerByDefault, calendar, calendarByDefault } from "../../loaded/answers";
import type { Followed } from "../../loaded/follow";
import { baseline, nameOf, type Question, question } from "../../loaded/question";
import { formats, words } from "../../words/words";
import { daysThatDiffer, turnedGates } from "./difference";

export function Against() {
  const say = words.value.readings;
  if (readingIsDefault.value) return <p>{say.isDefault}</p>;
  const lines = differences();
  return (
    <section class="against">
      <h3>{say.against.title}</h3>
      {lines === null ? (
        <p class="soft">{say.against.waiting}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Returns the answer to just this question; `undefined`: it is not here. */
function goodTo<T>(asked: Question | null, followed: Followed<T>): T | undefined {
  const now = followed.now.value;
  return asked !== null && now.is === "good" && now.of === nameOf(asked) ? now.value : undefined;
}

/** Returns what differs, as sentences; `null`: not all is here yet. */
function differences(): readonly string[] | null {
  const say = words.value.readings.against;
  const [chosen, byDefault] = [goodTo(question.value, answer), goodTo(baseline.value, answerByDefault)];
  const [rows, rowsByDefault] = [goodTo(question.value, calendar), goodTo(baseline.value, calendarByDefault)];
  if (!chosen || !byDefault || !rows || !rowsByDefault) return null;
  const { labels } = words.value.answer;
  const turned = turnedGates(chosen.gates, byDefault.gates).map(({ name, now, was }) =>
    say.answer(isolated(name), labels[now], labels[was]),
  );
  const cells = daysThatDiffer(rows.rows, rowsByDefault.rows);
  const same = chosen.gates.length > 0 && turned.length === 0 ? [say.same] : [];
  return [...turned, ...same, cells === 0 ? say.noCells : say.cells(cells)];
}

/** A stranger's name within a plain text keeps its own direction. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** Tells screen readers the answers after the reader has chosen another reading or date. */
export function useAnnounced(): void {
  const last = useRef<Question | null>(null);
  useSignalEffect(() => {
    const asked = question.value;
    const here = goodTo(asked, answer);
    if (asked === null || here === undefined) return;
    const lines = baseline.value === null ? [words.value.readings.isDefault] : differences();
    if (lines === null || (last.current !== null && nameOf(last.current) === nameOf(asked))) return;
    const isChoice = last.current?.case === asked.case && last.current.changes === asked.changes;
    last.current = asked;
    if (isChoice) announce([...answersIn(here.gates), knownIn(asked), ...lines].join(" "));
  });
}

type Gates = Parameters<typeof turnedGates>[0];

function answersIn(gates: Gates): readonly string[] {
  const { answer: say, readings } = words.value;
  return gates.map(({ name, answer }) => readings.against.now(isolated(name), say.labels[answer]));
}

function knownIn({ asKnownOn }: Question): string {
  const say = words.value.readings;
  return asKnownOn === null ? "" : `${say.asKnownOn}: ${formats.value.day(asKnownOn)}.`;
}
