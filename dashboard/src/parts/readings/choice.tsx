/**
 * One of the four choices of a reading: a group of radio buttons, each with a line on what it means.
 *
 * In: the options, which is chosen, and why one of them cannot be. Out: `choose`. Invariant: what cannot be chosen stays in
 * sight with the reason, and with what would make it possible.
 */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly means: string;
  /** Why it cannot be chosen now, with a way out. */
  readonly barred?: ComponentChildren;
}

export interface ChoiceProps<V extends string> {
  readonly legend: string;
  readonly options: readonly Option<V>[];
  readonly chosen: V;
  choose(value: V): void;
  /** What belongs to the chosen option, below all. */
  readonly children?: ComponentChildren;
}

export function Choice<V extends string>({ legend, options, chosen, choose, children }: ChoiceProps<V>) {
  const group = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map(({ value, label, means, barred }) => {
        const about = `${group}-${value}`;
        return (
          <div key={value} class={barred ? "barred" : undefined}>
            <label>
              <input
                type="radio"
                name={group}
                value={value}
                checked={value === chosen}
                disabled={barred !== undefined}
                aria-describedby={about}
                onChange={() => choose(value)}
              />
              <span>{label}</span>
            </label>
            <p id={about} class="means soft">
              {means} {barred}
            </p>
          </div>
        );
      })}
      {children}
    </fieldset>
  );
}
