import { describe, expect, it } from "vitest";
import type { DuplicatePair } from "../../../api/generated/duplicates";
import { showDate } from "../../../app/format";
import { Comparison, fieldText, keyOf } from "./comparison.svelte";

const pair: DuplicatePair = {
  one: { id: 12, name: "Academic Medical Center (AMC)", detail: "Amsterdam", archived: false },
  other: { id: 9, name: "AMC, Netherlands", detail: "", archived: false },
  percent: 85,
  reasons: ["One name is the acronym of the other."],
};

describe("two records side by side", () => {
  it("merges into the suggested one with the choices made", () => {
    const comparison = new Comparison("members", pair);
    comparison.choose("city", "other");
    expect(comparison.request).toEqual({
      kind: "members",
      survivor_id: 12,
      other_id: 9,
      choices: { city: "other" },
    });
  });

  it("keeps the chosen values when the other record is to remain", () => {
    const comparison = new Comparison("members", pair);
    comparison.choose("city", "other");
    comparison.choose("notes", "both");
    comparison.swap();
    expect(comparison.request.survivor_id).toBe(9);
    expect(comparison.request.choices).toEqual({ city: "survivor", notes: "both" });
    comparison.swap();
    expect(comparison.request.choices).toEqual({ city: "other", notes: "both" });
  });

  it("has one key whichever of the two comes first", () => {
    expect(keyOf(pair)).toBe("9-12");
    expect(keyOf({ ...pair, one: pair.other, other: pair.one })).toBe("9-12");
  });

  it("writes values as the rest of the application does", () => {
    expect(fieldText("tier", "large")).toBe("Large");
    expect(fieldText("status", "active")).toBe("Active");
    expect(fieldText("joined_on", "2022-05-01")).toBe(showDate("2022-05-01"));
    expect(fieldText("notes", "large")).toBe("large");
    expect(fieldText("left_on", "")).toBe("");
  });
});
