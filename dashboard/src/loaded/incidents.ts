/**
 * A page of the incidents, as the address narrows them: days in view, provision, party, act, class, place.
 *
 * In: the address and the question. Out: {@link incidents}, at most {@link PAGE} at a time. Invariant: how many there are
 * under the filter comes with each page, so that nothing is left out without being counted.
 */
import { computed } from "@preact/signals";
import type { Address } from "../address/address";
import { address } from "../address/live";
import { api, ask, type Reply } from "../api/client";
import type { components, paths } from "../api/schema";
import { follow } from "./follow";
import { nameOf, type Question, queryOf, question } from "./question";

export type IncidentPage = components["schemas"]["IncidentPage"];

/** How many incidents are listed at once. */
export const PAGE = 20;

interface Asked extends Question {
  readonly filter: Filter;
}

type Asking = NonNullable<paths["/api/v1/cases/{case}/incidents"]["get"]["parameters"]["query"]>;
type Act = NonNullable<Asking["act"]>;
type Class = NonNullable<Asking["class"]>;

/** What is asked of a list of incidents, by the keys of the API. */
export interface Filter {
  readonly from?: number;
  readonly to?: number;
  readonly provision?: string;
  readonly party?: string;
  readonly act?: Act;
  readonly class?: Class;
  readonly west?: number;
  readonly south?: number;
  readonly after?: number;
  readonly limit: number;
}

const listed = computed<Asked | null>(() => {
  const asked = question.value;
  return asked === null ? null : { ...asked, filter: filterOf(address.value) };
});

export const incidents = follow(listed, {
  name: (asked) => `${nameOf(asked)} ${JSON.stringify(asked.filter)}`,
  about: (asked) => asked.case,
  ask: askPage,
});

/** Returns the filter that an address means. */
export function filterOf({ days, narrowed, place, after }: Address): Filter {
  const { provision, party, act } = narrowed;
  return {
    ...(days === null ? {} : { from: days.first, to: days.last }),
    ...(provision === null ? {} : { provision }),
    ...(party === null ? {} : { party }),
    // Whatever stands in the address is asked: the server says what it does not know.
    ...(act === null ? {} : { act: act as Act }),
    ...(narrowed.class === null ? {} : { class: narrowed.class as Class }),
    ...(place === null ? {} : { west: place.west, south: place.south }),
    ...(after === 0 ? {} : { after }),
    limit: PAGE,
  };
}

function askPage(asked: Asked, signal: AbortSignal): Promise<Reply<IncidentPage>> {
  const query = { ...queryOf(asked), ...asked.filter };
  const call = { params: { path: { case: asked.case }, query }, signal };
  return ask(api.GET("/api/v1/cases/{case}/incidents", call), signal);
}
