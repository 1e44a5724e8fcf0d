/**
 * Takes the pictures of the page that stand in the book: `make pictures`.
 *
 * In: TRUCE (the built command), CHROMIUM (a browser); both have defaults. The shipped cases. Out: PNG files in
 * `docs/pictures`. Invariant: the pictures are of the page as it is served, under its own policy, and of shipped cases
 * only. The picture of an edited case is taken by hand: the tour says how.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = process.env["TRUCE"] ?? `${root}target/debug/truce`;
const browserAt = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** @typedef {{ file: string, query: string, part?: string }} Picture */

/**
 * What is taken: a file, an address, and the part that is shown; without one the top of the page.
 * @type {readonly Picture[]}
 */
const PICTURES = [
  { file: "page-syria-2016-09.png", query: "case=syria-2016-09" },
  { file: "page-syria-2016-02.png", query: "case=syria-2016-02" },
  { file: "page-calendar.png", query: "case=syria-2016-09&strength=claimed", part: "#calendar" },
  {
    file: "page-evidence.png",
    query: "case=syria-2016-09&selected=cell~no-attack~government~syria~0",
    part: "#evidence",
  },
  { file: "page-map.png", query: "case=syria-2016-09", part: "#map" },
  { file: "page-trend.png", query: "case=syria-2016-09", part: "#trend" },
  { file: "page-talks.png", query: "case=syria-2016-09", part: "#talks" },
];
const SIZE = { width: 1280, height: 900 };
/** No picture is higher than this: the part goes on below it. */
const HIGHEST = 1100;

const server = spawn(command, ["serve", "cases/syria-2016-09", "cases/syria-2016-02", "--port", "0"], {
  cwd: root,
  stdio: ["ignore", "pipe", "inherit"],
});
server.stdout.setEncoding("utf8");
const [address] = await once(server.stdout, "data");
const browser = await chromium.launch({
  executablePath: browserAt,
  args: ["--no-sandbox", "--enable-unsafe-swiftshader"],
});
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: "light", locale: "en-GB" });
  for (const picture of PICTURES) await take(page, picture);
} finally {
  await browser.close();
  server.kill("SIGINT");
}

/** Takes one picture. */
async function take(
  /** @type {import("@playwright/test").Page} */ page,
  /** @type {Picture} */ { file, query, part },
) {
  await page.goto(`${address.trim()}?${query}`);
  await page.locator("#answer .shown").first().waitFor();
  const shown = page.locator(part ?? "body");
  await shown.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (id) => document.querySelector(id)?.querySelector(".waiting, [aria-busy=true]") === null,
    part ?? "#answer",
  );
  // The map says that it is being fetched until it is drawn.
  if (part === "#map") await page.locator("#map canvas").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: `${root}docs/pictures/${file}`, ...(await frameOf(page, shown, part)) });
  console.log(`docs/pictures/${file}`);
}

/** Returns what of the page is in the picture: the window, or a part from its top down. */
async function frameOf(
  /** @type {import("@playwright/test").Page} */ page,
  /** @type {import("@playwright/test").Locator} */ shown,
  /** @type {string | undefined} */ part,
) {
  if (part === undefined) {
    await page.evaluate(() => scrollTo(0, 0));
    return {};
  }
  const { x, y, width, height } = await shown.evaluate((/** @type {Element} */ one) => {
    const box = one.getBoundingClientRect();
    return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
  });
  return { fullPage: true, clip: { x, y, width, height: Math.min(height, HIGHEST) } };
}
