import { expect, test } from "vitest";
import { groupProblems, inALine, rank } from "./problems";

const missing = (id: number) => ({
  member_id: id,
  member: `Member ${id}`,
  severity: "warning" as const,
  field: "street",
  problem: "No postal address.",
  what_to_do: "Add it.",
  member_ids: [],
});

test("the same problem of many members is told once", () => {
  const own = { ...missing(0), member_id: null, member: null, problem: "The consortium has no address." };
  const groups = groupProblems([missing(1), own, missing(2)]);
  expect(groups.map((group) => [group.problem, group.members.length])).toEqual([
    ["No postal address.", 2],
    ["The consortium has no address.", 0],
  ]);
  expect(groups.map(inALine)).toEqual(["2 members: No postal address.", "The consortium has no address."]);
  expect(inALine(groupProblems([missing(1)])[0]!)).toBe("Member 1: No postal address.");
});

test("what a sponsor lacks is not taken for the consortium’s own", () => {
  const [group] = groupProblems([{ ...missing(0), member_id: null, member: "Ministry" }]);
  expect([group?.problem, group?.field]).toEqual(["Ministry: No postal address.", "sponsor"]);
});

test("a blocker is never hidden among warnings", () => {
  const groups = groupProblems([missing(1), { ...missing(2), severity: "blocker" }]);
  expect(groups.map((group) => group.severity)).toEqual(["warning", "blocker"]);
});

test("what must be fixed is told from what should be, and what a reason gets past", () => {
  const required = { ...missing(0), member_id: null, member: null, severity: "required" as const };
  const ranked = rank([missing(1), required]);
  expect([ranked.must.length, ranked.should.length]).toEqual([1, 1]);
  expect([ranked.asksReason, ranked.isBlocked]).toEqual([true, false]);
  expect(rank([{ ...missing(1), severity: "blocker" }]).isBlocked).toBe(true);
});
