/**
 * Where the focus goes when the reader opens evidence, and back when it is closed.
 *
 * In: the address's selection, from act to act. Out: the focus on the heading; what is then here is told. Invariant: an
 * address that is opened with evidence in it moves no focus: the answer is read first.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../../address/live";
import { writeSelection } from "../../address/query";
import { announce } from "../../frame/announce";
import { evidence } from "../../loaded/evidence";
import { words } from "../../words/words";
import { cameBefore, type Trail, walked } from "./trail";

const PART = "evidence";
export const HEADING = "evidence-of";

export interface Arrival {
  /** What was shown before; `null`: nothing that one could go back to. */
  readonly back: ReturnType<typeof cameBefore>;
}

export function useArrival(): Arrival {
  const { selected } = address.value;
  const name = selected === null ? null : writeSelection(selected);
  const trail = useSignal<Trail>(selected === null ? [] : [selected]);
  const last = useRef(name);
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (last.current === name) return;
    last.current = name;
    trail.value = walked(trail.peek(), address.peek().selected);
    if (name === null) returnTo(from.current);
    else from.current = arrive(from.current);
  }, [name, trail]);
  useTold(name);
  return { back: cameBefore(trail.value) };
}

/** Moves the focus to the heading, and returns where it came from, if from outside. */
function arrive(earlier: HTMLElement | null): HTMLElement | null {
  const here = document.activeElement;
  const part = document.getElementById(PART);
  document.getElementById(HEADING)?.focus();
  const outside = here instanceof HTMLElement && here !== document.body && !part?.contains(here);
  return outside ? here : earlier;
}

function returnTo(from: HTMLElement | null): void {
  const there = from?.isConnected ? from : document.getElementById(PART);
  there?.focus();
}

/** Says once that what was asked for is here, or is not to be had. */
function useTold(name: string | null): void {
  const told = useRef(name);
  const loaded = name === null ? null : evidence.now.value.is;
  useEffect(() => {
    if (told.current === name || loaded === null || loaded === "loading" || loaded === "stale") {
      if (name === null) told.current = null;
      return;
    }
    told.current = name;
    const say = words.peek().evidence;
    const heading = document.getElementById(HEADING)?.textContent ?? "";
    announce(loaded === "good" ? say.here(heading) : say.missing);
  }, [name, loaded]);
}
