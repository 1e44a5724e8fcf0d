/**
 * Ends of the agreement and decisions on its clocks: their signs, and in words.
 *
 * In: the sheet. Out: a shape for the axis, a list below the grid. Invariant: what names no day in view is in the list too.
 */
import { ClockShape } from "../../look/shapes";
import { formats, words } from "../../words/words";
import type { Mark } from "./days";
import type { Sheet } from "./sheet";

export function MarkShape({ is }: Pick<Mark, "is">) {
  if (is === "decision") return <ClockShape of="reset" />;
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d="M2 8h8M6.5 4.500L10 8l-3.500 3.500M13.5 2v12"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
      />
    </svg>
  );
}

/** Everything that is marked, in words, with its day. */
export function Marks({ sheet: { marks, days, dayNames } }: { readonly sheet: Sheet }) {
  const say = words.value.calendar;
  if (marks.length === 0) return null;
  const nameOf = (mark: Mark) =>
    dayNames[days.findIndex((day) => day.day_number === mark.day)] ?? say.outside;
  return (
    <ul class="marks soft" aria-label={say.marks}>
      {marks.map((mark) => (
        <li key={`${mark.is} ${mark.day} ${mark.at} ${mark.says}`}>
          <MarkShape is={mark.is} /> <strong>{mark.is === "end" ? say.markEnd : say.decision}</strong> (
          {nameOf(mark)}): <MarkSentence mark={mark} />
        </li>
      ))}
    </ul>
  );
}

function MarkSentence({ mark }: { readonly mark: Mark }) {
  if (mark.is === "decision") return <>{words.value.calendar.markDecision(mark.says)}</>;
  return (
    <>
      {mark.at !== null && <>{formats.value.instant(mark.at)}; </>}
      <bdi lang="en">{mark.says}</bdi>
    </>
  );
}
