/** Cases side by side: each asked the same, none measured against another. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const compare = (page: Page) => page.locator("#compare");
const columns = (page: Page) => compare(page).locator(".columns > *");
const LABELS = { met: "met", not_met: "not met", undetermined: "undetermined" };

test("sets another case beside the one in front, and the address holds both", async ({ page }) => {
  await open(page, "?case=syria-2016-09");
  await compare(page).getByRole("combobox").selectOption("valleys");
  await expect(page).toHaveURL(/case=syria-2016-09&case=valleys/);
  await expect(columns(page)).toHaveCount(2);
  await page.reload();
  await expect(columns(page)).toHaveCount(2);
  await page.goBack();
  await expect(columns(page)).toHaveCount(0);
});

test("shows each case's own answer, under the same reading", async ({ page }) => {
  await open(page, "?case=syria-2016-09&case=valleys&case=syria-2016-02&strength=claimed");
  for (const [at, id] of ["syria-2016-09", "valleys", "syria-2016-02"].entries()) {
    const { gates, case: terms } = await told(page, id, "answer", "?strength=claimed");
    await expect(columns(page).nth(at)).toContainText(terms.title);
    for (const gate of gates) {
      await expect(columns(page).nth(at)).toContainText(gate.name);
      await expect(columns(page).nth(at)).toContainText(LABELS[gate.answer]);
    }
  }
  await expect(compare(page)).toContainText("one source's word is enough");
});

test("keeps the order in which the reader named them, and says that none is measured", async ({ page }) => {
  await open(page, "?case=valleys&case=syria-2016-09");
  await expect(columns(page).first()).toContainText("Truce of the two valleys");
  await expect(compare(page)).toContainText("None is measured against another");
});

test("takes a case away, and puts another in front", async ({ page }) => {
  await open(page, "?case=syria-2016-09&case=valleys");
  await columns(page).nth(1).getByRole("link", { name: /front/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("two valleys");
  await columns(page).nth(1).getByRole("link", { name: /away/ }).click();
  await expect(columns(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\?case=valleys$/);
});

test("shows a case of the list that does not exist as missing, and the others all the same", async ({
  page,
}) => {
  await open(page, "?case=valleys&case=minsk-ii-2015");
  await expect(columns(page).nth(1)).toContainText(/No day has passed|no next phase/);
});
