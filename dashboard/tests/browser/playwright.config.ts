/**
 * How the browser tests run: the machine's own Chromium, the built command with the built page, nothing from elsewhere.
 *
 * In: CHROMIUM (a browser), TRUCE (the built command); both have defaults. Out: a list of what passed; traces and
 * pictures of what failed in `test-results/`. Invariant: nothing is tried twice: a test that fails now and then is wrong.
 */
import { defineConfig } from "@playwright/test";
import { ARGUMENTS, CHROMIUM } from "./harness/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  globalSetup: "./harness/setup.ts",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  // More than the two of most machines would only make the command that all of them ask slower.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: CHROMIUM, args: ARGUMENTS },
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "off",
    screenshot: "only-on-failure",
  },
});
