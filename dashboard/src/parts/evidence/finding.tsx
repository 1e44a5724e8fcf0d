/**
 * A finding: what one incident means under one promise, as three answers that do not hang together: who did it, who was
 * hit, was it allowed. Then the rule that decided, and the incident.
 *
 * In: findings. Out: one block each. Invariant: the three answers stand apart; that one is open closes no other.
 */
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Name, Stranger } from "../../frame/stranger";
import type { FindingExplained } from "../../loaded/evidence";
import { ClassMark } from "../../look/class_sign";
import { known } from "../../words/known";
import { formats, words } from "../../words/words";
import { IncidentCard } from "./incident";

/** How many findings are drawn at once. */
const SHOWN = 10;

export function Findings({ of }: { readonly of: readonly FindingExplained[] }) {
  const key = ({ finding }: FindingExplained) =>
    `${finding.incident} ${finding.provision} ${finding.area} ${finding.party} ${finding.rule}`;
  return (
    <Folded items={of} shown={SHOWN} keyOf={key} class="findings">
      {(one) => <Finding of={one} />}
    </Folded>
  );
}

function Finding({ of }: { readonly of: FindingExplained }) {
  const { finding, incident } = of;
  const { evidence: say, rules } = words.value;
  return (
    <article class="finding whole">
      <p class="finding-class">
        <ClassMark of={finding.class} />
      </p>
      <p>{known(rules.rule, finding.rule) ?? <bdi lang="en">{finding.rule_text}</bdi>}</p>
      <dl class="answers">
        <div>
          <dt>{say.doer}</dt>
          <dd>
            <Stranger lang="en">{of.perpetrator}</Stranger>
            <OthersNamed of={finding.others_named} />
          </dd>
        </div>
        <div>
          <dt>{say.hit}</dt>
          <dd>
            <WhoWasHit of={of} />
          </dd>
        </div>
        <div>
          <dt>{say.allowed}</dt>
          <dd>{known(rules.permission, finding.permission) ?? <bdi lang="en">{of.permission}</bdi>}</dd>
        </div>
      </dl>
      <p class="soft">
        {say.shown}: {rules.strength[finding.strength]}. {say.inArea}: {rules.place[finding.place]}.
      </p>
      {incident ? <IncidentCard incident={incident} /> : <Alone id={finding.incident} />}
    </article>
  );
}

function Alone({ id }: { readonly id: string }) {
  return <Go change={{ selected: { is: "incident", incident: id } }}>{words.value.evidence.incident(id)}</Go>;
}

function OthersNamed({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <p class="soft">
      {words.value.evidence.othersNamed}:{" "}
      {of.map((name) => (
        <span key={name} class="item">
          <Name>{name}</Name>
        </span>
      ))}
    </p>
  );
}

function WhoWasHit({ of: { incident, target } }: { readonly of: FindingExplained }) {
  const { evidence: say, acts } = words.value;
  if (!incident) return <Stranger lang="en">{target}</Stranger>;
  if (incident.targets.length === 0) return <>{say.hitUnknown}</>;
  return (
    <>{say.hitThese(formats.value.list(incident.targets.map((one) => known(acts.target, one) ?? one)))}</>
  );
}
