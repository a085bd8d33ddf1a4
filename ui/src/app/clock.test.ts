import { afterEach, expect, test } from "vitest";
import { clock, daysAfter, today, yearBefore } from "./clock";

const now = clock.now;
afterEach(() => {
  clock.now = now;
});

test("today is the day where the user is", () => {
  clock.now = () => new Date(2026, 10, 30, 23, 59);
  expect(today()).toBe("2026-11-30");
});

test("days are counted over the ends of months and years", () => {
  expect(daysAfter("2026-12-15", 30)).toBe("2027-01-14");
  expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(yearBefore("2028-02-29")).toBe("2027-02-28");
  expect(yearBefore("2026-11-30")).toBe("2025-11-30");
});
