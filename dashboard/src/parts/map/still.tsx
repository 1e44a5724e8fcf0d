/**
 * The map on paper: a still picture in place of the drawn one, which printers get empty.
 *
 * In: the overlay, which gives a picture of itself and the base map. Out: a picture that only paper shows, put there
 * whenever printing begins, before the browser lays out the paper. Invariant: it shows what the screen shows then.
 */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../../words/words";
import type { Overlay } from "./overlay";

export function Still({ of }: { readonly of: ReadonlySignal<Overlay | null> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const take = () => {
      const still = of.peek()?.still();
      if (still) place.current?.replaceChildren(still);
    };
    addEventListener("beforeprint", take);
    return () => removeEventListener("beforeprint", take);
  }, [of]);
  return <div ref={place} class="map-still" role="img" aria-label={words.value.map.title} />;
}
