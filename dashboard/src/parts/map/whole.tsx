/**
 * The map's part but for the drawn map: legend, what stands beside it, brush, lists, table, areas.
 *
 * In: the case. Out: nothing of its own. Fetched once the part comes into view; the drawn map, which is ten times as large,
 * is fetched by itself, so that table and brush are there without it, and where it cannot be drawn.
 */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import type { Place } from "../../address/address";
import { address } from "../../address/live";
import { Go } from "../../frame/go";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { points } from "../../loaded/points";
import { words } from "../../words/words";
import { Brush } from "../brush/brush";
import { AreaList } from "./area_list";
import { Beside, FindingsNote, type Open, Pointed } from "./beside";
import { CellTable } from "./cell_table";
import { cellName } from "./cells";
import type { DrawnMapProps } from "./drawn";
import { IncidentList } from "./incident_list";
import { ActLegend, ClassLegend } from "./legend";

export function WholeMap(_: PartProps) {
  const pointed = useSignal<Place | null>(null);
  const open = useSignal<Open>(null);
  return (
    <>
      <FindingsNote />
      <div class="map-and-legend">
        <div>
          <LazyDrawn pointed={pointed} />
          <Pointed at={pointed} />
        </div>
        <div>
          <ClassLegend />
          <Shown of={points}>{() => <Beside open={open} />}</Shown>
        </div>
      </div>
      <ActLegend />
      <Brush />
      <OpenList open={open.value} />
      <ChosenPlace />
      <CellTable />
      <AreaList />
    </>
  );
}

function OpenList({ open }: { readonly open: Open }) {
  const say = words.value.map;
  if (open === null) return null;
  const title = open === "without-place" ? say.unplacedTitle : say.undatedTitle;
  return <IncidentList key={open} which={open} title={title} place={null} />;
}

function ChosenPlace() {
  const say = words.value.map;
  const { place } = address.value;
  if (place === null) return null;
  return (
    <IncidentList key={`${place.west} ${place.south}`} which="at-place" title={say.placeTitle} place={place}>
      <p>
        {cellName(place)}. <Go change={{ place: null }}>{say.close}</Go>
      </p>
    </IncidentList>
  );
}

type Drawn = FunctionComponent<DrawnMapProps> | "waiting" | "failed";

/** The drawn map, once it is here. */
function LazyDrawn(props: DrawnMapProps) {
  const drawn = useSignal<{ readonly now: Drawn }>({ now: "waiting" });
  useEffect(() => {
    import("./drawn").then(
      ({ DrawnMap }) => {
        drawn.value = { now: DrawnMap };
      },
      () => {
        drawn.value = { now: "failed" };
      },
    );
  }, [drawn]);
  const { now } = drawn.value;
  if (now === "waiting") return <p class="map-canvas soft">{words.value.map.loading}</p>;
  if (now === "failed") return <p>{words.value.map.cannotDraw}</p>;
  const DrawnMap = now;
  return <DrawnMap {...props} />;
}
