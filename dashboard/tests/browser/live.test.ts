/** Files that change while the page is open: the page follows by itself, and an answer that no longer rests on them says so. */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { over } from "./harness/everybody";
import { change, newFolder } from "./harness/folders";
import { test as base, expect, open } from "./harness/test";
import { type Serving, serve } from "./harness/truce";
import { makeValleys } from "./harness/valleys";

interface Own {
  /** Whether the case has an error from the start. */
  readonly spoilt: boolean;
  readonly place: string;
  readonly folder: string;
  readonly serving: Serving;
}

/** A server of its own for each test, over a case that it may change. */
const test = base.extend<Own>({
  spoilt: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: a fixture that rests on no other is written so
  place: async ({}, use) => {
    const place = newFolder();
    await use(place);
    rmSync(place, { recursive: true, force: true });
  },
  folder: async ({ place, spoilt }, use) => {
    const folder = makeValleys(place);
    if (spoilt) change(agreement(folder), "timezone =", "timezon =");
    await use(folder);
  },
  serving: async ({ folder }, use) => {
    const serving = await serve([folder]);
    await use(serving);
    await serving.end();
  },
  address: async ({ serving }, use) => use(serving.address),
});

/** What is promised: within two seconds of the change. The rest is for a busy machine that draws without a graphics card. */
const WITHIN = { timeout: 4_000 };

const agreement = (folder: string) => join(folder, "agreement.toml");
const verdict = (page: Page) => page.locator("#answer .verdict");
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("shows a change of the terms by itself, without a reload", async ({ page, folder }) => {
  await open(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  change(agreement(folder), "Truce of the two valleys", "Truce of the three valleys");
  await expect(title(page)).toHaveText("Truce of the three valleys", WITHIN);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("turns the answer when the terms ask for less", async ({ page, folder }) => {
  await open(page, "?strength=claimed");
  await expect(verdict(page)).toContainText("not met");
  change(agreement(folder), "days = 7", "days = 1");
  await expect(verdict(page)).not.toContainText("not met", WITHIN);
});

test("takes a report that is added into calendar and answer", async ({ page, folder }) => {
  await open(page);
  await expect(page.locator("#calendar a.cell.is-breached")).toHaveCount(0);
  const file = join(folder, "reports", "examples.csv");
  change(
    file,
    "\nk5,",
    "\ne2,event,river-radio,2026-01-07,2026-01-06T21:00Z/2026-01-06T22:00Z,Mill bridge,0.2,0.3,town,shelling,army,claimed,civilians,2,,,two dead\nk5,",
  );
  await expect(page.locator("#calendar a.cell.is-breached")).not.toHaveCount(0, WITHIN);
});

test("shows an error with its line and a caret while the last good answer stays, marked", async ({
  page,
  folder,
}) => {
  await open(page);
  const said = await verdict(page).innerText();
  change(agreement(folder), 'binds = ["government", "movement"]', 'binds = ["goverment", "movement"]');
  const files = page.locator("main .trouble.files");
  await expect(files).toContainText('binds = ["goverment", "movement"]', WITHIN);
  await expect(files).toContainText(/agreement\.toml:\d+:\d+/);
  await expect(files).toContainText(/\^{2,}/);
  await expect(files).toContainText("did you mean `government`");
  await expect(files).toContainText(/rests on the files as they were/);
  expect(await verdict(page).innerText()).toBe(said);
  change(agreement(folder), "goverment", "government");
  await expect(files).toHaveCount(0, WITHIN);
  expect(await verdict(page).innerText()).toBe(said);
});

test("says that the folder is gone, keeps the last answer, and goes on when it is back", async ({
  page,
  folder,
}) => {
  await open(page);
  const said = await verdict(page).innerText();
  renameSync(folder, `${folder}-away`);
  await expect(page.locator("main .trouble.files")).toContainText(/cannot be read any more/, WITHIN);
  expect(await verdict(page).innerText()).toBe(said);
  renameSync(`${folder}-away`, folder);
  await expect(page.locator("main .trouble.files")).toHaveCount(0, WITHIN);
});

test("keeps what the reader chose, and where the focus is, when something changes", async ({
  page,
  folder,
}) => {
  await open(page, "?strength=claimed&selected=cell~no-attack~government~valleys~1");
  const grid = page.getByRole("grid");
  await grid.locator("[data-day='3'][data-line]").first().focus();
  change(agreement(folder), "Truce of the two valleys", "Truce of the four valleys");
  await expect(title(page)).toHaveText("Truce of the four valleys", WITHIN);
  await expect(grid.locator("[data-day='3']:focus")).toHaveCount(1);
  await expect(page).toHaveURL(/strength=claimed.*selected=cell/);
});

test("tells a screen reader once that the files changed", async ({ page, folder }) => {
  await open(page);
  change(agreement(folder), "Truce of the two valleys", "Truce of the five valleys");
  await expect(page.getByRole("status").filter({ hasText: /files of this case changed/ })).toBeVisible(
    WITHIN,
  );
});

test("draws an attack in an error of the files as text", async ({ page, folder }) => {
  await open(page);
  const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202E${"W".repeat(70_000)}`;
  change(agreement(folder), 'kind = "humanitarian-access"', `kind = ${JSON.stringify(attack)}`);
  const files = page.locator("main .trouble.files");
  await expect(files).toContainText("<script>alert(2)</script>", WITHIN);
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await over(page)).toBeLessThanOrEqual(0);
});

test.describe("a server that goes away", () => {
  test.use({ mayComplain: /net::ERR|Failed to load resource/ });

  test("is told, the answer stays, and all is asked again when it is back", async ({
    page,
    folder,
    serving,
    address,
  }) => {
    test.setTimeout(120_000);
    await open(page);
    await serving.end();
    await expect(page.getByRole("alert").filter({ hasText: /line to the server is broken/ })).toBeVisible();
    await expect(verdict(page)).toBeVisible();
    change(agreement(folder), "Truce of the two valleys", "Truce of the six valleys");
    const again = await serve([folder], { port: Number(new URL(address).port) });
    await expect(title(page)).toHaveText("Truce of the six valleys", { timeout: 70_000 });
    await expect(page.getByRole("alert").filter({ hasText: /line to the server/ })).toHaveCount(0);
    await again.end();
  });
});

test.describe("a case with an error from the start", () => {
  test.use({ spoilt: true, mayComplain: /status of 409/ });

  test("is served with its error, and answers once that is mended", async ({ page, folder }) => {
    await page.goto("");
    const files = page.locator("main .trouble.files");
    await expect(files).toContainText("timezon");
    await expect(files).toContainText(/there is no answer/);
    change(agreement(folder), "timezon =", "timezone =");
    await expect(verdict(page)).toBeVisible(WITHIN);
    await expect(files).toHaveCount(0);
  });
});
