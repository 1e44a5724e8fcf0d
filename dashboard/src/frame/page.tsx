/**
 * The page: head, contents, parts in reading order, foot.
 *
 * In: the address, the list of cases, the line to the server. Out: every part for the case in front. Invariant: a part
 * that fails to draw takes no other with it.
 */
import type { ReadonlySignal } from "@preact/signals";
import { Component, type ComponentChildren } from "preact";
import type { Line } from "../api/events";
import type { Bar } from "../api/trouble";
import { barred } from "../loaded/barred";
import { caseInFront, cases } from "../loaded/cases";
import { Trouble } from "../parts/trouble/trouble";
import { words } from "../words/words";
import { Announcements } from "./announce";
import { Header } from "./header";
import { PART_IDS, PARTS, type PartId } from "./parts";
import { Shown } from "./shown";

export interface PageProps {
  /** Whether the server still tells of changes. */
  readonly line: ReadonlySignal<Line>;
}

export function Page({ line }: PageProps) {
  return (
    <>
      <SkipLinks />
      <Header />
      <Contents />
      <main>
        <Trouble line={line.value} />
        <Parts />
      </main>
      <footer class="foot soft">{words.value.frame.footer}</footer>
      <Announcements />
    </>
  );
}

/** The parts for the case in front; before one is known, what the list of cases says. */
function Parts() {
  const caseId = caseInFront.value;
  if (caseId === null) return <Shown of={cases}>{() => <p>{words.value.frame.noCase}</p>}</Shown>;
  return (
    <>
      {partsFor(barred.value).map((id) => (
        <Kept key={id} id={id} caseId={caseId} />
      ))}
    </>
  );
}

/** Where nothing can be answered, only what may mend the question is drawn; `Trouble` says what is wrong. */
function partsFor(bar: Bar | null): readonly PartId[] {
  if (bar === null) return PART_IDS;
  return bar.is === "bad-question" ? ["answer", "readings"] : [];
}

function SkipLinks() {
  const say = words.value;
  return (
    <ul class="skips on-screen">
      {PART_IDS.map((id) => (
        <li key={id}>
          <a href={`#${id}`}>{say.frame.skipTo(say[id].short)}</a>
        </li>
      ))}
    </ul>
  );
}

function Contents() {
  return (
    <nav class="contents" aria-label={words.value.frame.parts}>
      <ul>
        {PART_IDS.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{words.value[id].short}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface KeptProps {
  readonly id: PartId;
  readonly caseId: string;
}

/** Draws one part and keeps its faults to itself. */
class Kept extends Component<KeptProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override render({ id, caseId }: KeptProps): ComponentChildren {
    const ThisPart = PARTS[id];
    if (!this.state.failed) return <ThisPart caseId={caseId} />;
    return (
      <div class="trouble" role="alert">
        {words.value[id].title}: {words.value.trouble.partFailed}
      </div>
    );
  }
}
