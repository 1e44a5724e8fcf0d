/**
 * The map as a table, for whoever reads by ear or by keyboard, and for whoever wants the numbers.
 *
 * In: the scene, the areas. Out: `go({ place })`, which lists a cell's incidents. Invariant: it has every cell that the map
 * draws, from north to south: places are not ranked. It waits while the days move, and says so.
 */
import { useSignal } from "@preact/signals";
import { Go } from "../../frame/go";
import { valueIn } from "../../loaded/loaded";
import { areas } from "../../loaded/points";
import { ClassMark } from "../../look/class_sign";
import { formats, words } from "../../words/words";
import { isMoving } from "../brush/window";
import { areasAround, type Cell, cellName, cellsOf } from "./cells";
import { PAGE, Pages } from "./incident_list";
import { scene } from "./scene";

export function CellTable() {
  const open = useSignal(false);
  const say = words.value.map.table;
  return (
    <details
      class="map-table"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{say.title}</summary>
      {open.value && (isMoving.value ? <p class="soft">{say.waits}</p> : <Rows />)}
    </details>
  );
}

function Rows() {
  const say = words.value.map;
  const page = useSignal(0);
  const shown = scene.value;
  if (shown === null) return null;
  const { cells, all } = cellsOf(shown, page.value * PAGE, PAGE);
  if (page.value > 0 && cells.length === 0) page.value = 0;
  if (all === 0) return <p>{say.noneInView}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too. */}
      <section class="scroll" tabIndex={0} aria-label={say.table.caption}>
        <table>
          <caption>{say.table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say.table.place}</th>
              <th scope="col">{say.table.within}</th>
              <th scope="col">{say.table.areas}</th>
              <th scope="col">{say.table.classes}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <Row key={`${cell.place.west} ${cell.place.south}`} cell={cell} words={shown.points.classes} />
            ))}
          </tbody>
        </table>
      </section>
      {all > PAGE && (
        <Pages
          first={page.value * PAGE}
          all={all}
          turn={(to) => {
            page.value = to;
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly cell: Cell;
  readonly words: readonly string[];
}

function Row({ cell, words: classes }: RowProps) {
  const say = words.value.map.table;
  const name = cellName(cell.place);
  const around = areasAround(valueIn(areas.now.value) ?? [], cell.place);
  return (
    <tr>
      <th scope="row">
        <Go change={{ place: cell.place }} aria-label={say.open(name)}>
          {name}
        </Go>
      </th>
      <td>{cell.kilometres.map(formats.value.number).join(", ")}</td>
      <td>
        {around.length === 0
          ? say.noArea
          : around.map(({ id, name: area }) => <AreaName key={id} of={area} />)}
      </td>
      <td>
        <ClassCounts counts={cell.classes} words={classes} />
      </td>
    </tr>
  );
}

function AreaName({ of }: { readonly of: string }) {
  return (
    <span class="map-area-name">
      <bdi>{of}</bdi>
    </span>
  );
}

interface ClassCountsProps {
  readonly counts: Uint32Array;
  readonly words: readonly string[];
}

/** The classes that occur, the weightiest first, each with its own number. */
export function ClassCounts({ counts, words: classes }: ClassCountsProps) {
  const found = classes
    .flatMap((word, of) => (counts[of] ? [{ word, count: counts[of] ?? 0 }] : []))
    .reverse();
  return (
    <ul class="map-counts">
      {found.map(({ word, count }) => (
        <li key={word}>
          <span class="figure">{formats.value.number(count)}</span> <ClassMark of={word} />
        </li>
      ))}
    </ul>
  );
}
