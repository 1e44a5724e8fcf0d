/**
 * The evidence of a gate: what keeps it shut, each thing with the incidents and reports it rests on.
 *
 * In: the explanation. Out: the answer as a sentence, the blockers in the server's order. The clock and the variations stand
 * in the answer above.
 */
import { Folded } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Name, Stranger } from "../../frame/stranger";
import type { GateExplained } from "../../loaded/evidence";
import { Filled } from "../../look/filled";
import { AnswerMark } from "../../look/shapes";
import { words } from "../../words/words";
import { IncidentCard } from "./incident";

export function GateEvidence({ why: { gate, blockers } }: { readonly why: GateExplained }) {
  const { evidence: say, answer } = words.value;
  return (
    <>
      <p class="standing">
        <AnswerMark of={gate.answer} />{" "}
        <Filled say={answer.sentence[gate.answer]} with={[<Name key="phase">{gate.name}</Name>]} />
      </p>
      {blockers.length > 0 && <h4>{say.blockers}</h4>}
      <Folded
        items={blockers}
        shown={12}
        keyOf={({ blocker }) => `${blocker.kind} ${blocker.text}`}
        class="findings"
      >
        {(one) => <Blocker of={one} />}
      </Folded>
    </>
  );
}

type BlockerExplained = GateExplained["blockers"][number];

function Blocker({ of: { blocker, incidents } }: { readonly of: BlockerExplained }) {
  const { answer } = words.value;
  return (
    <article class="finding whole">
      <p class="finding-class">
        <strong>{answer.blockers.kinds[blocker.kind]}</strong>
      </p>
      <p>
        <Stranger lang="en">{blocker.text}</Stranger>
      </p>
      <Reports of={blocker.reports} />
      <Folded items={incidents} shown={5} keyOf={({ id }) => id} class="findings">
        {(incident) => <IncidentCard incident={incident} />}
      </Folded>
    </article>
  );
}

/** Reports of deliveries are incidents under their own names, and so can be opened. */
function Reports({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <p>
      {words.value.evidence.blockerReports}:{" "}
      {of.map((report) => (
        <span key={report} class="item">
          <Go change={{ selected: { is: "incident", incident: report } }}>
            <Name>{report}</Name>
          </Go>
        </span>
      ))}
    </p>
  );
}
