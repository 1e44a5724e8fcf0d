/**
 * The chart with its lanes' names beside it, and the window over it, which a pointer draws, moves and stretches.
 *
 * In: what is charted; the days in view. Out: moves of the window. Invariant: a press without a move chooses one day.
 * Invariant: a finger that moves up or down scrolls the page.
 */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ClassMark } from "../../look/class_sign";
import { colourOf } from "../../look/colours";
import { discPainter } from "../../look/disc";
import { direction, formats, words } from "../../words/words";
import type { Charted } from "./brush";
import { Chart, type ChartSpec, type Lane } from "./chart";
import { follow } from "./hand";
import { daysShown } from "./window";

export function DayChart({ of }: { readonly of: Charted }) {
  const say = words.value.brush;
  const lanes = lanesOf(of);
  if (lanes.length === 0) return <p class="soft">{say.noPoints}</p>;
  return (
    <figure class="brush-figure">
      <figcaption>{say.chart}</figcaption>
      <div class="brush-lanes">
        <ul class="brush-names">
          {lanes.map(({ word }) => (
            <li key={word}>
              <ClassMark of={word} />
            </li>
          ))}
        </ul>
        <Drawing of={of} lanes={lanes} />
      </div>
    </figure>
  );
}

/** The classes that occur on some drawn day, the weightiest first. */
function lanesOf({ counts, classes }: Charted): readonly Lane[] {
  return classes
    .map((word, of) => ({ class: of, word }))
    .filter((lane) => counts.byClass[lane.class]?.some((n) => n > 0))
    .reverse();
}

function Drawing({ of, lanes }: { readonly of: Charted; readonly lanes: readonly Lane[] }) {
  const host = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lanes follow from what is charted.
  useEffect(() => {
    if (host.current === null) return;
    const place = host.current;
    let undo = () => {};
    const draw = () => {
      undo();
      undo = place.clientWidth > 0 ? drawn(place, of, lanes) : () => {};
    };
    const watch = new ResizeObserver(draw);
    watch.observe(place);
    const stop = effect(() => {
      colourOf.value;
      formats.value;
      draw();
    });
    return () => {
      watch.disconnect();
      stop();
      undo();
    };
  }, [of]);
  return <div ref={host} class="brush-chart" />;
}

/** Draws the chart and the window over it. Returns how to take both away. */
function drawn(place: HTMLElement, of: Charted, lanes: readonly Lane[]): () => void {
  const chart = new Chart(place, place.clientWidth, specOf(of, lanes));
  const stops = [follow(chart, of.days.last), frameOver(chart)];
  return () => {
    for (const stop of stops) stop();
    chart.remove();
  };
}

/** Frames the days in view. Returns how to stop. */
function frameOver(chart: Chart): () => void {
  const frame = document.createElement("div");
  frame.className = "brush-window";
  chart.over.append(frame);
  return effect(() => {
    const days = daysShown.value;
    frame.hidden = days === null;
    if (days === null) return;
    const { left, right } = chart.span(days.first, days.last);
    frame.style.transform = `translateX(${left}px)`;
    frame.style.inlineSize = `${right - left}px`;
  });
}

function specOf({ counts, days, marks }: Charted, lanes: readonly Lane[]): ChartSpec {
  const colour = colourOf.peek();
  const { shortDay } = formats.peek();
  return {
    counts,
    lanes,
    marks,
    painter: discPainter.peek(),
    colours: {
      ink: colour("ink"),
      soft: colour("soft"),
      line: colour("edge"),
      ground: colour("hatch"),
    },
    direction: direction.peek(),
    dayName: (day) => shortDay(days.date(day)),
  };
}
