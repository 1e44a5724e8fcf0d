/**
 * The signs of standing as pictures, for the grid: a drawing of its own in each of thousands of cells makes browsers slow,
 * a picture drawn thousands of times does not.
 *
 * In: the shapes of look/shapes.tsx, in the ink of their cells, light or dark. Out: `--sign-kept` and so on, on the box of
 * the grid; calendar.css draws them. Invariant: the sign in the grid is the sign in the legend.
 */
import { useEffect, useRef } from "preact/hooks";
import { dark } from "../../look/colours";
import { STANDINGS } from "../../look/lists";
import { StandingShape } from "../../look/shapes";
import type { Box } from "./view";

export function Signs({ box }: { readonly box: Box }) {
  const drawn = useRef<HTMLDivElement>(null);
  const scheme = dark.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: light and dark have other inks
  useEffect(() => {
    const models = drawn.current?.children ?? [];
    STANDINGS.forEach((standing, at) => {
      const model = models[at];
      if (model) box.current?.style.setProperty(`--sign-${standing}`, pictureOf(model));
    });
  }, [box, scheme]);
  return (
    <div hidden ref={drawn}>
      {STANDINGS.map((standing) => (
        <span key={standing} class={`cell is-${standing}`}>
          <StandingShape of={standing} />
        </span>
      ))}
    </div>
  );
}

function pictureOf(model: Element): string {
  const drawing = model.firstElementChild?.cloneNode(true);
  if (!(drawing instanceof SVGElement)) return "none";
  drawing.setAttribute("color", getComputedStyle(model).color);
  const text = new XMLSerializer().serializeToString(drawing);
  return `url("data:image/svg+xml,${encodeURIComponent(text)}")`;
}
