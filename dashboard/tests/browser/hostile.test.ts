/** A case whose every word is an attack: all of it is shown as text, nothing runs, nothing breaks out of its place. */
import type { Page } from "@playwright/test";
import { told } from "./harness/api";
import { expect, open, test } from "./harness/test";
import { seeWhole } from "./harness/whole";

/** What is wrong with the document as it stands. Empty: nothing of a stranger became more than text. */
async function broken(page: Page): Promise<string[]> {
  const found = await Promise.all([
    page.evaluate(actingAttributes),
    page.evaluate(strangeLinks),
    page.evaluate(madeElements),
    page.evaluate(turningMarks),
    page.evaluate(tooWide),
  ]);
  return found.flat();
}

/** Handlers anywhere; styles in attributes that hold more than the page's own signs, which are pictures without words. */
function actingAttributes(): string[] {
  const ownSign = /--sign-[a-z-]+: url\("data:image\/svg\+xml,[\w%.~()'!*-]*"\)/g;
  const acts = (one: Element) => (name: string) =>
    name.startsWith("on") ||
    (name === "style" &&
      /alert|url\(|expression/.test((one.getAttribute(name) ?? "").replaceAll(ownSign, "")));
  return [...document.querySelectorAll("*")].flatMap((one) =>
    one
      .getAttributeNames()
      .filter(acts(one))
      .map((name) => `${one.tagName} ${name}=${one.getAttribute(name)}`),
  );
}

function strangeLinks(): string[] {
  const known = /^(https?:|\?|#|\.?\/?(assets|api)\/|\/$|$)/;
  const addresses = [...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href") ?? "");
  return addresses.filter((href) => !known.test(href)).map((href) => `link to ${href.slice(0, 80)}`);
}

function madeElements(): string[] {
  const made = document.querySelectorAll("body script:not([src]), body style, img, iframe, object, embed");
  return [...made].map((one) => one.outerHTML.slice(0, 80));
}

/** Marks that turn the reading, unless they are isolated and ended within the same piece of text. */
function turningMarks(): string[] {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults: string[] = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent ?? "";
    const begun = text.match(/[\u2066-\u2068]/g)?.length ?? 0;
    const ended = text.match(/\u2069/g)?.length ?? 0;
    if (/[\u202a-\u202e]/.test(text) || begun !== ended) faults.push(`turned: ${text.slice(0, 80)}`);
  }
  return faults;
}

function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`wider than the window: ${scrollWidth} of ${clientWidth}`] : [];
}

for (const [name, width] of [
  ["a desk", 1280],
  ["a phone", 390],
] as const) {
  test(`shows every word as text, in its place, on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, "?case=hostile");
    await seeWhole(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText('<script>alert("title")</script>');
    await expect(page.locator("#answer")).toContainText("<script>alert(");
    expect(await broken(page)).toEqual([]);
  });
}

test("shows the evidence of each incident, cell and gate as text", async ({ page }) => {
  await open(page, "?case=hostile");
  const { incidents } = await told(page, "hostile", "incidents");
  const { rows } = await told(page, "hostile", "calendar");
  expect(incidents.length).toBeGreaterThan(0);
  const cells = rows.map(({ provision, party, area }) => `cell~${provision}~${party}~${area}~1`);
  for (const selected of [...incidents.map(({ id }) => `incident~${id}`), ...cells, "gate~talks"]) {
    await open(page, `?case=hostile&selected=${encodeURIComponent(selected)}`);
    await expect(page.locator("#evidence .waiting")).toHaveCount(0);
    await expect(page.locator("#evidence")).toContainText(/alert\(/);
    expect(await broken(page), selected).toEqual([]);
  }
});

test("is as harmless in Arabic, in the dark, beside another case and on paper", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "?case=hostile&case=valleys&lang=ar");
  await seeWhole(page);
  expect(await broken(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await broken(page)).toEqual([]);
});
