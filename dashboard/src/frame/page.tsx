/**
 * The page: head, contents, parts in reading order, foot.
 *
 * In: the address. Out: every part for the case in front. Invariant: a part that fails to draw takes no other with it.
 */
import { Component, type ComponentChildren } from "preact";
import { address } from "../address/live";
import { Trouble } from "../parts/trouble/trouble";
import { words } from "../words/words";
import { Announcements } from "./announce";
import { Header } from "./header";
import { PART_IDS, PARTS, type PartId } from "./parts";

export function Page() {
  const say = words.value.frame;
  const [caseId] = address.value.cases;
  return (
    <>
      <SkipLinks />
      <Header />
      <Contents />
      <main>
        <Trouble />
        {caseId === undefined && <p>{say.noCase}</p>}
        {caseId !== undefined && PART_IDS.map((id) => <Kept key={id} id={id} caseId={caseId} />)}
      </main>
      <footer class="foot soft">{say.footer}</footer>
      <Announcements />
    </>
  );
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
