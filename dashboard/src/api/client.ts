/**
 * Requests to the server, typed by its own description.
 *
 * In: a path and parameters that `server/openapi.json` knows. Out: a {@link Reply}: the answer with its tag, or
 * {@link Trouble}. Invariant: an answer of another shape does not compile where it is used, as far as the description
 * goes. Invariant: each request asks whether the cached answer still holds (`cache: "no-cache"` makes the browser send
 * If-None-Match), so nothing outdated is shown as new, and what did not change is not sent again.
 */
import createClient from "openapi-fetch";
import type { paths } from "./schema";
import { type Trouble, troubleOf, troubleThrown } from "./trouble";

/** Longer than any assessment of a shipped case takes; then the page says that no answer came. */
const WAIT_MAX_MS = 60_000;

/** The typed client: `api.GET("/api/v1/…", { params, signal })`. Hand its promise to {@link ask}. */
export const api = createClient<paths>({
  baseUrl: new URL(".", document.baseURI).href.replace(/\/$/, ""),
  cache: "no-cache",
  credentials: "same-origin",
  fetch: (request: Request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(WAIT_MAX_MS)]) }),
});

export type Reply<T> =
  /** The answer. `tag` is the server's name for this version of it; equal tags, equal answers. */
  | { readonly is: "answer"; readonly value: T; readonly tag: string | null }
  | { readonly is: "trouble"; readonly trouble: Trouble }
  /** The question was taken back before the answer came. */
  | { readonly is: "dropped" };

interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** Returns what became of a request. Never throws for what the network or the server does. */
export async function ask<T>(request: Promise<Fetched<T>>, signal: AbortSignal): Promise<Reply<T>> {
  try {
    const { data, error, response } = await request;
    if (!response.ok) return { is: "trouble", trouble: troubleOf(response.status, error) };
    if (data === undefined) return { is: "trouble", trouble: { is: "unreadable" } };
    return { is: "answer", value: data, tag: response.headers.get("etag") };
  } catch (thrown) {
    if (signal.aborted) return { is: "dropped" };
    return { is: "trouble", trouble: troubleThrown(thrown) };
  }
}
