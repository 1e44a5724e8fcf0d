/**
 * One incident: what, when, where as coarsely as it is published, how many were hit, what each report says, what those
 * concerned reply, how the reports came together.
 *
 * In: the incident. Out: links to where it can be read. Invariant: a number is a range as accounts have it, and what none
 * states is not zero; a withheld place says why it is withheld.
 */
import { Fold } from "../../frame/folded";
import type { IncidentView, NumbersView } from "../../loaded/evidence";
import { Listed } from "../../look/listed";
import { formats, words } from "../../words/words";
import { Accounts, Replies } from "./accounts";
import { rangeOf, wordFor } from "./numbers";
import { Fact, Told } from "./texts";

export function IncidentShown({ of }: { readonly of: IncidentView }) {
  return (
    <div class="incident">
      <IncidentFacts of={of} />
      <div class="incident-columns">
        <Accounts of={of.accounts} />
        <Replies of={of.replies} />
      </div>
      <History of={of.history} />
    </div>
  );
}

export function IncidentFacts({ of }: { readonly of: IncidentView }) {
  const say = words.value.evidence.incident;
  return (
    <>
      <dl class="facts">
        <Fact name={say.acts}>
          <Acts of={of} />
        </Fact>
        <Fact name={say.when}>{of.when ? <Told text={of.when.text} /> : say.whenUnknown}</Fact>
        <Fact name={say.where}>
          <Where of={of.place} />
        </Fact>
        <Fact name={say.hit}>{targetsOf(of.targets)}</Fact>
        <Fact name={say.killed}>{numbersOf(of.killed)}</Fact>
        <Fact name={say.civilians}>{numbersOf(of.killed_civilians)}</Fact>
        <Fact name={say.injured}>{numbersOf(of.injured)}</Fact>
        <Fact name={say.groups} class="wide">
          <ul class="inline groups">
            {of.groups.map((group) => (
              <li key={group}>
                <bdi>{group}</bdi>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      <p class="soft">{say.rangeNote}</p>
    </>
  );
}

export function actWord(act: string): string {
  return wordFor(words.value.acts.act, act);
}

function Acts({ of }: { readonly of: IncidentView }) {
  const others = of.acts.filter((act) => act !== of.act).map(actWord);
  return (
    <>
      <bdi>{actWord(of.act)}</bdi>
      {others.length > 0 && (
        <span class="soft">
          {" "}
          ({words.value.evidence.incident.alsoCalled} <Listed of={others} />)
        </span>
      )}
    </>
  );
}

function Where({ of }: { readonly of: IncidentView["place"] }) {
  const say = words.value.evidence.incident;
  const { number } = formats.value;
  return (
    <>
      <bdi>{of.text}</bdi>
      {of.uncertainty_m != null && <> ({say.within(number(Math.ceil(of.uncertainty_m / 1000)))})</>}
      {of.withheld && <p class="withheld">{say.withheld}</p>}
      {!of.withheld && of.cell == null && <p class="soft">{say.noPlace}</p>}
    </>
  );
}

function targetsOf(targets: readonly string[]): string {
  const known = targets.map((target) => wordFor(words.value.acts.target, target));
  return known.length === 0 ? words.value.evidence.incident.hitUnknown : formats.value.list(known);
}

/** Returns a number as accounts have it, from the lowest to the highest. */
export function numbersOf(of: NumbersView): string {
  const say = words.value.evidence.incident;
  const { number } = formats.value;
  const range = rangeOf(of);
  if (range === null) return say.unstated;
  const { careful, full } = range;
  return careful === full ? number(full) : say.range(number(careful), number(full));
}

function History({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <Fold summary={words.value.evidence.incident.history}>
      {() => (
        <ol>
          {of.map((line, at) => (
            <li key={`${at} ${line}`}>
              <Told text={line} />
            </li>
          ))}
        </ol>
      )}
    </Fold>
  );
}
