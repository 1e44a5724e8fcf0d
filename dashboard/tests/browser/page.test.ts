/** The built page in a browser, under the policy of the server: it loads, draws, turns, and asks nobody else. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cannotLook, Served } from "./served";

if (cannotLook !== null) process.stderr.write(`NOT LOOKED AT: ${cannotLook}\n`);

describe.skipIf(cannotLook !== null)("the page in a browser", () => {
  let served: Served;
  beforeAll(async () => {
    served = await Served.start();
  });
  afterAll(() => served.stop());

  it("draws the map with its worker, and the browser has nothing to complain of", async () => {
    const { page, complaints } = await served.open("?case=northern-truce");
    await page.locator("#map").scrollIntoViewIfNeeded();
    await page.locator(".map-canvas canvas").waitFor();
    await page.waitForTimeout(1500);
    expect(page.workers().length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it("does not fetch the map before it is near", async () => {
    const { page } = await served.open("?case=northern-truce", { viewport: { width: 1280, height: 300 } });
    await page.locator("#answer").waitFor();
    await page.waitForTimeout(300);
    const fetched = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((entry) => entry.name),
    );
    expect(fetched.filter((name) => /maplibre|base_map/.test(name))).toEqual([]);
  });

  it("turns to Arabic and right to left, and back with the back button", async () => {
    const { page } = await served.open("?case=northern-truce");
    await page.getByRole("link", { name: "العربية" }).click();
    await page.getByRole("heading", { name: "هل وصلنا؟" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
    expect(page.url()).toContain("lang=ar");
    await page.goBack();
    await page.getByRole("heading", { name: "Are we there yet?" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("ltr");
  });

  it("is never wider than a phone", async () => {
    for (const lang of ["en", "ar"]) {
      const { page } = await served.open(`?case=northern-truce&lang=${lang}`, {
        viewport: { width: 360, height: 740 },
      });
      await page.locator("#downloads").waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });

  it("says what of an address it cannot read", async () => {
    const { page } = await served.open("?case=northern-truce&strength=proved");
    await page.getByRole("alert").getByText("strength=proved").waitFor();
  });

  it("begins with the server's first case where the address names none", async () => {
    const { page } = await served.open("");
    await page.getByRole("heading", { level: 1, name: "Northern truce of 4 May 2031" }).waitFor();
    expect(await page.title()).toBe("Northern truce of 4 May 2031 – truce");
  });

  it("can be skipped through by keyboard", async () => {
    const { page } = await served.open("?case=northern-truce");
    await page.locator("#answer").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("answer");
  });
});
