import { expect, test } from "vitest";
import type { SavedView } from "../../../api/generated/views";
import { MembersView } from "./view.svelte";

const saved: SavedView = {
  id: 1,
  name: "German joiners",
  definition: {
    list: "members",
    request: {
      search: "uni",
      countries: ["DE"],
      this_year: ["joins"],
      sort: { by: "joined_on", descending: true },
    },
    columns: ["official_name", "joined_on"],
  },
};

test("a saved view is shown whole, and told from what was changed since", () => {
  const view = new MembersView();
  view.set({ statuses: ["active"] });
  view.chosen.show(saved);
  expect(view.request).toEqual(saved.definition.request);
  expect(view.layout.keys).toEqual(["official_name", "joined_on"]);
  expect(view.chosen.isChanged).toBe(false);
  expect(view.chosen.definition).toEqual(saved.definition);
  view.set({ countries: [] });
  expect(view.chosen.isChanged).toBe(true);
  view.set({ countries: ["DE"] });
  expect(view.chosen.isChanged).toBe(false);
});

test("clearing the list leaves the view and its columns", () => {
  const view = new MembersView();
  view.chosen.show(saved);
  view.clear();
  expect(view.isNarrowed).toBe(false);
  expect(view.chosen.saved).toBeNull();
  expect(view.layout.keys).toBeNull();
});
