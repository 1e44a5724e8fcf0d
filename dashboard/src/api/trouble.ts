/**
 * What can go wrong between page and server, as a value that can be told to a person.
 *
 * In: whatever a request ended with. Out: a {@link Trouble}. Invariant: nobody is blamed without ground: no answer, an
 * answer that is a refusal, and an answer that cannot be read are three different things.
 */

export type Trouble =
  /** No answer came: the server is down, the network is gone, or it took too long. */
  | { readonly is: "no-answer" }
  /** The server understood and says no; `says` is its own sentence. */
  | { readonly is: "refused"; readonly status: number; readonly says: string | null }
  /** The server failed; trying again may help. */
  | { readonly is: "server-failed"; readonly status: number; readonly says: string | null }
  /** An answer came that is not what the server's description promises. */
  | { readonly is: "unreadable" };

/** Whether the same question may get an answer later. */
export function mayPass(trouble: Trouble): boolean {
  return trouble.is === "no-answer" || trouble.is === "server-failed";
}

/** Returns what an answer that is no success means. `body` is what stood in it, read as JSON where it was JSON. */
export function troubleOf(status: number, body: unknown): Trouble {
  const says = sentence(body);
  return status >= 500 || status === 429
    ? { is: "server-failed", status, says }
    : { is: "refused", status, says };
}

/** Returns what was thrown as trouble; a fault of our own is thrown on. */
export function troubleThrown(thrown: unknown): Trouble {
  if (thrown instanceof SyntaxError) return { is: "unreadable" };
  if (thrown instanceof TypeError || thrown instanceof DOMException) return { is: "no-answer" };
  throw thrown;
}

const SAYS_MAX = 600;

/** Returns the sentence of a problem document (RFC 9457), or of a plain text. */
function sentence(body: unknown): string | null {
  if (typeof body === "string") return body.trim().slice(0, SAYS_MAX) || null;
  if (typeof body !== "object" || body === null) return null;
  for (const key of ["detail", "title"]) {
    const value: unknown = Reflect.get(body, key);
    if (typeof value === "string" && value !== "") return value.slice(0, SAYS_MAX);
  }
  return null;
}
