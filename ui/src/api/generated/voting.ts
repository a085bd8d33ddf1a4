// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id, Message } from "./kernel";

/** Asks to note what members answered. */
export interface AnswerVoting {
  id: number;
  member_ids: Array<number>;
  /** What they answered; null takes an answer back. */
  answer?: ConfirmationAnswer | null;
  /** The day; today when absent. */
  on?: string | null;
  note?: string | null;
}

export type CloseVotingRound = Id;

export type ConfirmationAnswer = "confirmed" | "changed";

/** A round in which members confirm their contacts. */
export interface ConfirmationRound {
  id: number;
  title: string;
  opened_on: string;
  /** Until when members are asked to answer. */
  due_on: string;
  closed_on: string | null;
  /** The subject of the message to members. */
  subject: string;
  /** Its text, with {member}, {contacts}, {due} and {consortium} where their values go. */
  body: string;
  /** How many members are asked. */
  member_count: number;
  /** To how many a message was drafted. */
  asked_count: number;
  answered_count: number;
}

/** Asks for the messages of a round. */
export interface DraftVotingRound {
  id: number;
  /** The members to write to; everybody who has not answered when absent. */
  member_ids?: Array<number> | null;
}

/** Asks whether an election on a day is ready. */
export interface GetVotingReadiness {
  /** The day of the election; today when absent. */
  on?: string | null;
  /** Contacts confirmed before this day count as unconfirmed; a year before the election when absent. */
  confirmed_since?: string | null;
  /** A member with an invoice overdue by more days than this is not in good standing; 60 when absent, and with 0 nobody's invoices are looked at. */
  overdue_days?: number | null;
}

export type GetVotingRound = Id;

/** A message to a member. */
export interface MailDraft {
  member_id: number;
  file_name: string;
  /** The address it goes to. */
  to: string;
  subject: string;
  body: string;
  /** The whole message as a mail program reads it (RFC 5322), marked as not yet sent. */
  message: string;
}

/** The messages of a round. */
export interface MailDrafts {
  /** A message for each member. */
  drafts: Array<MailDraft>;
  /** Members that cannot be written to, for want of a main contact with an e-mail address. */
  unreachable: Array<string>;
}

/** Whether a member's vote is ready. */
export interface MemberReadiness {
  member_id: number;
  member: string;
  /** Who votes; empty for nobody. */
  name: string;
  email: string;
  /** When the member last confirmed its contacts. */
  confirmed_on: string | null;
  /** What stands in the way, as sentences; none when it is ready. */
  obstacles: Array<Message>;
}

/** Asks to note that members were written to. */
export interface NoteVotingAsked {
  id: number;
  member_ids: Array<number>;
}

/** Asks to open a round. */
export interface OpenVotingRound {
  title: string;
  /** Until when members are asked to answer. */
  due_on: string;
  /** The subject of the message. */
  subject: string;
  body: string;
}

/** Whether an election is ready. */
export interface Readiness {
  /** The day of the election. */
  on: string;
  /** Since when contacts count as confirmed. */
  confirmed_since: string;
  /** By how many days an invoice may be overdue; 0 where invoices are not looked at. */
  overdue_days: number;
  /** How many members have a vote on that day. */
  member_count: number;
  ready_count: number;
  /** Every member with a vote: those that are not ready first, then by name. */
  rows: Array<MemberReadiness>;
}

/** A round with every member asked in it. */
export interface RoundDetail {
  round: ConfirmationRound;
  /** The members asked, by name. */
  rows: Array<RoundRow>;
}

/** A member asked in a round. */
export interface RoundRow {
  member_id: number;
  member: string;
  /** The main contact now, to whom the message goes; empty for none. */
  main_contact: string;
  email: string;
  /** Who votes now; empty for nobody. */
  voting_contact: string;
  /** When a message was drafted. */
  asked_on: string | null;
  answer: ConfirmationAnswer | null;
  answered_on: string | null;
  note: string;
}

export interface VotingCommands {
  "voting.readiness": { request: GetVotingReadiness; response: Readiness };
  "voting.round_template": { request: Record<string, never>; response: OpenVotingRound };
  "voting.rounds": { request: Record<string, never>; response: Array<ConfirmationRound> };
  "voting.round": { request: GetVotingRound; response: RoundDetail };
  "voting.open_round": { request: OpenVotingRound; response: RoundDetail };
  "voting.draft_round": { request: DraftVotingRound; response: MailDrafts };
  "voting.note_asked": { request: NoteVotingAsked; response: RoundDetail };
  "voting.answer": { request: AnswerVoting; response: RoundDetail };
  "voting.close_round": { request: CloseVotingRound; response: RoundDetail };
}
