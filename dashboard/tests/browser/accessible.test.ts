/** Whether the page can be used by everybody: the rules that audits are made with, in every look, find nothing serious. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, test } from "./harness/test";
import { seeWhole } from "./harness/whole";

const CASE = "syria-2016-09";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Returns serious and critical findings, each with where and why. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
}

const CELL = "selected=cell~no-attack~government~syria~5";
const LOOKS: readonly (readonly [string, string, Parameters<Page["emulateMedia"]>[0], number])[] = [
  ["light", "", { colorScheme: "light" }, 1280],
  ["dark", "", { colorScheme: "dark" }, 1280],
  ["Arabic", "&lang=ar", { colorScheme: "light" }, 1280],
  ["dark Arabic on a phone", "&lang=ar", { colorScheme: "dark" }, 390],
  ["a phone", "", { colorScheme: "light" }, 390],
  ["forced colours", "", { forcedColors: "active" }, 1280],
];

for (const [look, query, media, width] of LOOKS) {
  test(`holds in ${look}: the whole page, with evidence open and another reading chosen`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia(media);
    await open(page, `?case=${CASE}&case=valleys&strength=claimed&${CELL}${query}`);
    await seeWhole(page);
    expect(await findings(page)).toEqual([]);
  });
}

test("holds for an answer that cannot be given, and for files with nothing in them", async ({ page }) => {
  await open(page, "?case=minsk-ii-2015&strength=proved");
  expect(await findings(page)).toEqual([]);
});

test("has one first heading, one main part, and names for all of its parts", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  const levels = await page
    .locator("h1, h2, h3, h4, h5")
    .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
  for (const [at, level] of levels.entries()) {
    expect(level - (levels[at - 1] ?? 0), `heading ${at} of level ${level}`).toBeLessThanOrEqual(1);
  }
});
