/**
 * Light or dark: as the device asks, unless the reader says otherwise on this device.
 *
 * In: the reader's choice, kept in this browser only. Out: `data-theme` on the document, on which tokens.css turns.
 */
import { effect, signal } from "@preact/signals";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = "truce-theme";

export const theme = signal<Theme>(remembered());

/** Puts the theme on the document and remembers it, now and whenever it changes. */
export function keepTheme(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === "system") delete dataset["theme"];
    else dataset["theme"] = theme.value;
    remember(theme.value);
  });
}

function remembered(): Theme {
  try {
    return THEMES.find((known) => known === localStorage.getItem(KEPT_AS)) ?? "system";
  } catch {
    return "system"; // A browser may forbid to keep anything.
  }
}

function remember(chosen: Theme): void {
  try {
    if (chosen === "system") localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // The choice holds until the page is left.
  }
}
