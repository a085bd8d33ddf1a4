import type { RunPreview } from "../../../api/generated/billing";
import { plural } from "../../../components/texts";

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

/** What has to be put right before issuing, and what should be. */
export interface RankedProblems {
  must: ProblemGroup[];
  should: ProblemGroup[];
  /** Whether one cannot go on despite some of it, whatever the reason. */
  isBlocked: boolean;
  /** Whether one may go on only with a reason. */
  asksReason: boolean;
}

/** Puts like problems together: a hundred members without an address are one thing to know. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const told of problems) {
    // A sponsor has a name and no member: it is put right in Settings, and never together with others.
    const isSponsor = told.member_id === null && told.member !== null;
    const problem = isSponsor
      ? { ...told, field: "sponsor", problem: `${told.member ?? ""}: ${told.problem}` }
      : told;
    const key = `${problem.severity} ${problem.field} ${problem.what_to_do} ${problem.member_id === null ? problem.problem : ""}`;
    const known = groups.get(key) ?? { ...problem, key, members: [] };
    if (problem.member_id !== null) {
      known.members.push({ id: problem.member_id, name: problem.member ?? "", problem: problem.problem });
    }
    groups.set(key, known);
  }
  return [...groups.values()];
}

/** Sorts problems into the two ranks that a person deciding has to tell apart. */
export function rank(problems: readonly Problem[]): RankedProblems {
  const groups = groupProblems(problems);
  return {
    must: groups.filter(({ severity }) => severity !== "warning"),
    should: groups.filter(({ severity }) => severity === "warning"),
    isBlocked: groups.some(({ severity }) => severity === "blocker"),
    asksReason: groups.some(({ severity }) => severity === "required"),
  };
}

/** A problem in a line, with how many members it concerns: "773 members: No postal address." */
export function inALine(group: ProblemGroup): string {
  const [first] = group.members;
  if (!first) return group.problem;
  return group.members.length === 1
    ? `${first.name}: ${first.problem}`
    : plural(group.members.length, ["# member: {problem}", "# members: {problem}"], {
        problem: group.problem,
      });
}
