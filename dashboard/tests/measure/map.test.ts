/**
 * Measures map and brush with many incidents, and holds them to what a reader feels: a step within a frame.
 *
 * Run by `npm run measure`; `INCIDENTS=1000000` for one size, TRUCE_SERVER for a real server's first case. Prints a table.
 */
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ARGUMENTS, CHROMIUM } from "../browser/harness/chromium";
import { cannotServe, serve } from "./stub";
import { tell as tellTable } from "./table";
import { type Figures, figuresOf, Watch } from "./watch";

/** A frame of sixty a second. */
const FRAME_MS = 16;
const SIZES = process.env["INCIDENTS"]?.split(",").map(Number) ?? [100_000, 1_000_000];
const STEPS = 60;

let browser: Browser;
const rows: string[][] = [];

beforeAll(async () => {
  if (cannotServe !== null) throw new Error(cannotServe);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
});

afterAll(async () => {
  await browser?.close();
  tellTable(["incidents", " script time of a step", "median ms", "p95 ms", "most ms"], rows);
});

it.each(SIZES)("%i incidents", { timeout: 600_000 }, async (incidents) => {
  const server = await serve(incidents);
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "no-preference",
  });
  const tell = (what: string, { median, p95, most }: Figures) => {
    const ms = [median, p95, most].map((n) => n.toFixed(1));
    rows.push([incidents.toLocaleString("en"), what, ...ms]);
  };
  await openMap(page, server.address);
  const watch = await Watch.on(page);
  tell("columns read and checked, once", figuresOf([await watch.said("incidents read")]));
  tell("incidents binned, once", figuresOf([await watch.said("incidents binned")]));
  tell("first picture, once", figuresOf([await watch.said("incidents first drawn")]));
  tell("two frames in which nothing is done", figuresOf(await watch.each(Array(20).fill(async () => {}))));
  const steps: [string, Iterable<() => Promise<void>>][] = [
    [
      "brush: a window is drawn, 9 days a step",
      await drag(page, ".brush-over", [0.05, 0.5], [0.9 / STEPS, 0]),
    ],
    [
      "brush: the window moves, 9 days a step",
      await drag(page, ".brush-over", [0.5, 0.5], [-0.4 / STEPS, 0]),
    ],
    ["brush: an edge moves by a day, by key", key(page, ".brush-edge >> nth=0 >> input", "ArrowRight")],
    ["map: panned by 8 pixels", await drag(page, ".map-canvas", [0.3, 0.3], [0.4 / STEPS, 0.2 / STEPS])],
    ["map: a turn of the wheel, and the frames until it rests", await wheel(page)],
  ];
  for (const [what, acts] of steps) {
    const figures = figuresOf(await watch.each(acts));
    await page.mouse.up();
    await page.waitForTimeout(800);
    tell(what, figures);
    if (!what.includes("wheel")) expect(figures.median, what).toBeLessThan(FRAME_MS);
  }
  const jumps = figuresOf(await watch.each(jump(page)));
  tell("brush: from all days to one and back, the whole page", jumps);
  await page.close();
  server.stop();
});

async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("#map").scrollIntoViewIfNeeded();
  await page.locator(".brush-over").waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("incidents first drawn").length > 0);
  await page.waitForTimeout(2000);
}

type Pair = readonly [number, number];

/** Returns moves of a pressed pointer over an element, from a place in it and by parts of its size. */
async function drag(page: Page, on: string, from: Pair, by: Pair): Promise<Iterable<() => Promise<void>>> {
  const element = page.locator(on);
  const box = async () => {
    await element.scrollIntoViewIfNeeded();
    const found = await element.boundingBox();
    if (found === null) throw new Error(`${on} is not to be seen`);
    return found;
  };
  const at = ({ x, y, width, height }: Awaited<ReturnType<typeof box>>, step: number): Pair => [
    x + width * (from[0] + by[0] * step),
    y + height * (from[1] + by[1] * step),
  ];
  function* moves() {
    for (let step = 0; step <= STEPS; step++) {
      yield async () => {
        const area = await box();
        if (step === 0) {
          await page.mouse.move(...at(area, 0));
          await page.mouse.down();
        } else await page.mouse.move(...at(area, step));
      };
    }
  }
  return moves();
}

function key(page: Page, on: string, name: string): (() => Promise<void>)[] {
  return Array.from({ length: STEPS }, () => () => page.locator(on).press(name));
}

async function wheel(page: Page): Promise<(() => Promise<void>)[]> {
  return Array.from({ length: 30 }, (_, step) => async () => {
    if (step === 0) await page.locator(".map-canvas canvas").first().hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, step < 15 ? -40 : 40);
    await page.keyboard.up("Control");
  });
}

/** All days, then day 500, and so on: everything is counted anew. */
function jump(page: Page): (() => Promise<void>)[] {
  const chart = page.locator(".brush-over");
  return Array.from({ length: 20 }, (_, step) => async () => {
    if (step % 2 === 0) await page.locator(".brush-controls > button").click();
    else await chart.click({ position: { x: 300, y: 20 } });
  });
}
