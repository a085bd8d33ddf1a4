// What the simulator says in words.
import type { Simulation } from "../../../api/generated/agreements";
import { plural } from "../../../components/texts";
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
      : total > 0
        ? `ORCID charges ${money(simulation, total)} more in all.`
        : `ORCID charges ${money(simulation, -total)} less in all.`,
  ];
  sentences.push(
    leaver === null ? forThoseWhoStay(simulation, others) : forTheOthers(simulation, leaver, others),
  );
  return sentences;
}

function forThoseWhoStay(simulation: Simulation, change: number): string {
  if (change === 0) return "Those who are members now and then pay what they pay now.";
  return change > 0
    ? `Those who are members now and then pay ${money(simulation, change)} more together.`
    : `Those who are members now and then pay ${money(simulation, -change)} less together.`;
}

function forTheOthers(simulation: Simulation, leaver: string, change: number): string {
  if (change === 0) return `When ${leaver} leaves, the others pay what they pay now.`;
  return change > 0
    ? `When ${leaver} leaves, the others pay ${money(simulation, change)} more together.`
    : `When ${leaver} leaves, the others pay ${money(simulation, -change)} less together.`;
}

/** Where the next band begins, and what it does to the fees of all members. */
export function cliffSentence(simulation: Simulation, direction: "up" | "down"): string {
  const cliff = direction === "up" ? simulation.cliff_up : simulation.cliff_down;
  if (!cliff) {
    return direction === "up" ? "No band begins with more members." : "No band begins with fewer members.";
  }
  const before = cliff.member_count + (direction === "up" ? -1 : 1);
  const values = {
    before,
    fees: money(simulation, cliff.before_minor),
    after: cliff.member_count,
    other: money(simulation, cliff.after_minor),
  };
  return direction === "up"
    ? plural(
        Math.abs(cliff.change),
        [
          "# member more: {before} pay {fees} in all, {after} pay {other}.",
          "# members more: {before} pay {fees} in all, {after} pay {other}.",
        ],
        values,
      )
    : plural(
        Math.abs(cliff.change),
        [
          "# member fewer: {before} pay {fees} in all, {after} pay {other}.",
          "# members fewer: {before} pay {fees} in all, {after} pay {other}.",
        ],
        values,
      );
}

function money({ currency, currency_digits }: Simulation, minor: number): string {
  return formatMoney(minor, currency, currency_digits);
}
