/**
 * A part's place on the page: a region with a heading, reachable by its anchor and by screen readers' lists.
 *
 * In: the part's id, its title in the reader's language, its content. Invariant: one h2 a part; what stands in it begins
 * at h3.
 */
import type { ComponentChildren } from "preact";

export interface PartFrame {
  readonly id: string;
  readonly title: string;
  /** What stands beside the title: a button, a note. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Part({ id, title, beside, children }: PartFrame) {
  const heading = `${id}-title`;
  return (
    <section id={id} class={`part part-${id}`} aria-labelledby={heading} tabIndex={-1}>
      <div class="part-head">
        <h2 id={heading}>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
