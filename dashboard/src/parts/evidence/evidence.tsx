/**
 * The evidence: what a cell, an incident or a gate rests on: accounts with their sources, the rule that decided, replies
 * beside it, and what would change it. Below it what nobody has reviewed, and the list of all incidents.
 *
 * In: the address's `selected`, and its explanation. Out: `go({ selected })`. Invariant: every account stands with its
 * source and address; a reply changes nothing above it.
 */
import "./evidence.css";
import type { Selection } from "../../address/address";
import { address, go } from "../../address/live";
import { writeSelection } from "../../address/query";
import { Go } from "../../frame/go";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { answer } from "../../loaded/answers";
import { type Explained, evidence } from "../../loaded/evidence";
import { valueIn } from "../../loaded/loaded";
import { names } from "../../loaded/names";
import { Filled } from "../../look/filled";
import { words } from "../../words/words";
import { HEADING, useArrival } from "./arrival";
import { CellShown } from "./cell";
import { CopyAddress } from "./copy";
import { GateShown } from "./gate";
import { IncidentShown } from "./incident";
import { IncidentList, Walk } from "./list";
import { Unreviewed } from "./unreviewed";

export function Evidence(_: PartProps) {
  const { selected } = address.value;
  const { back } = useArrival();
  const say = words.value.evidence;
  return (
    <Part id="evidence" title={say.title} beside={<CopyAddress />}>
      {selected === null ? <p class="soft">{say.none}</p> : <Selected of={selected} back={back} />}
      <Unreviewed />
      <IncidentList />
    </Part>
  );
}

interface SelectedProps {
  readonly of: Selection;
  readonly back: Selection | null;
}

function Selected({ of, back }: SelectedProps) {
  const say = words.value.evidence;
  return (
    <div class="selected">
      <div class="selected-head">
        <h3 id={HEADING} tabIndex={-1}>
          <Heading of={of} />
        </h3>
        <span class="on-screen selected-acts">
          {back && <Go change={{ selected: back }}>{say.back}</Go>}
          <button type="button" onClick={() => go({ selected: null })}>
            {say.close}
          </button>
        </span>
      </div>
      <Shown key={writeSelection(of)} of={evidence}>
        {(explained) => <ExplainedShown of={explained} />}
      </Shown>
      {of.is === "incident" && <Walk incident={of.incident} />}
    </div>
  );
}

/** Named by the address, so that it stands before the answer is here. */
function Heading({ of }: { readonly of: Selection }) {
  const say = words.value.evidence.headings;
  switch (of.is) {
    case "cell":
      return <bdi>{names.value.provision(of.provision)}</bdi>;
    case "incident":
      return <Filled say={say.incident} with={[<bdi key="id">{of.incident}</bdi>]} />;
    case "gate":
      return <Filled say={say.gate} with={[<bdi key="phase">{phaseName(of.phase)}</bdi>]} />;
  }
}

function phaseName(phase: string): string {
  return valueIn(answer.now.value)?.gates.find((gate) => gate.phase === phase)?.name ?? phase;
}

function ExplainedShown({ of }: { readonly of: Explained }) {
  switch (of.is) {
    case "cell":
      return <CellShown why={of.why} />;
    case "incident":
      return <IncidentShown of={of.incident} />;
    case "gate":
      return <GateShown why={of.why} />;
  }
}
