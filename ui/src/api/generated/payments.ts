// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { DateOrder, FirstRow, SavedMapping } from "./imports";
import type { WriteOff } from "./invoices";
import type { Error } from "./kernel";
import type { Nothing } from "./register";

/** Asks to settle invoices with a payment. */
export interface AllocatePayment {
  payment_id: number;
  /** What it settles from now on, beside what it settles already. */
  allocations: Array<AllocationDraft>;
  /** The day from which it counts; today when absent. An invoice of a later date is settled from that date. */
  allocated_on?: string | null;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
}

/** A part of a payment that settles an invoice. */
export interface Allocation {
  id: number;
  payment_id: number;
  /** The day of the payment. */
  received_on: string;
  payer_name: string;
  invoice_id: number;
  number: string;
  /** Whom the invoice is addressed to. */
  debtor_name: string;
  /** The day from which it counts. */
  allocated_on: string;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  currency: string;
  /** Digits of that currency's minor unit. */
  currency_digits: number;
  /** What it takes from the payment, in the payment's currency. */
  payment_minor: number;
  payment_currency: string;
  /** Digits of that currency's minor unit. */
  payment_currency_digits: number;
}

/** A part of a payment for an invoice, as a form or a script gives it. */
export interface AllocationDraft {
  invoice_id: number;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  /** What it takes from the payment, in the payment's currency; the same as `amount_minor` when absent, which is only right where both currencies are one. */
  payment_minor?: number | null;
}

/** A booking that was read already from another file. */
export interface AlreadyRead {
  /** What names it where it is to be taken all the same. */
  fingerprint: string;
  /** The day on which the bank booked it. */
  booked_on: string;
  amount_minor: number;
  currency: string;
  /** Digits of that currency's minor unit. */
  currency_digits: number;
  /** Who paid, or was paid. */
  counterparty: string;
  /** The file it was read from. */
  file_name: string;
  /** Whether it is taken all the same. */
  is_taken: boolean;
}

/** Asks what can be paid back: of one invoice, or to a debtor. */
export interface AskRefundable {
  /** The overpaid invoice; it counts before the rest. */
  invoice_id?: number | null;
  member_id?: number | null;
  /** The sponsor; with neither, money of which nobody knows whose it is. */
  sponsor_id?: number | null;
  /** The currency; all of them when absent. */
  currency?: string | null;
}

/** Asks what settled an invoice. */
export interface AskSettlement {
  invoice_id: number;
}

/** Asks to look at a bank's file, or to import it. */
export interface BankFileRequest {
  token: string;
  /** How the columns of a list are read; without columns, as remembered or recognised. */
  reading: ListReading;
  /** The account that a list is about. */
  account?: string | null;
  /** The currency of the account, where the file does not say it. */
  currency?: string | null;
  /** The encoding of the file, when it is not recognised rightly. */
  encoding?: string | null;
  /** The delimiter of a list, when it is not recognised rightly. */
  delimiter?: string | null;
  /** The sheet of a workbook, when it is not the first with something in it. */
  sheet?: string | null;
  /** The row that holds the headings, when it is not recognised rightly. */
  header_row?: number | null;
  /** Bookings that were read already from another file, and are taken all the same. */
  take_again?: Array<string> | null;
}

/** The form of a bank's file. */
export type BankFormat = "camt" | "mt940" | "list";

/** A column of a bank's list. */
export interface BankListColumn {
  header: string;
  /** What it holds; nothing for a column that is passed over. */
  field: ListField | null;
  samples: Array<string>;
}

export interface BankStatementId {
  id: number;
}

export interface BankStatementPage {
  /** The statements, the latest import first. */
  rows: Array<BankStatementRow>;
  /** How many there are in all. */
  total: number;
}

/** A statement that was imported. */
export interface BankStatementRow {
  id: number;
  account: string;
  /** The form of its file. */
  format: BankFormat;
  /** The first day it is about. */
  first_on: string | null;
  /** The last day it is about. */
  last_on: string | null;
  /** What the bank calls it. */
  identification: string;
  /** The currency of the account. */
  currency: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  /** What was on the account before. */
  opening_minor: number | null;
  /** The day of the closing balance. */
  closing_on: string | null;
  /** What was on the account afterwards. */
  closing_minor: number | null;
  /** The file it came in. */
  file_name: string;
  /** When it was imported: RFC 3339 in UTC. */
  imported_at: string;
  user: string;
  /** How many transactions the file has. */
  transactions: number;
  /** How many of them were new. */
  added: number;
  /** How many of these are still kept: payments of a batch may have taken the place of its total. */
  kept: number;
  /** How many of these are booked or put aside; the statement can be taken back while none is. */
  settled: number;
  /** What was passed over or does not add up. */
  warnings: Array<string>;
}

/** Asks to book transactions, all of them or none. */
export interface BookTransactions {
  bookings: Array<Booking>;
}

export interface Booked {
  payment_ids: Array<number>;
  /** The entry in the history; none when there was nothing to do. */
  entry_id: number | null;
}

/** What becomes of a transaction. */
export interface Booking {
  transaction_id: number;
  /** The payments it becomes; several split it. What they leave goes on waiting. */
  parts: Array<BookingPart>;
}

/** A payment that a transaction becomes. */
export interface BookingPart {
  /** How much of the transaction, below zero when it went out; all that is left when absent. */
  amount_minor?: number | null;
  /** What banks kept on the way; it settles as if it had arrived. */
  bank_fee_minor: number;
  /** The member whose money it is; the debtor of the invoices when absent. */
  member_id?: number | null;
  /** The sponsor whose money it is. */
  sponsor_id?: number | null;
  allocations: Array<AllocationDraft>;
  /** The payment that is paid back, when money went out. */
  refunds_id?: number | null;
  note: string;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
}

/** How sure a suggestion is. */
export type Confidence = "possible" | "likely" | "certain";

/** Asks to book what is certain. */
export interface ConfirmCertain {
  /** Only these, all of which must be certain still; every certain one when absent. */
  transaction_ids?: Array<number> | null;
}

/** The character before the decimals. */
export type DecimalSign = "point" | "comma";

/** What a word of a list says about the way money went. */
export interface DirectionWord {
  /** The word, as the list writes it; empty for an empty cell. */
  word: string;
  came_in: boolean;
}

/** Asks to put transactions aside. */
export interface IgnoreTransactions {
  ids: Array<number>;
  /** Why: interest, a transfer between own accounts, money of another activity. */
  reason: string;
}

export interface ImportedBankFile {
  file_name: string;
  statements: Array<ImportedStatement>;
  /** Transactions that are new in the register. */
  added: number;
  /** Transactions that it knew already. */
  known: number;
  /** The entry in the history; none when nothing was new. */
  entry_id: number | null;
}

/** What became of a statement. */
export interface ImportedStatement {
  /** The statement in the register; none when nothing in it was new. */
  id: number | null;
  account: string;
  /** What the bank calls the statement. */
  identification: string;
  added: number;
  known: number;
  /** What was passed over or does not add up. */
  warnings: Array<string>;
}

/** What a column of a bank's list holds. */
export type ListField =
  | "booked_on"
  | "value_on"
  | "amount"
  | "debit"
  | "credit"
  | "direction"
  | "currency"
  | "status"
  | "counterparty"
  | "payee"
  | "counterparty_account"
  | "text"
  | "reference"
  | "bank_reference"
  | "original_amount"
  | "original_currency"
  | "charges"
  | "balance";

export interface ListOpenItems {
  /** Only those of this member. */
  member_id?: number | null;
  /** Only those of this sponsor. */
  sponsor_id?: number | null;
  currency?: string | null;
  /** Part of a number, a name or a reference. */
  search?: string | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** Asks for a page of payments. */
export interface ListPayments {
  /** Only those of this member and of the members merged into it. */
  member_id?: number | null;
  /** Only those of this sponsor. */
  sponsor_id?: number | null;
  from_on?: string | null;
  until_on?: string | null;
  /** Only those of which something is left. */
  unallocated?: boolean | null;
  /** Only refunds, or only what came in. */
  refunds?: boolean | null;
  /** Part of a payer, a debtor, a reference, a note or an invoice number. */
  search?: string | null;
  /** By day, the latest first, unless given. */
  sort?: PaymentSort | null;
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** How a list is to be read. */
export interface ListReading {
  /** What each column holds, in their order; null passes a column over. */
  columns: Array<ListField | null>;
  /** The character before the decimals, where the amounts do not show it. */
  decimal_sign?: DecimalSign | null;
  /** How to read dates such as 03/04/2026. */
  date_order?: DateOrder | null;
  /** Which way money went by words and letters that are not understood by themselves. */
  directions?: Array<DirectionWord> | null;
}

/** Asks for a page of statements. */
export interface ListStatements {
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** Asks for a page of bank transactions. */
export interface ListTransactions {
  /** Where they stand; waiting when absent. */
  state?: TransactionState | null;
  /** Only those that came new with this statement. */
  statement_id?: number | null;
  id?: number | null;
  /** Only waiting ones that are matched so. */
  matched?: Matched | null;
  /** Part of a name, a text or a reference. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** How well a waiting transaction is matched. */
export type Matched = "certain" | "likely" | "possible" | "unmatched" | "outgoing";

/** An invoice and what is open of it. */
export interface OpenInvoice {
  invoice_id: number;
  number: string;
  /** The member who owes it. */
  member_id: number | null;
  /** The sponsor who owes it. */
  sponsor_id: number | null;
  /** Whom it is addressed to. */
  debtor_name: string;
  licence_year: number;
  /** Its date: money settles it from then at the earliest. */
  issued_on: string;
  due_on: string;
  currency: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  total_minor: number;
  /** What is left to pay; below zero when too much was paid. */
  open_minor: number;
  /** Its creditor reference in groups of four; empty when it has none. */
  payment_reference: string;
}

export interface OpenInvoices {
  /** The invoices, the one due first leading. */
  rows: Array<OpenInvoice>;
  /** How many there are in all. */
  total: number;
}

/** A payment with all that belongs to it. */
export interface PaymentDetail {
  payment: PaymentRow;
  allocations: Array<Allocation>;
  /** What was paid back of it. */
  refunds: Array<PaymentRow>;
}

export interface PaymentId {
  id: number;
}

/** How money came or went. */
export type PaymentMethod = "transfer" | "card" | "cheque" | "cash" | "other";

export interface PaymentPage {
  /** The payments of this page. */
  rows: Array<PaymentRow>;
  /** How many there are in all. */
  total: number;
  /** What all of them add up to, when they are in one currency. */
  sum_minor: number | null;
  /** What is left of all of them, when they are in one currency. */
  unallocated_minor: number | null;
  /** That currency; empty without payments. */
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A payment in a list. */
export interface PaymentRow {
  id: number;
  /** The day it arrived or was paid back. */
  received_on: string;
  /** What arrived; below zero for a refund. */
  amount_minor: number;
  /** What banks kept on the way; it settles as if it had arrived. */
  bank_fee_minor: number;
  currency: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  method: PaymentMethod;
  payer_name: string;
  reference: string;
  note: string;
  /** The member whose money it is. */
  member_id: number | null;
  /** The sponsor whose money it is. */
  sponsor_id: number | null;
  /** The name of that member or sponsor; empty when it is not known. */
  debtor_name: string;
  /** The payment that a refund pays back. */
  refunds_id: number | null;
  /** What settles invoices, in the payment's currency. */
  allocated_minor: number;
  refunded_minor: number;
  unallocated_minor: number;
  /** The numbers of the invoices it settles. */
  invoices: string;
  /** The bank transaction that brought it. */
  bank_transaction_id: number | null;
}

export interface PaymentSort {
  by: PaymentSortBy;
  descending: boolean;
}

/** The columns payments can be sorted by. */
export type PaymentSortBy = "received_on" | "amount" | "payer" | "debtor" | "unallocated";

/** Asks to record money that arrived. */
export interface RecordPayment {
  /** The day it arrived; today when absent. */
  received_on?: string | null;
  amount_minor: number;
  currency: string;
  /** What banks kept on the way; it settles as if it had arrived. */
  bank_fee_minor: number;
  method: PaymentMethod;
  payer_name: string;
  reference: string;
  note: string;
  /** The member whose money it is; the debtor of the invoices it settles when absent. */
  member_id?: number | null;
  /** The sponsor whose money it is. */
  sponsor_id?: number | null;
  allocations: Array<AllocationDraft>;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
}

/** Asks to record money that was paid back. */
export interface RefundPayment {
  /** The payment that is paid back. */
  payment_id: number;
  /** How much, above zero, in the payment's currency. */
  amount_minor: number;
  /** The day; today when absent. */
  refunded_on?: string | null;
  method: PaymentMethod;
  reference: string;
  note: string;
  /** The overpaid invoice whose surplus is paid back; without one, what is left of the payment is. */
  invoice_id?: number | null;
}

/** A part of a payment that can be paid back: what is left of it, or what it paid too much on an invoice. */
export interface Refundable {
  payment_id: number;
  /** The overpaid invoice; none for what is left of the payment. */
  invoice_id: number | null;
  /** Its number; empty without one. */
  number: string;
  /** What can be paid back at most. */
  available_minor: number;
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** The day the payment arrived. */
  received_on: string;
  payer_name: string;
  reference: string;
  method: PaymentMethod;
}

/** What can be paid back. */
export interface RefundableMoney {
  /** The parts of payments, the latest first. */
  rows: Array<Refundable>;
}

/** How an invoice was settled so far. */
export interface Settlement {
  /** The invoice and what is open of it. */
  invoice: OpenInvoice;
  /** The parts of payments that settled it, and what was paid back. */
  allocations: Array<Allocation>;
  /** What was given up of it. */
  write_offs: Array<WriteOff>;
  /** The tax that it charges, less what credit notes took back: what a write-off may take back. */
  tax_minor: number;
}

/** A bank's file that waits to be imported. */
export interface StagedBankFile {
  /** What it is known by. */
  token: string;
  file_name: string;
  format: BankFormat;
  /** What it says of each account; empty while `problem` stands in the way. */
  statements: Array<StatementPreview>;
  /** How it is read, when it is a list. */
  list: StagedBankList | null;
  /** What has to be chosen before it can be imported; `field` names the choice. */
  problem: Error | null;
}

/** How a list is read. */
export interface StagedBankList {
  columns: Array<BankListColumn>;
  /** The row that holds the headings. */
  header_row: number;
  /** Its encoding; empty for a workbook. */
  encoding: string;
  /** What separates its cells; empty for a workbook. */
  delimiter: string;
  /** The sheets of a workbook. */
  sheets: Array<string>;
  /** The sheet that is read. */
  sheet: string | null;
  /** The first rows, so that another one can be chosen for the headings. */
  first_rows: Array<FirstRow>;
  /** What is worth knowing of how the file was read. Once it can be read, its statement says so among its warnings. */
  notices: Array<string>;
  /** The account it is about. */
  account: string;
  /** The currency of the account. */
  currency: string;
  /** The character before the decimals, where it was chosen. */
  decimal_sign: DecimalSign | null;
  /** How to read dates, where it was chosen. */
  date_order: DateOrder | null;
  /** Whether the amounts read in two ways. */
  asks_decimal_sign: boolean;
  /** Whether the dates read in two ways. */
  asks_date_order: boolean;
  /** Which way money went by words that were asked about. */
  directions: Array<DirectionWord>;
  /** Words that say neither that money came in nor that it went out; empty for an empty cell. */
  asks_directions: Array<string>;
  /** Where the proposed choices come from, when a list with the same headings was imported before. */
  saved: SavedMapping | null;
}

/** A statement in a file. */
export interface StatementPreview {
  account: string;
  /** What the bank calls the statement. */
  identification: string;
  /** The currency of the account. */
  currency: string;
  /** Digits of that currency's minor unit. */
  currency_digits: number;
  /** What was on the account before. */
  opening_minor: number | null;
  /** What was on it afterwards. */
  closing_minor: number | null;
  /** The day of the first transaction. */
  first_on: string | null;
  /** The day of the last. */
  last_on: string | null;
  /** What came in, in the currency of the account. */
  received_minor: number;
  /** What went out, above zero. */
  paid_minor: number;
  /** How many transactions it has. */
  transactions: number;
  /** How many of them the register knows already. */
  known: number;
  /** Those of them that it knows from another file, each to be taken all the same; the first 500. */
  already_read: Array<AlreadyRead>;
  /** What was passed over or does not add up. */
  warnings: Array<string>;
}

/** What a transaction may pay. */
export interface SuggestedBooking {
  confidence: Confidence;
  /** The member whose money it is. */
  member_id: number | null;
  /** The sponsor whose money it is. */
  sponsor_id: number | null;
  debtor_name: string;
  /** What it settles; nothing where it seems to pay a second time. */
  shares: Array<SuggestedShare>;
  /** What banks kept, which settles as if it had arrived. */
  bank_fee_minor: number;
  /** What is left, in the transaction's currency. */
  unallocated_minor: number;
  reasons: Array<string>;
}

/** A part of a suggestion. */
export interface SuggestedShare {
  invoice_id: number;
  number: string;
  /** Whom it is addressed to. */
  debtor_name: string;
  currency: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  /** What is open of it. */
  open_minor: number;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  /** What it takes from transaction and fee, in the transaction's currency. */
  payment_minor: number;
}

/** Asks to take an allocation back. */
export interface TakeBack {
  allocation_id: number;
  /** How much of it, in the invoice's currency; all of it when absent. */
  amount_minor?: number | null;
}

/** How many transactions stand where. */
export interface TransactionCounts {
  certain: number;
  likely: number;
  possible: number;
  unmatched: number;
  outgoing: number;
  booked: number;
  ignored: number;
}

export interface TransactionIds {
  ids: Array<number>;
}

/** A page of bank transactions. */
export interface TransactionPage {
  /** The transactions of this page, the oldest first. */
  rows: Array<TransactionRow>;
  /** How many there are in all. */
  total: number;
  /** How many stand where, whatever was asked. */
  counts: TransactionCounts;
}

export interface TransactionRow {
  id: number;
  /** The statement it came with. */
  statement_id: number;
  account: string;
  /** The day of the booking. */
  booked_on: string;
  /** What was booked: above zero when received. */
  amount_minor: number;
  /** What of it is not a payment yet. */
  left_minor: number;
  currency: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  /** What was ordered, where that differs. */
  original_minor: number | null;
  original_currency: string | null;
  /** Digits of that currency's minor unit. */
  original_digits: number | null;
  /** The rate between both, as the bank writes it. */
  exchange_rate: string;
  /** What banks took on the way. */
  charges_minor: number | null;
  charges_currency: string | null;
  /** Who paid, or was paid. */
  counterparty: string;
  /** For whom that party acted. */
  on_behalf_of: string;
  counterparty_account: string;
  references: Array<string>;
  remittance: string;
  end_to_end: string;
  bank_reference: string;
  /** What else the bank says. */
  bank_text: string;
  /** Whether an earlier booking is taken back. */
  is_reversal: boolean;
  state: TransactionState;
  ignored_reason: string | null;
  payment_ids: Array<number>;
  invoices: string;
  /** What it most likely pays, the likeliest first; only while it waits. */
  suggestions: Array<SuggestedBooking>;
}

export type TransactionState = "waiting" | "booked" | "ignored";

/** What a debtor has paid beyond what is settled. */
export interface Unallocated {
  member_id: number | null;
  sponsor_id: number | null;
  /** The name of either; empty for money of which nobody knows whose it is. */
  debtor_name: string;
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** What is left of payments. */
  unallocated_minor: number;
  /** What invoices were paid too much. */
  overpaid_minor: number;
  /** How many payments have something left. */
  payments: number;
}

/** All money that settles nothing. */
export interface UnallocatedMoney {
  /** A row for each debtor and currency. */
  rows: Array<Unallocated>;
}

/** Asks to write something off. */
export interface WriteOffDraft {
  invoice_id: number;
  /** How much; all that is open when absent. */
  amount_minor?: number | null;
  /** The day; today when absent. */
  written_off_on?: string | null;
  reason: string;
  /** Whether the tax in it is taken back, where the law lets it; otherwise the tax stays owed, and all of it is a loss. */
  takes_tax_back: boolean;
}

export interface WriteOffId {
  id: number;
}

export interface PaymentsCommands {
  "bank_statements.inspect": { request: BankFileRequest; response: StagedBankFile };
  "bank_statements.import": { request: BankFileRequest; response: ImportedBankFile };
  "bank_statements.take_back": { request: BankStatementId; response: BankStatementPage };
  "bank_statements.list": { request: ListStatements; response: BankStatementPage };
  "bank_transactions.list": { request: ListTransactions; response: TransactionPage };
  "bank_transactions.book": { request: BookTransactions; response: Booked };
  "bank_transactions.confirm_certain": { request: ConfirmCertain; response: Booked };
  "bank_transactions.ignore": { request: IgnoreTransactions; response: TransactionIds };
  "bank_transactions.bring_back": { request: TransactionIds; response: TransactionIds };
  "payments.list": { request: ListPayments; response: PaymentPage };
  "payments.get": { request: PaymentId; response: PaymentDetail };
  "payments.of_invoice": { request: AskSettlement; response: Settlement };
  "payments.open_items": { request: ListOpenItems; response: OpenInvoices };
  "payments.unallocated": { request: Nothing; response: UnallocatedMoney };
  "payments.refundable": { request: AskRefundable; response: RefundableMoney };
  "payments.record": { request: RecordPayment; response: PaymentDetail };
  "payments.allocate": { request: AllocatePayment; response: PaymentDetail };
  "payments.take_back": { request: TakeBack; response: PaymentDetail };
  "payments.refund": { request: RefundPayment; response: PaymentDetail };
  "payments.remove": { request: PaymentId; response: PaymentId };
  "payments.write_off": { request: WriteOffDraft; response: Settlement };
  "payments.remove_write_off": { request: WriteOffId; response: Settlement };
}
