/**
 * A list of which the beginning is shown and the rest is folded away, with its count.
 *
 * In: the items and how to draw one as `<li>` content. Out: a list; below it what opens the rest. Invariant: nothing is
 * left out: whatever is not shown is counted and one press away.
 */
import type { ComponentChildren } from "preact";
import { words } from "../words/words";

export interface FoldedProps<T> {
  readonly items: readonly T[];
  /** How many are shown before the fold. One that would stand alone behind it is shown too. */
  readonly shown: number;
  keyOf(item: T): string;
  readonly class?: string;
  /** Whether the order means something. */
  readonly ordered?: boolean;
  children(item: T): ComponentChildren;
}

export function Folded<T>({ items, shown, keyOf, ordered = false, children, ...rest }: FoldedProps<T>) {
  const at = foldAt(items.length, shown);
  const List = ordered ? "ol" : "ul";
  const drawn = items.map((item) => <li key={keyOf(item)}>{children(item)}</li>);
  return (
    <>
      <List class={rest.class}>{drawn.slice(0, at)}</List>
      {at < items.length && (
        <details class="fold">
          <summary>{words.value.frame.more(items.length - at)}</summary>
          <List class={rest.class} {...(ordered ? { start: at + 1 } : {})}>
            {drawn.slice(at)}
          </List>
        </details>
      )}
    </>
  );
}

/** Returns how many of `all` stand before the fold. */
export function foldAt(all: number, shown: number): number {
  return all <= shown + 1 ? all : shown;
}
