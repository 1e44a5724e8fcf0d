/**
 * What is long and folded away: counted, one press from being read, and drawn only once it is opened.
 *
 * In: the items and how to draw one as `<li>` content. Out: a list; below it what opens the rest. Invariant: nothing is
 * left out: whatever is not shown is counted.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { words } from "../words/words";

export interface FoldProps {
  readonly summary: ComponentChildren;
  readonly class?: string;
  children(): ComponentChildren;
}

/** Something folded away. What has been opened once stays drawn, so that it opens again at once. */
export function Fold({ summary, children, ...rest }: FoldProps) {
  const opened = useSignal(false);
  const open = () => {
    opened.value = true;
  };
  return (
    <details class={`fold ${rest.class ?? ""}`} onToggle={open}>
      <summary>{summary}</summary>
      {opened.value && children()}
    </details>
  );
}

export interface FoldedProps<T> {
  readonly items: readonly T[];
  /** How many are shown before the fold. One that would stand alone behind it is shown too. */
  readonly shown: number;
  keyOf(item: T): string;
  readonly class?: string;
  /** Whether the order means something. */
  readonly ordered?: boolean;
  /** The number of the first item, where the order means something. */
  readonly start?: number;
  children(item: T): ComponentChildren;
}

/** As many as are drawn at once behind a fold; the rest is behind a fold of its own. */
const OPENED = 100;

export function Folded<T>({ items, shown, start = 1, ...how }: FoldedProps<T>) {
  const at = foldAt(items.length, shown);
  const List = how.ordered ? "ol" : "ul";
  return (
    <>
      <List class={how.class} {...(how.ordered ? { start } : {})}>
        {items.slice(0, at).map((item) => (
          <li key={how.keyOf(item)}>{how.children(item)}</li>
        ))}
      </List>
      {at < items.length && (
        <Fold summary={words.value.frame.more(items.length - at)}>
          {() => <Folded {...how} items={items.slice(at)} shown={OPENED} start={start + at} />}
        </Fold>
      )}
    </>
  );
}

/** Returns how many of `all` stand before the fold. */
export function foldAt(all: number, shown: number): number {
  return all <= shown + 1 ? all : shown;
}
