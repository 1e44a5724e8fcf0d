/** The evidence: what a cell, an incident and a gate rest on, down to the report and where it can be read. */
import type { Page } from "@playwright/test";
import { fetched, first, type Schemas, told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";

const evidence = (page: Page) => page.locator("#evidence");
const shown = (page: Page) => evidence(page).locator(".selected");

async function openSelected(page: Page, selected: string, more = ""): Promise<void> {
  await open(page, `?case=${CASE}&selected=${encodeURIComponent(selected)}${more}`);
  await expect(evidence(page).locator(".waiting")).toHaveCount(0);
}

/** A cell that rests on incidents, as an address has it and as the API is asked. */
async function cellWithIncidents(page: Page): Promise<{ selected: string; query: string }> {
  const { rows } = await told(page, CASE, "calendar");
  const found = rows.flatMap((row) =>
    row.cells.filter((cell) => cell.incidents > 1).map((cell) => ({ ...row, day: cell.day_number })),
  );
  const { provision, party, area, day } = first(found);
  return {
    selected: `cell~${provision}~${party}~${area}~${day}`,
    query: `?${new URLSearchParams({ provision, party, area, day: String(day) })}`,
  };
}

test("of a cell says the reason, each finding with its rule, and what would change it", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { selected, query } = await cellWithIncidents(page);
  const why = await fetched<Schemas["StandingExplained"]>(page, `api/v1/cases/${CASE}/standing${query}`);
  await openSelected(page, selected);
  await expect(shown(page)).toContainText(why.party_name);
  await expect(shown(page)).toContainText(why.area_name);
  for (const what of why.would_change) await expect(shown(page)).toContainText(what);
  await expect(shown(page).locator("article.finding")).toHaveCount(why.findings.length);
  for (const { finding, perpetrator, target } of why.findings) {
    await expect(shown(page)).toContainText(finding.incident);
    await expect(shown(page)).toContainText(perpetrator);
    await expect(shown(page)).toContainText(target);
  }
  for (const question of ["Who did it", "Who was hit", "Was it allowed"]) {
    await expect(shown(page).locator("article.finding").first()).toContainText(question);
  }
  await expect(shown(page)).toContainText(/a breach needs two independent groups/);
});

test("of an incident shows every account: who, for whom, whose voice, in which words, and where to read it", async ({
  page,
}) => {
  await openSelected(page, "incident~i063");
  const incident = await fetched<Schemas["IncidentView"]>(page, `api/v1/cases/${CASE}/incidents/i063`);
  const accounts = shown(page).locator(".accounts article");
  await expect(accounts).toHaveCount(incident.accounts.length);
  for (const [at, account] of incident.accounts.entries()) {
    await expect(accounts.nth(at)).toContainText(account.source_name);
    if (account.says) await expect(accounts.nth(at)).toContainText(account.says.slice(0, 60));
    if (!account.address) continue;
    const link = accounts.nth(at).locator(`a[href="${account.address}"]`);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", /noopener/);
    await expect(link).toHaveAttribute("rel", /noreferrer/);
  }
  await expect(shown(page)).toContainText(`${incident.killed.careful} to ${incident.killed.full}`);
  expect(incident.killed.full, "of the strike at Deir ez-Zor accounts differ").toBeGreaterThan(
    incident.killed.careful ?? 0,
  );
});

test("puts replies of those concerned beside the finding, and says that they change nothing", async ({
  page,
}) => {
  await open(page, `?case=${CASE}`);
  const { incidents } = await told(page, CASE, "incidents");
  const answered = incidents.filter(({ replies }) => replies.length > 0);
  const { id, replies } = first(answered);
  await openSelected(page, `incident~${id}`);
  const beside = shown(page).locator(".replies");
  await expect(beside).toContainText("changes none of them");
  for (const reply of replies) await expect(beside).toContainText(reply.source_name);
});

test("withholds the place where health or aid was hit or aid moved, and says why", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { incidents } = await told(page, CASE, "incidents");
  const { id } = first(incidents.filter(({ place }) => place.withheld));
  await openSelected(page, `incident~${id}`);
  await expect(shown(page).locator(".withheld")).toContainText(/withheld/);
});

test("of a gate shows what keeps it shut, with the incidents of each", async ({ page }) => {
  await openSelected(page, "gate~joint-implementation-centre");
  const why = await fetched<Schemas["GateExplained"]>(
    page,
    `api/v1/cases/${CASE}/gates/joint-implementation-centre`,
  );
  for (const { blocker, incidents } of why.blockers) {
    await expect(shown(page)).toContainText(blocker.text);
    for (const { id } of incidents) await expect(shown(page)).toContainText(id);
  }
});

test("is reached with the focus, leads on to an incident and back, and hands the focus back", async ({
  page,
}) => {
  await open(page, "?case=valleys&strength=claimed");
  const cell = page.getByRole("grid").locator("a.cell.is-breached").first();
  await cell.press("Enter");
  await expect(evidence(page).locator("#evidence-of")).toBeFocused();
  await expect(page.locator("[aria-live=polite].heard")).toContainText(/The evidence is here/);
  await shown(page)
    .getByRole("link", { name: /Open incident/ })
    .first()
    .click();
  await expect(shown(page).getByRole("heading", { level: 3 })).toContainText(/Incident/);
  await shown(page)
    .getByRole("link", { name: /Back to what was shown before/ })
    .click();
  await expect(shown(page).getByRole("heading", { level: 3 })).toContainText("No attacks");
  await shown(page).getByRole("button", { name: "Close the evidence" }).click();
  await expect(page).not.toHaveURL(/selected/);
  await expect(cell).toBeFocused();
});

test("opened by its address moves no focus: the answer is read first", async ({ page }) => {
  await openSelected(page, "incident~i063");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
});

test("follows the reading: the same cell, explained anew", async ({ page }) => {
  await open(page, "?case=valleys&selected=cell~no-attack~government~valleys~1");
  await expect(shown(page)).toContainText(/undetermined/);
  await page
    .locator("#readings")
    .getByRole("radio", { name: /claimed by one/ })
    .check();
  await expect(shown(page).locator(".standing-line")).toContainText(/breached/);
});

test("copies the address for whoever should see the same", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSelected(page, "incident~i063");
  await evidence(page).getByRole("button", { name: "Copy the address" }).click();
  await expect(evidence(page)).toContainText(/The address is copied/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test("lists all incidents, a page at a time, narrowed as the reader chooses", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const { found } = await told(page, CASE, "incidents");
  const list = evidence(page).locator(".incident-list");
  await expect(list.locator(".found")).toContainText(String(found));
  await list.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/after=/);
  await list.getByRole("combobox", { name: /Act/ }).selectOption("air-strike");
  await expect(page).toHaveURL(/air-strike/);
  const strikes = await told(page, CASE, "incidents", "?act=air-strike");
  await expect(list.locator(".found")).toContainText(String(strikes.found));
  await page.goBack();
  await expect(list.locator(".found")).toContainText(String(found));
});

test("says that no incident under a choice is no sign of peace", async ({ page }) => {
  await open(page, "?case=valleys&act=air-strike");
  await expect(evidence(page)).toContainText(/not a sign of peace/);
});
