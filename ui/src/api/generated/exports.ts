// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { ExplainBilling } from "./billing";
import type {
  GetBooksBalanceSheet,
  GetBooksJournal,
  GetBooksProfitAndLoss,
  GetBooksReceivables,
  GetBooksReconciliation,
  GetBooksTaxSummary,
} from "./books";
import type { GetContactsVotingRoll, ListContacts } from "./contacts";
import type { CompareFees } from "./fees";
import type { ListInvoices } from "./invoices";
import type { ListIssues } from "./issues";
import type { ListJoining } from "./joining";
import type { FileBytes, Id } from "./kernel";
import type { ListMembers } from "./members";
import type { GetOrcidCostsInvoices, GetOrcidCostsPayments, GetOrcidCostsYear } from "./orcid_costs";
import type { ListPayments } from "./payments";
import type { GetPortalSyncQueue } from "./portal_sync";
import type { ExportFormat, ListHistory } from "./register";
import type { ListTasks } from "./tasks";
import type { GetTaxReturns, GetTaxReturnsSalesList } from "./tax_returns";
import type { GetTicketsFaq, GetTicketsStatistics, ListTickets } from "./tickets";
import type { GetVotingReadiness } from "./voting";
import type { GetYearDeadlines } from "./year";

/** A list as a file. */
export interface Export {
  file_name: string;
  /** How many rows it has below the headings. */
  row_count: number;
  data_base64: FileBytes;
}

/** Which list, and what of it. */
export type ExportedList =
  | { name: "history"; request: ListHistory }
  | { name: "contacts"; request: ListContacts }
  | { name: "voting_roll"; request: GetContactsVotingRoll }
  | { name: "orcid_contacts"; request: Record<string, never> }
  | { name: "pending_changes"; request: GetPortalSyncQueue }
  | { name: "readiness"; request: GetVotingReadiness }
  | { name: "imports"; request: Record<string, never> }
  | { name: "fee_plans"; request: CompareFees }
  | { name: "fee_explanation"; request: ExplainBilling }
  | { name: "invoices"; request: ListInvoices }
  | { name: "payments"; request: ListPayments }
  | { name: "orcid_invoices"; request: GetOrcidCostsInvoices }
  | { name: "orcid_payments"; request: GetOrcidCostsPayments }
  | { name: "remittance"; request: GetOrcidCostsYear }
  | { name: "journal"; request: GetBooksJournal }
  | { name: "accounting"; request: GetBooksJournal }
  | { name: "accounts"; request: GetBooksJournal }
  | { name: "open_invoices"; request: GetBooksReceivables }
  | { name: "receivables"; request: GetBooksReceivables }
  | { name: "tax_summary"; request: GetBooksTaxSummary }
  | { name: "profit_and_loss"; request: GetBooksProfitAndLoss }
  | { name: "balance_sheet"; request: GetBooksBalanceSheet }
  | { name: "bank_reconciliation"; request: GetBooksReconciliation }
  | { name: "tax_return"; request: GetTaxReturns }
  | { name: "tax_sales_list"; request: GetTaxReturnsSalesList }
  | { name: "tasks"; request: ListTasks }
  | { name: "checklist"; request: Id }
  | { name: "joining"; request: ListJoining }
  | { name: "tickets"; request: ListTickets }
  | { name: "ticket_faq"; request: GetTicketsFaq }
  | { name: "ticket_statistics"; request: GetTicketsStatistics }
  | { name: "issues"; request: ListIssues }
  | { name: "deadlines"; request: GetYearDeadlines }
  | { name: "members"; request: ListMembers };

/** Asks for a list as a file. All rows are written: offset and limit do not count. */
export interface MakeExports {
  list: ExportedList;
  /** Its columns in order; the usual ones when absent. */
  columns?: Array<string> | null;
  format: ExportFormat;
}

export interface ExportsCommands {
  "exports.make": { request: MakeExports; response: Export };
}
