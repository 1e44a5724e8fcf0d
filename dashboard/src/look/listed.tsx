/**
 * Names of strangers as a list in the reader's language: each in its own direction, the words between them the page's.
 *
 * In: names. Out: "A, B and C" with each name in <bdi>.
 */
import { formats } from "../words/words";
import { Filled } from "./filled";

export function Listed({ of }: { readonly of: readonly string[] }) {
  const { list } = formats.value;
  return <Filled say={(...places) => list(places)} with={of.map((name) => <bdi key={name}>{name}</bdi>)} />;
}
