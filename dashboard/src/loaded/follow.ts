/**
 * Follows a question: asks it, asks again when it changes or when something changed on the server, keeps the last answer.
 *
 * In: a signal with the question, and how to ask it. Out: a signal of {@link Loaded}. Invariant: the answer to a question
 * that was taken back is thrown away, however late it comes.
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Reply } from "../api/client";
import { answered, asked, failed, LOADING, type Loaded } from "./loaded";

export interface Asking<Q, T> {
  /** Names the question: two questions with one name have one answer. */
  name(question: Q): string;
  /** Names what it is about, such as the case: the answer about another thing is dropped at once, not shown as stale. */
  about(question: Q): string;
  ask(question: Q, signal: AbortSignal): Promise<Reply<T>>;
}

export interface Followed<T> {
  readonly now: ReadonlySignal<Loaded<T>>;
  /** Asks the same question again. */
  again(): void;
  stop(): void;
}

/** Follows `question` until stopped. While it is `null` nothing is asked. */
export function follow<Q, T>(question: ReadonlySignal<Q | null>, asking: Asking<Q, T>): Followed<T> {
  const now = signal<Loaded<T>>(LOADING);
  const turn = signal(0);
  let about: string | null = null;
  let name: string | null = null;
  let turnAsked = -1;

  const take = (reply: Reply<T>, of: string) => {
    if (reply.is === "answer") now.value = answered(now.peek(), reply.value, reply.tag, of);
    if (reply.is === "trouble") now.value = failed(now.peek(), reply.trouble);
  };
  let running: AbortController | undefined;
  const stopFollowing = effect(() => {
    const wanted = question.value;
    const wantedName = wanted === null ? null : asking.name(wanted);
    if (wantedName === name && turn.value === turnAsked) return;
    running?.abort();
    const kept = wanted !== null && asking.about(wanted) === about;
    now.value = kept ? asked(now.peek()) : LOADING;
    about = wanted === null ? null : asking.about(wanted);
    name = wantedName;
    turnAsked = turn.value;
    if (wanted === null || wantedName === null) return;
    const run = new AbortController();
    running = run;
    void asking.ask(wanted, run.signal).then((reply) => {
      if (!run.signal.aborted) take(reply, wantedName);
    });
  });
  const stop = () => {
    stopFollowing();
    running?.abort();
  };
  return { now, again: () => void turn.value++, stop };
}
