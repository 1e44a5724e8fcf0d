/**
 * The evidence: what a cell, an incident or a gate rests on: accounts with their sources, the rule that decided, replies
 * beside it, and what would change it. Below it the list of incidents, which can be walked.
 *
 * In: the address's `selected`, and its explanation. Out: `go({ selected })`. Invariant: every account stands with its
 * source and address; a reply changes nothing above it.
 */
import "./evidence.css";
import { useRef } from "preact/hooks";
import type { Selection } from "../../address/address";
import { address } from "../../address/live";
import { writeSelection } from "../../address/query";
import { announce } from "../../frame/announce";
import { Go } from "../../frame/go";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { ReadingWords } from "../../frame/reading_words";
import { Shown } from "../../frame/shown";
import { Name } from "../../frame/stranger";
import { answer } from "../../loaded/answers";
import { type Explained, evidence } from "../../loaded/evidence";
import { valueIn } from "../../loaded/loaded";
import { names } from "../../loaded/names";
import { Filled } from "../../look/filled";
import { formats, words } from "../../words/words";
import { CellEvidence } from "./cell";
import { GateEvidence } from "./gate";
import { IncidentEvidence } from "./incident";
import { IncidentList } from "./incident_list";
import { useOpening } from "./opening";

export function Evidence(_: PartProps) {
  const { selected } = address.value;
  const say = words.value.evidence;
  return (
    <Part id="evidence" title={say.title} beside={selected !== null && <Controls />}>
      <Opened selected={selected} />
      <IncidentList />
    </Part>
  );
}

function Opened({ selected }: { readonly selected: Selection | null }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useOpening(selected === null ? null : writeSelection(selected), heading);
  if (selected === null) return <p class="soft">{words.value.evidence.none}</p>;
  return (
    <div class="evidence-open">
      <h3 tabIndex={-1} ref={heading}>
        <Title of={selected} />
      </h3>
      <Shown of={evidence}>{(explained) => <Inside of={explained} />}</Shown>
      <Basis />
    </div>
  );
}

/** What the evidence is about, known before the evidence is here. */
function Title({ of }: { readonly of: Selection }) {
  const say = words.value.evidence;
  switch (of.is) {
    case "cell":
      return <Name>{names.value.provision(of.provision)}</Name>;
    case "incident":
      return <Filled say={say.incident} with={[<Name key="id">{of.incident}</Name>]} />;
    case "gate":
      return <Filled say={say.gate} with={[<Name key="phase">{phaseName(of.phase)}</Name>]} />;
  }
}

function phaseName(id: string): string {
  return valueIn(answer.now.value)?.gates.find((gate) => gate.phase === id)?.name ?? id;
}

function Inside({ of }: { readonly of: Explained }) {
  switch (of.is) {
    case "cell":
      return <CellEvidence why={of.why} />;
    case "incident":
      return <IncidentEvidence incident={of.incident} />;
    case "gate":
      return <GateEvidence why={of.why} />;
  }
}

/** By which reading and rules, and as known when, all of it stands. */
function Basis() {
  const { reading, asKnownOn } = address.value;
  const say = words.value.evidence;
  const hash = valueIn(answer.now.value)?.case.rules_hash;
  if (hash === undefined) return null;
  return (
    <p class="soft evidence-basis">
      <Filled
        say={say.basis}
        with={[
          <ReadingWords key="reading" of={reading} />,
          <code key="hash" class="hash" title={hash}>
            {hash.slice(0, 12)}
          </code>,
        ]}
      />{" "}
      {asKnownOn !== null && say.knownOn(formats.value.day(asKnownOn))}
    </p>
  );
}

function Controls() {
  const say = words.value.evidence;
  return (
    <span class="evidence-controls on-screen">
      {"clipboard" in navigator && (
        <button type="button" onClick={copyLink}>
          {say.copy}
        </button>
      )}
      <Go change={{ selected: null }}>{say.close}</Go>
    </span>
  );
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(words.peek().evidence.copied);
  } catch {
    // The browser did not allow it; the address bar holds the same link.
  }
}
