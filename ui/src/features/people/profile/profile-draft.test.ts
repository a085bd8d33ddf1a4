import { expect, test } from "vitest";
import { daysOf, yearStart } from "../../../domain/year-start";
import { illustrateNumber } from "./profile-draft.svelte";

test("the example follows the pattern as it is typed", () => {
  expect(illustrateNumber("INV-{YYYY}-{0000}", 2027)).toBe("INV-2027-0001");
  expect(illustrateNumber("ORC/{LICENCE}/{YY}-{00}", 2027)).toBe("ORC/2027/27-01");
  expect(illustrateNumber("{YYYY", 2027)).toBe("{YYYY");
});

test("a licence year begins on a day that every year has", () => {
  expect(yearStart({ year_start_month: "5", year_start_day: "1" })).toBe("05-01");
  expect(daysOf(2)).toBe(28);
  expect(daysOf(12)).toBe(31);
});
