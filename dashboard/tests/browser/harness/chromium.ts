/**
 * The browser: the machine's own Chromium, told to ask nobody anything by itself.
 *
 * In: CHROMIUM, else the usual names. Out: its path and arguments. Invariant: no browser is ever downloaded.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

export const CHROMIUM: string = process.env["CHROMIUM"] ?? inPath() ?? "chromium";

/** No sandbox: tests may run as root, and only our own pages are opened. The map is drawn without a graphics card. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function inPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
