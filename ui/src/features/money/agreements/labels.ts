// The words of agreements as the screens write them.
import type { AgreementStatus, Decision } from "../../../api/generated/agreements";
import type { Tone } from "../../../components/Badge.svelte";

export const AGREEMENT_STATUS_LABELS: Record<AgreementStatus, string> = {
  draft: "Draft",
  signed: "Signed",
  current: "Current",
  ended: "Ended",
};

export const AGREEMENT_STATUS_TONES: Record<AgreementStatus, Tone> = {
  draft: "neutral",
  signed: "info",
  current: "good",
  ended: "neutral",
};

export const DECISION_LABELS: Record<Decision, string> = {
  stays: "Stays",
  leaves: "Leaves",
  undecided: "Undecided",
};

export const DECISION_TONES: Record<Decision, Tone> = { stays: "good", leaves: "warn", undecided: "neutral" };

/** "5 to 9", "60 and more". */
export function bandLabel(from: number, to: number | null): string {
  if (to === null) return `${from} and more`;
  return from === to ? String(from) : `${from} to ${to}`;
}
