/** The talks board: whether they are there yet, issue by side the last position with its date, and what is open. */
import type { Locator, Page } from "@playwright/test";
import { type Schemas, told } from "./harness/api";
import { expectUsable } from "./harness/everybody";
import { expect, open, test } from "./harness/test";
import { unfold } from "./harness/whole";

const CASE = "syria-2016-09";
const part = (page: Page) => page.locator("#talks");

test("says whether they are there, by each side's own last word", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { talks } = await told(page, CASE, "talks");
  expect(talks?.there).toBe("not-there");
  await expect(part(page).locator(".talks-there")).toContainText("Not there");
  await expect(part(page).locator(".talks-deal > li")).toHaveCount(talks?.deal.length ?? 0);
});

test("shows every issue with every side's last position, its date and where it can be read", async ({
  page,
}) => {
  await open(page, `?case=${CASE}`);
  const { talks } = await told(page, CASE, "talks");
  const issues = talks?.issues ?? [];
  expect(issues.length).toBeGreaterThan(1);
  for (const issue of issues) {
    const box = part(page).locator(`#talks-${issue.id}`);
    await expect(box.locator("h4")).toHaveText(issue.title);
    await expect(box.locator(".talks-side")).toHaveCount(issue.sides.length);
    for (const [at, side] of issue.sides.entries()) await shows(box.locator(".talks-side").nth(at), side);
  }
});

/** Checks that a card says what the server says of one side. */
async function shows(card: Locator, side: Schemas["StandView"]): Promise<void> {
  await expect(card.locator("h5")).toContainText(side.side);
  await expect(card.locator(".talks-open")).toHaveCount(side.keeps_open ? 1 : 0);
  if (side.position) await expect(card).toContainText(side.position);
  for (const { says, address } of side.last) {
    await expect(card).toContainText(says);
    if (address) await expect(card.locator(`a[href="${address}"]`).first()).toBeAttached();
  }
}

test("goes back to what was known on a date, and says what came later", async ({ page }) => {
  await open(page, `?case=${CASE}&as_known_on=2016-09-10`);
  const query = new URL(page.url()).search;
  expect(query).toContain("2016-09-10");
  const { talks } = await told(page, CASE, "talks", "?as_known_on=2016-09-10");
  expect(talks?.later).toBeGreaterThan(0);
  await expect(part(page)).toContainText(`${talks?.later} statements came later`);
});

test("says where a case holds no talks", async ({ page }) => {
  await open(page, "?case=minsk-ii-2015");
  await expect(part(page)).toContainText("This case holds no talks");
});

for (const [lang, scheme, width] of [
  ["en", "light", 1280],
  ["en", "dark", 320],
  ["ar", "light", 320],
] as const) {
  test(`can be used by everybody: ${lang}, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, `?case=${CASE}&lang=${lang}`);
    await part(page).scrollIntoViewIfNeeded();
    await expect(part(page).locator(".talks-side").first()).toBeVisible();
    await unfold(part(page));
    await expectUsable(page, "#talks");
  });
}
