/**
 * The map: areas of the agreement, and incidents as discs of where they may have been, over the base map.
 *
 * This file is the map's place on the page. What draws (MapLibre, worker, base map) is fetched only once the place comes
 * into view, so that no answer waits for it. In: the case. Out: `whole.tsx`. Invariant: everything that the map shows
 * stands in a table of the page too, so that nobody needs the map.
 */
import "./map.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useRef } from "preact/hooks";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { words } from "../../words/words";
import { Credit } from "./credit";

type Whole = FunctionComponent<PartProps> | "waiting" | "failed";

/** How far below the window the map begins to be fetched. */
const AHEAD = "300px";

export function MapPart({ caseId }: PartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useSignal<{ readonly now: Whole }>({ now: "waiting" });
  useSignalEffect(() => {
    if (place.current === null || drawn.peek().now !== "waiting") return;
    return whenNear(place.current, async () => {
      drawn.value = { now: await fetchWhole() };
    });
  });
  return (
    <Part id="map" title={words.value.map.title}>
      <div ref={place} class="map-place">
        <Inside drawn={drawn.value.now} caseId={caseId} />
      </div>
      <Credit />
    </Part>
  );
}

function Inside({ drawn, caseId }: PartProps & { readonly drawn: Whole }) {
  const say = words.value.map;
  if (drawn === "waiting") return <p class="soft">{say.loading}</p>;
  if (drawn === "failed") return <p>{say.cannotDraw}</p>;
  const WholeMap = drawn;
  return <WholeMap caseId={caseId} />;
}

async function fetchWhole(): Promise<Whole> {
  try {
    return (await import("./whole")).WholeMap;
  } catch {
    return "failed";
  }
}

/** Calls `act` once `element` is near the window. Returns how to stop waiting. */
function whenNear(element: Element, act: () => void): () => void {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watch.disconnect();
      act();
    },
    { rootMargin: AHEAD },
  );
  watch.observe(element);
  return () => watch.disconnect();
}
