// The words of joining as the screens write them. Which values exist is the core's business.
import type {
  EnquiryChannel,
  EligibilityAnswer,
  EnquiryOutcome,
  Transfer,
  Verdict,
} from "../../../api/generated/joining";
import type { Tone } from "../../../components/Badge.svelte";

export const CHANNEL_LABELS: Record<EnquiryChannel, string> = {
  email: "E-mail",
  phone: "Telephone",
  form: "Web form",
  event: "Event",
  meeting: "Meeting",
  letter: "Letter",
  referral: "Referral",
  founding: "Founding member",
  other: "Other",
};

export const OUTCOME_LABELS: Record<EnquiryOutcome, string> = {
  open: "Open",
  joined: "Joined",
  declined: "Declined",
  withdrawn: "Withdrawn",
  deferred: "Deferred",
  redirected: "Sent elsewhere",
};

export const OUTCOME_TONES: Record<EnquiryOutcome, Tone> = {
  open: "info",
  joined: "good",
  declined: "bad",
  withdrawn: "neutral",
  deferred: "warn",
  redirected: "neutral",
};

export const VERDICT_LABELS: Record<Verdict, string> = {
  undecided: "Undecided",
  accepted: "May join",
  conditional: "May join on conditions",
  rejected: "May not join",
};

export const ANSWER_LABELS: Record<EligibilityAnswer, string> = {
  yes: "Yes",
  no: "No",
  unclear: "Unclear",
};

export const TRANSFER_LABELS: Record<Transfer, string> = {
  none: "None",
  direct: "Direct member of ORCID",
  consortium: "Member of another consortium",
};

/** Full-time posts out of hundredths: 200 is 2.0. */
export function showPosts(hundredths: number): string {
  const digits = hundredths % 10 === 0 ? 1 : 2;
  return (hundredths / 100).toFixed(digits);
}
