import { afterEach, expect, test } from "vitest";
import { clock, daysAfter, daysBetween, RegisterDay, yearBefore } from "./clock";

const SOURCES = import.meta.glob<string>("../**/*.{ts,svelte}", {
  query: "?raw",
  import: "default",
  eager: true,
});

const now = clock.now;
afterEach(() => {
  clock.now = now;
});

test("nothing but the clock asks this computer for the time", () => {
  const asks = Object.entries(SOURCES)
    .filter(([path]) => !/\/(clock|clock\.test)\.ts$|\.test\.ts$/.test(path))
    .filter(([, text]) => /new Date\(\)|Date\.now\(/.test(text))
    .map(([path]) => path);
  expect(Object.keys(SOURCES).length, "the sources are found").toBeGreaterThan(200);
  expect(asks, "use session.today").toEqual([]);
});

test("the day is the register's, and goes on at midnight", () => {
  const day = new RegisterDay();
  clock.now = () => new Date(2026, 10, 30, 23, 59);
  expect(day.today, "without a register").toBe("2026-11-30");
  day.follow({ path: "demo.consortium", today: "2027-02-28" });
  expect(day.today).toBe("2027-02-28");
  clock.now = () => new Date(2026, 11, 1, 0, 1);
  expect(day.today).toBe("2027-03-01");
  day.follow({ path: "old.consortium" });
  expect(day.today, "a register that does not say").toBe("2026-12-01");
  day.follow(null);
  expect(day.today).toBe("2026-12-01");
});

test("days are counted over the ends of months and years", () => {
  expect(daysAfter("2026-12-15", 30)).toBe("2027-01-14");
  expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(yearBefore("2028-02-29")).toBe("2027-02-28");
  expect(yearBefore("2026-11-30")).toBe("2025-11-30");
});

test("days between are counted over leap days and changes of the clock", () => {
  expect(daysBetween("2027-11-30", "2028-02-29")).toBe(91);
  expect(daysBetween("2028-02-29", "2028-03-01")).toBe(1);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-11-21", "2026-11-18")).toBe(-3);
});
