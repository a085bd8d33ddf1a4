import { describe, expect, it } from "vitest";
import type { Stationery } from "../../../api/generated/branding";
import { StationeryDraft } from "./stationery-draft.svelte";

const STYLE: Stationery = {
  paper: "a4",
  window: "din_b",
  accent: "#0b5c63",
  logo_side: "start",
  head_lines: "",
  foot_columns: ["", "", ""],
};

describe("the form of the look of documents", () => {
  it("shows the colour that is typed, and black while it is none", () => {
    const draft = new StationeryDraft(STYLE);
    expect(draft.swatch).toBe("#0b5c63");
    draft.values.accent = " #1F3A7A ";
    expect(draft.swatch).toBe("#1f3a7a");
    draft.values.accent = "#1f3";
    expect(draft.swatch).toBe("#000000");
  });

  it("takes the colour that is chosen, and knows that it is not saved", () => {
    const draft = new StationeryDraft(STYLE);
    draft.swatch = "#7a1f3a";
    expect(draft.values.accent).toBe("#7a1f3a");
    expect(draft.dirty).toBe(true);
  });
});
