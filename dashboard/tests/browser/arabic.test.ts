/** Arabic: the page runs from right to left, and every word of its own is Arabic. */
import type { Page } from "@playwright/test";
import { en } from "../../src/words/en";
import { expect, open, test } from "./harness/test";
import { seeWhole } from "./harness/whole";

const CASE = "syria-2016-09";

/** Names that are the same in every language: of this page, of zones, of keys, of the base map, of files. */
const NAMES =
  /^truce$|^English$|Asia\/Damascus|Ctrl|Shift|Home|End|Natural Earth|SHA-256|[a-z]+\.(html|md|csv|geojson|json)/g;

/** Every sentence of the English words that takes no argument, if it is long enough to be one and not a name. */
function englishTexts(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) => {
    if (typeof value === "string") return /[a-z]{3,}/i.test(value) ? [value] : [];
    return typeof value === "object" && value !== null ? englishTexts(value) : [];
  });
}

/** The page's own texts and labels: without what strangers wrote, which keeps its language and says so. */
function ownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const strangers = "bdi, [lang=en], [dir=auto], [dir=ltr], code, time, option";
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walk.nextNode()) {
      const { parentElement, textContent } = walk.currentNode;
      if (!parentElement?.closest(`script, noscript, ${strangers}`)) texts.push(textContent ?? "");
    }
    for (const one of document.querySelectorAll("[title], [placeholder], [aria-label]")) {
      if (one.closest(strangers)) continue;
      texts.push(...["title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    }
    // An address is written alike in every language.
    return texts.map((text) => text.trim()).filter((text) => text !== "" && !/^https?:\/\/\S+$/.test(text));
  });
}

async function openArabic(page: Page, query = ""): Promise<void> {
  await open(page, `?case=${CASE}&case=syria-2016-02&lang=ar${query}`);
  await seeWhole(page);
}

test("turns the whole document, and back with the back button", async ({ page }) => {
  await open(page, `?case=${CASE}`);
  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page.getByRole("heading", { name: "هل وصلنا؟" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page).toHaveURL(/lang=ar/);
  await page.goBack();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});

test("is what a reader gets whose browser asks for it", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "ar-SY" });
  const page = await context.newPage();
  await page.goto(`${baseURL}?case=${CASE}`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await context.close();
});

for (const [name, query] of [
  ["the default reading", ""],
  ["another reading, with a cell open", "&strength=claimed&selected=cell~no-attack~government~syria~5"],
  ["an incident open", "&selected=incident~i063"],
  ["a gate open", "&selected=gate~joint-implementation-centre&as_known_on=2016-09-19"],
] as const) {
  test(`leaves no English word of its own, under ${name}`, async ({ page }) => {
    await openArabic(page, query);
    const english = new Set(englishTexts(en));
    const texts = await ownTexts(page);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => english.has(text) && text !== en.frame.name)).toEqual([]);
    const latin = texts.map((text) => text.replaceAll(NAMES, "")).filter((text) => /[a-z]{3,}/i.test(text));
    expect([...new Set(latin)]).toEqual([]);
  });
}

test("begins every line on the right", async ({ page }) => {
  await open(page, `?case=${CASE}&lang=ar`);
  const start = await page.locator("#answer h2").evaluate((one) => getComputedStyle(one).textAlign);
  expect(["start", "right"]).toContain(start);
  const box = await page.locator("#answer .verdict-mark").boundingBox();
  expect(box?.x ?? 0).toBeGreaterThan(640);
});

test("walks the calendar the way it runs", async ({ page }) => {
  await open(page, "?case=valleys&lang=ar");
  const grid = page.getByRole("grid");
  await grid.locator("[data-day='0'][data-line]").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(grid.locator(":focus")).toHaveAttribute("data-day", "1");
});

test("keeps English names in their own direction", async ({ page }) => {
  await open(page, `?case=${CASE}&lang=ar`);
  const name = page.getByRole("heading", { level: 1 }).locator("bdi");
  await expect(name).toHaveText("US-Russia arrangement on Syria of 9 September 2016");
});
