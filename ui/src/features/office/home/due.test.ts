import { expect, test } from "vitest";
import { dueWords } from "./due";

test("what waits since a day is late, what has a day to come is not, and today needs no word", () => {
  const words = (on: string): unknown => dueWords(on, "2026-11-21", (day) => day);
  expect(words("2026-03-01")).toEqual({ text: "since 2026-03-01", isLate: true });
  expect(words("2026-12-10")).toEqual({ text: "by 2026-12-10", isLate: false });
  expect(words("2026-11-21")).toEqual({ text: "", isLate: false });
});
