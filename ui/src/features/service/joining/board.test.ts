import { expect, test } from "vitest";
import { cardAfter } from "./board";

const columns = [[1, 2, 3], [], [4], [5, 6]];

test("arrow keys go from card to card, past stages without any", () => {
  expect(cardAfter(columns, 1, "down")).toBe(2);
  expect(cardAfter(columns, 1, "up")).toBeNull();
  expect(cardAfter(columns, 3, "right")).toBe(4);
  expect(cardAfter(columns, 4, "right")).toBe(5);
  expect(cardAfter(columns, 6, "left")).toBe(4);
  expect(cardAfter(columns, 4, "left")).toBe(1);
  expect(cardAfter(columns, 6, "right")).toBeNull();
  expect(cardAfter(columns, 99, "left")).toBeNull();
});
