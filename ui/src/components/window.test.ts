import { expect, test } from "vitest";
import { moveBy, windowOf } from "./window";

test("the drawn rows and the spacers always add up to the whole table", () => {
  for (const total of [0, 1, 30, 774, 100_000]) {
    for (const scroll of [0, 1, 340, 20_000, 3_399_000, 9_000_000]) {
      const { first, end, beforePx, afterPx } = windowOf(scroll, 600, 34, total);
      expect(beforePx + (end - first) * 34 + afterPx).toBe(total * 34);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(total);
      expect(end - first).toBeLessThanOrEqual(42);
    }
  }
});

test("the rows in sight are drawn", () => {
  const { first, end } = windowOf(34_000, 600, 34, 100_000);
  expect(first).toBeLessThanOrEqual(1000);
  expect(end).toBeGreaterThanOrEqual(1018);
});

test("keys move within the table and other keys do not", () => {
  expect(moveBy("ArrowDown", 9, 10, 5)).toBe(9);
  expect(moveBy("ArrowUp", 0, 10, 5)).toBe(0);
  expect(moveBy("PageDown", 2, 10, 5)).toBe(7);
  expect(moveBy("End", 2, 10, 5)).toBe(9);
  expect(moveBy("Home", 2, 10, 5)).toBe(0);
  expect(moveBy("x", 2, 10, 5)).toBeNull();
  expect(moveBy("End", 0, 0, 5)).toBeNull();
});
