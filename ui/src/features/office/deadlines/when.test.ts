import { expect, test } from "vitest";
import { daysBetween, howFar } from "./when";

test("days are counted over months, leap days and changes of the clock", () => {
  expect(daysBetween("2027-11-30", "2028-02-29")).toBe(91);
  expect(daysBetween("2028-02-29", "2028-03-01")).toBe(1);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-11-21", "2026-11-18")).toBe(-3);
});

test("how far off a day is", () => {
  expect([-3, -1, 0, 1, 30].map(howFar)).toEqual([
    "3 days ago",
    "yesterday",
    "today",
    "tomorrow",
    "in 30 days",
  ]);
});
