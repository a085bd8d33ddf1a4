// The words of the support desk as the screens write them. Which values exist is the core's business.
import type {
  TicketChannel,
  MessageKind,
  TicketMeasure,
  OrcidEnvironment,
  Priority,
  DeskQueue,
  TicketField,
  TicketState,
  TicketTopic,
} from "../../../api/generated/tickets";
import type { Tone } from "../../../components/Badge.svelte";

export {
  TICKET_STATE_LABELS as STATE_LABELS,
  TICKET_STATE_TONES as STATE_TONES,
} from "../../../domain/ticket-states";

export const QUEUE_LABELS: Record<DeskQueue, string> = {
  active: "All active",
  mine: "Mine",
  unassigned: "Unassigned",
  waiting: "Waiting",
  unanswered: "Not answered yet",
  breached: "Longer than promised",
  orcid_overdue: "ORCID’s answer overdue",
  orcid_wrote: "ORCID wrote",
  rating_wrote: "Said how it was",
  done: "Solved and closed",
  aside: "Spam and automatic",
};

export const KIND_LABELS: Record<MessageKind, string> = {
  in: "Received",
  out: "Answer",
  note: "Note",
  automatic: "Automatic",
  bounce: "Not delivered",
  draft: "Draft",
  to_orcid: "To ORCID",
  from_orcid: "From ORCID",
  rating_draft: "Draft: how was it",
  rating_asked: "Asked how it was",
};

export const MEASURE_LABELS: Record<TicketMeasure, string> = {
  response: "First answer",
  solution: "Solution",
};

export const CHANNEL_LABELS: Record<TicketChannel, string> = {
  email: "E-mail",
  phone: "Phone",
  form: "Form",
  meeting: "Meeting",
  orcid: "Forwarded by ORCID",
  other: "Other",
};

export const TOPIC_LABELS: Record<TicketTopic, string> = {
  integration: "Integration",
  credentials: "Credentials",
  affiliation_manager: "Affiliation Manager",
  reports: "Reports",
  portal_access: "Portal access",
  membership: "Contacts and membership",
  billing: "Billing",
  outreach: "Outreach",
  researcher: "Researcher’s question",
  other: "Other",
};

export const ENVIRONMENT_LABELS: Record<OrcidEnvironment, string> = {
  unknown: "Not known",
  production: "Production",
  sandbox: "Sandbox",
  both: "Production and sandbox",
};

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};

export const PRIORITY_TONES: Record<Priority, Tone> = {
  low: "neutral",
  normal: "neutral",
  high: "warn",
  urgent: "bad",
};

export const FIELD_LABELS: Record<TicketField, string> = {
  number: "Number",
  subject: "Subject",
  state: "State",
  priority: "Priority",
  group: "Group",
  owner: "Owner",
  asker_name: "Asker",
  asker_email: "Asker’s e-mail",
  organisation: "Organisation",
  channel: "Channel",
  topic: "Topic",
  tags: "Tags",
  received_at: "Received",
  updated_at: "Changed last",
  first_response_at: "First answer",
  first_response_after: "First answer after",
  solved_at: "Solved",
  closed_at: "Closed",
  minutes_spent: "Minutes spent",
  rating: "Satisfaction",
};

/** States that a person gives a ticket. */
export const CHOSEN_STATES: readonly TicketState[] = [
  "open",
  "waiting_member",
  "waiting_orcid",
  "waiting_vendor",
  "solved",
  "closed",
  "spam",
];
