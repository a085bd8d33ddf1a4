import { expect, test } from "vitest";
import { MONTHS, WEEKDAYS, readSpans, showSpans } from "./spans";

test("spans are read as people write them and shown alike", () => {
  const lunch = [
    { from: "09:00", until: "12:30" },
    { from: "13:00", until: "17:00" },
  ];
  expect(readSpans("09:00-12:30, 13:00 – 17:00")).toEqual(lunch);
  expect(readSpans(showSpans(lunch))).toEqual(lunch);
  expect(readSpans("  ")).toEqual([]);
  expect(readSpans("from nine"), "the core says what is wrong with it").toEqual([
    { from: "from nine", until: "" },
  ]);
});

test("a week begins on Monday and a year in January", () => {
  expect([WEEKDAYS.length, MONTHS.length]).toEqual([7, 12]);
  expect([WEEKDAYS[0], MONTHS[11]]).toEqual(["Monday", "December"]);
});
