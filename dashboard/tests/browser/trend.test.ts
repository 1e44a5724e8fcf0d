/** Before and since: events and deaths apart, pair by pair; no interval without its rank; a reason where nothing can be said. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expectUsable } from "./harness/everybody";
import { expect, open, test } from "./harness/test";
import { unfold } from "./harness/whole";

const CASE = "syria-2016-09";
const part = (page: Page) => page.locator("#trend");

test("draws every pair, events and deaths apart, and says what cannot be said", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { trend } = await told(page, CASE, "trend");
  const pairs = trend?.pairs ?? [];
  expect(pairs.length).toBeGreaterThan(0);
  await unfold(part(page));
  await expect(part(page).locator("h3")).toHaveText(pairs.map(({ pair }) => pair));
  await expect(part(page).locator(".trend-count")).toHaveCount(2 * pairs.length);
  for (const [at, { events, deaths }] of pairs.entries()) {
    for (const [which, count] of [events, deaths].entries()) {
      const box = part(page)
        .locator(".trend-count")
        .nth(2 * at + which);
      await expect(box.locator(".trend-plot svg")).toHaveCount(count.daily.length > 0 ? 1 : 0);
      const rows = box.locator(".trend-table").first().locator("tbody tr");
      await expect(rows).toHaveCount(count.windows.length);
      for (const [row, { undetermined }] of count.windows.entries()) {
        if (undetermined) await expect(rows.nth(row)).toContainText(undetermined);
      }
    }
  }
});

test("shows an interval and its rank together, with the numbers of the server", async ({ page }) => {
  const pair = { pair: "North – South", ...made() };
  await page.route(/\/trend/, (route) => route.fulfill({ json: { reading: {}, trend: whole([pair]) } }));
  await open(page, `?case=${CASE}`);
  const row = part(page).locator(".trend-table tbody tr").first();
  await expect(row).toContainText("7 days");
  await expect(row).toContainText("0.5");
  await expect(row).toContainText("0.31 to 0.82");
  await expect(row).toContainText("0.0385: 3 of 103 times without a listed truce saw as deep a fall");
  const second = part(page).locator(".trend-table tbody tr").nth(1);
  await expect(second).toContainText("Undetermined: too short");
  await expect(second.locator("td")).toHaveCount(1);
  await expect(part(page).locator(".trend-band-open").first()).toBeVisible();
  await expect(part(page)).not.toContainText(/score|NaN|Infinity|compliance/);
});

test("has each day in a table, for who does not see the drawing", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { trend } = await told(page, CASE, "trend");
  const days = trend?.pairs[0]?.events.daily.length ?? 0;
  const first = part(page).locator(".trend-count").first();
  await unfold(first);
  await expect(first.locator(".trend-table").nth(1).locator("tbody tr")).toHaveCount(Math.min(92, days));
  await expect(first.locator(".trend-plot svg")).toHaveAttribute("aria-hidden", "true");
});

test("says where nothing is reported", async ({ page }) => {
  await open(page, "?case=minsk-ii-2015");
  await expect(part(page)).toContainText("there is nothing to draw");
});

for (const [lang, scheme, width] of [
  ["en", "light", 1280],
  ["en", "dark", 320],
  ["ar", "light", 320],
  ["ar", "dark", 1280],
] as const) {
  test(`can be used by everybody: ${lang}, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, `?case=${CASE}&lang=${lang}`);
    await part(page).scrollIntoViewIfNeeded();
    await expect(part(page).locator(".trend-count").first()).toBeVisible();
    await unfold(part(page));
    await expectUsable(page, "#trend");
    const unreached = await part(page)
      .locator(".trend-table")
      .evaluateAll((all) => all.filter((one) => one.getAttribute("tabindex") !== "0").length);
    expect(unreached).toBe(0);
  });
}

function whole(pairs: readonly object[]) {
  const days = { start: "2020-01-11", first: "2020-01-01", last: "2020-01-20" };
  return { ...days, pairs, pairs_more: 0, left_out: [], note: "" };
}

/** Invented: one week that can be compared, four that cannot. */
function made() {
  const rank = { p: 0.0385, as_deep: 3, of: 103, apart: 14 };
  const figures = { before_per_day: 2, since_per_day: 1, ratio: 0.5, low: 0.31, high: 0.82, rank };
  const windows = [
    { days: 7, figures, undetermined: null, sentence: "" },
    { days: 28, figures: null, undetermined: "too short", sentence: "" },
  ];
  const daily = Array.from({ length: 20 }, (_, day) => (day < 10 ? 2 : 1));
  const means = daily.map((n, day) => (day < 6 ? null : n));
  const count = { daily, mean_7: means, mean_28: daily.map(() => null), undetermined: null, windows };
  return { events: count, deaths: count };
}
