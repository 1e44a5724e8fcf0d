/**
 * One answer of the server on its way: asked for, here, outdated, or not to be had.
 *
 * In: the state before and what happened. Out: the state after. Pure; `follow.ts` does the asking. Invariant: a value is
 * never shown as the answer to a question that it does not answer: as soon as another question is asked it is stale, and
 * parts draw what is stale as such. Invariant: the same answer again is the same value, so that nothing is drawn anew.
 */
import type { Trouble } from "../api/trouble";

export type Loaded<T> =
  | { readonly is: "loading" }
  | { readonly is: "good"; readonly value: T; readonly tag: string | null; readonly of: string }
  /** Of an earlier question about the same thing, or of an earlier time. `trouble`: why no newer one is to be had. */
  | {
      readonly is: "stale";
      readonly value: T;
      readonly tag: string | null;
      readonly of: string;
      readonly trouble: Trouble | null;
    }
  | { readonly is: "failed"; readonly trouble: Trouble };

export const LOADING: Loaded<never> = { is: "loading" };

/** A question was put about the same thing: what is here is shown on, as stale. */
export function asked<T>(before: Loaded<T>): Loaded<T> {
  return hasValue(before) ? { ...before, is: "stale", trouble: null } : LOADING;
}

/** The answer to the question `of` came. */
export function answered<T>(before: Loaded<T>, value: T, tag: string | null, of: string): Loaded<T> {
  const again = hasValue(before) && before.of === of && tag !== null && before.tag === tag;
  return { is: "good", value: again ? before.value : value, tag, of };
}

/** No answer came, or a refusal. */
export function failed<T>(before: Loaded<T>, trouble: Trouble): Loaded<T> {
  return hasValue(before) ? { ...before, is: "stale", trouble } : { is: "failed", trouble };
}

/** Returns what can be shown, outdated or not. */
export function valueIn<T>(loaded: Loaded<T>): T | undefined {
  return hasValue(loaded) ? loaded.value : undefined;
}

export function troubleIn(loaded: Loaded<unknown>): Trouble | null {
  return loaded.is === "failed" || loaded.is === "stale" ? loaded.trouble : null;
}

function hasValue<T>(loaded: Loaded<T>): loaded is Extract<Loaded<T>, { value: T }> {
  return loaded.is === "good" || loaded.is === "stale";
}
