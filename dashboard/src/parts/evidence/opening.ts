/**
 * The focus when evidence opens and closes: into it, and back to where the reader came from.
 *
 * In: what is selected. Out: the focus. Invariant: an address that was opened as it is moves no focus; what closes gives
 * the focus back, and only if nobody took it elsewhere meanwhile.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** `name`: names what is selected; `null`: nothing is. `heading`: what takes the focus. */
export function useOpening(name: string | null, heading: RefObject<HTMLElement | null>): void {
  const shown = useRef(name);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    const part = document.getElementById("evidence");
    const focused = document.activeElement;
    if (name === null) {
      if (isFree(focused, part)) giveBack(opener.current);
      return;
    }
    if (!part?.contains(focused)) opener.current = focused;
    heading.current?.focus();
  }, [name, heading]);
}

/** Whether the focus is in what closes, or nowhere. */
function isFree(focused: Element | null, part: Element | null): boolean {
  return focused === null || focused === document.body || part?.contains(focused) === true;
}

/** What opened it may have been drawn anew: then the calendar, from which everything can be opened. */
function giveBack(opener: Element | null): void {
  const back = opener?.isConnected && opener !== document.body ? opener : document.getElementById("calendar");
  if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
}
