import { expect, test } from "vitest";
import { SCREENS } from "../../app/screens";
import { HANDBOOK, chapterOf, chaptersOf, nameOf, runsOf } from "./handbook";

test("a text is taken apart into chapters and their parts", () => {
  const text =
    "# Title\n\nFirst\nlines.\n\n## One\n\n- an *item*\n  that goes on\n- another\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n### Part\n\n```\ncode\n```\n1. step\n";
  const [title, one] = chaptersOf(text);
  expect(title).toEqual({
    title: "Title",
    blocks: [{ kind: "paragraph", runs: [{ kind: "plain", text: "First lines." }] }],
  });
  expect(one?.blocks.map(({ kind }) => kind)).toEqual(["list", "table", "heading", "code", "list"]);
  const [list, table] = one?.blocks ?? [];
  expect(list?.kind === "list" && list.items).toEqual([
    [
      { kind: "plain", text: "an " },
      { kind: "em", text: "item" },
      { kind: "plain", text: " that goes on" },
    ],
    [{ kind: "plain", text: "another" }],
  ]);
  expect(table?.kind === "table" && table.rows).toEqual([
    [[{ kind: "plain", text: "1" }], [{ kind: "code", text: "2" }]],
  ]);
});

test("signs that mark nothing stay as they are", () => {
  expect(runsOf("2 * 3 * 4 and `a*b`")).toEqual([
    { kind: "plain", text: "2 * 3 * 4 and " },
    { kind: "code", text: "a*b" },
  ]);
});

test("the handbook has a chapter for every screen", () => {
  expect(HANDBOOK.length).toBeGreaterThan(20);
  const names = HANDBOOK.map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  for (const screen of SCREENS) expect(names, screen).toContain(chapterOf(screen));
});
