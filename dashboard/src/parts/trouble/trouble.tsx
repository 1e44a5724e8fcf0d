/**
 * What is wrong with the page as a whole: an address that cannot be read or names no case of this server, a line that is
 * broken, files of the case with errors.
 *
 * In: the slips of the address, the line to the server, what bars an answer, the state of the case's files. Out: notes
 * that stand before everything else, each with a way back; or nothing. A question that cannot be put is told in the place
 * of its answer. Invariant: what stands on the page although the
 * files have changed for the worse says so here, at the top.
 */
import "./trouble.css";
import { OF_NO_CASE } from "../../address/address";
import { hrefOf, slips } from "../../address/live";
import type { Line } from "../../api/events";
import type { components } from "../../api/schema";
import { Fold } from "../../frame/folded";
import { Go } from "../../frame/go";
import { barred } from "../../loaded/barred";
import { caseInFront, cases, entryOf, revisionsOf } from "../../loaded/cases";
import { valueIn } from "../../loaded/loaded";
import { Filled } from "../../look/filled";
import { words } from "../../words/words";
import { Problems } from "./problems";

type State = components["schemas"]["StateView"];

export interface TroubleProps {
  readonly line: Line;
}

export function Trouble({ line }: TroubleProps) {
  return (
    <>
      <Slips />
      {line === "lost" && (
        <p class="trouble" role="alert">
          {words.value.trouble.lineLost}
        </p>
      )}
      {barred.value?.is === "no-such-case" && <NoSuchCase />}
      <Files />
    </>
  );
}

function Slips() {
  const say = words.value.trouble;
  if (slips.value.length === 0) return null;
  return (
    <div class="trouble" role="alert">
      {slips.value.map(({ key, value }) => (
        <p key={key}>
          <Filled say={say.slip} with={[<bdi key="said">{`${key}=${value}`}</bdi>]} />
        </p>
      ))}
      <a href={hrefOf({})}>{say.cleaned}</a>
    </div>
  );
}

function NoSuchCase() {
  const say = words.value.trouble;
  const known = valueIn(cases.now.value)?.cases ?? [];
  return (
    <div class="trouble" role="alert">
      <p>
        <Filled say={say.noSuchCase} with={[<bdi key="case">{caseInFront.value}</bdi>]} /> {say.thereAre}
      </p>
      <ul>
        {known.map((entry) => (
          <li key={entry.case}>
            <Go change={{ cases: [entry.case], ...OF_NO_CASE }}>
              <bdi>{entry.title ?? entry.case}</bdi>
            </Go>
          </li>
        ))}
      </ul>
    </div>
  );
}

function saidOf({ status, errors }: State): string {
  const say = words.value.trouble;
  if (status === "unreadable") return errors === 0 ? say.neverRead : say.unreadableCase(errors);
  return errors === 0 ? say.goneCase : say.staleCase(errors);
}

/** How it stands with the files: with errors, gone, never readable; or changed while the page was open. */
function Files() {
  const say = words.value.trouble;
  const id = caseInFront.value;
  const state = id === null ? undefined : entryOf(id)?.state;
  if (id === null || state === undefined) return null;
  if (state.status === "current") return <CurrentFiles errors={state.errors} anew={revisionsOf(id) > 0} />;
  return (
    <section class="trouble files" aria-label={say.files}>
      <p role="alert">{saidOf(state)}</p>
      <Problems />
    </section>
  );
}

interface CurrentFilesProps {
  readonly errors: number;
  /** Whether they changed while the page was open. */
  readonly anew: boolean;
}

/** Files that can be read: a report with an error is left out, and said; nothing stops. */
function CurrentFiles({ errors, anew }: CurrentFilesProps) {
  const say = words.value.trouble;
  return (
    <>
      <p class="soft" role="status">
        {anew && say.anew}
      </p>
      {errors > 0 && (
        <div class="trouble files">
          <p>{say.someErrors(errors)}</p>
          <Fold summary={say.showProblems}>{() => <Problems />}</Fold>
        </div>
      )}
    </>
  );
}
