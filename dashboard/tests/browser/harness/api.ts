/**
 * What the server says, for tests that hold the page against it: typed by the server's own description.
 *
 * In: a path of the API with its query. Out: the body. Invariant: the page is compared with answers, never with figures
 * written down here, unless the test is about a case's own well-known fact.
 */
import type { Page } from "@playwright/test";
import type { components } from "../../../src/api/schema";

export type Schemas = components["schemas"];

interface Bodies {
  readonly answer: Schemas["AnswerView"];
  readonly calendar: Schemas["CalendarView"];
  readonly ledgers: Schemas["LedgerList"];
  readonly trend: Schemas["TrendOfCase"];
  readonly talks: Schemas["TalksOfCase"];
  readonly sources: Schemas["SourceList"];
  readonly incidents: Schemas["IncidentPage"];
}

/** Asks for a part of a case's answer; `query` as in the address bar: `?strength=claimed`. */
export async function told<P extends keyof Bodies>(
  page: Page,
  id: string,
  part: P,
  query = "",
): Promise<Bodies[P]> {
  return fetched(page, `api/v1/cases/${id}/${part}${query}`);
}

/** Asks for any path of the API. */
export async function fetched<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(path);
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}

/** The only element of a list that must have one. */
export function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error("the list is empty");
  return one;
}
