/** The map and its brush: incidents are drawn, days move them, and all of it stands in tables too. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";

const map = (page: Page) => page.locator("#map");

/** Opens the page, goes to the map and waits until its incidents are drawn. */
async function openMap(page: Page, query = `?case=${CASE}`): Promise<void> {
  await open(page, query);
  await map(page).scrollIntoViewIfNeeded();
  await expect.poll(() => inked(page), { timeout: 30_000 }).toBeGreaterThan(0);
}

/** How many pixels of the incidents' canvas are drawn on. */
function inked(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.map-overlay");
    const drawn = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let at = 3; at < drawn.length; at += 4) if ((drawn[at] ?? 0) > 60) count++;
    return count;
  });
}

/** All numbers of the legend's classes. */
async function classCounts(page: Page): Promise<number[]> {
  const figures = await map(page).locator(".map-classes .figure").allInnerTexts();
  return figures.map((text) => Number(text.replaceAll(/\D/g, "")));
}

/** How many incidents the map says that it draws. */
async function saidInView(page: Page): Promise<number> {
  const text = await map(page).innerText();
  return Number(/(\d+) incidents? (?:is|are) drawn/.exec(text)?.[1] ?? 0);
}

/** How many it says that it cannot draw, since they have no place. */
async function saidUnplaced(page: Page): Promise<number> {
  return Number(/(\d+) ha(?:s|ve) no published place/.exec(await map(page).innerText())?.[1] ?? 0);
}

test("draws every incident that has a place, and counts those that have none", async ({ page }) => {
  await openMap(page);
  const { incidents } = await told(page, CASE, "answer");
  expect((await saidInView(page)) + (await saidUnplaced(page))).toBe(incidents);
  const counts = await classCounts(page);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(incidents);
});

test("follows the days of the brush: fewer days, fewer incidents, in the calendar too", async ({ page }) => {
  await openMap(page);
  const [all, ink] = [await saidInView(page), await inked(page)];
  const from = map(page).getByRole("slider", { name: /From/ });
  await from.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page).toHaveURL(/days=7-\d+/);
  await expect.poll(() => saidInView(page)).toBeLessThan(all);
  expect(await inked(page)).not.toBe(ink);
  await expect(page.locator("#calendar .calendar-grid [data-day='6']")).toHaveCount(0);
  await map(page).getByRole("button", { name: "All days", exact: true }).click();
  await expect(page).not.toHaveURL(/days=/);
  await expect.poll(() => saidInView(page)).toBe(all);
});

test("holds the days in the address: a copied one shows the same incidents", async ({ page }) => {
  await openMap(page, `?case=${CASE}&days=5-7`);
  const said = await saidInView(page);
  await page.reload();
  await map(page).scrollIntoViewIfNeeded();
  await expect.poll(() => saidInView(page)).toBe(said);
});

test("lets days be chosen by dragging over the chart", async ({ page }) => {
  await openMap(page);
  const chart = map(page).locator(".brush-chart .brush-over");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error("the chart has no place");
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/days=\d+-\d+/);
});

test("plays the days when asked, and stops when asked", async ({ page }) => {
  await openMap(page);
  const last = map(page).getByRole("slider", { name: /To/ });
  await map(page).getByLabel("Days a second").selectOption("8");
  await map(page).getByRole("button", { name: "Play the days" }).click();
  await expect.poll(async () => Number(await last.inputValue())).toBeGreaterThan(3);
  await map(page).getByRole("button", { name: "Pause" }).click();
  const stopped = await last.inputValue();
  await page.waitForTimeout(600);
  expect(await last.inputValue()).toBe(stopped);
  await expect(page).toHaveURL(/days=/);
});

test("lists what a disc holds when it is pressed, and an entry opens the evidence", async ({ page }) => {
  await openMap(page);
  const spot = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.map-overlay");
    if (canvas === null) return null;
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, width, height) ?? { data: [] };
    for (let at = 3; at < data.length; at += 4) {
      const [x, y] = [((at - 3) / 4) % width, Math.floor((at - 3) / 4 / width)];
      const inside = x > width * 0.1 && x < width * 0.9 && y > height * 0.1 && y < height * 0.9;
      // Well inside a disc, so that its edge plays no part.
      if (inside && (data[at] ?? 0) > 150 && (data[at + 12 * 4] ?? 0) > 150) {
        return { x: (x + 3) / devicePixelRatio, y: y / devicePixelRatio };
      }
    }
    return null;
  });
  if (spot === null) throw new Error("nothing is drawn");
  await map(page).locator("canvas.maplibregl-canvas").click({ position: spot });
  const list = map(page).locator(".map-incidents");
  await expect(list.locator("li").first()).toBeVisible();
  await expect(page).toHaveURL(/place=/);
  await list.getByRole("link").first().click();
  await expect(page).toHaveURL(/selected=incident/);
});

test("takes a class off and keeps it in the legend with its number", async ({ page }) => {
  await openMap(page);
  const counted = async () => (await saidInView(page)) + (await saidUnplaced(page));
  const all = await counted();
  const box = map(page).locator(".map-classes li").first();
  const count = Number(await box.locator(".figure").innerText());
  await box.getByRole("checkbox").uncheck();
  await expect.poll(counted).toBe(all - count);
  await expect(box.locator(".figure")).toHaveText(String(count));
});

test("says the same as a table, with coarse places, where each opens its incidents", async ({ page }) => {
  await openMap(page);
  await map(page).getByText("The map as a table").click();
  const table = map(page).locator(".map-table table");
  const names = await table.locator("tbody th").allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  // A tenth of a degree, from and to; without the marks that isolate the numbers.
  const cell = /^\d+\.\d–\d+\.\d° [NS], \d+\.\d–\d+\.\d° [EW]$/;
  for (const name of names) expect(name.replaceAll(/[\u2066-\u2069]/g, "")).toMatch(cell);
  await table.locator("tbody th").first().getByRole("link").click();
  await expect(map(page).locator(".map-incidents li").first()).toBeVisible();
});

test("says what an empty day means, and shows the chart as a table too", async ({ page }) => {
  await openMap(page);
  await expect(map(page)).toContainText("It is not a day on which nothing happened");
  await map(page).getByText("The chart as a table").click();
  await expect(map(page).locator(".brush table tbody tr").first()).toBeVisible();
});

test("credits the base map and names each line in dispute", async ({ page }) => {
  await openMap(page);
  await expect(map(page)).toContainText("Natural Earth");
  await map(page).getByText("Lines drawn as in dispute").click();
  const lines = map(page).locator(".map-credit li");
  expect(await lines.count()).toBeGreaterThan(10);
  await expect(map(page).locator(".map-credit")).toContainText(/Golan/);
});

test("names areas that were never defined, with the reason", async ({ page }) => {
  await openMap(page);
  const { areas } = await told(page, CASE, "answer");
  await map(page).locator(".map-areas summary").click();
  for (const area of areas) await expect(map(page).locator(".map-areas")).toContainText(area.name);
  for (const { undefined: why } of areas)
    if (why) await expect(map(page).locator(".map-areas")).toContainText(why);
});

test("stands without the drawing where the browser cannot draw", async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: []) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
    } as typeof getContext;
  });
  await open(page, `?case=${CASE}`);
  await map(page).scrollIntoViewIfNeeded();
  await expect(map(page)).toContainText("This browser cannot draw the map");
  await map(page).getByText("The map as a table").click();
  await expect(map(page).locator(".map-table tbody tr").first()).toBeVisible();
});

test("moves nothing by itself where less motion is asked for, and still steps", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openMap(page);
  await expect(map(page).getByRole("button", { name: "Play the days" })).toHaveCount(0);
  await map(page).getByRole("button", { name: "One day on" }).click();
  await expect(page).toHaveURL(/days=/);
});

test("shows how long the days run in Arabic from right to left", async ({ page }) => {
  await openMap(page, `?case=${CASE}&lang=ar`);
  const from = map(page).getByRole("slider").first();
  await from.focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page).toHaveURL(/days=7-/);
});
