/**
 * The incidents behind rows of the points: their names, places and accounts, a page at a time.
 *
 * In: which of the server's incidents, by their ranks in its list. Out: {@link rowsOf}: those incidents, in that order.
 * Invariant: a list that is not as long as the points say was read at another time than they were; that is told, and
 * nothing of it is shown, since its rows would carry the wrong classes.
 */
import type { ReadonlySignal } from "@preact/signals";
import type { Days, Place } from "../address/address";
import { api, ask, type Reply } from "../api/client";
import type { components } from "../api/schema";
import { type Followed, follow } from "./follow";
import { nameOf, type Question, queryOf } from "./question";

export type Incident = components["schemas"]["IncidentView"];

/** The most that the server gives at once. */
export const LIMIT_MAX = 500;

export interface RowsQuestion extends Question {
  readonly days: Days | null;
  readonly place: Place | null;
  /** How long the whole list must be. */
  readonly found: number;
  /** Where the wanted incidents stand in it, rising. */
  readonly ranks: readonly number[];
  /** Parts of the list in which all of them are. */
  readonly ranges: readonly { readonly after: number; readonly limit: number }[];
}

export function rowsOf(asked: ReadonlySignal<RowsQuestion | null>): Followed<readonly Incident[]> {
  return follow(asked, {
    name: (one) => `${nameOf(one)} ${JSON.stringify([one.days, one.place, one.found, one.ranks])}`,
    about: (one) => `${one.case} ${JSON.stringify(one.place)}`,
    ask: askRows,
  });
}

async function askRows(asked: RowsQuestion, signal: AbortSignal): Promise<Reply<readonly Incident[]>> {
  const pages = await Promise.all(asked.ranges.map((range) => askRange(asked, range, signal)));
  const byRank = new Map<number, Incident>();
  for (const [n, page] of pages.entries()) {
    if (page.is !== "answer") return page;
    if (page.value.found !== asked.found) return OUT_OF_STEP;
    const after = asked.ranges[n]?.after ?? 0;
    page.value.incidents.forEach((incident, at) => {
      byRank.set(after + at, incident);
    });
  }
  const wanted = asked.ranks.flatMap((rank) => byRank.get(rank) ?? []);
  if (wanted.length !== asked.ranks.length) return OUT_OF_STEP;
  return { is: "answer", value: wanted, tag: null };
}

const OUT_OF_STEP: Reply<never> = {
  is: "trouble",
  trouble: { is: "unreadable", says: "the list of incidents is not the one that the map was drawn from" },
};

function askRange(
  asked: RowsQuestion,
  range: { readonly after: number; readonly limit: number },
  signal: AbortSignal,
): Promise<Reply<components["schemas"]["IncidentPage"]>> {
  const days = asked.days === null ? {} : { from: asked.days.first, to: asked.days.last };
  const query = { ...queryOf(asked), ...days, ...asked.place, ...range };
  return ask(
    api.GET("/api/v1/cases/{case}/incidents", { params: { path: { case: asked.case }, query }, signal }),
    signal,
  );
}
