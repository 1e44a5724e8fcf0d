/** The switch of readings: all parts follow, what changed is marked, the address holds it, and it can be undone. */
import type { Page } from "@playwright/test";
import { first, type Schemas, told } from "./harness/api";
import { expect, open, settled, test } from "./harness/test";

const CASE = "syria-2016-09";

const readings = (page: Page) => page.locator("#readings");
const choose = (page: Page, name: RegExp) => readings(page).getByRole("radio", { name }).check();

/** All cells of the calendar as `provision party area day` with where they stand. */
function standings({ rows }: Schemas["CalendarView"]): Map<string, string> {
  return new Map(
    rows.flatMap(({ provision, party, area, cells }) =>
      cells.map((cell) => [`${provision} ${party} ${area} ${cell.day_number}`, cell.standing] as const),
    ),
  );
}

test("begins with the default reading, and says so", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  for (const name of [/all sources/, /told by two independent groups/, /must be shown in full/, /lowest/]) {
    await expect(readings(page).getByRole("radio", { name })).toBeChecked();
  }
  await expect(readings(page)).toContainText("This is the default reading.");
});

test("changes every part at once, and the address bar holds it", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await choose(page, /claimed by one/);
  await expect(page).toHaveURL(/strength=claimed/);
  await settled(page);
  const answer = await told(page, CASE, "answer", "?strength=claimed");
  for (const { text } of first(answer.gates).blockers) {
    await expect(page.locator("#answer .blockers")).toContainText(text);
  }
  await expect(page.locator("#answer .basis")).toContainText("one source's word is enough");
  const breached = [...standings(await told(page, CASE, "calendar", "?strength=claimed")).values()];
  expect(breached).toContain("breached");
});

test("marks what differs from the default reading, in the answer and in the calendar", async ({ page }) => {
  await open(page, `?case=valleys&strength=claimed`);
  const chosen = standings(await told(page, "valleys", "calendar", "?strength=claimed"));
  const byDefault = standings(await told(page, "valleys", "calendar"));
  const differing = [...chosen].filter(([key, standing]) => byDefault.get(key) !== standing);
  expect(differing.length).toBeGreaterThan(0);
  await expect(page.locator("#calendar a.cell.changed")).toHaveCount(differing.length);
  await expect(page.locator("#calendar a.cell.changed").first()).toHaveAccessibleName(
    /under the default reading/i,
  );
  await expect(page.locator("#answer .verdict .changed")).toBeVisible();
  await expect(readings(page)).toContainText("Against the default reading");
});

test("marks nothing while the default reading is chosen", async ({ page }) => {
  await open(page, "?case=valleys");
  await page.locator("#calendar .cell").first().waitFor();
  await expect(page.locator(".changed:visible")).toHaveCount(
    await page.locator(".legend .changed:visible").count(),
  );
});

test("is kept by reload, and undone and done again by back and forward", async ({ page }) => {
  await open(page, "?case=valleys");
  await choose(page, /claimed by one/);
  await expect(page.locator("#answer .verdict")).toContainText("not met");
  await choose(page, /may be claimed/);
  await expect(page).toHaveURL(/exclusion=lenient/);
  await page.reload();
  await settled(page);
  await expect(readings(page).getByRole("radio", { name: /claimed by one/ })).toBeChecked();
  await expect(readings(page).getByRole("radio", { name: /may be claimed/ })).toBeChecked();
  await page.goBack();
  await expect(readings(page).getByRole("radio", { name: /must be shown in full/ })).toBeChecked();
  await page.goBack();
  await expect(readings(page).getByRole("radio", { name: /two independent/ })).toBeChecked();
  await expect(page.locator("#answer .verdict")).toContainText("undetermined");
  await page.goForward();
  await expect(page.locator("#answer .verdict")).toContainText("not met");
});

test("goes back to the default with one press", async ({ page }) => {
  await open(page, "?case=valleys&strength=verified&counts=full&exclusion=lenient&sources=independent");
  await readings(page).getByRole("link", { name: "Back to the default reading" }).click();
  await expect(page).toHaveURL(/\?case=valleys$/);
  await expect(readings(page)).toContainText("This is the default reading.");
});

test("reads one source alone, found by name, where that is possible", async ({ page }) => {
  await open(page, `?case=${CASE}&strength=claimed`);
  await choose(page, /one source alone/);
  await readings(page).getByRole("searchbox").fill("SANA");
  await readings(page).getByRole("link", { name: /SANA/ }).first().click();
  await expect(page).toHaveURL(/sources=one/);
  await settled(page);
  await expect(page.locator("#answer .basis")).toContainText("SANA");
});

test("says why one source alone can never be two independent groups, with a way out", async ({ page }) => {
  await open(page, "?case=valleys");
  await expect(readings(page).getByRole("radio", { name: /one source alone/ })).toBeDisabled();
  await readings(page).getByRole("link", { name: "Let a breach be claimed by one" }).click();
  await expect(page).toHaveURL(/strength=claimed/);
});

test("tells a screen reader what the choice changed", async ({ page }) => {
  await open(page, "?case=valleys");
  await choose(page, /claimed by one/);
  await expect(page.locator("[aria-live=polite].heard")).toContainText(/not met/);
});

test("answers again as known on a date, and says what that leaves out", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await readings(page).getByLabel("As known on").fill("2016-09-19");
  await expect(page).toHaveURL(/as_known_on=2016-09-19/);
  await settled(page);
  const { reports_used, reports_left_out } = await told(page, CASE, "answer", "?as_known_on=2016-09-19");
  expect(reports_left_out).toBeGreaterThan(0);
  await expect(page.locator("#answer .basis")).toContainText(`${reports_used} were used`);
  await expect(readings(page)).toContainText(`${reports_left_out} reports are left out`);
  await readings(page)
    .getByRole("button", { name: /latest/ })
    .click();
  await expect(page).not.toHaveURL(/as_known_on/);
});
