/**
 * The built page as the server gives it, policy included, and a browser that looks at it.
 *
 * In: `dist/`. Out: an address, and pages that remember what the browser complained of. Invariant: the policy here is the
 * one the server must send; whatever it forbids fails a test.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

const DIST = new URL("../../dist/", import.meta.url);
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Why nothing can be looked at; `null`: it can. */
export const cannotLook: string | null = reasonNotToLook();

function reasonNotToLook(): string | null {
  if (!existsSync(CHROMIUM)) return `there is no browser at ${CHROMIUM}: set CHROMIUM to one`;
  return existsSync(DIST) ? null : "there is no dist: npm run build";
}

export interface Look {
  readonly page: Page;
  /** What the browser complained of: errors, breaches of the policy, requests elsewhere, failed requests. */
  readonly complaints: string[];
}

export class Served {
  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  static async start(): Promise<Served> {
    const server = createServer((request, response) => void answer(request.url ?? "/", response));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("no port");
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--enable-unsafe-swiftshader"],
    });
    return new Served(server, browser, `http://127.0.0.1:${bound.port}/`);
  }

  /** Opens the page at this query, in a window of this size. */
  async open(query: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Look> {
    const page = await this.browser.newPage({
      locale: "en-GB",
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const complaints: string[] = [];
    page.on("console", (said) => {
      if (said.type() === "error") complaints.push(said.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(this.address)) {
        complaints.push(`request elsewhere: ${request.url()}`);
      }
    });
    await page.goto(this.address + query);
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

async function answer(url: string, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, "http://page");
  const path = pathname === "/" ? "index.html" : pathname.slice(1);
  try {
    const body = await readFile(new URL(path, DIST));
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
