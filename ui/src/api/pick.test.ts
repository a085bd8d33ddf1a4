import { expect, test } from "vitest";
import { pick } from "./pick";

test("a form is given the fields that it edits, and none that the record has beside them", () => {
  const record = { id: 7, name: "Uni A", note: "", changed_at: "2026-11-21T10:00:00Z" };
  expect(pick({ name: "", note: "" }, record)).toEqual({ name: "Uni A", note: "" });
});
