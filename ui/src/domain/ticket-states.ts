// The states of tickets as screens write them, for the rooms that name tickets.
import type { TicketState } from "../api/generated/tickets";
import type { Tone } from "../components/Badge.svelte";

export const TICKET_STATE_LABELS: Record<TicketState, string> = {
  new: "New",
  open: "Open",
  waiting_member: "Waiting for the member",
  waiting_orcid: "Waiting for ORCID",
  waiting_vendor: "Waiting for a vendor",
  solved: "Solved",
  closed: "Closed",
  merged: "Merged",
  spam: "Spam",
};

export const TICKET_STATE_TONES: Record<TicketState, Tone> = {
  new: "info",
  open: "violet",
  waiting_member: "warn",
  waiting_orcid: "warn",
  waiting_vendor: "warn",
  solved: "good",
  closed: "neutral",
  merged: "neutral",
  spam: "bad",
};
