/** The line to the server: what is told when it breaks, and how it comes back. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Heard, type Listening, listen } from "./events";

class FakeSource {
  static readonly all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly hears = new Map<string, (event: { data: string }) => void>();

  constructor(readonly address: URL) {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, hear: (event: { data: string }) => void): void {
    this.hears.set(name, hear);
  }
  send(name: string, data: string): void {
    this.hears.get(name)?.({ data });
  }
  close(): void {
    this.closed = true;
  }
}

const last = (): FakeSource => {
  const source = FakeSource.all.at(-1);
  if (source === undefined) throw new Error("nobody listens");
  return source;
};

let heard: Heard[];
let listening: Listening;
let page: EventTarget & { visibilityState?: string; baseURI?: string };

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.all.length = 0;
  heard = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible", baseURI: "http://page.example/at/" });
  const device = new EventTarget();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", device.addEventListener.bind(device));
  vi.stubGlobal("removeEventListener", device.removeEventListener.bind(device));
  vi.stubGlobal("dispatchEvent", device.dispatchEvent.bind(device));
  listening = listen("api/v1/changes", ["case"], (one) => heard.push(one));
});

afterEach(() => {
  listening.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the line to the server", () => {
  it("is opened below the page's own address, and events are heard by name", () => {
    expect(last().address.href).toBe("http://page.example/at/api/v1/changes");
    last().onopen?.();
    last().send("case", "{}");
    expect(listening.line.value).toBe("open");
    expect(heard).toEqual([{ name: "case", data: "{}" }]);
  });

  it("is told as lost, tried again, and after the gap everything is to be asked anew", () => {
    last().onopen?.();
    last().onerror?.();
    expect(listening.line.value).toBe("lost");
    expect(FakeSource.all[0]?.closed).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(FakeSource.all).toHaveLength(2);
    last().onopen?.();
    expect(listening.line.value).toBe("open");
    expect(heard).toEqual([{ name: "after-gap", data: "" }]);
  });

  it("is tried ever more slowly, and at least every half minute", () => {
    for (let tries = 0; tries < 10; tries++) {
      last().onerror?.();
      vi.advanceTimersByTime(30_000);
    }
    expect(FakeSource.all).toHaveLength(11);
    last().onerror?.();
    vi.advanceTimersByTime(29_999);
    expect(FakeSource.all).toHaveLength(11);
  });

  it("is tried at once when the device is back on a network or the page in sight", () => {
    last().onerror?.();
    dispatchEvent(new Event("online"));
    expect(FakeSource.all).toHaveLength(2);
    last().onerror?.();
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(FakeSource.all).toHaveLength(2);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(FakeSource.all).toHaveLength(3);
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.all).toHaveLength(3);
  });

  it("is quiet once it is stopped", () => {
    last().onerror?.();
    listening.stop();
    vi.advanceTimersByTime(60_000);
    dispatchEvent(new Event("online"));
    expect(FakeSource.all).toHaveLength(1);
  });
});
