/** Where measured tables go: to whoever looks on, and into the file TABLE if there is one. */
import { appendFileSync } from "node:fs";

const FILE = process.env["TABLE"];

/** Tells a table; `head` names its columns, the first of text, the others of numbers unless they begin with a space. */
export function tell(head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const rule = head.map((name, at) => (at === 0 || name.startsWith(" ") ? "---" : "--:"));
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.map((cell) => cell.trim()).join(" | ")} |`);
  const text = `\n${lines.join("\n")}\n`;
  process.stdout.write(text);
  if (FILE !== undefined) appendFileSync(FILE, text);
}
