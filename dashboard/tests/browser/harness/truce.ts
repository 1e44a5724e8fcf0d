/**
 * The built command, serving some cases on a port of its own.
 *
 * In: case folders. Out: the address that it prints, and how to end it. Invariant: whatever it says on its way down is
 * told; a server that was started is ended by whoever started it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
/** The command to test: TRUCE, or what `cargo build` leaves. */
export const TRUCE =
  process.env["TRUCE"] ?? `${process.env["CARGO_TARGET_DIR"] ?? `${ROOT}target`}/debug/truce`;

const STARTS_WITHIN_MS = 60_000;

export interface Serving {
  /** Ends with a slash. */
  readonly address: string;
  end(): Promise<void>;
}

/** The port, 0 for any that is free, and the milliseconds within which the cases are read. */
export interface ServeOptions {
  readonly port?: number;
  readonly within?: number;
}

/** Serves these folders; resolves once the address is known. */
export async function serve(folders: readonly string[], options: ServeOptions = {}): Promise<Serving> {
  const { port = 0, within = STARTS_WITHIN_MS } = options;
  if (!existsSync(TRUCE)) throw new Error(`there is no ${TRUCE}: \`cargo build\` makes it, or set TRUCE`);
  const running = spawn(TRUCE, ["serve", "--port", String(port), ...folders], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { address: await addressOf(running, within), end: () => ended(running) };
}

function addressOf(running: ChildProcess, within: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => fail("it printed no address"), within);
    const fail = (why: string) => {
      clearTimeout(late);
      running.kill();
      reject(new Error(`truce serve: ${why}\n${said}`));
    };
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      if (/without the page/.test(said))
        return fail("it was built without the page: `make page`, then build it");
      resolve(address);
    };
    running.stdout?.on("data", hear);
    running.stderr?.on("data", hear);
    running.on("exit", (code) => fail(`it ended with ${code}`));
    running.on("error", (error) => fail(error.message));
  });
}

async function ended(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null) return;
  const gone = new Promise((resolve) => running.once("exit", resolve));
  running.kill("SIGINT");
  const hard = setTimeout(() => running.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(hard);
}
