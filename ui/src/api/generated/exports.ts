// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { ExplainFee } from "./billing";
import type { AskJournal, AskReceivables, AskTaxSummary } from "./books";
import type { AskVotingRoll, ListContacts } from "./contacts";
import type { ComparePlans } from "./fees";
import type { ListInvoices } from "./invoices";
import type { ListJoining } from "./joining";
import type { ListMembers } from "./members";
import type { AskRemittance, ListOrcidInvoices, ListOrcidPayments } from "./orcid_costs";
import type { ListPayments } from "./payments";
import type { ListQueue } from "./portal_sync";
import type { ExportFormat, ListHistory, Nothing } from "./register";
import type { AskChecklist, ListTasks } from "./tasks";
import type { AskReadiness } from "./voting";
import type { ListDeadlines } from "./year";

/** A list as a file. */
export interface Export {
  /** A name for the file. */
  file_name: string;
  /** How many rows it has below the headings. */
  row_count: number;
  /** What it holds, in base64. */
  data_base64: string;
}

/** Which list, and what of it. */
export type ExportedList =
  | { name: "history"; request: ListHistory }
  | { name: "contacts"; request: ListContacts }
  | { name: "voting_roll"; request: AskVotingRoll }
  | { name: "orcid_contacts"; request: Nothing }
  | { name: "untold"; request: ListQueue }
  | { name: "readiness"; request: AskReadiness }
  | { name: "imports"; request: Nothing }
  | { name: "fee_plans"; request: ComparePlans }
  | { name: "fee_explanation"; request: ExplainFee }
  | { name: "invoices"; request: ListInvoices }
  | { name: "payments"; request: ListPayments }
  | { name: "orcid_invoices"; request: ListOrcidInvoices }
  | { name: "orcid_payments"; request: ListOrcidPayments }
  | { name: "remittance"; request: AskRemittance }
  | { name: "journal"; request: AskJournal }
  | { name: "accounting"; request: AskJournal }
  | { name: "accounts"; request: AskJournal }
  | { name: "open_invoices"; request: AskReceivables }
  | { name: "receivables"; request: AskReceivables }
  | { name: "tax_summary"; request: AskTaxSummary }
  | { name: "joining"; request: ListJoining }
  | { name: "deadlines"; request: ListDeadlines }
  | { name: "members"; request: ListMembers };

/** Asks for a list as a file. All rows are written: offset and limit do not count. */
export interface MakeExport {
  list: ExportedList;
  /** Its columns in order; the usual ones when absent. */
  columns?: Array<string> | null;
  format: ExportFormat;
}

export interface ExportsCommands {
  "exports.make": { request: MakeExport; response: Export };
}
