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
import { ANSWERS, CHANGES } from "./answers";

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

const TRUCE_SERVER = process.env["TRUCE_SERVER"];
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
      // What answers.ts has no answer for is not the page's fault.
      const ours = !said.location().url.includes("/api/");
      if (said.type() === "error" && ours) complaints.push(said.text());
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
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function answer(url: string, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, "http://page");
  if (pathname.startsWith("/api/")) return answerApi(pathname, url, response);
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

/** Answers as `answers.ts` says, or as the real server does. */
async function answerApi(pathname: string, url: string, response: ServerResponse): Promise<void> {
  if (pathname === "/api/v1/changes") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(CHANGES); // The line stays open, as the server's does.
    return;
  }
  if (TRUCE_SERVER !== undefined) {
    const real = await fetch(new URL(url, TRUCE_SERVER));
    const type = real.headers.get("content-type") ?? "";
    response.writeHead(real.status, { "content-type": type }).end(Buffer.from(await real.arrayBuffer()));
    return;
  }
  const body = ANSWERS.get(pathname);
  const known = body !== undefined;
  const problem = { status: 404, code: "no-answer", title: "nothing is made up for this address", help: [] };
  response.writeHead(known ? 200 : 404, {
    "content-type": known ? "application/json" : "application/problem+json",
  });
  response.end(JSON.stringify(known ? body : problem));
}
