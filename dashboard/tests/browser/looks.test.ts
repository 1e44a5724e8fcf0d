/** How the page looks: in the dark, on a phone, at high zoom, on paper, with little motion. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { over } from "./harness/everybody";
import { expect, open, test } from "./harness/test";
import { seeWhole } from "./harness/whole";

const CASE = "syria-2016-09";

/** Elements that stick out of the window, and do not lie in a box that scrolls by itself. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (one: Element): boolean =>
      one.parentElement !== null &&
      (/(auto|scroll|hidden|clip)/.test(getComputedStyle(one.parentElement).overflowX) ||
        scrolls(one.parentElement));
    const faults = [...document.body.querySelectorAll("main *, header *, footer *")].filter((one) => {
      const { left, right, width: own } = one.getBoundingClientRect();
      return own > 0 && (right > width + 1 || left < -1) && !scrolls(one) && !one.closest(".heard, .skips");
    });
    return faults.slice(0, 5).map((one) => `${one.tagName}.${one.getAttribute("class")}`);
  });
}

const luminance = (page: Page, selector: string) =>
  page.locator(selector).evaluate((one) => {
    const [r = 0, g = 0, b = 0] = (getComputedStyle(one).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    return (r + g + b) / 3;
  });

test("is dark where the device is, and light again when it is", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, `?case=${CASE}`);
  expect(await luminance(page, "body")).toBeLessThan(80);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await luminance(page, "body")).toBeGreaterThan(200);
});

test("is as the reader chooses, whatever the device asks, and stays so", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, `?case=${CASE}`);
  await page.getByRole("combobox", { name: "Light or dark" }).selectOption("dark");
  expect(await luminance(page, "body")).toBeLessThan(80);
  await page.reload();
  await expect.poll(() => luminance(page, "body")).toBeLessThan(80);
});

for (const lang of ["en", "ar"]) {
  test(`scrolls in one direction only on a phone, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(
      page,
      `?case=${CASE}&case=syria-2016-02&lang=${lang}&selected=cell~no-attack~government~syria~5`,
    );
    await seeWhole(page);
    expect(await over(page)).toBeLessThanOrEqual(0);
    expect(await stickingOut(page)).toEqual([]);
  });
}

test("can be pressed with a thumb: what stands alone on a phone is large enough", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `?case=${CASE}`);
  const small = await page.locator("button:visible, select:visible, input:visible").evaluateAll((all) =>
    all
      .map((one) => ({
        box: (one.closest("label") ?? one).getBoundingClientRect(),
        name: one.outerHTML.slice(0, 80),
      }))
      .filter(({ box }) => box.height < 24 || box.width < 24)
      .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
  );
  expect(small).toEqual([]);
});

test("is whole at a zoom of 400 per cent", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, `?case=${CASE}`);
  expect(await over(page)).toBeLessThanOrEqual(0);
});

test("prints the answer, the whole calendar and by what it was given, without controls", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await page.getByRole("grid").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("#answer .verdict")).toBeVisible();
  await expect(page.locator(".head-controls")).toBeHidden();
  await expect(page.locator("#readings input:visible, .filters:visible")).toHaveCount(0);
  const { days, case: terms } = await told(page, CASE, "answer");
  const { rows } = await told(page, CASE, "calendar");
  await expect(page.locator("#calendar")).not.toContainText("Show all");
  const cells = await page.locator("#calendar table .cell:visible").count();
  expect(cells).toBeGreaterThanOrEqual(rows.reduce((sum, row) => sum + row.cells.length, 0));
  expect(days.length).toBeGreaterThan(0);
  await expect(page.locator("body")).toContainText(terms.rules_hash);
});

test("makes a PDF that holds answer and calendar, and no page that is cut at the side", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await page.getByRole("grid").waitFor();
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.length).toBeGreaterThan(20_000);
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(1);
  expect(sheets).toBeLessThan(30);
});

test("moves nothing where the reader asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "?case=valleys");
  // What is waited for fades: the answer is held back until that was looked at.
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route(/strength=claimed/, async (route) => {
    await held;
    await route.continue();
  });
  await page
    .locator("#readings")
    .getByRole("radio", { name: /claimed by one/ })
    .check();
  await page.locator(".stale").first().waitFor();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === "running" && Number(one.effect?.getComputedTiming().duration) > 10)
      .map((one) => (one.effect as KeyframeEffect).target?.outerHTML.slice(0, 80)),
  );
  letGo();
  expect(moving).toEqual([]);
});
