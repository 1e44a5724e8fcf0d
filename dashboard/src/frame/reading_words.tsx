/**
 * A reading in words of the reader's language: "all sources; a breach needs two independent groups; …".
 *
 * In: a reading of the address. Out: a phrase without a full stop; the name of a source in <bdi>.
 */
import type { Reading } from "../address/address";
import { sourceName } from "../loaded/names";
import { sourceOf } from "../loaded/readings";
import { Filled } from "../look/filled";
import { words } from "../words/words";

export function ReadingWords({ of }: { readonly of: Reading }) {
  const say = words.value.readings.phrase;
  return (
    <Filled
      say={say.whole}
      with={[
        <WhoseWords key="sources" of={of} />,
        say.strength[of.strength],
        say.exclusion[of.exclusion],
        say.counts[of.counts],
      ]}
    />
  );
}

function WhoseWords({ of }: { readonly of: Reading }) {
  const say = words.value.readings.phrase;
  const source = sourceOf(of);
  if (source !== null)
    return <Filled say={say.alone} with={[<bdi key="name">{sourceName.value(source)}</bdi>]} />;
  return <>{of.sources === "independent" ? say.sources.independent : say.sources.all}</>;
}
