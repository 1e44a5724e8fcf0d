/** Equal keys get equal numbers, in the order of the keys, small keys and large ones alike. */
import { expect, it } from "vitest";
import { numbered } from "./numbering";

it.each([1, 2 ** 30, 2 ** 45])("numbers follow the keys, in steps of %i", (step) => {
  const keys = Float64Array.from([5, 2, 9, 2, 0, 9], (key) => key * step);
  const { of, keys: found } = numbered(keys);
  expect([...of]).toEqual([2, 1, 3, 1, 0, 3]);
  expect([...found]).toEqual([0, 2, 5, 9].map((key) => key * step));
});

it("numbers nothing where there is nothing", () => {
  expect(numbered(new Float64Array()).keys).toHaveLength(0);
});
