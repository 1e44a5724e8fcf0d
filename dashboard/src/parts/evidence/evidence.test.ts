/** What the evidence says of numbers, addresses and words, and how one goes back. */
import { describe, expect, test } from "vitest";
import type { Selection } from "../../address/address";
import { hostOf, rangeOf, wordFor } from "./numbers";
import { cameBefore, type Trail, walked } from "./trail";

describe("a number that accounts differ on", () => {
  test("is a range, and zero is a number", () => {
    expect(rangeOf({ careful: 10, full: 21 })).toEqual({ careful: 10, full: 21 });
    expect(rangeOf({ careful: 0, full: 3 })).toEqual({ careful: 0, full: 3 });
  });
  test("is not zero where no account states it", () => {
    expect(rangeOf({ careful: null, full: null })).toBeNull();
    expect(rangeOf({})).toBeNull();
  });
  test("stands for both ends where only one is known", () => {
    expect(rangeOf({ careful: null, full: 4 })).toEqual({ careful: 4, full: 4 });
  });
});

describe("the address of a source", () => {
  test("shows whose pages it leads to", () => {
    expect(hostOf("https://www.un.org/a?b=c")).toBe("www.un.org");
    expect(hostOf("http://user:pass@evil.example:8080/un.org")).toBe("evil.example:8080");
  });
  test("is no link where it is not of the web", () => {
    for (const one of [
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://a.example/",
      "//a.example",
      "text",
      "",
    ])
      expect(hostOf(one)).toBeNull();
  });
});

describe("a word of the API", () => {
  test("is said in the page's words where it has them, and as it is where not", () => {
    expect(wordFor({ shelling: "Beschuss" }, "shelling")).toBe("Beschuss");
    expect(wordFor({ shelling: "Beschuss" }, "new-act")).toBe("new-act");
    expect(wordFor({}, "constructor")).toBe("constructor");
  });
});

describe("the trail", () => {
  const gate: Selection = { is: "gate", phase: "talks" };
  const one: Selection = { is: "incident", incident: "i1" };
  const two: Selection = { is: "incident", incident: "i2" };
  const trailOf = (...selections: readonly (Selection | null)[]) => selections.reduce<Trail>(walked, []);

  test("leads back to what an incident was opened from", () => {
    expect(cameBefore(trailOf(gate, one))).toEqual(gate);
    expect(cameBefore(trailOf(gate))).toBeNull();
  });
  test("gets shorter when one goes back, and no longer when the same is chosen again", () => {
    expect(trailOf(gate, one, two, one)).toEqual([gate, one]);
    expect(trailOf(gate, gate, one, { ...one })).toEqual([gate, one]);
  });
  test("ends when the evidence is closed", () => {
    expect(trailOf(gate, one, null)).toEqual([]);
    expect(cameBefore(trailOf(gate, null, one))).toBeNull();
  });
});
