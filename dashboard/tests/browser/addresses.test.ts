/** Addresses that were mistyped, cut or made to harm: the page says what is wrong with them, and nothing breaks. */
import { expect, open, settled, test } from "./harness/test";

// The server's refusals are what these tests are about; the browser notes each of them.
test.use({ mayComplain: /the server responded with a status of 4\d\d/ });

test("names the case that does not exist", async ({ page }) => {
  await page.goto("?case=no-such-case");
  await expect(page.locator("main").getByRole("alert").first()).toContainText("no-such-case");
});

test("offers the cases that exist where the named one does not", async ({ page }) => {
  await page.goto("?case=no-such-case");
  await page.getByRole("combobox", { name: /case/i }).selectOption("syria-2016-09");
  await settled(page);
});

test("tells a refusal for a case's odd names in words, and stays whole", async ({ page }) => {
  for (const id of [
    "..",
    "../../etc/passwd",
    "A",
    "a%2Fb",
    "%00",
    "<script>alert(1)</script>",
    "x".repeat(300),
  ]) {
    await page.goto(`?case=${encodeURIComponent(id)}`);
    await expect(page.locator("main").getByRole("alert").first()).toBeVisible();
    await expect(page.locator(".languages")).toBeVisible();
  }
});

const SLIPS: readonly (readonly [string, string])[] = [
  ["strength", "proved"],
  ["exclusion", "0"],
  ["counts", "most"],
  ["sources", "one:"],
  ["as_known_on", "2016-02-31"],
  ["as_known_on", "yesterday"],
  ["days", "9-3"],
  ["days", "-1"],
  ["selected", "cell~only"],
  ["selected", "nothing~x"],
  ["lang", "tlh"],
];

for (const [key, value] of SLIPS) {
  test(`says that ${key}=${value} cannot be read, and shows the rest`, async ({ page }) => {
    await open(page, `?case=valleys&${key}=${encodeURIComponent(value)}`);
    await expect(page.getByRole("alert").filter({ hasText: `${key}=${value}` })).toBeVisible();
    await expect(page.locator("#answer .verdict")).toBeVisible();
  });
}

test("says that a source, a phase, a cell or an incident is not known", async ({ page }) => {
  await page.goto("?case=valleys&sources=one:nobody");
  await expect(page.locator("#answer").getByRole("alert")).toContainText("nobody");
  await open(page, "?case=valleys&phase=no-phase");
  await expect(page.locator("#answer").getByRole("alert")).toContainText("no-phase");
  for (const selected of [
    "incident~i999",
    "cell~no-attack~government~moon~3",
    "cell~x~y~z~0",
    "gate~no-phase",
  ]) {
    await open(page, `?case=valleys&selected=${encodeURIComponent(selected)}`);
    await expect(page.locator("#evidence").getByRole("alert")).toBeVisible();
  }
});

test("says that a day beyond the last is not one of the agreement's", async ({ page }) => {
  await open(page, "?case=valleys&selected=cell~no-attack~government~valleys~99999");
  await expect(page.locator("#evidence").getByRole("alert")).toBeVisible();
  await open(page, "?case=valleys&days=5000-6000");
  await expect(page.locator("#answer .verdict")).toBeVisible();
});

test("takes nothing from an address as markup or script", async ({ page }) => {
  const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;
  for (const key of ["case", "strength", "sources", "phase", "as_known_on", "selected", "days", "lang"]) {
    const value = encodeURIComponent(key === "sources" ? `one:${attack}` : attack);
    await page.goto(`?${key === "case" ? "" : "case=valleys&"}${key}=${value}`);
    await expect(page.locator("main").getByRole("alert").first()).toBeVisible();
    expect(await page.locator("main img, main script").count()).toBe(0);
  }
  await page.goto(`?case=valleys#"><img src=x onerror=alert(1)>`);
  await settled(page);
});

test("survives a query as long as the server reads, and thousands of cases", async ({ page }) => {
  await page.goto(`?case=valleys&phase=${"p".repeat(390)}&selected=incident~${"i".repeat(380)}`);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.goto(`?${"case=valleys&".repeat(300)}`);
  await settled(page);
});
