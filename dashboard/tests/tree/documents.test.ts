/** What the book says of the page is what the page does: every key of the address bar is explained, and no other. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Address } from "../../src/address/address";
import { writeQuery } from "../../src/address/query";

const book = readFileSync(new URL("../../../docs/page.md", import.meta.url), "utf8");

/** An address in which nothing is as by default. A field that is added to it must be added here. */
const full: Address = {
  cases: ["a", "b"],
  reading: { sources: "independent", strength: "claimed", exclusion: "lenient", counts: "full" },
  asKnownOn: "2016-09-15",
  phase: "p",
  days: { first: 0, last: 6 },
  selected: { is: "incident", incident: "i" },
  narrowed: { provision: "p", party: "q", act: "shelling", class: "contested", unit: "u", teller: "t" },
  unfolded: ["p"],
  after: 100,
  rivals: ["t~u"],
  place: { west: 371, south: 362 },
  without: { acts: ["shelling"], classes: ["contested"] },
  language: "ar",
};

it("explains every key of the address bar", () => {
  const [, section = ""] = book.split("## The address bar\n");
  const [table = ""] = section.split("\n## ");
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  const explained = rows.flatMap((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([a-z_]+)`/g)]);
  const keys = new Set(new URLSearchParams(writeQuery(full)).keys());
  expect(explained.map(([, key]) => key).sort()).toEqual([...keys].sort());
});
