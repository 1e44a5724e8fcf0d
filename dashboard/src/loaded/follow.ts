/**
 * Follows a question while anybody looks: asks it, asks again when it changes, keeps the last answer.
 *
 * In: a signal with the question, and how to ask it. Out: a signal of {@link Loaded}. Invariant: nothing is asked of which
 * nothing is shown. Invariant: the answer to a question that was taken back is thrown away, however late it comes.
 */
import { effect, type ReadonlySignal, Signal, signal } from "@preact/signals";
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
  /** Read it in a component or an effect: as long as one does, the question is followed. */
  readonly now: ReadonlySignal<Loaded<T>>;
  /** Asks the same question again. */
  again(): void;
}

/** Returns what follows `question`. While that is `null` nothing is asked. */
export function follow<Q, T>(question: ReadonlySignal<Q | null>, asking: Asking<Q, T>): Followed<T> {
  const desk = new Desk(question, asking);
  return { now: desk.now, again: () => desk.again() };
}

/** What was asked last, and the request that runs. */
class Desk<Q, T> {
  readonly now: Signal<Loaded<T>>;
  private readonly turn = signal(0);
  private name: string | null = null;
  private about: string | null = null;
  private running: AbortController | null = null;
  private stop: (() => void) | null = null;

  constructor(
    private readonly question: ReadonlySignal<Q | null>,
    private readonly asking: Asking<Q, T>,
  ) {
    this.now = new Signal<Loaded<T>>(LOADING, {
      watched: () => this.open(),
      unwatched: () => this.close(),
    });
  }

  again(): void {
    this.name = null;
    this.turn.value++;
  }

  private open(): void {
    this.stop = effect(() => {
      this.turn.value;
      this.turnTo(this.question.value);
    });
  }

  /** Nobody looks: a request under way is given up, and asked anew by the next who looks. */
  private close(): void {
    this.stop?.();
    if (this.running !== null) this.name = null;
    this.drop();
  }

  private turnTo(wanted: Q | null): void {
    const name = wanted === null ? null : this.asking.name(wanted);
    if (name !== null && name === this.name) return;
    this.drop();
    const about = wanted === null ? null : this.asking.about(wanted);
    this.now.value = about !== null && about === this.about ? asked(this.now.peek()) : LOADING;
    this.about = about;
    this.name = name;
    if (wanted !== null && name !== null) void this.send(wanted, name);
  }

  private async send(wanted: Q, name: string): Promise<void> {
    const run = new AbortController();
    this.running = run;
    const reply = await this.asking.ask(wanted, run.signal);
    if (this.running !== run) return;
    this.running = null;
    if (reply.is === "answer") this.now.value = answered(this.now.peek(), reply.value, reply.tag, name);
    if (reply.is === "trouble") this.now.value = failed(this.now.peek(), reply.trouble);
  }

  private drop(): void {
    this.running?.abort();
    this.running = null;
  }
}
