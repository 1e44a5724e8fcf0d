/**
 * The answers about the case in front: each part of the API that takes a reading and nothing else.
 *
 * In: the question, and the baseline. Out: one {@link Followed} each, asked only while a part shows it. What is asked with
 * more than a reading (a cell, an incident, a page of incidents) is followed in a file of its own beside this one.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { DEFAULT_READING } from "../address/address";
import { api, ask, type Reply } from "../api/client";
import { type Followed, follow } from "./follow";
import { baseline, inCase, nameOf, type Question, question, questionOf } from "./question";

type Ask<T> = (asked: Question, signal: AbortSignal) => Promise<Reply<T>>;

const askAnswer = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/answer", inCase(asked, signal)), signal);
const askCalendar = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/calendar", inCase(asked, signal)), signal);
const askLedgers = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/ledgers", inCase(asked, signal)), signal);
const askTrend = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/trend", inCase(asked, signal)), signal);
const askTalks = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/talks", inCase(asked, signal)), signal);
const askSources = (asked: Question, signal: AbortSignal) =>
  ask(api.GET("/api/v1/cases/{case}/sources", inCase(asked, signal)), signal);

/** The gates with their clocks, and the names of everything in the terms. */
export const answer = about(question, askAnswer);
export const answerByDefault = about(baseline, askAnswer);
/** Where each provision stands. */
export const calendar = about(question, askCalendar);
export const calendarByDefault = about(baseline, askCalendar);
export const ledgers = about(question, askLedgers);
/** What is reported day by day, before the start and since. */
export const trend = about(question, askTrend);
/** Where the talks stand, as known on the question's date. */
export const talks = about(question, askTalks);

/** Which sources there are hangs on no reading; so a reading that cannot be answered can still be mended by them. */
const whoever = computed<Question | null>(() => {
  const asked = question.value;
  return asked && { ...asked, reading: DEFAULT_READING };
});
export const sources = about(whoever, askSources);

/** Follows a question about a case: another reading of it leaves the answer before on view, another case does not. */
export function about<T>(asked: ReadonlySignal<Question | null>, put: Ask<T>): Followed<T> {
  return follow(asked, { name: nameOf, about: (one) => one.case, ask: put });
}

/** Answer and calendar of one case among several. */
export interface Aside {
  readonly answer: typeof answer;
  readonly calendar: typeof calendar;
}

const asides = new Map<string, Aside>();

/** Returns what follows any case, read and known as the address says, for setting cases side by side. */
export function asideOf(id: string): Aside {
  const known = asides.get(id);
  if (known !== undefined) return known;
  const asked = computed(() => questionOf(id));
  const aside = { answer: about(asked, askAnswer), calendar: about(asked, askCalendar) };
  asides.set(id, aside);
  return aside;
}
