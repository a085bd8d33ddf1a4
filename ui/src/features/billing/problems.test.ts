import { expect, test } from "vitest";
import { groupProblems } from "./problems";

const missing = (id: number) => ({
  member_id: id,
  member: `Member ${id}`,
  severity: "warning" as const,
  field: "street",
  problem: "It has no address.",
  what_to_do: "Add its postal address.",
  member_ids: [],
});

test("the same problem of many members is told once", () => {
  const own = { ...missing(0), member_id: null, member: null, problem: "The consortium has no address." };
  const groups = groupProblems([missing(1), own, missing(2)]);
  expect(groups.map((group) => [group.problem, group.members.length])).toEqual([
    ["It has no address.", 2],
    ["The consortium has no address.", 0],
  ]);
});

test("a blocker is never hidden among warnings", () => {
  const groups = groupProblems([missing(1), { ...missing(2), severity: "blocker" }]);
  expect(groups.map((group) => group.severity)).toEqual(["warning", "blocker"]);
});
