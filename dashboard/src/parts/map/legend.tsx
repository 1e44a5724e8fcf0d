/**
 * The legend: what the map's signs mean, how many incidents each stands for, and a box to take each off.
 *
 * In: the scene, the address's `without`. Out: `go({ without })`. Invariant: what is taken off stays in the legend, with
 * its number, so that nobody forgets that it is there.
 */
import type { Without } from "../../address/address";
import { address, go } from "../../address/live";
import { ClassSign, classWord } from "../../look/class_sign";
import { formats, words } from "../../words/words";
import { scene } from "./scene";

/** What the signs mean. */
export function ClassLegend() {
  const say = words.value.map.legend;
  const shown = scene.value;
  if (shown === null) return null;
  const entries = entriesOf(shown.points.classes, shown.tally.classes).reverse();
  return (
    <div class="map-legend">
      <Boxes what="classes" legend={say.classes} entries={entries} />
      <p class="soft">{say.weightiest}</p>
      <p class="soft">{say.disc}</p>
    </div>
  );
}

export function ActLegend() {
  const shown = scene.value;
  if (shown === null) return null;
  const entries = entriesOf(shown.points.acts, shown.tally.acts);
  return <Boxes what="acts" legend={words.value.map.legend.acts} entries={entries} />;
}

interface Entry {
  readonly word: string;
  readonly count: number;
}

function entriesOf(list: readonly string[], counts: Uint32Array): Entry[] {
  return list.map((word, n) => ({ word, count: counts[n] ?? 0 }));
}

interface BoxesProps {
  readonly what: keyof Without;
  readonly legend: string;
  readonly entries: readonly Entry[];
}

/** One group of boxes. What occurs on no day in view, and is not taken off, has none. */
function Boxes({ what, legend, entries }: BoxesProps) {
  const say = words.value.map.legend;
  const off = address.value.without[what];
  const shown = entries.filter(({ word, count }) => count > 0 || off.includes(word));
  const take = (without: readonly string[]) =>
    go({ without: { ...address.peek().without, [what]: without } });
  const turn = (word: string) =>
    take(off.includes(word) ? off.filter((one) => one !== word) : [...off, word]);
  return (
    <fieldset class={`map-boxes map-${what}`}>
      <legend>{legend}</legend>
      <ul>
        {shown.map(({ word, count }) => (
          <li key={word}>
            <label>
              <input type="checkbox" checked={!off.includes(word)} onChange={() => turn(word)} />
              {what === "classes" && <ClassSign of={word} />}
              <span>{what === "classes" ? classWord(word) : actWord(word)}</span>
              <span class="figure">{formats.value.number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      <p class="map-all on-screen">
        <button type="button" disabled={off.length === 0} onClick={() => take([])}>
          {say.all}
        </button>
        <button type="button" onClick={() => take(shown.map(({ word }) => word))}>
          {say.none}
        </button>
      </p>
    </fieldset>
  );
}

/** Returns what an act is called; a word that the page does not know stands for itself. */
export function actWord(of: string): string {
  const name: unknown = Reflect.get(words.value.incidents.acts, of);
  return typeof name === "string" ? name : of;
}
