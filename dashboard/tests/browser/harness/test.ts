/**
 * What every browser test has: the page under the real server, and a browser whose complaints fail the test.
 *
 * In: the shared server. Out: {@link test}. Invariant: no console error, no breach of the page's policy, no dialog, no
 * fault in a script and no request to anybody but the server goes by unseen, in any test, on any page or worker.
 */
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { SHARED } from "./setup";

export { expect, type Page };

interface Given {
  /** The server's address, with a slash at its end. */
  readonly address: string;
  /** Complaints that this test brings about on purpose. */
  readonly mayComplain: RegExp | null;
  /** What the browser complained of so far. */
  readonly complaints: string[];
}

export const test = base.extend<Given>({
  // `harness/setup.ts` sets it before any worker begins.
  address: [process.env[SHARED] ?? "", { option: true }],
  baseURL: async ({ address }, use) => use(address),
  mayComplain: [null, { option: true }],
  complaints: [
    async ({ context, address, mayComplain }, use) => {
      const complaints: string[] = [];
      await hear(context, address, complaints);
      await use(complaints);
      const unasked = complaints.filter((said) => !mayComplain?.test(said));
      expect(unasked, "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],
});

async function hear(context: BrowserContext, address: string, complaints: string[]): Promise<void> {
  context.on("console", (said) => {
    if (said.type() === "error" || /content security policy/i.test(said.text())) {
      complaints.push(`console: ${said.text()} ${said.location().url}`);
    }
  });
  context.on("weberror", (error) => complaints.push(`fault: ${error.error().stack ?? error.error()}`));
  context.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(blob|data|chrome|about):/.test(url)) {
      complaints.push(`request elsewhere: ${url}`);
    }
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      // biome-ignore lint/suspicious/noConsole: this is how the page's side tells the test's
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** Opens the page at a query and waits until the answer stands, whole and of now. */
export async function open(page: Page, query = ""): Promise<void> {
  await page.goto(query);
  await settled(page);
}

/** Waits until the answer that is asked for stands: nothing awaited, nothing outdated. */
export async function settled(page: Page): Promise<void> {
  await page.locator("#answer .basis").waitFor();
  await expect(page.locator("#answer .waiting, #answer [aria-busy=true]")).toHaveCount(0);
}
