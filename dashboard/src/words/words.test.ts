/** Every word is there in every language, and numbers and dates read as people of the agreement's zone would read them. */
import { describe, expect, it } from "vitest";
import { ar } from "./ar";
import { en } from "./en";
import { formatsOf } from "./formats";

/** Returns every text with its path; functions are called with samples. */
function texts(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === "string") return [[here, value]];
    if (typeof value === "function")
      return [0, 1, 2, 3, 11, 100].map((n) => [
        `${here}(${n})`,
        String(value(...Array(value.length).fill(n))),
      ]);
    return typeof value === "object" && value !== null ? texts(value, here) : [];
  });
}

describe.each([
  ["English", en],
  ["Arabic", ar],
])("the page's %s words", (_, words) => {
  it("are never empty and leave no place for a number open", () => {
    const faults = texts(words).filter(([, text]) => text.trim() === "" || /#|undefined|\$\{/.test(text));
    expect(faults).toEqual([]);
  });

  it("never call anything a violation", () => {
    expect(texts(words).filter(([, text]) => /violat|انتهاك|خروقات/i.test(text))).toEqual([]);
  });
});

describe("Arabic", () => {
  it("is written in Arabic wherever English is written in English", () => {
    // The second is a list of phrases and has no word of its own.
    const same = [".frame.name", ".readings.phrase.whole"];
    const latin = texts(ar).filter(
      ([path, text]) => !/[\u0600-\u06ff]/.test(text) && !same.some((known) => path.startsWith(known)),
    );
    expect(latin).toEqual([]);
  });

  it("has six forms of a count", () => {
    const said = [0, 1, 2, 3, 11, 100].map((n) => ar.frame.days(n));
    expect(new Set(said).size).toBe(6);
    expect(ar.frame.days(3)).toBe("3 أيام");
  });
});

describe("days and instants", () => {
  it("are shown as written, whatever zone the browser is in", () => {
    expect(formatsOf("en").instant("2016-09-12T19:00+03:00")).toBe("12 September 2016 at 19:00");
    expect(formatsOf("en").day("2016-09-12")).toBe("12 September 2016");
    expect(formatsOf("ar").day("2016-09-12")).toBe("12 أيلول 2016");
  });

  it("are left as they came where they cannot be read", () => {
    expect(formatsOf("en").day("September 2016")).toBe("September 2016");
    expect(formatsOf("en").instant("unknown")).toBe("unknown");
  });
});
