import { expect, test } from "vitest";
import type { Simulation } from "../../../api/generated/agreements";
import { cliffSentence, outcomeSentences } from "./what-if";

const position = (member_count: number, fee_minor: number, from_members: number): Simulation["now"] => ({
  counts: { small: 0, standard: member_count, large: 0, without_tier: 0 },
  member_count,
  band: { from_members, to_members: null },
  fees: { from_members, small_minor: fee_minor, standard_minor: fee_minor, large_minor: fee_minor },
  member_fees_minor: member_count * fee_minor,
  total_minor: member_count * fee_minor,
});

const SIMULATION: Simulation = {
  agreement_id: 1,
  agreement: "Agreement 2026",
  on: "2026-11-21",
  tier: "standard",
  rows: [],
  currency: "USD",
  currency_digits: 2,
  now: position(59, 370_000, 35),
  then: position(60, 320_000, 60),
  total_change_minor: -2_630_000,
  others_change_minor: -2_950_000,
  without_member: null,
  cliff_up: {
    member_count: 60,
    change: 1,
    before_minor: 21_830_000,
    after_minor: 19_200_000,
    change_minor: -2_630_000,
  },
  cliff_down: null,
};

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("a change is told for the total and for those who are there now and then", () => {
  expect(outcomeSentences(SIMULATION).map(plain)).toEqual([
    "ORCID charges USD 26,300.00 less in all.",
    "Those who are members now and then pay USD 29,500.00 less together.",
  ]);
  const leaves = {
    ...SIMULATION,
    without_member: "Uni A",
    others_change_minor: 50_000,
    total_change_minor: 0,
  };
  expect(outcomeSentences(leaves).map(plain)).toEqual([
    "The total stays the same.",
    "When Uni A leaves, the others pay USD 500.00 more together.",
  ]);
  expect(outcomeSentences({ ...SIMULATION, then: SIMULATION.now })).toHaveLength(1);
});

test("a cliff is told with the numbers on both of its sides", () => {
  expect(plain(cliffSentence(SIMULATION, "up"))).toBe(
    "1 member more: 59 pay USD 218,300.00 in all, 60 pay USD 192,000.00.",
  );
  expect(cliffSentence(SIMULATION, "down")).toBe("No band begins with fewer members.");
});
