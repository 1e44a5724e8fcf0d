/**
 * The whole page, as nobody sees it at once: every part drawn, everything that is folded opened.
 *
 * In: a page whose answer stands. Out: the same with nothing left to wait for.
 */
import { expect, type Locator, type Page } from "@playwright/test";

/** The parts below the answer and the readings, in reading order. */
export const BELOW = ["calendar", "evidence", "map", "ledgers", "trend", "talks", "compare", "downloads"];

/** Goes down the whole page, so that whatever waits for being seen is drawn. */
export async function seeAll(page: Page): Promise<void> {
  for (const id of BELOW) await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  await page.locator("canvas.map-overlay").waitFor();
  await expect(page.locator("main .waiting")).toHaveCount(0);
}

/** Opens all that is folded, also what appears only then. */
export async function unfold(within: Locator): Promise<void> {
  const closed = within.locator("details:not([open])");
  await expect(async () => {
    await closed.evaluateAll((all) => {
      for (const one of all) Object.assign(one, { open: true });
    });
    expect(await closed.count()).toBe(0);
  }).toPass();
}

/** Draws every part, and opens all that is folded in them. */
export async function seeWhole(page: Page): Promise<void> {
  await seeAll(page);
  await unfold(page.locator("main"));
  await expect(page.locator("main .waiting")).toHaveCount(0);
}
