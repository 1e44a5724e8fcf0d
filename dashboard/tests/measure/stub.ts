/**
 * A server for measuring: the built page, and a made-up case behind it; or, with TRUCE_SERVER, a real server's answers.
 *
 * In: `dist/`, how many incidents. Out: an address. What the made-up case lacks is answered by 404, and the page says so.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { AREAS, answerOf, CASE, CASES, pointsOf } from "./made_up";

const DIST = new URL("../../dist/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

const REAL = process.env["TRUCE_SERVER"];

/** Why nothing can be measured; `null`: it can. */
export const cannotServe = existsSync(DIST) ? null : "there is no dist: npm run build";

export interface Served {
  readonly address: string;
  stop(): void;
}

export async function serve(incidents: number): Promise<Served> {
  const made: ReadonlyMap<string, Buffer> = REAL === undefined ? bodiesOf(incidents) : new Map();
  const server = createServer((asked, answer) => void respond(made, asked, answer));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${portOf(server)}/`, stop: () => server.close() };
}

function portOf(server: Server): number {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return bound.port;
}

function bodiesOf(incidents: number): ReadonlyMap<string, Buffer> {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const of = (part: string) => `/api/v1/cases/${CASE}/${part}`;
  return new Map([
    ["/api/v1/cases", json(CASES)],
    [of("answer"), json(answerOf(incidents))],
    [of("areas"), json(AREAS)],
    [of("points"), Buffer.from(pointsOf(incidents))],
  ]);
}

async function respond(made: ReadonlyMap<string, Buffer>, asked: IncomingMessage, answer: ServerResponse) {
  const { pathname } = new URL(asked.url ?? "/", "http://page");
  if (REAL !== undefined && pathname.startsWith("/api/")) return passOn(REAL, asked, answer);
  const body = made.get(pathname) ?? (await fileAt(pathname));
  if (body === null) return answer.writeHead(404).end();
  const type = pathname.endsWith("/points") ? "application/octet-stream" : TYPES[extname(pathname)];
  answer.writeHead(200, { "content-type": type ?? (pathname === "/" ? TYPES[".html"] : "application/json") });
  answer.end(body);
}

async function fileAt(pathname: string): Promise<Buffer | null> {
  if (pathname.includes("..")) return null;
  return readFile(new URL(pathname === "/" ? "index.html" : pathname.slice(1), DIST)).catch(() => null);
}

function passOn(server: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { host } = new URL(server);
  const headers = { ...asked.headers, host };
  const passed = request(
    new URL(asked.url ?? "/", server),
    { method: asked.method ?? "GET", headers },
    (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    },
  );
  passed.on("error", () => answer.writeHead(502).end());
  asked.pipe(passed);
}
