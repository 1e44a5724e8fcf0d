/**
 * How long scripts run while something is done to a page.
 *
 * In: a page, an act. Out: milliseconds of the main thread's own time spent in scripts, the library of the map included, in
 * the two frames that follow. Invariant: it is the processor's time, so that a busy machine does not make the page look
 * slow; what the browser then paints is not in it.
 */
import type { CDPSession, Page } from "@playwright/test";

export class Watch {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page): Promise<Watch> {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    return new Watch(page, session);
  }

  /** Returns for each act the milliseconds of script that it took. */
  async each(acts: Iterable<() => Promise<void>>): Promise<number[]> {
    const took: number[] = [];
    for (const act of acts) {
      const before = await this.scriptMs();
      await act();
      await this.twoFrames();
      took.push((await this.scriptMs()) - before);
    }
    return took;
  }

  private async scriptMs(): Promise<number> {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
  }

  private async twoFrames(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** Returns how long the page itself says that something took. */
  async said(name: string): Promise<number> {
    return this.page.evaluate((of) => performance.getEntriesByName(of).at(-1)?.duration ?? Number.NaN, name);
  }
}

export interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

export function figuresOf(took: readonly number[]): Figures {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(Math.floor(part * sorted.length), sorted.length - 1)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
