// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { BankFormat, DecimalSign, DirectionWord, ListField, ListReading } from "./bank_files";
import type { Currency, Error, Id, Message } from "./kernel";
import type { Confidence } from "./matching";
import type { AllocationDraft } from "./payments";
import type { DateOrder, FirstRow, SavedMapping } from "./tabular";

/** A booking that was read already from another file. */
export interface AlreadyRead {
  /** What names it where it is to be taken all the same. */
  fingerprint: string;
  /** The day on which the bank booked it. */
  booked_on: string;
  amount_minor: number;
  /** Who paid, or was paid. */
  counterparty: string;
  /** The file it was read from. */
  file_name: string;
  /** Whether it is taken all the same. */
  is_taken: boolean;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
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

/** A column of a bank's list. */
export interface BankListColumn {
  header: string;
  /** What it holds; nothing for a column that is passed over. */
  field: ListField | null;
  samples: Array<string>;
}

/** A part of a transaction that has its place on an account of the books, or is a payment to ORCID. */
export interface BankPosting {
  id: number;
  /** How much of the transaction, below zero when it went out. */
  amount_minor: number;
  /** The key of the account; none for a payment to ORCID. */
  account: string | null;
  orcid_payment_id: number | null;
  note: string;
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
  warnings: Array<Message>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks to book transactions, all of them or none. */
export interface BookBankTransactions {
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
  allocations: Array<AllocationDraft>;
  /** The payment that is paid back, when money went out. */
  refunds_id?: number | null;
  note: string;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

export type BringBankTransactionsBack = TransactionIds;

/** Asks to book what is certain. */
export interface ConfirmBankTransactionsCertain {
  /** Only these, all of which must be certain still; every certain one when absent. */
  transaction_ids?: Array<number> | null;
}

/** Asks to put transactions aside. */
export interface IgnoreBankTransactions {
  ids: Array<number>;
  /** Why: interest, a transfer between own accounts, money of another activity. */
  reason: string;
}

export type ImportBankStatements = BankFileRequest;

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
  warnings: Array<Message>;
}

export type InspectBankStatements = BankFileRequest;

/** Asks for a page of statements. */
export interface ListBankStatements {
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** Asks for a page of bank transactions. */
export interface ListBankTransactions {
  /** Where they stand; waiting when absent. */
  state?: TransactionState | null;
  /** Only those that came new with this statement. */
  statement_id?: number | null;
  id?: number | null;
  /** Only waiting ones that are matched so. */
  matched?: MatchQuality | null;
  /** Part of a name, a text or a reference. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** How well a waiting transaction is matched. */
export type MatchQuality = "certain" | "likely" | "possible" | "unmatched" | "outgoing";

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
  notices: Array<Message>;
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
  warnings: Array<Message>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What a transaction may pay. */
export interface SuggestedBooking {
  confidence: Confidence;
  debtor_name: string;
  /** What it settles; nothing where it seems to pay a second time. */
  shares: Array<SuggestedShare>;
  /** What banks kept, which settles as if it had arrived. */
  bank_fee_minor: number;
  /** What is left, in the transaction's currency. */
  unallocated_minor: number;
  reasons: Array<Message>;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

/** A part of a suggestion. */
export interface SuggestedShare {
  invoice_id: number;
  number: string;
  /** Whom it is addressed to. */
  debtor_name: string;
  /** What is open of it. */
  open_minor: number;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  /** What it takes from transaction and fee, in the transaction's currency. */
  payment_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type TakeBankStatementsBack = Id;

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
  /** What of it has no place yet. */
  left_minor: number;
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
  /** What of it has its place on an account, or is a payment to ORCID. */
  postings: Array<BankPosting>;
  /** What it most likely pays, the likeliest first; only while it waits. */
  suggestions: Array<SuggestedBooking>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type TransactionState = "waiting" | "booked" | "ignored";

export interface BankCommands {
  "bank_statements.inspect": { request: InspectBankStatements; response: StagedBankFile };
  "bank_statements.import": { request: ImportBankStatements; response: ImportedBankFile };
  "bank_statements.take_back": { request: TakeBankStatementsBack; response: BankStatementPage };
  "bank_statements.list": { request: ListBankStatements; response: BankStatementPage };
  "bank_transactions.list": { request: ListBankTransactions; response: TransactionPage };
  "bank_transactions.book": { request: BookBankTransactions; response: Booked };
  "bank_transactions.confirm_certain": { request: ConfirmBankTransactionsCertain; response: Booked };
  "bank_transactions.ignore": { request: IgnoreBankTransactions; response: TransactionIds };
  "bank_transactions.bring_back": { request: BringBankTransactionsBack; response: TransactionIds };
}
