/**
 * Measures how soon the answer of a real server stands on the screen, and how soon another reading's does.
 *
 * Run by `benches/page/run.sh`. FOLDERS: case folders, by commas; TRUCE: the built command. Out: a table. Each case has a
 * server and a browser of its own. *From nothing* is the first that anybody asks of a server that has just read the case.
 */
import { basename } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, describe, expect, it } from "vitest";
import { ARGUMENTS, CHROMIUM } from "../browser/harness/chromium";
import { serve } from "../browser/harness/truce";
import { tell } from "./table";
import { figuresOf } from "./watch";

const FOLDERS = process.env["FOLDERS"]?.split(",") ?? [];
const OPENINGS = 7;
/** The aim for the shipped cases, with what the server computes left out. */
const FIRST_MS = 1000;
const ENDS_WITHIN_MS = 1_200_000;

const rows: string[][] = [];

describe.skipIf(FOLDERS.length === 0)("the first answer", () => {
  afterAll(() => {
    const head = [
      "case",
      "incidents",
      "answer on screen from nothing, s",
      "later, ms",
      "most of 7, ms",
      "map drawn, ms",
      "another reading, s",
      "back to one that is known, ms",
    ];
    tell(head, rows);
  });

  it.each(FOLDERS)("%s", { timeout: ENDS_WITHIN_MS }, async (folder) => {
    const server = await serve([folder], { within: ENDS_WITHIN_MS });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    try {
      const name = basename(folder);
      const address = `${server.address}?case=${name}`;
      const nothing = await opened(browser, address);
      const warm: number[] = [];
      for (let n = 0; n < OPENINGS; n++) warm.push(await opened(browser, address));
      const page = await openedPage(browser, address);
      const map = await mapDrawn(page);
      const other = await switched(page, "claimed");
      const back = await switched(page, "corroborated");
      await page.close();
      const { median, most } = figuresOf(warm);
      const ms = (n: number) => n.toFixed(0);
      const seconds = (n: number) => (n / 1000).toFixed(2);
      const incidents = await incidentsOf(`${server.address}api/v1/cases/${name}/answer`);
      rows.push([name, incidents, seconds(nothing), ms(median), ms(most), ms(map), seconds(other), ms(back)]);
      if (!name.startsWith("made-up")) expect(median, name).toBeLessThan(FIRST_MS);
    } finally {
      await browser.close();
      await server.end();
    }
  });
});

async function openedPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(ENDS_WITHIN_MS);
  await page.goto(address);
  return page;
}

/** Opens a page of nothing that is kept, and returns the milliseconds until the answer is drawn. */
async function opened(browser: Browser, address: string): Promise<number> {
  const page = await openedPage(browser, address);
  const at = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = () => {
          if (document.querySelector("#answer .verdict-says") === null) requestAnimationFrame(look);
          // In the next frame it has been drawn.
          else requestAnimationFrame(() => done(performance.now()));
        };
        look();
      }),
  );
  await page.close();
  return at;
}

/** Returns the milliseconds from the beginning of the page until the map has drawn its incidents; NaN: it has none. */
async function mapDrawn(page: Page): Promise<number> {
  await page.locator("#map").scrollIntoViewIfNeeded();
  const drawn = () => {
    const entry = performance.getEntriesByName("incidents first drawn").at(-1);
    return entry === undefined ? null : entry.startTime + entry.duration;
  };
  const handle = await page.waitForFunction(drawn, undefined, { timeout: 120_000 }).catch(() => null);
  return (await handle?.jsonValue()) ?? Number.NaN;
}

/** Chooses a strength, and returns the milliseconds until the answer to it stands. */
async function switched(page: Page, strength: string): Promise<number> {
  return page.evaluate(
    (value) =>
      new Promise<number>((done) => {
        const start = performance.now();
        document.querySelector<HTMLInputElement>(`#readings input[type=radio][value=${value}]`)?.click();
        const stands = () => document.querySelector("#answer .waiting, #answer [aria-busy=true]") === null;
        const look = () => {
          if (!stands() || performance.now() - start < 34) requestAnimationFrame(look);
          else done(performance.now() - start);
        };
        requestAnimationFrame(() => requestAnimationFrame(look));
      }),
    strength,
  );
}

async function incidentsOf(address: string): Promise<string> {
  const { incidents } = (await (await fetch(address)).json()) as { incidents: number };
  return incidents.toLocaleString("en");
}
