/** Rival counts: side by side, each in its own unit, a sum that does not come out flagged, and nothing added up. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";
import { unfold } from "./harness/whole";

const CASE = "syria-2016-09";
const ledgers = (page: Page) => page.locator("#ledgers");

test("shows each source's counts in its own unit", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  await expect(ledgers(page).locator(".ledger-card")).toHaveCount(all.length);
  for (const { source_name, unit } of all) {
    const card = ledgers(page).locator(".ledger-card").filter({ hasText: source_name });
    await expect(card.filter({ hasText: unit }).first()).toBeVisible();
  }
});

test("sets two rivals face to face, over the same days, and lets them be chosen", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const face = ledgers(page).locator(".face-to-face");
  await expect(face.locator(".rival")).toHaveCount(2);
  const [one, other] = await face.getByRole("combobox").all();
  expect(await one?.inputValue()).not.toBe(await other?.inputValue());
  const values = await one?.locator("option").evaluateAll((all) => all.map((o) => o.getAttribute("value")));
  const another = values?.find((value) => /rus|mod|sana/i.test(value ?? "")) ?? values?.at(-1);
  await one?.selectOption(another ?? "");
  await expect(page).toHaveURL(/rival=/);
  const said = await face.locator(".rival").first().innerText();
  await page.reload();
  await expect(face.locator(".rival").first()).toContainText(said.split("\n").at(-1) ?? "");
});

test("flags each tally whose parts do not come to its number, with both numbers", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  const odd = all.flatMap(({ entries }) => entries).filter(({ sum }) => sum === "does-not-add-up");
  expect(odd.length).toBeGreaterThan(0);
  await unfold(ledgers(page));
  const said = (n: number | null | undefined) => Number(n).toLocaleString("en-GB");
  for (const { count, parts_come_to } of odd) {
    const flag = `says ${said(count)}; its own parts come to ${said(parts_come_to)}`;
    await expect(ledgers(page).getByText(flag).first()).toBeVisible();
  }
  // 242 and 251: the best known of them.
  await expect(ledgers(page).getByText("says 242; its own parts come to 251").first()).toBeVisible();
});

test("has no line that adds up sources or units", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await expect(ledgers(page).locator(".ledger-card").first()).toBeVisible();
  await expect(ledgers(page).locator("tfoot")).toHaveCount(0);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  const grand = all.flatMap(({ entries }) => entries).reduce((sum, { count }) => sum + count, 0);
  const text = (await ledgers(page).innerText()).replaceAll(/[,\u202f\u00a0]/g, "");
  expect(text).not.toMatch(new RegExp(`\\b${grand}\\b`));
  await expect(ledgers(page)).toContainText("Nothing is added over units or sources");
});

test("keeps a number as its source means it, with its words and its address", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  const entries = all.flatMap((ledger) => ledger.entries);
  expect(entries.some(({ count_is }) => count_is === "more-than")).toBe(true);
  await expect(ledgers(page).getByText("more than 300").first()).toBeVisible();
  const address = entries.find((entry) => entry.address)?.address ?? "";
  await expect(ledgers(page).locator(`a[href="${address}"]`).first()).toBeVisible();
});

test("says for whom a source speaks beside its counts", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  const sided = all.find(({ speaks_for }) => !/no side|not known/.test(speaks_for));
  const card = ledgers(page)
    .locator(".ledger-card")
    .filter({ hasText: sided?.source_name ?? "?" });
  await expect(card.first()).toContainText(sided?.speaks_for ?? "?");
});

test("narrows to one unit and one source, in the address too", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { ledgers: all } = await told(page, CASE, "ledgers");
  const [{ source = "" } = {}] = all;
  await ledgers(page)
    .getByRole("combobox", { name: /Who counts/ })
    .selectOption(source);
  await expect(page).toHaveURL(new RegExp(`teller=${source}`));
  const own = all.filter((ledger) => ledger.source === source);
  await expect(ledgers(page).locator(".ledger-card")).toHaveCount(own.length);
});

test("says where no source counts anything", async ({ page }) => {
  await open(page, "?case=minsk-ii-2015");
  await expect(ledgers(page)).toContainText(/No source of this case counts anything/);
});
