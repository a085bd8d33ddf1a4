// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id, Message } from "./kernel";

/** What happened to a record. */
export type ChangeKind = "added" | "changed" | "removed";

/** The outcome of every check. */
export interface CheckReport {
  /** Whether all of them hold. */
  ok: boolean;
  checks: Array<CheckResult>;
}

/** The outcome of one check. */
export interface CheckResult {
  name: Message;
  ok: boolean;
  detail: Message;
}

export interface Colleagues {
  /** When the present user last changed something before today: RFC 3339 in UTC; none where that never happened. */
  since: string | null;
  /** What others did since, the latest first. */
  rows: Array<HistoryEntry>;
  /** How much others did since, in all. */
  total: number;
}

export type ExportFormat = "csv" | "xlsx" | "ics" | "pdf";

/** One field before and after. */
export interface FieldChange {
  /** What a person calls it. */
  field: Message;
  /** Its value before; empty for none. */
  before: Message;
  /** Its value after; empty for none. */
  after: Message;
}

export type GetHistory = Id;

/** One entry with its changes. */
export interface HistoryDetail {
  entry: HistoryEntry;
  /** The last final act that came after it, if one did. */
  final_since: UndoStep | null;
  /** What it changed, in order. */
  changes: Array<RecordChange>;
  /** Whether there are more changes than shown. */
  truncated: boolean;
}

export interface HistoryEntry {
  /** Its id: entries are numbered without gaps. */
  id: number;
  /** When: RFC 3339 in UTC. */
  at: string;
  user: string;
  /** The command that did it. */
  operation: string;
  /** What it did, in words. */
  summary: Message;
  /** Whether it can be undone right now. */
  undoable: boolean;
  undone: boolean;
  /** The entry it takes back, for an undo or redo. */
  undoes: number | null;
  /** That it stays and what corrects it, for a final act: whole sentences. */
  stays: Message | null;
  /** How many rows it changed. */
  change_count: number;
}

export interface HistoryPage {
  rows: Array<HistoryEntry>;
  /** How many there are in all. */
  total: number;
}

/** What undo and redo would do now. */
export interface HistoryStatus {
  /** The operation that undo would take back. */
  undo: UndoStep | null;
  /** The final act that was done last, at which undo stops. */
  barrier: UndoBarrier | null;
  /** The operation that redo would do again. */
  redo: UndoStep | null;
}

/** Asks for a page of the history, newest first. */
export interface ListHistory {
  /** Words in the description or the user's name. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** One record, or one range of records, before and after. */
export interface RecordChange {
  /** What kind of record, in words. */
  table: Message;
  record: Message;
  kind: ChangeKind;
  /** How many records: above 1 for a range added in bulk. */
  count: number;
  fields: Array<FieldChange>;
}

/** One operation that touched a member, its people or its documents. */
export interface TimelineEntry {
  /** Its entry in the history. */
  entry_id: number;
  /** When: RFC 3339 in UTC. */
  at: string;
  user: string;
  /** What it did, in words. */
  summary: Message;
  changes: Array<RecordChange>;
  undone: boolean;
}

/** A table of the register: when it changes, so may what reads it. */
export type Topic =
  | "agreement"
  | "agreement_fee"
  | "agreement_member"
  | "attachment"
  | "attachment_version"
  | "bank_list_mapping"
  | "bank_payment"
  | "bank_posting"
  | "bank_statement"
  | "bank_transaction"
  | "billing_approval"
  | "billing_approved_fee"
  | "billing_billed_member"
  | "billing_issued_fee"
  | "billing_run"
  | "books_account"
  | "books_bank_account"
  | "books_closed_period"
  | "books_program"
  | "books_rate"
  | "branding"
  | "calendar"
  | "calendar_day"
  | "calendar_holiday"
  | "contact"
  | "contact_role"
  | "duplicate_dismissal"
  | "fee_component"
  | "fee_division"
  | "fee_division_share"
  | "fee_plan"
  | "import_batch"
  | "import_mapping"
  | "invoice"
  | "invoice_dispatch"
  | "invoice_number_series"
  | "invoice_supplement"
  | "issue"
  | "issue_level"
  | "issue_news"
  | "issue_owner"
  | "issue_priority"
  | "issue_reference"
  | "issue_report"
  | "issue_state"
  | "issue_ticket"
  | "joining_answer"
  | "joining_asker"
  | "joining_document"
  | "joining_enquiry"
  | "joining_file"
  | "joining_item"
  | "joining_placeholder"
  | "joining_rules"
  | "joining_stage_change"
  | "joining_step"
  | "letter_text"
  | "locale_language"
  | "member"
  | "member_custom_field"
  | "member_merge"
  | "member_status_change"
  | "orcid_cost_allocation"
  | "orcid_cost_invoice"
  | "orcid_cost_payment"
  | "payment"
  | "payment_allocation"
  | "payment_write_off"
  | "personal_data_erasure"
  | "personal_data_policy"
  | "personal_data_retained_invoice"
  | "portal_sync_submission"
  | "profile"
  | "record_list_mapping"
  | "register_audit_entry"
  | "register_audit_redaction"
  | "reminder"
  | "reminder_dispute"
  | "reminder_fee"
  | "reminder_rules"
  | "reminder_stop"
  | "sponsor"
  | "task"
  | "task_checklist"
  | "task_member"
  | "task_template"
  | "task_template_item"
  | "tax_category"
  | "tax_exception"
  | "tax_part"
  | "tax_rate"
  | "tax_region"
  | "terms_currency"
  | "ticket"
  | "ticket_bounce"
  | "ticket_escalation"
  | "ticket_escalation_file"
  | "ticket_faq"
  | "ticket_file"
  | "ticket_list_mapping"
  | "ticket_member"
  | "ticket_message"
  | "ticket_settings"
  | "ticket_state"
  | "ticket_text_block"
  | "view_definition"
  | "voting_confirmation"
  | "voting_round";

/** A final act that undo does not pass by itself. */
export interface UndoBarrier {
  id: number;
  /** What it did, in words. */
  summary: Message;
  /** That it stays, and what corrects it: whole sentences. */
  explanation: Message;
  /** The last operation before it that can be asked to be undone; none when there is none. */
  older: UndoStep | null;
}

export interface UndoHistory {
  /** The entry to undo; the last undoable one when absent. */
  id?: number | null;
}

/** An operation that was, or can be, taken back. */
export interface UndoStep {
  id: number;
  /** What it did, in words. */
  summary: Message;
}

export interface RegisterCommands {
  "history.list": { request: ListHistory; response: HistoryPage };
  "history.get": { request: GetHistory; response: HistoryDetail };
  "history.status": { request: Record<string, never>; response: HistoryStatus };
  "history.undo": { request: UndoHistory; response: UndoStep };
  "history.redo": { request: Record<string, never>; response: UndoStep };
}
