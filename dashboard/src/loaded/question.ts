/**
 * What is asked of the server, drawn from the address: which case, read how, known when.
 *
 * In: the address. Out: {@link question}, and {@link baseline}: the same with the default reading, for marking what the
 * chosen reading changes. Invariant: nothing is asked twice: while the default reading is chosen there is no baseline.
 */
import { computed } from "@preact/signals";
import { DEFAULT_READING, type Reading } from "../address/address";
import { address, readingIsDefault } from "../address/live";
import { readingQuery } from "../address/query";

export interface Question {
  readonly case: string;
  readonly reading: Reading;
  readonly asKnownOn: string | null;
}

/** The question about the case in front; `null`: no case is named. */
export const question = computed<Question | null>(() => questionOf(address.value.cases[0]));

/** The same question under the default reading; `null` while that is the one asked. */
export const baseline = computed<Question | null>(() => {
  const asked = question.value;
  return asked === null || readingIsDefault.value ? null : { ...asked, reading: DEFAULT_READING };
});

/** Returns the question about a case, read and known as the address says. */
export function questionOf(id: string | undefined): Question | null {
  if (id === undefined) return null;
  return { case: id, reading: address.value.reading, asKnownOn: address.value.asKnownOn };
}

/** Returns the query of a question, by the keys of the API. */
export function queryOf({ reading, asKnownOn }: Question): Record<string, string> {
  const query: Record<string, string> = Object.fromEntries(readingQuery(reading));
  if (asKnownOn !== null) query["as_known_on"] = asKnownOn;
  return query;
}

/** Names a question, for {@link follow}. */
export function nameOf(asked: Question): string {
  return `${asked.case}?${new URLSearchParams(queryOf(asked))}`;
}
