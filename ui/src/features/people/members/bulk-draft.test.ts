import { expect, test } from "vitest";
import { BulkDraft } from "./bulk-draft.svelte";

test("only chosen fields are set, and an empty one takes the value away", () => {
  const draft = new BulkDraft();
  draft.values.sector = "Library";
  expect(draft.set).toBeNull();
  draft.chosen["tier"] = true;
  draft.chosen["country"] = true;
  expect(draft.set).toEqual({ tier: null, country: "" });
  draft.chosen["add_tags"] = true;
  draft.add_tags = " North, 2027,";
  expect(draft.set?.add_tags).toEqual(["North", "2027"]);
  draft.chosen["add_tags"] = false;
  draft.values.tier = "large";
  draft.chosen["left_on"] = true;
  draft.values.left_on = "2027-12-31";
  expect(draft.set).toEqual({ tier: "large", country: "", left_on: "2027-12-31" });
});
