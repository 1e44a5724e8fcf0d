/**
 * Case folders to test with: copies of those that ship, and places for made-up ones.
 *
 * Out: folders below the system's own for temporary files. Invariant: no test touches a file of the repository.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./truce";

/** The cases that ship, in the order in which they are served. */
export const SHIPPED = ["syria-2016-09", "syria-2016-02", "minsk-ii-2015", "yemen-2022", "lebanon-2024"];

/** Returns a new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "truce-page-"));
}

/** Copies cases that ship into `place`; returns the folder of each. */
export function copies(place: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const copy = join(place, name);
    cpSync(join(ROOT, "cases", name), copy, { recursive: true });
    return copy;
  });
}

/** Replaces a part of a file; the part must be there. */
export function change(file: string, old: string, by: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(old)) throw new Error(`${file} does not hold ${old}`);
  writeFileSync(
    file,
    text.replace(old, () => by),
  );
}
