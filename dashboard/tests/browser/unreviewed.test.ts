/** What a machine read and nobody has reviewed: the page says how many, whose, and that nothing is judged by them. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Schemas, told } from "./harness/api";
import { expectUsable } from "./harness/everybody";
import { change, newFolder } from "./harness/folders";
import { test as base, expect, open } from "./harness/test";
import { type Serving, serve } from "./harness/truce";
import { makeValleys } from "./harness/valleys";

interface Own {
  readonly folder: string;
  readonly serving: Serving;
}

const WAITING = ["1", "2"].map((n) => ({
  id: `read-${n}`,
  kind: "event",
  source: n === "1" ? "river-radio" : "valley-watch",
  review: "unreviewed",
  read_rule: "event-asserted",
  read_span: "0-9",
  says: "a text that nobody stands behind",
  when: "2026-01-08",
  act: "shelling",
  by: ["army"],
}));

/** A server of its own, over a case with two reports that wait. */
const test = base.extend<Own>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture that rests on no other is written so
  folder: async ({}, use) => {
    const place = newFolder();
    const folder = makeValleys(place);
    const lines = WAITING.map((report) => `${JSON.stringify(report)}\n`).join("");
    writeFileSync(join(folder, "reports", "read.jsonl"), lines);
    await use(folder);
    rmSync(place, { recursive: true, force: true });
  },
  serving: async ({ folder }, use) => {
    const serving = await serve([folder]);
    await use(serving);
    await serving.end();
  },
  address: async ({ serving }, use) => use(serving.address),
});

test("says how many wait and whose they are, wherever reports are counted, and goes when they are reviewed", async ({
  page,
  folder,
}) => {
  await open(page);
  const box = page.locator("#evidence .unreviewed");
  await expect(box.getByRole("heading")).toHaveText(
    "2 reports were read by a machine and reviewed by nobody",
  );
  await expect(box).toContainText("nothing is judged by it until a person marks it reviewed");
  const { unreviewed } = await told(page, "valleys", "answer");
  expect(unreviewed.reports).toBe(WAITING.length);
  await expect(box.getByRole("listitem")).toHaveText(unreviewed.sources.map(line));
  await expect(page.locator("#answer .basis")).toContainText(
    "2 were read by a machine and reviewed by nobody",
  );
  await expect(page.locator("body")).not.toContainText("nobody stands behind");
  change(join(folder, "reports", "read.jsonl"), '"review":"unreviewed",', "");
  await expect(box.getByRole("heading")).toHaveText("1 report was read by a machine and reviewed by nobody");
});

const line = ({ name }: Schemas["UnreviewedOf"]) => `${name}: 1 report`;

for (const [lang, scheme, width] of [
  ["en", "dark", 320],
  ["ar", "light", 1280],
] as const) {
  test(`can be used by everybody: ${lang}, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, `?lang=${lang}`);
    await expect(page.locator("#evidence .unreviewed li")).toHaveCount(2);
    await expectUsable(page, "#evidence .unreviewed");
  });
}
