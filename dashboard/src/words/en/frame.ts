/** English words of the frame around all parts. */
import { english as count } from "../plural";

export const frame = {
  name: "truce",
  what: "Are we there yet? What a ceasefire promises, and where each promise stands.",
  skipTo: (part: string) => `Skip to: ${part}`,
  parts: "Parts of this page",
  noCase: "The server holds no case.",
  chooseCase: "Case",
  inForce: (since: string, zone: string) => `Binding since ${since} (${zone}).`,
  rules: "Rules",
  more: (n: number) => count(n, { one: "# more", other: "# more" }),
  days: (n: number) => count(n, { one: "# day", other: "# days" }),
  language: "Language",
  theme: { legend: "Light or dark", system: "as the device", light: "light", dark: "dark" },
  showAll: (characters: string) => `Show all ${characters} characters`,
  cut: (characters: string) => `cut here; ${characters} characters in all`,
  opensOutside: "(opens outside this page)",
  waiting: "Waiting for the server.",
  footer: "A report is not a proof. Drafted by a machine; nothing here is a finding of law or guilt.",
};
