/**
 * The shapes of standing, of a clock's day and of an answer: small drawings that differ without colour.
 *
 * In: the word of the API. Out: an inline SVG in the colour of the text. Invariant: a shape is decoration to a screen
 * reader; the word beside it (or its `heard` text) says what it means. Invariant: no two words of one list look alike.
 */
import type { ComponentChildren } from "preact";
import { words } from "../words/words";
import type { Answer, ClockSign, Standing } from "./lists";

export * from "./lists";

const DISC = <circle cx="8" cy="8" r="5.5" fill="currentColor" />;
const CROSS = (
  <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2.8" stroke-linecap="round" />
);
const QUESTION = (
  <>
    <path
      d="M5 5.6C5 3.7 6.3 2.6 8.1 2.6S11.2 3.7 11.2 5.4C11.2 7.7 8.1 7.7 8.1 10"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
    />
    <circle cx="8.1" cy="13" r="1.4" fill="currentColor" />
  </>
);
/** Half full: two sides, two accounts. */
const SPLIT_DIAMOND = (
  <>
    <path d="M8 1.600L14.4 8 8 14.4 1.6 8z" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M8 1.600v12.800L1.6 8z" fill="currentColor" />
  </>
);
/** Empty and broken: nobody looked. */
const EMPTY_RING = (
  <circle
    cx="8"
    cy="8"
    r="5.4"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-dasharray="3.4 2.250"
  />
);
const HALF_DISC = (
  <>
    <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M8 2.600a5.4 5.4 0 0 1 0 10.800z" fill="currentColor" />
  </>
);
const TURNED_BACK = (
  <>
    <path d="M4.2 4.600A5.2 5.2 0 1 1 2.8 8.6" fill="none" stroke="currentColor" stroke-width="1.8" />
    <path d="M2.4 1.800l.6 4.6 4.4-1.200z" fill="currentColor" />
  </>
);
const BAR = <rect x="2" y="6" width="12" height="4" rx="1" fill="currentColor" />;

const STANDING_SHAPES: Readonly<Record<Standing, ComponentChildren>> = {
  kept: DISC,
  breached: CROSS,
  contested: SPLIT_DIAMOND,
  undetermined: QUESTION,
  "not-monitored": EMPTY_RING,
};
const CLOCK_SHAPES: Readonly<Record<ClockSign, ComponentChildren>> = {
  met: DISC,
  broken: CROSS,
  "may-be-broken": HALF_DISC,
  unknown: QUESTION,
  reset: TURNED_BACK,
};
const ANSWER_SHAPES: Readonly<Record<Answer, ComponentChildren>> = {
  met: DISC,
  not_met: BAR,
  undetermined: QUESTION,
};

/** Draws the shape alone, for a cell that says its word elsewhere. */
export function StandingShape({ of }: { readonly of: Standing }) {
  return <Shape>{STANDING_SHAPES[of]}</Shape>;
}

export function ClockShape({ of }: { readonly of: ClockSign }) {
  return <Shape>{CLOCK_SHAPES[of]}</Shape>;
}

export function AnswerShape({ of }: { readonly of: Answer }) {
  return <Shape>{ANSWER_SHAPES[of]}</Shape>;
}

/** A cell and its word, for legends and sentences. */
export function StandingMark({ of }: { readonly of: Standing }) {
  return (
    <Marked is={of} shape={<StandingShape of={of} />}>
      {words.value.standing.labels[of]}
    </Marked>
  );
}

export function ClockMark({ of }: { readonly of: ClockSign }) {
  return (
    <Marked is={of} shape={<ClockShape of={of} />}>
      {words.value.standing.clock[of]}
    </Marked>
  );
}

export function AnswerMark({ of }: { readonly of: Answer }) {
  return (
    <Marked is={of} shape={<AnswerShape of={of} />}>
      {words.value.answer.labels[of]}
    </Marked>
  );
}

interface MarkedProps {
  readonly is: string;
  readonly shape: ComponentChildren;
  readonly children: ComponentChildren;
}

function Marked({ is, shape, children }: MarkedProps) {
  return (
    <span class="marked">
      <span class={`cell is-${is}`}>{shape}</span>
      {children}
    </span>
  );
}

function Shape({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
