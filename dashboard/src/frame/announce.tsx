/**
 * Says to screen readers what changed elsewhere on the page: after a reading is chosen, say, that the answer turned.
 *
 * In: one sentence at a time by {@link announce}. Out: a polite live region. Invariant: only what follows from an act of
 * the reader's is said; what the server changes by itself is said once, by the part that shows it.
 */
import { signal } from "@preact/signals";

const sentence = signal("");

export function announce(said: string): void {
  // A region is read out when its text changes: the same sentence again needs a change.
  sentence.value = sentence.peek() === said ? `${said}\u00a0` : said;
}

export function Announcements() {
  return (
    <div class="heard" role="status" aria-live="polite">
      {sentence.value}
    </div>
  );
}
