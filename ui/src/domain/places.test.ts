import { expect, test, vi } from "vitest";
import { namedPlace, needPlace, stepPlace } from "./places";

vi.mock("../host", () => ({ host: vi.fn() }));

test("a step of the year is taken where its year is shown", () => {
  expect(stepPlace("sending", 2026)).toEqual({ screen: "invoices", params: { year: "2026" } });
  expect(stepPlace("agreement", 2026)).toEqual({ screen: "agreements", params: {} });
  expect(stepPlace("fees", null)).toEqual({ screen: "billing", params: {} });
});

test("what the core names is found with its record, and nothing else is made up", () => {
  expect(namedPlace({ screen: "orcid-costs", record_id: 7 })).toEqual({
    screen: "orcid-costs",
    params: { id: "7" },
  });
  expect(namedPlace({ screen: "books" })).toEqual({ screen: "books", params: {} });
  expect(namedPlace({ screen: "nowhere", record_id: 1 })).toBeNull();
});

test("what waits is found with the filter or the tab that shows it", () => {
  expect(needPlace({ screen: "payments", params: { tab: "bank" } })).toEqual({
    screen: "payments",
    params: { tab: "bank" },
  });
  expect(needPlace({ screen: "nowhere", params: {} })).toBeNull();
});
