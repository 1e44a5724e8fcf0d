/**
 * What the text of the agreement leaves open and the case fills in, and what another value would turn.
 *
 * In: the answer. Invariant: an assumption is never shown without its reason and its alternatives.
 */
import type { components } from "../../api/schema";
import { Folded } from "../../frame/folded";
import { Filled } from "../../look/filled";
import { words } from "../../words/words";

type AnswerView = components["schemas"]["AnswerView"];
type Assumption = components["schemas"]["AssumptionView"];

const SHOWN = 4;

export function Assumptions({ of }: { readonly of: AnswerView }) {
  if (of.assumptions.length === 0) return null;
  const named = namesIn(of);
  return (
    <section>
      <h3>{words.value.answer.assumptions.title}</h3>
      <Folded items={of.assumptions} shown={SHOWN} keyOf={({ id }) => id} class="assumptions">
        {(one) => <AssumptionShown of={one} about={named(one.about)} hasGates={of.gates.length > 0} />}
      </Folded>
    </section>
  );
}

/** Returns what names a provision, phase or area by its id. */
function namesIn({ provisions, gates, areas }: AnswerView): (id: string) => string {
  const known = new Map([
    ...areas.map(({ id, name }) => [id, name] as const),
    ...gates.map(({ phase, name }) => [phase, name] as const),
    ...provisions.map(({ id, title }) => [id, title] as const),
  ]);
  return (id) => known.get(id) ?? id;
}

interface AssumptionProps {
  readonly of: Assumption;
  readonly about: string;
  readonly hasGates: boolean;
}

function AssumptionShown({ of, about, hasGates }: AssumptionProps) {
  const say = words.value.answer.assumptions;
  return (
    <>
      <p>
        <strong>
          <bdi>{about}</bdi>
        </strong>{" "}
        (<bdi>{of.id}</bdi>): <Filled say={say.value} with={[<bdi key="value">{of.value}</bdi>]} />
        {". "}
        <Filled say={say.why} with={[<bdi key="why">{of.why}</bdi>]} />
      </p>
      {of.alternatives.length > 0 && (
        <p>
          {say.alternatives}{" "}
          {of.alternatives.map((value, at) => (
            <span key={value}>
              {at > 0 && " / "}
              <bdi>{value}</bdi>
            </span>
          ))}
        </p>
      )}
      {of.sets === null || of.alternatives.length === 0 ? (
        <p class="soft">{say.stated}</p>
      ) : (
        hasGates && <Turns of={of.turns} />
      )}
    </>
  );
}

function Turns({ of }: { readonly of: readonly string[] }) {
  const say = words.value.answer.assumptions;
  if (of.length === 0) return <p class="soft">{say.noTurn}</p>;
  return (
    <>
      <p>{say.turns}</p>
      <Folded items={of} shown={3} keyOf={String}>
        {(sentence) => <bdi lang="en">{sentence}.</bdi>}
      </Folded>
    </>
  );
}
