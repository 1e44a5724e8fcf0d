/**
 * The drawn map: MapLibre over the page's own base map, with the areas of the agreement and the canvas of incidents.
 *
 * In: areas, the scene, the address. Out: `go({ place })` for what is pressed; the place under the pointer. Follows light and
 * dark; another language is another map, since the library takes its words once. Invariant: the worker is a file of this
 * page, since the policy allows no other; no style, glyph or tile is fetched.
 */
import "maplibre-gl/dist/maplibre-gl.css";
import { effect, type Signal, useSignal } from "@preact/signals";
import { Map as DrawingMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef } from "preact/hooks";
import type { Place } from "../../address/address";
import { address, go } from "../../address/live";
import { caseInFront } from "../../loaded/cases";
import { valueIn } from "../../loaded/loaded";
import { areas, points } from "../../loaded/points";
import { colourOf } from "../../look/colours";
import { discPainter } from "../../look/disc";
import { formats, language, words } from "../../words/words";
import { boundsOf } from "./area_layers";
import { type BaseMap, fetchBaseMap, styleOf } from "./base_map";
import { Overlay } from "./overlay";
import { scene } from "./scene";
import { Still } from "./still";

setWorkerUrl(workerUrl);

export interface DrawnMapProps {
  /** Takes the place under the pointer. */
  readonly pointed: Signal<Place | null>;
}

export function DrawnMap({ pointed }: DrawnMapProps) {
  return <Canvas key={language.value} pointed={pointed} />;
}

function Canvas({ pointed }: DrawnMapProps) {
  const host = useRef<HTMLDivElement>(null);
  const failed = useSignal(false);
  const overlay = useSignal<Overlay | null>(null);
  useEffect(() => {
    if (host.current === null) return;
    const gone = new AbortController();
    const show = (drawn: Overlay | null) => {
      overlay.value = drawn;
    };
    draw(host.current, gone.signal, { pointed, show }).catch(() => {
      failed.value = !gone.signal.aborted;
    });
    return () => gone.abort();
  }, [failed, overlay, pointed]);
  return (
    <>
      {failed.value && <p>{words.value.map.cannotDraw}</p>}
      <div ref={host} class="map-canvas" hidden={failed.value} />
      <Still of={overlay} />
    </>
  );
}

interface Drawing {
  readonly pointed: Signal<Place | null>;
  show(overlay: Overlay | null): void;
}

/** Draws into `host` until `gone`. */
async function draw(host: HTMLElement, gone: AbortSignal, { pointed, show }: Drawing): Promise<void> {
  const base = await fetchBaseMap(gone);
  gone.throwIfAborted();
  const map = newMap(host, base);
  const overlay = new Overlay(map, {
    chosen: (place) => go({ place }),
    pointed: (place) => {
      pointed.value = place;
    },
  });
  show(overlay);
  const stops = [followStyle(map, base), followView(map), ...followScene(overlay)];
  gone.addEventListener("abort", () => {
    for (const stop of stops) stop();
    show(null);
    overlay.remove();
    map.remove();
  });
}

function newMap(host: HTMLElement, base: BaseMap): DrawingMap {
  const map = new DrawingMap({
    container: host,
    style: styleOf(base, [], colourOf.peek(), language.peek()),
    locale: libraryWords(),
    center: [38, 34],
    zoom: 4,
    maxZoom: 10,
    maxPitch: 0,
    attributionControl: false,
    cooperativeGestures: true,
    pitchWithRotate: false,
    dragRotate: false,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl());
  return map;
}

/** Styles the map anew whenever light turns to dark or the areas come. */
function followStyle(map: DrawingMap, base: BaseMap): () => void {
  return effect(() => {
    const style = styleOf(base, valueIn(areas.now.value) ?? [], colourOf.value, language.peek());
    // What is not yet loaded cannot be changed in part.
    map.setStyle(style, { diff: map.isStyleLoaded() === true });
  });
}

/** Looks at everything of a case, once for each case. */
function followView(map: DrawingMap): () => void {
  let seen: string | null = null;
  return effect(() => {
    const [drawn, placed] = [areas.now.value, points.now.value];
    if (drawn.is === "loading" || placed.is === "loading" || seen === caseInFront.value) return;
    seen = caseInFront.value;
    const bounds = boundsOf(valueIn(drawn) ?? [], cellsOf());
    if (bounds === null) return;
    const [west, south, east, north] = bounds;
    map.fitBounds([west, south, east, north], { animate: false, padding: 24, maxZoom: 9 });
  });
}

/** Returns the middles of all cells with incidents, in view or not. */
function cellsOf(): (readonly [number, number])[] {
  const spots = scene.peek()?.bins.spots;
  if (spots === undefined) return [];
  return Array.from(
    spots.west,
    (west, n) => [(west + 0.5) / 10, ((spots.south[n] ?? 0) + 0.5) / 10] as const,
  );
}

function followScene(overlay: Overlay): (() => void)[] {
  const manner = effect(() =>
    overlay.setManner({
      painter: discPainter.value,
      ink: colourOf.value("ink"),
      halo: colourOf.value("paper"),
      number: remembering(formats.value.number),
    }),
  );
  return [manner, effect(() => overlay.show(scene.value, address.value.place))];
}

/** Writes a number once: a picture has hundreds, and most of them again in the next. */
function remembering(write: (n: number) => string): (n: number) => string {
  const written = new Map<number, string>();
  return (n) => {
    const known = written.get(n);
    if (known !== undefined) return known;
    if (written.size > 5000) written.clear();
    const text = write(n);
    written.set(n, text);
    return text;
  };
}

/** The library's own words, in the reader's language. */
function libraryWords(): Record<string, string> {
  const say = words.peek().map;
  return {
    "Map.Title": say.canvas,
    "NavigationControl.ZoomIn": say.zoomIn,
    "NavigationControl.ZoomOut": say.zoomOut,
    "ScaleControl.Kilometers": say.kilometres,
    "ScaleControl.Meters": say.metres,
    "CooperativeGesturesHandler.WindowsHelpText": say.scrollToZoom,
    "CooperativeGesturesHandler.MacHelpText": say.scrollToZoom,
    "CooperativeGesturesHandler.MobileHelpText": say.twoFingers,
  };
}
