// The words of the domain as the screens write them. Which values exist is the core's business.
import type { Role } from "../api/generated/contacts";
import type { Status, Tier } from "../api/generated/members";
import type { Tone } from "../components/Badge.svelte";

export const STATUS_LABELS: Record<Status, string> = {
  enquiry: "Enquiry",
  applicant: "Applicant",
  onboarding: "Onboarding",
  active: "Active",
  leaving: "Leaving",
  former: "Former",
};

export const STATUS_TONES: Record<Status, Tone> = {
  enquiry: "neutral",
  applicant: "violet",
  onboarding: "info",
  active: "good",
  leaving: "warn",
  former: "neutral",
};

export const TIER_LABELS: Record<Tier, string> = { small: "Small", standard: "Standard", large: "Large" };

/** Budgets that make the tiers, as a help in forms. */
export const TIER_HINTS: Record<Tier, string> = {
  small: "Small · budget below 10 million USD a year",
  standard: "Standard · 10 million to 1 billion USD",
  large: "Large · above 1 billion USD",
};

export const ROLE_LABELS: Record<Role, string> = {
  main: "Main contact",
  voting: "Voting contact",
  signatory: "Signatory",
  technical: "Technical",
  invoice: "Invoices",
  communications: "Communications",
  product: "Product",
  other: "Other",
};

/** The roles in the order of their weight. */
export const ROLES = Object.keys(ROLE_LABELS) as Role[];

/** Roles that one person at a member can hold. */
export const SINGLE_ROLES: readonly Role[] = ["main", "voting"];

/** The options of a select from a table of labels. */
export function optionsOf<Value extends string>(
  labels: Record<Value, string>,
): { value: Value; label: string }[] {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export const CHANNELS = {
  email: "By e-mail",
  post: "By post",
  portal: "In the recipient’s portal",
  network: "Through an e-invoice network",
  other: "In another way",
} as const;
