/**
 * The canvas with the incidents, over the base map and under its controls.
 *
 * In: the drawing map, a scene, the chosen place. Out: a picture that moves with the map, in the same frame; what was
 * pressed or pointed at, by {@link OverlayHears}. Invariant: nothing is drawn anew unless the camera, the scene or the
 * colours changed.
 */
import type { Map as DrawingMap, MapMouseEvent } from "maplibre-gl";
import type { Place } from "../../address/address";
import { mercatorX, mercatorY, worldSize } from "./mercator";
import { pick } from "./pick";
import { type Camera, type Manner, Picture } from "./picture";
import type { Scene } from "./scene";

export interface OverlayHears {
  /** A place was pressed; `null`: one without incidents. */
  chosen(place: Place | null): void;
  /** The pointer is over a place; `null`: over none. */
  pointed(place: Place | null): void;
}

export class Overlay {
  private readonly canvas = document.createElement("canvas");
  private picture: Picture | null = null;
  private scene: Scene | null = null;
  private place: Place | null = null;
  private size = { width: 0, height: 0 };
  private readonly gone = new AbortController();

  constructor(
    private readonly map: DrawingMap,
    private readonly hears: OverlayHears,
  ) {
    const frame = map.getCanvasContainer();
    const cross = document.createElement("div");
    this.canvas.className = "map-overlay";
    cross.className = "map-cross";
    frame.append(this.canvas, cross);
    map.on("move", this.draw);
    map.on("resize", this.fit);
    map.on("click", this.click);
    map.on("mousemove", this.point);
    map.getCanvas().addEventListener("keydown", this.key, { signal: this.gone.signal });
    map.getCanvas().addEventListener("mouseleave", () => hears.pointed(null), { signal: this.gone.signal });
  }

  /** Draws in other colours or another language from now on. */
  setManner(manner: Manner): void {
    const canvas = this.canvas.getContext("2d");
    this.picture = canvas === null ? null : new Picture(canvas, manner, window.devicePixelRatio);
    this.fit();
  }

  show(scene: Scene | null, place: Place | null): void {
    const isFirst = this.scene === null && scene !== null;
    const start = performance.now();
    this.scene = scene;
    this.place = place;
    this.draw();
    if (isFirst) performance.measure("incidents first drawn", { start });
  }

  /** Returns base map and incidents as one still picture; `null`: the browser gives none. */
  still(): HTMLCanvasElement | null {
    this.map.redraw(); // Only in the task that drew it can the base map be read.
    const base = this.map.getCanvas();
    const still = document.createElement("canvas");
    still.width = base.width;
    still.height = base.height;
    const canvas = still.getContext("2d");
    canvas?.drawImage(base, 0, 0);
    canvas?.drawImage(this.canvas, 0, 0, still.width, still.height);
    return canvas === null ? null : still;
  }

  remove(): void {
    this.gone.abort();
    this.map.off("move", this.draw);
    this.map.off("resize", this.fit);
    this.map.off("click", this.click);
    this.map.off("mousemove", this.point);
    this.canvas.remove();
  }

  private readonly fit = () => {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    this.size = { width, height };
    this.canvas.width = Math.round(width * window.devicePixelRatio);
    this.canvas.height = Math.round(height * window.devicePixelRatio);
    this.draw();
  };

  private readonly draw = () => {
    if (this.scene !== null) this.picture?.draw(this.scene, this.camera(), this.place);
    else this.canvas.getContext("2d")?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  };

  private camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { x: mercatorX(lng), y: mercatorY(lat), zoom: this.map.getZoom(), ...this.size };
  }

  private readonly click = ({ lngLat }: MapMouseEvent) => this.hears.chosen(this.at(lngLat));

  private readonly point = ({ lngLat }: MapMouseEvent) => this.hears.pointed(this.at(lngLat));

  /** Enter chooses what lies in the middle, under the cross. */
  private readonly key = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.hears.chosen(this.at(this.map.getCenter()));
  };

  private at({ lng, lat }: { lng: number; lat: number }): Place | null {
    if (this.scene === null) return null;
    return pick(this.scene, mercatorX(lng), mercatorY(lat), worldSize(this.map.getZoom()));
  }
}
