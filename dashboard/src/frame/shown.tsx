/**
 * Shows what is loaded in whichever state it is: waiting, here, outdated, not to be had.
 *
 * In: a {@link Followed} and how to draw its value. Out: the drawing, or what is missing and what to do. Invariant: what
 * is outdated is drawn faded, marked busy or with its trouble: never as if it were the answer.
 */
import type { ComponentChildren } from "preact";
import { mayPass, type Trouble } from "../api/trouble";
import type { Followed } from "../loaded/follow";
import type { Loaded } from "../loaded/loaded";
import { words } from "../words/words";

export interface ShownProps<T> {
  readonly of: Followed<T>;
  children(value: T): ComponentChildren;
}

export function Shown<T>({ of, children }: ShownProps<T>) {
  const loaded = of.now.value;
  switch (loaded.is) {
    case "loading":
      return <Waiting />;
    case "failed":
      return <TroubleNote trouble={loaded.trouble} again={of.again} />;
    case "good":
    case "stale":
      return <Here {...{ of, loaded, children }} />;
  }
}

interface HereProps<T> extends ShownProps<T> {
  readonly loaded: Extract<Loaded<T>, { value: T }>;
}

/** One element for both states: what is drawn in it stays, with the focus and all that the reader unfolded. */
function Here<T>({ of, loaded, children }: HereProps<T>) {
  const outdated = loaded.is === "stale";
  const trouble = outdated ? loaded.trouble : null;
  return (
    <>
      {trouble && <TroubleNote trouble={trouble} again={of.again} stale />}
      <div class={outdated ? "stale" : "shown"} aria-busy={outdated && trouble === null ? "true" : undefined}>
        {children(loaded.value)}
      </div>
    </>
  );
}

export function Waiting() {
  return <p class="soft waiting">{words.value.frame.waiting}</p>;
}

interface TroubleNoteProps {
  readonly trouble: Trouble;
  readonly again: () => void;
  /** Whether something from before is shown below. */
  readonly stale?: boolean;
}

export function TroubleNote({ trouble, again, stale = false }: TroubleNoteProps) {
  const say = words.value.trouble;
  return (
    <div class="trouble" role="alert">
      <p>
        {sentenceOf(trouble)} {said(trouble)}
        {stale && ` ${say.stale}`}
      </p>
      {mayPass(trouble) && (
        <button type="button" onClick={again}>
          {say.again}
        </button>
      )}
    </div>
  );
}

function sentenceOf(trouble: Trouble): string {
  const say = words.value.trouble;
  switch (trouble.is) {
    case "no-answer":
      return say.noAnswer;
    case "refused":
      return say.refused;
    case "server-failed":
      return say.serverFailed;
    case "unreadable":
      return say.unreadable;
  }
}

/** The server's own words, or the reader's of its bytes, in their own language. */
function said(trouble: Trouble): ComponentChildren {
  if (!("says" in trouble) || !trouble.says) return null;
  const help = trouble.is === "unreadable" ? [] : trouble.help;
  const text = [`${trouble.says}.`, ...help].join(" ");
  return <bdi lang="en">{text}</bdi>;
}
