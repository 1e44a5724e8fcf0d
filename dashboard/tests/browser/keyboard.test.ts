/** Without a mouse: everything is reached, seen where it is, pressed and left again. */
import type { Page } from "@playwright/test";
import { expect, open, settled, test } from "./harness/test";

/** Goes to a part by its skip link, as a reader does who knows the page. */
async function skipTo(page: Page, id: string): Promise<void> {
  await page.locator(`.skips a[href="#${id}"]`).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(`#${id}`)).toBeFocused();
}

/** What has the focus: its name, and whether the focus can be seen on it. */
function focus(page: Page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return null;
    const styled = (node: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    };
    const { width, height } = one.getBoundingClientRect();
    // A field for a date shows the focus on the day, month or year inside it, where no script can look.
    const within = one instanceof HTMLInputElement && one.type === "date";
    const what = `${one.tagName} ${one.id} ${one.getAttribute("class") ?? ""} ${one.textContent?.slice(0, 40)}`;
    return { what, seen: (within || styled(one)) && width > 0 && height > 0 };
  });
}

test("goes through the page with Tab alone: each stop is seen, none holds the focus for good", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await open(page, "?case=valleys&case=syria-2016-09&strength=claimed");
  await page.locator("#map").scrollIntoViewIfNeeded();
  await page.locator("canvas.map-overlay").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  const [stops, unseen] = [new Set<string>(), new Set<string>()];
  for (let at = 0; at < 400; at++) {
    await page.keyboard.press("Tab");
    const now = await focus(page);
    if (now === null) break;
    stops.add(now.what);
    if (!now.seen) unseen.add(now.what);
  }
  expect([...unseen]).toEqual([]);
  expect(stops.size).toBeGreaterThan(40);
  expect(await focus(page), "the end of the page is reached").toBeNull();
});

test("answers under another reading, opens a day and its evidence, and takes a file away", async ({
  page,
}) => {
  await open(page, "?case=valleys");
  await skipTo(page, "readings");
  const strict = page.getByRole("radio", { name: /told by two independent/ });
  await strict.focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /claimed by one/ })).toBeChecked();
  await settled(page);
  await expect(page.locator("#answer .verdict")).toContainText("not met");

  await skipTo(page, "calendar");
  await page.getByRole("grid").locator("[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("grid").locator(":focus")).toHaveAccessibleName(/breached/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/selected=cell/);
  await skipTo(page, "evidence");
  await expect(page.locator("#evidence")).toContainText("Valley Watch");

  await skipTo(page, "downloads");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "bulletin.md" }).focus();
  await page.keyboard.press("Enter");
  expect((await coming).suggestedFilename()).toContain("bulletin.md");
});

test("moves the map and lists what lies under its cross", async ({ page }) => {
  await open(page, "?case=valleys");
  await page.locator("#map").scrollIntoViewIfNeeded();
  const canvas = page.locator("#map canvas.maplibregl-canvas");
  await canvas.focus();
  // The only incident of the case lies in the middle of what is shown, or next to it.
  await page.keyboard.press("+");
  await page.waitForTimeout(600);
  await page.keyboard.press("Enter");
  await expect(canvas).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(canvas).not.toBeFocused();
});
