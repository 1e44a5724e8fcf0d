/** What can be taken away: files that really come, of exactly the question that is shown. */
import { readFile } from "node:fs/promises";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";

const CASE = "syria-2016-09";
const QUERY = "strength=claimed&as_known_on=2016-09-19";
const FILES = [
  "bulletin.html",
  "bulletin.md",
  "standing.csv",
  "incidents.csv",
  "incidents.geojson",
  "assessment.json",
];

for (const file of FILES) {
  test(`gives ${file} with the reading, the date and the rules it was made by`, async ({ page }) => {
    await open(page, `?case=${CASE}&${QUERY}`);
    const coming = page.waitForEvent("download");
    await page.locator("#downloads").getByRole("link", { name: file }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toContain(file);
    const text = await readFile(await download.path(), "utf8");
    const { case: terms } = await told(page, CASE, "answer", `?${QUERY}`);
    for (const said of ["one source's word is enough", terms.rules_hash, "2016-09-20"]) {
      expect(text.includes(said), `${file} holds ${said}`).toBe(true);
    }
    await expect(page).toHaveURL(new RegExp(QUERY));
  });
}

test("says that all are drafts until a person releases them", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await expect(page.locator("#downloads")).toContainText(/drafts/);
  await expect(page.locator("#downloads")).toContainText(/released/);
});

test("gives numbers that are no formulas, and places that are coarse", async ({ page }) => {
  await open(page, "?case=hostile");
  for (const file of ["standing.csv", "incidents.csv"]) {
    const text = await (await page.request.get(`api/v1/cases/hostile/files/${file}`)).text();
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  }
});
