/**
 * The drawn map: MapLibre over the page's own base map, nothing from elsewhere.
 *
 * In: the case. Out: a map that follows light and dark and the language. Layers of areas and incidents are added in files
 * of their own, each given the MapLibre map. Invariant: the worker is a file of this page, since the policy allows no
 * other; no style, glyph or tile is fetched.
 */
import "maplibre-gl/dist/maplibre-gl.css";
import { effect, useSignal } from "@preact/signals";
import { Map as DrawingMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef } from "preact/hooks";
import type { PartProps } from "../../frame/parts";
import { colourOf } from "../../look/colours";
import { language, words } from "../../words/words";
import { Brush } from "../brush/brush";
import { fetchBaseMap, styleOf } from "./base_map";

setWorkerUrl(workerUrl);

export function DrawnMap({ caseId }: PartProps) {
  return (
    <>
      {/* The library takes its words once, so another language is another map. */}
      <Canvas key={language.value} />
      <Brush caseId={caseId} />
    </>
  );
}

function Canvas() {
  const host = useRef<HTMLDivElement>(null);
  const failed = useSignal(false);
  useEffect(() => {
    if (host.current === null) return;
    const gone = new AbortController();
    draw(host.current, gone.signal).catch(() => {
      failed.value = !gone.signal.aborted;
    });
    return () => gone.abort();
  }, [failed]);
  return (
    <>
      {failed.value && <p>{words.value.map.cannotDraw}</p>}
      <div ref={host} class="map-canvas" hidden={failed.value} />
    </>
  );
}

/** Draws into `host` until `gone`. */
async function draw(host: HTMLElement, gone: AbortSignal): Promise<void> {
  const base = await fetchBaseMap(gone);
  gone.throwIfAborted();
  const spoken = language.peek();
  const map = new DrawingMap({
    container: host,
    style: styleOf(base, colourOf.peek(), spoken),
    locale: libraryWords(),
    center: [38, 34],
    zoom: 4,
    maxZoom: 10,
    attributionControl: false,
    cooperativeGestures: true,
    pitchWithRotate: false,
    dragRotate: false,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl());
  const restyle = followColours((colour) => map.setStyle(styleOf(base, colour, spoken)));
  gone.addEventListener("abort", () => {
    restyle();
    map.remove();
  });
}

/** Calls `restyle` whenever light turns to dark or back. Returns how to stop. */
function followColours(restyle: (colour: typeof colourOf.value) => void): () => void {
  const now = colourOf.peek();
  return effect(() => {
    if (colourOf.value !== now) restyle(colourOf.value);
  });
}

/** The library's own words, in the reader's language. */
function libraryWords(): Record<string, string> {
  const say = words.peek().map;
  return {
    "Map.Title": say.title,
    "NavigationControl.ZoomIn": say.zoomIn,
    "NavigationControl.ZoomOut": say.zoomOut,
    "ScaleControl.Kilometers": say.kilometres,
    "ScaleControl.Meters": say.metres,
    "CooperativeGesturesHandler.WindowsHelpText": say.scrollToZoom,
    "CooperativeGesturesHandler.MacHelpText": say.scrollToZoom,
    "CooperativeGesturesHandler.MobileHelpText": say.twoFingers,
  };
}
