/**
 * Colours of the tokens for what is drawn without CSS: the map and the canvas.
 *
 * In: a token of tokens.css. Out: its colour as it is now, and a signal that changes when light turns to dark. Read it
 * inside an effect, and the drawing follows.
 */
import { computed, signal } from "@preact/signals";
import { theme } from "./theme";

export type Token =
  | "paper"
  | "ink"
  | "soft"
  | "edge"
  | "mark"
  | "sea"
  | "land"
  | "border"
  | "coast"
  | "area"
  | "hatch"
  | "kept"
  | "kept-edge"
  | "breached"
  | "breached-edge"
  | "contested"
  | "contested-edge"
  | "undetermined"
  | "undetermined-edge";

const deviceDark = matchMedia("(prefers-color-scheme: dark)");
const device = signal(deviceDark.matches);
deviceDark.addEventListener("change", () => {
  device.value = deviceDark.matches;
});

/** Whether the page is dark now. */
export const dark = computed(() => (theme.value === "system" ? device.value : theme.value === "dark"));

/** Returns a function that gives each token's colour as `rgb(…)`; a new one whenever light or dark turns. */
export const colourOf = computed<(token: Token) => string>(() => {
  const scheme = dark.value ? "dark" : "light";
  return (token) => resolved(token, scheme);
});

/** Asks the browser what a token comes to: `light-dark()` is settled only on an element. */
function resolved(token: Token, scheme: string): string {
  const probe = document.createElement("span");
  probe.style.colorScheme = scheme;
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
