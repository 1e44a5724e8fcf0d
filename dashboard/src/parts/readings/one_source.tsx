/**
 * The choice of one source to be read alone: a field to search in, and links that read it.
 *
 * In: the sources of the case. Out: a link for each match, with its name and for whom it speaks. Invariant: sources stand
 * in the server's order; nothing is said of which is the better one.
 */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { reading } from "../../address/live";
import type { components } from "../../api/schema";
import { foldAt } from "../../frame/folded";
import { Go } from "../../frame/go";
import { Shown } from "../../frame/shown";
import { sources } from "../../loaded/answers";
import { sourceOf } from "../../loaded/readings";
import { Filled } from "../../look/filled";
import { words } from "../../words/words";
import { matching } from "./matching";

type Source = components["schemas"]["SourceView"];

const SHOWN = 12;

export function OneSource() {
  const typed = useSignal("");
  const field = useId();
  const say = words.value.readings.choose;
  return (
    <div class="one-source">
      <label for={field}>{say.find}</label>
      <input
        id={field}
        type="search"
        dir="auto"
        autocomplete="off"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <Shown of={sources}>{(list) => <Matches of={matching(list.sources, typed.value)} />}</Shown>
    </div>
  );
}

function Matches({ of }: { readonly of: readonly Source[] }) {
  const say = words.value.readings.choose;
  const at = foldAt(of.length, SHOWN);
  return (
    <>
      <p class="soft" role="status">
        {of.length === 0 ? say.none : say.found(of.length)}
      </p>
      <ul aria-label={say.legend}>
        {of.slice(0, at).map((source) => (
          <Match key={source.id} of={source} />
        ))}
      </ul>
      {at < of.length && <p class="soft">{say.narrow(of.length - at)}</p>}
    </>
  );
}

function Match({ of }: { readonly of: Source }) {
  const say = words.value.readings.choose;
  const read = reading.value;
  const isChosen = sourceOf(read) === of.id;
  return (
    <li>
      <Go
        change={{ reading: { ...read, sources: `one:${of.id}` } }}
        aria-current={isChosen ? "true" : undefined}
      >
        <bdi>{of.name}</bdi>
      </Go>{" "}
      {isChosen && <strong>({say.chosen}) </strong>}
      <span class="soft">
        <Side of={of.speaks_for} /> {"\u00b7"} {say.used(of.reports_used)}
        {of.reports_unreviewed > 0 && ` \u00b7 ${say.unreviewed(of.reports_unreviewed)}`}
      </span>
    </li>
  );
}

/** For whom a source speaks. The server's two words for nobody are said in the reader's language; sides have names. */
function Side({ of }: { readonly of: string }) {
  const say = words.value.readings.choose;
  if (of === "no side") return <>{say.noSide}</>;
  if (of === "not known") return <>{say.sideNotKnown}</>;
  return <Filled say={say.speaks} with={[<bdi key="side">{of}</bdi>]} />;
}
