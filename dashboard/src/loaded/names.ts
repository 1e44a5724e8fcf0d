/**
 * Names for the ids of the terms: parties, areas, provisions. From the answer, which brings the terms with it.
 *
 * In: an id. Out: its name; the id itself while the answer is not here. Invariant: names are texts of strangers: show them
 * in <bdi>.
 */
import { computed } from "@preact/signals";
import { answer, sources } from "./answers";
import { valueIn } from "./loaded";

export interface Names {
  group(id: string): string;
  area(id: string): string;
  provision(id: string): string;
}

export const names = computed<Names>(() => {
  const terms = valueIn(answer.now.value);
  const groups = new Map(terms?.groups.map(({ id, name }) => [id, name]));
  const areas = new Map(terms?.areas.map(({ id, name }) => [id, name]));
  const provisions = new Map(terms?.provisions.map(({ id, title }) => [id, title]));
  return {
    group: (id) => groups.get(id) ?? id,
    area: (id) => areas.get(id) ?? id,
    provision: (id) => provisions.get(id) ?? id,
  };
});

/** Names the sources of the case in front, for readings of one alone. Whoever reads it asks for their list. */
export const sourceName = computed<(id: string) => string>(() => {
  const known = new Map(valueIn(sources.now.value)?.sources.map(({ id, name }) => [id, name]));
  return (id) => known.get(id) ?? id;
});
