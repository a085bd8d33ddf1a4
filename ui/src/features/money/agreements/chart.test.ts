import { expect, test } from "vitest";
import { barsOf, linesOf } from "./chart";

const ROWS = [
  { member_count: 59, member_fees_minor: 21_830_000, is_cliff: false },
  { member_count: 60, member_fees_minor: 19_200_000, is_cliff: true },
];

test("bars stand side by side and are as tall as their totals", () => {
  const bars = barsOf(ROWS, 100, 250);
  expect(bars.map(({ x, width }) => [x, width])).toEqual([
    [1, 48],
    [51, 48],
  ]);
  expect(bars.map(({ height }) => Math.round(height * 10))).toEqual([2183, 1920]);
  expect(bars.every(({ y, height }) => Math.abs(y + height - 250) < 1e-9)).toBe(true);
});

test("lines stand at round amounts and the top one above every bar", () => {
  const lines = linesOf(ROWS, 250);
  expect(lines.map(({ minor }) => minor)).toEqual([
    0, 5_000_000, 10_000_000, 15_000_000, 20_000_000, 25_000_000,
  ]);
  expect(lines.at(-1)?.y).toBe(0);
});

test("nothing to show is no chart", () => {
  expect(linesOf([{ member_count: 1, member_fees_minor: 0, is_cliff: false }], 100)).toEqual([]);
  expect(barsOf([], 100, 100)).toEqual([]);
});
