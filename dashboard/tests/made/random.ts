/** Points that look like a case's and are the same each time: for comparing what is counted fast with what is counted plainly. */
import { ACTS, CLASSES, type Row } from "./points";

/** A row of numbers that look random and are the same each time: each is below what it is asked for. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Returns rows over some days, with unknown days and places among them. */
export function rowsFrom(seed: number, count: number, days: number): Row[] {
  const random = numbersFrom(seed);
  const one = <T>(list: readonly T[]): T => {
    const found = list[random(list.length)];
    if (found === undefined) throw new Error("the list holds something");
    return found;
  };
  return Array.from({ length: count }, () => {
    const first = random(days + 6) - 5;
    const last = random(3) === 0 ? first + random(9) : first;
    return {
      days: [random(9) === 0 ? null : first, random(9) === 0 ? null : last],
      at: random(4) === 0 ? null : [370 + random(4), 360 + random(3), one([13, 33])],
      act: one(ACTS),
      class: one(CLASSES),
    };
  });
}
