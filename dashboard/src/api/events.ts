/**
 * The server's events (SSE): that something changed, never what. Whoever hears of it asks again.
 *
 * In: the address of a stream and the names of its events. Out: calls of `hear`, and whether the line is open.
 * Invariant: a lost line is told, and is tried again ever more slowly, at least every half minute, and at once when the
 * device is back on a network or the page in sight; after each gap everything is asked again, since what was missed is
 * not known.
 */
import { type ReadonlySignal, signal } from "@preact/signals";

export type Line = "opening" | "open" | "lost";

export interface Listening {
  readonly line: ReadonlySignal<Line>;
  stop(): void;
}

export interface Heard {
  /** The event's name; `after-gap` where events may have been missed. */
  readonly name: string;
  readonly data: string;
}

const PAUSE_MIN_MS = 2_000;
const PAUSE_MAX_MS = 30_000;

/** Listens until stopped. `path` is relative to the page. */
export function listen(path: string, names: readonly string[], hear: (heard: Heard) => void): Listening {
  const line = signal<Line>("opening");
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = PAUSE_MIN_MS;

  const open = () => {
    source = new EventSource(new URL(path, document.baseURI));
    source.onopen = () => {
      const gap = line.peek() === "lost";
      line.value = "open";
      pause = PAUSE_MIN_MS;
      if (gap) hear({ name: "after-gap", data: "" });
    };
    source.onerror = lose;
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => hear({ name, data: event.data }));
    }
  };
  const lose = () => {
    source?.close();
    line.value = "lost";
    timer = setTimeout(open, pause);
    pause = Math.min(pause * 2, PAUSE_MAX_MS);
  };
  const hurry = () => {
    if (line.peek() !== "lost" || document.visibilityState === "hidden") return;
    clearTimeout(timer);
    source?.close();
    open();
  };
  const stop = () => {
    clearTimeout(timer);
    source?.close();
    removeEventListener("online", hurry);
    document.removeEventListener("visibilitychange", hurry);
  };
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  open();
  return { line, stop };
}
