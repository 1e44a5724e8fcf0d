/** The evidence: every account with its source and address, places withheld with why, focus there and back, the list. */
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";

test("shows each account of an incident with its source, and replies beside them", async ({ page }) => {
  await open(page, `?case=${CASE}&selected=incident~i076`);
  const { incidents } = await told(page, CASE, "incidents", "?limit=500");
  const evidence = page.locator("#evidence");
  const incident = incidents.find(({ id }) => id === "i076");
  if (incident === undefined) throw new Error("no i076 among the incidents");
  await expect(evidence.locator(".accounts article")).toHaveCount(incident.accounts.length);
  await expect(evidence.locator(".replies article")).toHaveCount(incident.replies.length);
  for (const [at, { source_name }] of incident.accounts.entries()) {
    await expect(evidence.locator(".accounts article").nth(at)).toContainText(source_name);
  }
  for (const link of await evidence.locator("a.source").all()) {
    await expect(link).toHaveAttribute("rel", "noreferrer noopener");
  }
  await expect(evidence).toContainText("The exact place is withheld");
  await expect(evidence).toContainText("changes none of them");
});

test("takes the focus to what was opened, and back to where it came from", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const link = page.locator("#answer .blockers").getByRole("link", { name: "i076", exact: true });
  await link.click();
  await expect(page.locator("#evidence-of")).toBeFocused();
  await page.locator("#evidence .incident-rows a").first().click();
  await page.getByRole("link", { name: "Back to what was shown before" }).click();
  await expect(page.locator("#evidence-of")).toContainText("i076");
  await page.getByRole("button", { name: "Close the evidence" }).click();
  await expect(link).toBeFocused();
  await expect(page).not.toHaveURL(/selected=/);
});

test("lists the incidents under the choice that the address holds", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  const list = page.locator("#evidence .incident-list");
  await expect(list.locator(".incident-rows > li")).toHaveCount(20);
  const all = await list.locator(".found").textContent();
  await list.getByLabel("Act").selectOption("air-strike");
  await expect(page).toHaveURL(/act=air-strike/);
  await expect(list.locator(".found")).not.toHaveText(all ?? "");
  await list.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/after=20/);
  await expect(list.locator(".incident-rows")).toHaveAttribute("start", "21");
});
