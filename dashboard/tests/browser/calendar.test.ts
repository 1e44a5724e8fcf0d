/** The calendar: every cell as the server says, told apart by shape, walked by keyboard, each opening its evidence. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";
const STANDINGS = ["kept", "breached", "contested", "undetermined", "not-monitored"];

const grid = (page: Page) => page.getByRole("grid");
const focused = (page: Page) => grid(page).locator(":focus");

/** The drawing inside a sign, without its colour. */
const shapeOf = (page: Page, standing: string) =>
  page.locator(`#calendar .cell.is-${standing} svg`).first().innerHTML();

test("shows every row and day as the server has it", async ({ page }) => {
  await open(page, "?case=valleys");
  const { rows } = await told(page, "valleys", "calendar");
  await grid(page).waitFor();
  for (const standing of STANDINGS) {
    const wanted = rows.flatMap((row) => row.cells).filter((cell) => cell.standing === standing).length;
    await expect(grid(page).locator(`a.cell.is-${standing}`), standing).toHaveCount(wanted);
  }
});

test("shows every row of a case with many, once its areas are unfolded", async ({ page }) => {
  const { rows } = await told(page, CASE, "calendar");
  const provisions = [...new Set(rows.map((row) => row.provision))];
  await open(page, `?case=${CASE}&${provisions.map((id) => `unfolded=${id}`).join("&")}`);
  await grid(page).waitFor();
  await expect(grid(page).locator("tbody tr:has(th.row-head)")).toHaveCount(rows.length);
});

test("draws not monitored, undetermined and kept in three shapes, also without colour", async ({ page }) => {
  await open(page, "?case=valleys");
  await grid(page).waitFor();
  const shapes = await Promise.all(STANDINGS.map((standing) => shapeOf(page, standing)));
  expect(new Set(shapes).size).toBe(STANDINGS.length);
  for (const standing of ["kept", "not-monitored", "undetermined"]) {
    const words = standing.replace("-", " ");
    await expect(grid(page).locator(`a.is-${standing}`).first()).toHaveAccessibleName(new RegExp(words));
  }
});

test("explains each sign beside the grid", async ({ page }) => {
  await open(page, "?case=valleys");
  for (const words of ["kept", "breached", "contested", "undetermined", "not monitored"]) {
    await expect(page.locator("#calendar")).toContainText(words);
  }
  await expect(page.locator("#calendar")).toContainText(/Nobody reported from there/);
});

test("is entered with one Tab, walked with arrows, and opened with Enter", async ({ page }) => {
  await open(page, "?case=valleys");
  await grid(page).waitFor();
  await expect(grid(page).locator("[tabindex='0']")).toHaveCount(1);
  await grid(page).locator("[tabindex='0']").focus();
  const from = await focused(page).getAttribute("aria-label");
  await page.keyboard.press("ArrowRight");
  await expect(focused(page)).not.toHaveAttribute("aria-label", from ?? "");
  await expect(focused(page)).toHaveAttribute("data-day", "1");
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveAttribute("data-day", "1");
  await page.keyboard.press("End");
  const { days } = await told(page, "valleys", "answer");
  await expect(focused(page)).toHaveAttribute("data-day", String(days.length - 1));
  await page.keyboard.press("Control+Home");
  await expect(focused(page)).toHaveAttribute("data-day", "0");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/selected=cell/);
  await expect(grid(page).locator("[aria-current=true]")).toHaveCount(1);
});

test("opens the evidence of a cell that is clicked, and shows which one it is", async ({ page }) => {
  await open(page, "?case=valleys&strength=claimed");
  await grid(page).locator("a.cell.is-breached").first().click();
  await expect(page).toHaveURL(/selected=cell/);
  await expect(page.locator("#evidence")).toContainText(/breached/);
});

test("opens a cell in a new window when asked so", async ({ page, context }) => {
  await open(page, "?case=valleys");
  const opened = context.waitForEvent("page");
  await grid(page)
    .locator("a.cell")
    .first()
    .click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await other.waitForURL(/selected=cell/);
  await expect(page).not.toHaveURL(/selected/);
});

test("folds many areas into one line that hides none of what occurs, and unfolds them", async ({ page }) => {
  await open(page, `?case=syria-2016-02`);
  await grid(page).waitFor();
  const fold = grid(page)
    .getByRole("button", { name: /Show \d+ areas/ })
    .first();
  const before = await grid(page).locator("tr").count();
  await fold.click();
  await expect(page).toHaveURL(/unfolded=/);
  expect(await grid(page).locator("tr").count()).toBeGreaterThan(before);
  await page.goBack();
  await expect(grid(page).locator("tr")).toHaveCount(before);
});

test("narrows to one promise and one party, in the address too", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const calendar = page.locator("#calendar");
  await calendar.getByRole("combobox", { name: /^Promise/ }).selectOption("castello-access");
  await expect(page).toHaveURL(/castello-access/);
  await expect(grid(page).locator("tr.promise")).toHaveCount(1);
});

test("shows only the days that the address names, and all of them again", async ({ page }) => {
  await open(page, `?case=${CASE}&days=3-5`);
  await grid(page).waitFor();
  const days = await grid(page)
    .locator("[data-day]")
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("data-day")))]);
  expect(days.sort()).toEqual(["3", "4", "5"]);
  await page.locator("#calendar").getByRole("link", { name: "Show all days" }).click();
  await expect(page).not.toHaveURL(/days=/);
});

test("never draws a day without an answer as one that stands", async ({ page }) => {
  await open(page, "?case=minsk-ii-2015");
  await expect(page.locator("#calendar")).toContainText(/No day/);
  await expect(page.locator("#calendar .calendar-grid .cell")).toHaveCount(0);
});
