/**
 * The window of days: which days are in view, and how a hand, a key or the play button moves it.
 *
 * In: the address's `days`; while something moves, the window that moves. Out: {@link daysShown}, by which map and chart
 * draw, and `go({ days })` once it rests. Invariant: a window is never empty and never leaves the days of the agreement.
 * Invariant: what only moves is not in the address, so that the back button goes from rest to rest, and no other part
 * draws while a finger moves.
 */
import { batch, computed, signal } from "@preact/signals";
import type { Days } from "../../address/address";
import { address, go } from "../../address/live";

/** The window while it moves; `null`: it rests, and the address has it. */
const moving = signal<Days | null>(null);
let resting: ReturnType<typeof setTimeout> | undefined;

/** How long nothing must move until the address takes the window. */
const REST_MS = 400;

/** The days in view; `null`: all, those before the agreement and the unknown ones too. */
export const daysShown = computed<Days | null>(() => moving.value ?? address.value.days);

/** Moves the window. Unless it is `held`, it comes to rest by itself. */
export function moveTo(days: Days, held: "held" | "by-key"): void {
  clearTimeout(resting);
  moving.value = days;
  if (held === "by-key") resting = setTimeout(rest, REST_MS);
}

/** Ends a move: the address takes the window. */
export function rest(): void {
  clearTimeout(resting);
  const days = moving.peek();
  if (days === null) return;
  batch(() => {
    go({ days });
    moving.value = null;
  });
}

/** Forgets a move. */
export function giveUp(): void {
  clearTimeout(resting);
  moving.value = null;
}

/** Whether the window moves, so that what is slow to draw may wait. */
export const isMoving = computed(() => moving.value !== null);
