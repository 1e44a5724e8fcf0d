/** The colours of the tokens can be read by everybody: WCAG 2.2 AA, in light and in dark. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLOCK_SIGNS, STANDINGS } from "../../src/look/lists";

type Scheme = 0 | 1;

const css = readFileSync(new URL("../../src/look/tokens.css", import.meta.url), "utf8");
const pairs = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, [light, dark]],
  ),
);

function colour(name: string, scheme: Scheme): string {
  const found = pairs.get(name)?.[scheme];
  if (found === undefined) throw new Error(`tokens.css has no --${name}`);
  return found;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const FILLED = ["kept", "breached", "contested", "undetermined", "not-monitored", "may-be-broken"];
const TEXT: readonly (readonly [string, string])[] = [
  ...["paper", "panel"].flatMap((ground) =>
    ["ink", "soft", "link", "mark"].map((ink) => [ink, ground] as const),
  ),
  ...FILLED.map((name) => [`${name}-ink`, name] as const),
  ["not-monitored-ink", "hatch"],
  ["soft", "land"],
];
const EDGES: readonly (readonly [string, string])[] = [
  ...FILLED.map((name) => [`${name}-edge`, "paper"] as const),
  ["edge", "paper"],
  ["focus", "paper"],
  ["mark", "paper"],
  ["area", "land"],
  ["area", "sea"],
  ...["breached", "contested", "kept", "undetermined"].map((name) => [`${name}-edge`, "land"] as const),
  ["mark", "land"],
];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("in %s", (_, scheme) => {
  it.each(TEXT)("--%s is read on --%s", (ink, ground) => {
    expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)("--%s is told from --%s", (edge, ground) => {
    expect(contrast(colour(edge, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});

describe("every standing and every sign of a clock", () => {
  it("has colours of its own", () => {
    const classes = readFileSync(new URL("../../src/look/standing.css", import.meta.url), "utf8");
    const bare = [...STANDINGS, ...CLOCK_SIGNS].filter(
      (word) => !new RegExp(`\\.is-${word}[,\\s]`).test(classes),
    );
    expect(bare).toEqual([]);
  });
});
