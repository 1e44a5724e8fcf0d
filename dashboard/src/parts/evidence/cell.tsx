/**
 * Why a promise stands where it stands for one party, area and day: the reason, the findings, what would change it.
 *
 * In: the explanation. Out: links to the incidents. Invariant: who did it, who was hit and whether it was allowed are three
 * answers and never one; the reading stands with the standing.
 */

import { reading } from "../../address/live";
import { Fold, Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { ReadingWords } from "../../frame/reading_words";
import type { FindingExplained, StandingExplained } from "../../loaded/evidence";
import { ClassSign } from "../../look/class_sign";
import { Filled } from "../../look/filled";
import { StandingMark } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { actWord, IncidentShown } from "./incident";
import { wordFor } from "./numbers";
import { Fact, Told } from "./texts";

const FINDINGS_SHOWN = 20;

export function CellShown({ why }: { readonly why: StandingExplained }) {
  const say = words.value.evidence.cell;
  return (
    <>
      <p class="standing-line">
        <StandingMark of={why.standing} />
        <span>
          <Reason of={why} /> {why.detail !== "" && <Told text={why.detail} />}
        </span>
      </p>
      <CellFacts why={why} />
      <h4>{say.change}</h4>
      {why.would_change.length === 0 ? (
        <p class="soft">{say.noChange}</p>
      ) : (
        <ul class="would-change">
          {why.would_change.map((what) => (
            <li key={what}>
              <Told text={what} />
            </li>
          ))}
        </ul>
      )}
      <Findings of={why.findings} />
    </>
  );
}

/** In the page's language; a reason that the page does not know, in the server's. */
function Reason({ of: { reason, reason_text } }: { readonly of: StandingExplained }) {
  const own = wordFor(words.value.reasons, reason);
  return own === reason ? <Told text={reason_text} /> : own;
}

function CellFacts({ why }: { readonly why: StandingExplained }) {
  const say = words.value.evidence.cell;
  const { day, instant, number, share } = formats.value;
  return (
    <dl class="facts">
      <Fact name={say.party}>
        <bdi>{why.party_name}</bdi>
      </Fact>
      <Fact name={say.area}>
        <bdi>{why.area_name}</bdi>
      </Fact>
      <Fact name={say.day}>
        {day(why.day)} · {say.dayNumber(number(why.day_number))}
        <br />
        <span class="soft">{say.hours(instant(why.starts), instant(why.ends))}</span>
      </Fact>
      <Fact name={say.seen}>
        {why.coverage == null ? say.seenUnknown : say.seenShare(share(why.coverage))}
      </Fact>
      <Fact name={say.reading} class="wide">
        <ReadingWords of={reading.value} />
      </Fact>
    </dl>
  );
}

function Findings({ of }: { readonly of: readonly FindingExplained[] }) {
  const say = words.value.evidence.cell;
  if (of.length === 0) return <p>{say.noFindings}</p>;
  return (
    <section>
      <h4>{say.findings(of.length)}</h4>
      <Folded items={of} shown={FINDINGS_SHOWN} keyOf={keyOf} class="findings">
        {(one) => <Finding of={one} />}
      </Folded>
    </section>
  );
}

function keyOf({ finding }: FindingExplained): string {
  const { incident, party, rule, class: it } = finding;
  return [incident, party, rule, it].join(" ");
}

function Finding({ of }: { readonly of: FindingExplained }) {
  const { finding, incident } = of;
  const { evidence, rules } = words.value;
  const say = evidence.finding;
  return (
    <article class="finding">
      <h5 class="finding-head">
        <span class="marked">
          <ClassSign of={finding.class} /> {wordFor(rules.class, finding.class)}
        </span>{" "}
        <Go change={{ selected: { is: "incident", incident: finding.incident } }}>
          <Filled say={say.open} with={[<bdi key="id">{finding.incident}</bdi>]} />
        </Go>
      </h5>
      <p>
        <Rule of={finding} /> <span class="soft">({wordFor(rules.place, finding.place)})</span>
      </p>
      <Answers of={of} />
      {incident && (
        <Fold
          summary={
            <>
              <bdi>{actWord(incident.act)}</bdi>
              {" · "}
              {incident.when ? <Told text={incident.when.text} /> : evidence.incident.whenUnknown}
              {" · "}
              {say.accounts(incident.accounts.length)}
            </>
          }
        >
          {() => <IncidentShown of={incident} />}
        </Fold>
      )}
    </article>
  );
}

function Rule({ of: { rule, rule_text } }: { readonly of: FindingExplained["finding"] }) {
  const own = wordFor(words.value.rules.rule, rule);
  return own === rule ? <Told text={rule_text} /> : own;
}

/** Three questions, answered apart, and how well the first is shown. */
function Answers({ of }: { readonly of: FindingExplained }) {
  const { finding } = of;
  const { evidence, rules } = words.value;
  const say = evidence.finding;
  return (
    <dl class="facts answers">
      <Fact name={say.doer}>
        <Told text={of.perpetrator} />
      </Fact>
      <Fact name={say.hit}>
        <Told text={of.target} />
      </Fact>
      <Fact name={say.allowed}>
        {wordFor(rules.permission, finding.permission)} <Permission of={of} />
      </Fact>
      <Fact name={say.strength}>{wordFor(rules.strength, finding.strength)}</Fact>
    </dl>
  );
}

/** What the server adds to the page's own sentence. */
function Permission({ of }: { readonly of: FindingExplained }) {
  const own = wordFor(words.value.rules.permission, of.finding.permission);
  const plain = of.finding.permission === "not-claimed" || of.permission === own;
  return plain ? null : <Told text={of.permission} />;
}
