/**
 * An incident: what is held to have happened, as its accounts have it: what, when, where so far as it is published, how
 * many people, who tells of it, who replies, and how the reports came together.
 *
 * In: the incident. Out: the whole of it, or a card in a finding whose accounts are folded where there are many.
 * Invariant: numbers of people are ranges; what nobody states is not zero; a place that is withheld says why.
 */
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Name, Stranger } from "../../frame/stranger";
import type { IncidentView } from "../../loaded/evidence";
import { known } from "../../words/known";
import { formats, words } from "../../words/words";
import { Accounts } from "./account";
import { Casualties } from "./casualties";
import { Replies } from "./reply";
import { WalkIncidents } from "./walk";

interface IncidentProps {
  readonly incident: IncidentView;
}

/** An incident that was selected. */
export function IncidentEvidence({ incident }: IncidentProps) {
  return (
    <>
      <WalkIncidents id={incident.id} />
      <Facts incident={incident} />
      <Told incident={incident} heading="h4" />
    </>
  );
}

/** An incident within a finding or a blocker. */
export function IncidentCard({ incident }: IncidentProps) {
  return (
    <div class="incident-card">
      <Facts incident={incident} />
      <Told incident={incident} heading="h5" />
      <p class="on-screen">
        <Go change={{ selected: { is: "incident", incident: incident.id } }}>{words.value.evidence.alone}</Go>
      </p>
    </div>
  );
}

function Facts({ incident }: IncidentProps) {
  const { evidence: say, acts } = words.value;
  const others = incident.acts.filter((act) => act !== incident.act);
  const { list } = formats.value;
  return (
    <>
      <p class="incident-what">
        <strong>{actWord(incident.act)}</strong>
        {others.length > 0 && (
          <span class="soft">
            {" "}
            {say.alsoCalled}: {list(others.map(actWord))}
          </span>
        )}
      </p>
      <dl class="facts">
        <div>
          <dt>{say.when}</dt>
          <dd>
            <When incident={incident} />
          </dd>
        </div>
        <div>
          <dt>{say.where}</dt>
          <dd>
            <Where incident={incident} />
          </dd>
        </div>
        <div>
          <dt>{say.targets}</dt>
          <dd>
            {incident.targets.length === 0
              ? say.hitUnknown
              : list(incident.targets.map((one) => known(acts.target, one) ?? one))}
          </dd>
        </div>
        <div>
          <dt>{say.toldBy}</dt>
          <dd>
            {say.groups(incident.groups.length)}{" "}
            <Folded items={incident.groups} shown={6} keyOf={(group) => group} class="soft groups">
              {(group) => <Name>{group}</Name>}
            </Folded>
          </dd>
        </div>
      </dl>
      <Casualties of={incident} />
    </>
  );
}

/** Returns what an act is called; a word that the page does not know stands for itself. */
export function actWord(act: string): string {
  return known(words.value.incidents.acts, act) ?? act;
}

/** The interval in which it lies, in the agreement's zone. */
export function When({ incident: { when } }: IncidentProps) {
  const say = words.value.evidence;
  if (!when || (!when.starts && !when.ends)) return <>{say.whenUnknown}</>;
  const edge = (at: string | null | undefined) => (at ? formats.value.instant(at) : say.open);
  return <>{say.span(edge(when.starts), edge(when.ends))}</>;
}

function Where({ incident: { place } }: IncidentProps) {
  const say = words.value.evidence;
  return (
    <>
      <Stranger>{place.text}</Stranger>{" "}
      <span class="soft">
        {place.withheld ? say.withheld : place.cell ? say.coarse : say.noCell}{" "}
        {typeof place.uncertainty_m === "number" &&
          say.uncertain(formats.value.distance(place.uncertainty_m))}
      </span>
    </>
  );
}

interface ToldProps extends IncidentProps {
  /** The headings' level, below what the incident stands in. */
  readonly heading: "h4" | "h5";
}

/** Accounts, replies and history: everything that somebody said or did about it. */
function Told({ incident, heading: Heading }: ToldProps) {
  const say = words.value.evidence;
  return (
    <>
      <Heading>{say.accounts}</Heading>
      <Accounts of={incident.accounts} />
      <Replies of={incident.replies} heading={Heading} />
      <Heading>{say.history}</Heading>
      <Folded items={incident.history} shown={3} keyOf={(step) => step} class="soft">
        {(step) => <Stranger lang="en">{step}</Stranger>}
      </Folded>
    </>
  );
}
