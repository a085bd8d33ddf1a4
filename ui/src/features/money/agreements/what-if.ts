// What the simulator says in words.
import type { Simulation } from "../../../api/generated/agreements";
import { count } from "../../../app/format";
import { formatMoney } from "../../../components/money";

/** What a change does to the total, and to those who are members before and after it; nothing for no change. */
export function outcomeSentences(simulation: Simulation): string[] {
  const {
    now,
    then,
    total_change_minor: total,
    others_change_minor: others,
    without_member: leaver,
  } = simulation;
  const isSame = JSON.stringify(now) === JSON.stringify(then);
  if (isSame) return ["Say how many members come or go, or who leaves."];
  const sentences = [
    total === 0
      ? "The total stays the same."
      : `ORCID charges ${money(simulation, Math.abs(total))} ${total > 0 ? "more" : "less"} in all.`,
  ];
  const who =
    leaver === null ? "Those who are members now and then pay" : `When ${leaver} leaves, the others pay`;
  sentences.push(
    others === 0
      ? `${who} what they pay now.`
      : `${who} ${money(simulation, Math.abs(others))} ${others > 0 ? "more" : "less"} together.`,
  );
  return sentences;
}

/** Where the next band begins, and what it does to the fees of all members. */
export function cliffSentence(simulation: Simulation, direction: "up" | "down"): string {
  const cliff = direction === "up" ? simulation.cliff_up : simulation.cliff_down;
  if (!cliff) {
    return direction === "up" ? "No band begins with more members." : "No band begins with fewer members.";
  }
  const before = cliff.member_count + (direction === "up" ? -1 : 1);
  const way = direction === "up" ? "more" : "fewer";
  return `${count(Math.abs(cliff.change), `member ${way}`, `members ${way}`)}: ${before} pay ${money(simulation, cliff.before_minor)} in all, ${cliff.member_count} pay ${money(simulation, cliff.after_minor)}.`;
}

function money({ currency, currency_digits }: Simulation, minor: number): string {
  return formatMoney(minor, currency, currency_digits);
}
