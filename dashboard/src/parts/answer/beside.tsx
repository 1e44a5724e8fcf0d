/**
 * What stands beside the answer: incidents of those who are not bound, and what is odd about the reports.
 *
 * In: the answer. Out: links to the incidents. Invariant: nothing here is charged to a party; oddities are counted, folded
 * away, and each is there to be read.
 */
import type { components } from "../../api/schema";
import { Fold, Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { names } from "../../loaded/names";
import { Listed } from "../../look/listed";
import { words } from "../../words/words";

type AnswerView = components["schemas"]["AnswerView"];
type BesideView = components["schemas"]["BesideView"];

const SHOWN = 5;

export function Beside({ of }: { readonly of: AnswerView }) {
  const say = words.value.answer.beside;
  if (of.beside.length === 0) return null;
  return (
    <section>
      <h3>{say.title(of.beside.length + of.beside_more)}</h3>
      <p class="soft">{say.note}</p>
      <Folded items={of.beside} shown={SHOWN} keyOf={({ incident }) => incident}>
        {(one) => <BesideShown of={one} />}
      </Folded>
      {of.beside_more > 0 && <p>{say.more(of.beside_more)}</p>}
    </section>
  );
}

function BesideShown({ of }: { readonly of: BesideView }) {
  const say = words.value.answer.beside;
  return (
    <>
      <Go change={{ selected: { is: "incident", incident: of.incident } }}>
        <bdi>{of.incident}</bdi>
      </Go>
      {". "}
      {of.named.length > 0 && (
        <>
          {say.named} <Listed of={of.named} />
          {". "}
        </>
      )}
      {of.provisions.length > 0 && (
        <>
          {say.concerns}{" "}
          {of.provisions.map((id, at) => (
            <span key={id}>
              {at > 0 && " / "}
              <bdi>{names.value.provision(id)}</bdi>
            </span>
          ))}
          {"."}
        </>
      )}
    </>
  );
}

export function Oddities({ of }: { readonly of: AnswerView }) {
  const say = words.value.answer.oddities;
  const all = of.oddities.length + of.oddities_more;
  if (all === 0) return null;
  return (
    <Fold class="oddities" summary={say.title(all)}>
      {() => (
        <>
          <p class="soft">{say.note}</p>
          <ul>
            {of.oddities.map(({ severity, code, message }) => (
              <li key={`${code} ${message}`}>
                {say.severity[severity]}: <bdi lang="en">{message}</bdi>
              </li>
            ))}
          </ul>
          {of.oddities_more > 0 && <p>{say.more(of.oddities_more)}</p>}
        </>
      )}
    </Fold>
  );
}
