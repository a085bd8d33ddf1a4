import { expect, test } from "vitest";
import { barsAcross, labelledBars, scaleOf } from "./scale";

test("bars are as tall as their amounts, and the top line stands above every one", () => {
  const { height, lines } = scaleOf(21_830_000, 250);
  expect([21_830_000, 19_200_000].map((amount) => Math.round(height(amount) * 10))).toEqual([2183, 1920]);
  expect(lines.map(({ amount }) => amount)).toEqual([
    0, 5_000_000, 10_000_000, 15_000_000, 20_000_000, 25_000_000,
  ]);
  expect(lines.at(-1)?.y).toBe(0);
});

test("what was paid too much has no height, and nothing to show is no chart", () => {
  expect(scaleOf(120, 60).height(-20)).toBe(0);
  expect(scaleOf(0, 60).lines).toEqual([]);
  expect(scaleOf(0, 60).height(1)).toBe(0);
  expect(barsAcross(0, 100)).toEqual([]);
});

test("bars stand side by side within the field, and few of them are no walls", () => {
  expect(barsAcross(2, 100)).toEqual([
    { x: 4, width: 42 },
    { x: 54, width: 42 },
  ]);
  expect(barsAcross(1, 640)).toEqual([{ x: 298, width: 44 }]);
});

test("labels keep clear of each other, and marked bars keep theirs", () => {
  const marked = [false, false, false, true, false, false, false, false];
  expect(labelledBars(marked, 800, 26)).toEqual(marked.map(() => true));
  expect(labelledBars(marked, 104, 26)).toEqual([true, false, false, true, false, false, true, false]);
});
