import { expect, test } from "vitest";
import { howFar } from "./when";

test("how far off a day is", () => {
  expect([-3, -1, 0, 1, 30].map(howFar)).toEqual([
    "3 days ago",
    "yesterday",
    "today",
    "tomorrow",
    "in 30 days",
  ]);
});
