/**
 * What stands beside the map because it cannot stand on it: whose findings class the incidents, how many are drawn, how
 * many have no place or no day.
 *
 * In: the scene, the calendar's choice, the place under the pointer. Out: which list is open; `go({ selected: null })`.
 * Invariant: every incident in view is drawn or counted here; none is dropped in silence.
 */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Address, Place } from "../../address/address";
import { address } from "../../address/live";
import { Go } from "../../frame/go";
import { names } from "../../loaded/names";
import { findingsOf } from "../../loaded/points";
import { words } from "../../words/words";
import { ClassCounts } from "./cell_table";
import { cellAt, cellName } from "./cells";
import type { Which } from "./rows";
import { scene } from "./scene";

/** The list that is open besides that of the chosen place. */
export type Open = Exclude<Which, "at-place"> | null;

interface BesideProps {
  readonly open: Signal<Open>;
}

export function Beside({ open }: BesideProps) {
  const say = words.value.map;
  if (scene.value === null) return null;
  const { placed, unplaced, undated } = scene.value.tally;
  return (
    <div class="map-beside">
      <p>{placed === 0 ? say.noneInView : say.inView(placed)}</p>
      {unplaced > 0 && (
        <p>
          {say.unplaced(unplaced)} <Opener which="without-place" open={open} />
        </p>
      )}
      {undated > 0 && (
        <p>
          {say.undated(undated)} <Opener which="without-day" open={open} />
        </p>
      )}
    </div>
  );
}

function Opener({ which, open }: { readonly which: Exclude<Open, null>; readonly open: Signal<Open> }) {
  const say = words.value.map;
  const isOpen = open.value === which;
  const turn = () => {
    open.value = isOpen ? null : which;
  };
  return (
    <button type="button" class="on-screen" aria-expanded={isOpen} onClick={turn}>
      {isOpen ? say.hide : say.list}
    </button>
  );
}

/** Says that only some findings class the incidents, where the calendar has chosen whose. */
export function FindingsNote() {
  const { provision, party } = findingsOf.value;
  if (provision === null && party === null) return null;
  const say = words.value.map;
  const { narrowed, selected } = address.value;
  const all: Partial<Address> = {
    narrowed: { ...narrowed, provision: null, party: null },
    selected: selected?.is === "cell" ? null : selected,
  };
  return (
    <p class="map-findings">
      {say.findings} {provision !== null && <Named>{names.value.provision(provision)}</Named>}{" "}
      {party !== null && <Named>{names.value.group(party)}</Named>} <Go change={all}>{say.allFindings}</Go>
    </p>
  );
}

function Named({ children }: { readonly children: string }) {
  return (
    <>
      <bdi>{children}</bdi>.
    </>
  );
}

/** What the disc under the pointer holds: for eyes only, since the table says the same to everybody. */
export function Pointed({ at }: { readonly at: ReadonlySignal<Place | null> }) {
  const say = words.value.map;
  const shown = scene.value;
  const cell = at.value === null || shown === null ? null : cellAt(shown, at.value);
  return (
    <div class="map-pointed soft on-screen" aria-hidden="true">
      {cell === null || shown === null ? (
        <p>{say.point}</p>
      ) : (
        <>
          <p>
            {say.pointed} {cellName(cell.place)}
          </p>
          <ClassCounts counts={cell.classes} words={shown.points.classes} />
        </>
      )}
    </div>
  );
}
