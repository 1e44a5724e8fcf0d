/**
 * What everybody must be able to use: with a reader of screens, by thumb, on a narrow screen.
 *
 * In: a page, and the part of it that is looked at. Out: nothing; a failed expectation names what cannot be used.
 */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** How far the page sticks out at its side, in pixels. */
export function over(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Expects no finding of axe in the part, nothing to press in it that is under 24 pixels high, and no page wider than its window. */
export async function expectUsable(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  expect(await over(page)).toBeLessThanOrEqual(0);
  expect(await small(page, part)).toEqual([]);
}

/** What can be pressed in the part and is too small for a thumb. */
function small(page: Page, part: string): Promise<string[]> {
  return page
    .locator(part)
    .locator("summary:visible, button:visible")
    .evaluateAll((all) =>
      all
        .filter((one) => one.getBoundingClientRect().height < 24)
        .map((one) => `${one.textContent} ${one.getBoundingClientRect().height}`),
    );
}
