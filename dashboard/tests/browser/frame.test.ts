/** The frame around the parts: it loads under the server's policy, turns to other cases and languages, can be skipped. */
import { expect, open, settled, test } from "./harness/test";

test("begins with the first case of the server where the address names none", async ({ page }) => {
  await open(page);
  const title = "US-Russia arrangement on Syria of 9 September 2016";
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page).toHaveTitle(new RegExp(title));
});

test("shows another case when it is chosen, and the one before with the back button", async ({ page }) => {
  await open(page, "?case=syria-2016-09");
  await page.getByRole("combobox", { name: /case/i }).selectOption("minsk-ii-2015");
  await expect(page).toHaveURL(/case=minsk-ii-2015/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Minsk");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Syria");
});

test("stands in each of the cases that ship", async ({ page }) => {
  for (const id of ["syria-2016-09", "syria-2016-02", "minsk-ii-2015", "yemen-2022", "lebanon-2024"]) {
    await open(page, `?case=${id}`);
    await expect(page.locator("main .trouble")).toHaveCount(0);
  }
});

test("does not fetch the map before it is near", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await open(page, "?case=syria-2016-09");
  await page.waitForLoadState("networkidle");
  const names = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name),
  );
  expect(names.filter((name) => /maplibre|base_map/.test(name))).toEqual([]);
});

test("is skipped through by keyboard, to each part that there is", async ({ page }) => {
  await open(page, "?case=syria-2016-09");
  const parts = await page.locator("main > section[id]").evaluateAll((all) => all.map((one) => one.id));
  expect(parts[0]).toBe("answer");
  for (const [at, id] of parts.entries()) {
    await open(page, "?case=syria-2016-09");
    for (let tab = 0; tab <= at; tab++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator(`#${id}`)).toBeFocused();
  }
});

test("works from a copied address in a browser that was never here", async ({ page, browser, baseURL }) => {
  await open(page, "?case=syria-2016-09&strength=claimed&as_known_on=2016-09-19");
  const said = await page.locator("#answer").innerText();
  const elsewhere = await browser.newPage();
  await elsewhere.goto(`${baseURL}${new URL(page.url()).search}`);
  await settled(elsewhere);
  expect(await elsewhere.locator("#answer").innerText()).toBe(said);
  await elsewhere.close();
});
