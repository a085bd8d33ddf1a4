import type { RunPreview } from "../../api/types";

type Problem = RunPreview["problems"][number];

/** The same problem of several members, told once. */
export interface ProblemGroup {
  key: string;
  severity: Problem["severity"];
  problem: string;
  what_to_do: string;
  field: string;
  /** The members that are counted, where it is about a number of them. */
  member_ids: readonly number[];
  /** The members concerned; empty when it is the consortium's own. */
  members: { id: number; name: string; problem: string }[];
}

/** Puts like problems together: a hundred members without an address are one thing to know. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.field} ${problem.what_to_do} ${problem.member_id === null ? problem.problem : ""}`;
    const known = groups.get(key) ?? { ...problem, key, members: [] };
    if (problem.member_id !== null) {
      known.members.push({ id: problem.member_id, name: problem.member ?? "", problem: problem.problem });
    }
    groups.set(key, known);
  }
  return [...groups.values()];
}
