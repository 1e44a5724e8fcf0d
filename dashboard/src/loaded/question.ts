/**
 * What is asked of the server, drawn from the address: which case, read how, known when.
 *
 * In: the address, the case in front, its changes. Out: {@link question}, and {@link baseline}: the same with the default
 * reading, for marking what the chosen reading changes. Invariant: nothing is asked twice: while the default reading is
 * chosen there is no baseline.
 */
import { computed } from "@preact/signals";
import { DEFAULT_READING, type Reading } from "../address/address";
import { address, readingIsDefault } from "../address/live";
import { readingQuery } from "../address/query";
import type { paths } from "../api/schema";
import { caseInFront, changesOf } from "./cases";

export interface Question {
  readonly case: string;
  readonly reading: Reading;
  readonly asKnownOn: string | null;
  /** How often the case changed while the page was open: after a change the same words are another question. */
  readonly changes: number;
}

/** The query of a question, by the keys of the API. */
export type QuestionQuery = Readonly<
  NonNullable<paths["/api/v1/cases/{case}/answer"]["get"]["parameters"]["query"]>
>;

/** The question about the case in front; `null`: there is none. */
export const question = computed<Question | null>(() => questionOf(caseInFront.value));

/** The same question under the default reading; `null` while that is the one asked. */
export const baseline = computed<Question | null>(() => {
  const asked = question.value;
  return asked === null || readingIsDefault.value ? null : { ...asked, reading: DEFAULT_READING };
});

/** Returns the question about a case, read and known as the address says. */
export function questionOf(id: string | null): Question | null {
  if (id === null) return null;
  const { reading, asKnownOn } = address.value;
  return { case: id, reading, asKnownOn, changes: changesOf(id) };
}

/** Returns the query of a question. */
export function queryOf({ reading, asKnownOn }: Question): QuestionQuery {
  const chosen = Object.fromEntries(readingQuery(reading)) as QuestionQuery;
  return asKnownOn === null ? chosen : { ...chosen, as_known_on: asKnownOn };
}

/** Returns what a typed call of the API takes: `api.GET("/api/v1/cases/{case}/…", inCase(asked, signal))`. */
export function inCase(asked: Question, signal: AbortSignal) {
  return { params: { path: { case: asked.case }, query: queryOf(asked) }, signal };
}

/** Names a question, for `follow`. */
export function nameOf(asked: Question): string {
  return `${asked.case} ${asked.changes} ${new URLSearchParams({ ...queryOf(asked) })}`;
}
