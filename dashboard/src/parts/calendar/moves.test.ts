/** The arrow keys in the grid: they follow the eye in either direction of reading, and never leave the grid. */
import { describe, expect, it } from "vitest";
import { type Field, movedBy, type Place } from "./moves";

/** A head that cannot be pressed, two rows, a head that can, a row. */
const field: Field = { rests: [false, true, true, true, true, false], columns: 10, direction: "ltr" };
const at = (line: number, column: number): Place => ({ line, column });
const press = (key: string, from: Place, over: Partial<Field> = {}, ctrlKey = false) =>
  movedBy({ key, ctrlKey }, from, { ...field, ...over });

describe("a key", () => {
  it.each([
    ["ArrowRight", at(1, 4), at(1, 5)],
    ["ArrowLeft", at(1, 4), at(1, 3)],
    ["ArrowDown", at(1, 4), at(2, 4)],
    ["ArrowUp", at(2, 4), at(1, 4)],
    ["PageDown", at(1, 1), at(1, 8)],
    ["PageUp", at(1, 8), at(1, 1)],
    ["Home", at(2, 4), at(2, 0)],
    ["End", at(2, 4), at(2, 9)],
  ])("%s leads on", (key, from, to) => {
    expect(press(key, from)).toEqual(to);
  });

  it.each([
    ["ArrowRight", at(1, 9)],
    ["ArrowLeft", at(1, 0)],
    ["ArrowUp", at(1, 0)],
    ["ArrowDown", at(4, 0)],
    ["PageDown", at(1, 9)],
  ])("%s stays where the grid ends", (key, from) => {
    expect(press(key, from)).toEqual(from);
  });

  it("turns with the direction of reading", () => {
    expect(press("ArrowRight", at(1, 4), { direction: "rtl" })).toEqual(at(1, 3));
    expect(press("ArrowLeft", at(1, 4), { direction: "rtl" })).toEqual(at(1, 5));
    expect(press("PageDown", at(1, 0), { direction: "rtl" })).toEqual(at(1, 7));
  });

  it("passes over heads on which nothing can be pressed", () => {
    expect(press("ArrowDown", at(1, 2), { rests: [true, true, false, false, true] })).toEqual(at(4, 2));
  });

  it("goes to the corners with Ctrl", () => {
    expect(press("Home", at(3, 4), {}, true)).toEqual(at(1, 0));
    expect(press("End", at(1, 4), {}, true)).toEqual(at(4, 9));
  });

  it("is left to the browser where it means nothing here", () => {
    expect(press("Enter", at(1, 1))).toBeNull();
    expect(press("a", at(1, 1))).toBeNull();
  });
});
