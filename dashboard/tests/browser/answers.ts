/**
 * What the server would answer, made up for looking at the page: typed by the server's own description.
 *
 * In: a path of the API. Out: a body, or nothing where no part needs one yet. With TRUCE_SERVER set the real server is
 * asked instead. Add to it what a part needs to be looked at; keep it small.
 */
import type { components } from "../../src/api/schema";

type Schemas = components["schemas"];

const entry: Schemas["CaseEntry"] = {
  case: "northern-truce",
  title: "Northern truce of 4 May 2031",
  state: { status: "current", revision: "1", errors: 0, warnings: 0 },
};

const list: Schemas["CaseList"] = { version: 1, truce: "0", cases: [entry] };

export const ANSWERS: ReadonlyMap<string, unknown> = new Map([["/api/v1/cases", list]]);

/** The first events of a stream of changes. */
export const CHANGES = `event: case\ndata: ${JSON.stringify(entry)}\n\n`;
