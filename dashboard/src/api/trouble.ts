/**
 * What can go wrong between page and server, as a value that can be told to a person.
 *
 * In: whatever a request ended with. Out: a {@link Trouble}. Invariant: nobody is blamed without ground: no answer, an
 * answer that is a refusal, and an answer that cannot be read are three different things.
 */

export type Trouble =
  /** No answer came: the server is down, the network is gone, or it took too long. */
  | { readonly is: "no-answer" }
  /** The server understood and says no. */
  | ({ readonly is: "refused" } & Said)
  /** The server failed; trying again may help. */
  | ({ readonly is: "server-failed" } & Said)
  /** An answer came that is not what the server's description promises. */
  | { readonly is: "unreadable"; readonly says?: string };

/** What the server says of it, in its own words, which are English. */
export interface Said {
  readonly status: number;
  /** What is wrong, as a fragment. */
  readonly says: string | null;
  /** How to mend it; sentences. */
  readonly help: readonly string[];
}

/** What a refusal to answer means for all that is asked of a case. */
export type Bar =
  | { readonly is: "no-such-case" }
  | { readonly is: "unreadable-case" }
  | ({ readonly is: "bad-question" } & Said);

/** Returns what bars every answer of a case; `null`: nothing does, as far as this tells. */
export function barOf(trouble: Trouble): Bar | null {
  if (trouble.is !== "refused") return null;
  const { status, says, help } = trouble;
  switch (status) {
    case 404:
      return { is: "no-such-case" };
    case 409:
      return { is: "unreadable-case" };
    case 400:
      return { is: "bad-question", status, says, help };
    default:
      return null;
  }
}

/** Whether the same question may get an answer later. */
export function mayPass(trouble: Trouble): boolean {
  return trouble.is === "no-answer" || trouble.is === "server-failed";
}

/** Returns what an answer that is no success means. `body` is what stood in it, read as JSON where it was JSON. */
export function troubleOf(status: number, body: unknown): Trouble {
  const said = { status, says: sentence(body), help: helpIn(body) };
  return status >= 500 || status === 429 ? { is: "server-failed", ...said } : { is: "refused", ...said };
}

/** Returns what was thrown as trouble; a fault of our own is thrown on. */
export function troubleThrown(thrown: unknown): Trouble {
  if (thrown instanceof SyntaxError) return { is: "unreadable" };
  if (thrown instanceof TypeError || thrown instanceof DOMException) return { is: "no-answer" };
  throw thrown;
}

const SAYS_MAX = 600;

/** Returns what a problem document (RFC 9457) says is wrong, or a plain text. */
function sentence(body: unknown): string | null {
  const text = typeof body === "string" ? body : member(body, "title");
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, SAYS_MAX) : null;
}

function helpIn(body: unknown): readonly string[] {
  const help = member(body, "help");
  return Array.isArray(help) ? help.filter((one): one is string => typeof one === "string") : [];
}

function member(body: unknown, key: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined;
}
