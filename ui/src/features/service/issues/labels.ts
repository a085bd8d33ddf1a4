import type {
  AddIssues,
  AddIssuesReference,
  AddIssuesReport,
  DigestFor,
  EscalateIssues,
  IssueFilter,
  IssueKind,
  IssueSeverity,
  IssueStance,
  IssueState,
  IssueUrgency,
  ReferenceSystem,
} from "../../../api/generated/issues";
import type { Tone } from "../../../components/Badge.svelte";

/** What an issue, a report, an escalation and a reference say, as forms edit them. */
export type IssueDraft = Omit<AddIssues, "member_id" | "said_by">;
export type ReportDraft = Omit<AddIssuesReport, "issue_id">;
export type EscalationDraft = Omit<EscalateIssues, "issue_id">;
export type ReferenceDraft = Omit<AddIssuesReference, "issue_id">;

export const KIND_LABELS: Record<IssueKind, string> = {
  bug: "Bug",
  feature_request: "Feature request",
  policy: "Policy and fees",
  documentation: "Documentation",
  incident: "Incident",
  vendor: "Vendor",
};

export const SEVERITY_LABELS: Record<IssueSeverity, string> = {
  critical: "Critical: nothing works, or data is lost",
  major: "Major: something important does not work",
  minor: "Minor: it is a burden",
  trivial: "Trivial: it is a blemish",
};

export const SEVERITY_NAMES: Record<IssueSeverity, string> = {
  critical: "Critical",
  major: "Major",
  minor: "Minor",
  trivial: "Trivial",
};

export const URGENCY_LABELS: Record<IssueUrgency, string> = { high: "High", medium: "Medium", low: "Low" };

export const STATE_LABELS: Record<IssueState, string> = {
  open: "Open",
  with_orcid: "With ORCID",
  planned: "Planned by ORCID",
  workaround: "Workaround",
  resolved: "Resolved",
  declined: "Declined",
  withdrawn: "Withdrawn",
};

export const STATE_TONES: Record<IssueState, Tone> = {
  open: "warn",
  with_orcid: "info",
  planned: "info",
  workaround: "neutral",
  resolved: "good",
  declined: "neutral",
  withdrawn: "neutral",
};

export const STANCE_LABELS: Record<IssueStance, string> = { for: "Wants it", against: "Wants the opposite" };

export const SYSTEM_LABELS: Record<ReferenceSystem, string> = {
  support_ticket: "Ticket of ORCID’s support",
  github: "GitHub",
  roadmap: "Roadmap",
  mail: "Mail",
  api_group: "API users group",
  other: "Something else",
};

export const FILTER_LABELS: Record<IssueFilter, string> = {
  overdue: "Answer overdue",
  review: "To be looked at again",
  without_news: "Members without news",
};

export const DIGEST_LABELS: Record<DigestFor, string> = {
  orcid: "For ORCID",
  members: "For members",
  meeting: "Agenda of the next regional meeting",
};

/** Whom each level of escalation goes to. */
export const LEVEL_LABELS = [
  "L0: register",
  "L1: ORCID regional contact",
  "L2: ORCID problem manager",
  "L3: management of lead and ORCID",
  "L4: governance body",
] as const;

/** What a new issue starts from. */
export function emptyIssue(today: string): IssueDraft {
  return {
    kind: "bug",
    title: "",
    description: "",
    impact: "",
    workaround: "",
    severity: "minor",
    urgency: "medium",
    owner: "",
    raised_on: today,
    review_on: null,
    resolution: "",
    is_confidential: false,
  };
}

/** The values of a record with labels, as a select offers them. */
export function optionsOf<Value extends string>(
  labels: Record<Value, string>,
): { value: Value; label: string }[] {
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
}
