import { expect, test } from "vitest";
import { showMonth } from "./month";

test("writes a month in words", () => {
  expect(showMonth("2026-03", "en")).toBe("Mar 2026");
});
