/**
 * The cases that the server holds, and what it tells of their changes.
 *
 * In: the list of cases; events of changes. Out: {@link cases}, {@link caseInFront}, and how often each case's files
 * changed since the page was opened, by which questions are asked again. Invariant: an event says that something changed,
 * never what: everything shown comes from an answer.
 */
import { computed, signal } from "@preact/signals";
import { address } from "../address/live";
import { api, ask } from "../api/client";
import { listen } from "../api/events";
import type { components } from "../api/schema";
import { type Asking, follow } from "./follow";
import { valueIn } from "./loaded";

export type CaseEntry = components["schemas"]["CaseEntry"];
type CaseList = components["schemas"]["CaseList"];

const everything: Asking<number, CaseList> = {
  name: String,
  about: () => "cases",
  ask: (_, signal) => ask(api.GET("/api/v1/cases", { signal }), signal),
};

/** What was last told of each case: the revision of its files, and how often it changed since the first time. */
const told = signal<ReadonlyMap<string, { readonly revision: string; readonly changes: number }>>(new Map());
/** How often the line to the server was lost and came back: what was missed meanwhile is asked for again. */
const gaps = signal(0);
const tellings = computed(() => [...told.value.values()].reduce((sum, one) => sum + one.changes, gaps.value));

/** The list of cases; asked again when one of them changed. */
export const cases = follow(tellings, everything);

/** The case in front: the first that the address names, else the server's first. */
export const caseInFront = computed<string | null>(
  () => address.value.cases[0] ?? valueIn(cases.now.value)?.cases[0]?.case ?? null,
);

/** Returns the list's entry of a case: its title, and how it stands with its files. */
export function entryOf(id: string): CaseEntry | undefined {
  return valueIn(cases.now.value)?.cases.find((entry) => entry.case === id);
}

/** Returns how often the files of a case changed while the page was open. */
export function revisionsOf(id: string): number {
  return told.value.get(id)?.changes ?? 0;
}

/** Returns how often the answers about a case may have changed: with its files, and unheard while the line was lost. */
export function changesOf(id: string): number {
  return revisionsOf(id) + gaps.value;
}

/** Listens to the server from now on. Returns the state of the line. */
export function hearChanges() {
  return listen("api/v1/changes", ["case"], ({ name, data }) => {
    if (name === "case") tell(data);
    if (name === "after-gap") gaps.value++;
  }).line;
}

/** Takes what an event says of a case: the first time it only sets what later ones are compared with. */
function tell(data: string): void {
  const entry = entryIn(data);
  if (entry === null) return;
  const { revision } = entry.state;
  const before = told.peek().get(entry.case);
  if (before?.revision === revision) return;
  const changes = before === undefined ? 0 : before.changes + 1;
  told.value = new Map(told.peek()).set(entry.case, { revision, changes });
}

function entryIn(data: string): CaseEntry | null {
  try {
    return JSON.parse(data);
  } catch {
    return null; // An event that cannot be read tells nothing; the next one may.
  }
}
