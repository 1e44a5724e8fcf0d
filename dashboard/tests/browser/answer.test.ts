/** The answer: it stands first, its clock day by day, what keeps it shut, how firm it is, and by what it was given. */
import { first, told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";
const LABELS = { met: "met", not_met: "not met", undetermined: "undetermined" };

test("is the first thing that is read, without scrolling, and comes before the map", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { gates } = await told(page, CASE, "answer");
  const gate = first(gates);
  const verdict = page.locator("#answer .verdict");
  await expect(verdict).toBeInViewport({ ratio: 1 });
  await expect(verdict).toContainText(LABELS[gate.answer]);
  await expect(verdict).toContainText(gate.name);
  expect(gate.answer).toBe("not_met");
  expect(await page.locator("main > section").first().getAttribute("id")).toBe("answer");
});

test("shows the clock of each condition, day by day, and each day opens what it rests on", async ({
  page,
}) => {
  await open(page, `?case=${CASE}`);
  const { needs } = first((await told(page, CASE, "answer")).gates);
  const strips = page.locator("#answer .need");
  await expect(strips).toHaveCount(needs.length);
  for (const [at, need] of needs.entries()) {
    const strip = strips.nth(at).locator("ol.clock-days").first();
    await expect(strip.getByRole("link")).toHaveCount(need.clock.length);
    for (const [day, { state }] of need.clock.entries()) {
      await expect(strip.getByRole("link").nth(day)).toHaveClass(new RegExp(`is-${state}`));
    }
  }
  await strips.first().locator("ol.clock-days").first().getByRole("link").last().click();
  await expect(page).toHaveURL(/selected=/);
  await expect(page.locator("#evidence")).not.toContainText("Choose a day in the calendar");
});

test("says a day that cannot be said with another sign and word than one that counts", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const unknown = page.locator("#answer .clock-days .cell.is-unknown").first();
  await expect(unknown).toHaveAccessibleName(/cannot be said/);
  const signs = await page
    .locator("#answer .clock-legend svg")
    .evaluateAll((all) => all.map((one) => one.innerHTML));
  expect(new Set(signs).size).toBe(signs.length);
});

test("names everything that keeps the phase shut, in the server's order", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { blockers } = first((await told(page, CASE, "answer")).gates);
  const listed = page.locator("#answer .blockers > li");
  await expect(listed).toHaveCount(blockers.length);
  for (const [at, { text, incidents }] of blockers.entries()) {
    await expect(listed.nth(at)).toContainText(text);
    for (const id of incidents) await expect(listed.nth(at)).toContainText(id);
  }
});

test("says whether every reading with evidence agrees", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const gate = first((await told(page, CASE, "answer")).gates);
  expect(gate.robust).toBe(true);
  await expect(page.locator("#answer")).toContainText(
    `All ${gate.variations_with_evidence} variations that have evidence`,
  );
});

test("names the readings that turn it, each with a link that sets it", async ({ page }) => {
  await open(page, "?case=valleys");
  const answer = page.locator("#answer");
  await expect(answer.locator(".verdict")).toContainText("undetermined");
  await expect(answer).toContainText(/It would be not met under/);
  await answer
    .getByRole("link", { name: /one source/ })
    .first()
    .click();
  await expect(page).toHaveURL(/strength=claimed/);
  await expect(answer.locator(".verdict")).toContainText("not met");
  await expect(answer.locator(".verdict .changed")).toBeVisible();
});

test("shows by what it was given: reading, knowledge, reports, the hash of the rules", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const answer = await told(page, CASE, "answer");
  const basis = page.locator("#answer .basis");
  await expect(basis).toContainText(answer.case.rules_hash);
  await expect(basis).toContainText(String(answer.reports_used));
  await expect(basis).toContainText(/independent groups/);
  await expect(basis).toContainText(/all that the case holds/);
});

test("shows each assumption with its reason and its other fair values", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { assumptions } = await told(page, CASE, "answer");
  expect(assumptions.length).toBeGreaterThan(0);
  for (const { why, alternatives } of assumptions) {
    await expect(page.locator("#answer")).toContainText(why);
    for (const value of alternatives) await expect(page.locator("#answer")).toContainText(value);
  }
});

test("says of terms without reports that nothing can be answered, not that all is well", async ({ page }) => {
  for (const id of ["minsk-ii-2015", "lebanon-2024"]) {
    await open(page, `?case=${id}`);
    const { gates } = await told(page, id, "answer");
    const answer = page.locator("#answer");
    if (gates.length === 0) await expect(answer).toContainText(/no next phase/);
    await expect(answer.locator(".is-kept, .is-met")).toHaveCount(0);
  }
});

test("keeps the same answer for each end that somebody declared", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { horizons } = first((await told(page, CASE, "answer")).gates);
  for (const { what } of horizons) await expect(page.locator("#answer .ends")).toContainText(what);
});
