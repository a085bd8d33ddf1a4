// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Message } from "./kernel";

export interface Account extends AccountDraft {
  /** What is booked there, as a sentence. */
  purpose: Message;
  /** The code it has unless changed. */
  usual_code: string;
  /** The name it has unless changed. */
  usual_name: Message;
}

/** What an account comes to in one currency; debits are above zero. */
export interface AccountBalance {
  account: AccountKey;
  account_code: string;
  account_name: string;
  /** What it held before the first day. */
  opening_minor: number;
  /** The debits of the period. */
  debit_minor: number;
  /** The credits of the period. */
  credit_minor: number;
  /** What it holds after the last day. */
  closing_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What an account is to be called. */
export interface AccountDraft {
  key: AccountKey;
  /** The code it is booked under. */
  code: string;
  name: string;
}

/** An account of the chart, whatever it is called. */
export type AccountKey =
  | "bank"
  | "receivables"
  | "unallocated"
  | "tax_payable"
  | "orcid_payable"
  | "revenue"
  | "licence_cost"
  | "bank_charges"
  | "bad_debts"
  | "small_differences"
  | "exchange";

/** What a debtor owed, in one currency. */
export interface AgedDebtor extends AgedTotal {
  /** Whom the latest of the invoices is addressed to. */
  debtor_name: string;
  /** The invoices, the earliest due first. */
  invoices: Array<AgedInvoice>;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

/** An invoice that was open. */
export interface AgedInvoice {
  invoice_id: number;
  number: string;
  /** Whom it is addressed to. */
  debtor_name: string;
  /** The day it was issued. */
  issued_on: string;
  /** The day by which it should be paid. */
  due_on: string;
  /** How many days it is overdue; 0 while it is not. */
  days_overdue: number;
  /** What was open; below zero when it was paid too much. */
  open_minor: number;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Sums by age in one currency. An invoice that was paid too much counts below zero, at its age. */
export interface AgedTotal {
  /** Not due yet, or due on that very day. */
  not_due_minor: number;
  /** Overdue by 1 to 30 days. */
  days_30_minor: number;
  /** Overdue by 31 to 60 days. */
  days_60_minor: number;
  /** Overdue by 61 to 90 days. */
  days_90_minor: number;
  /** Overdue by more than 90 days. */
  older_minor: number;
  open_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Which years there are to close. */
export interface BooksPeriods {
  /** The last day that is closed; none while nothing is. */
  closed_through: string | null;
  /** The licence years, the latest first. */
  years: Array<BooksYear>;
  /** Every close, the latest first, also those that were opened again. */
  periods: Array<ClosedPeriod>;
}

/** A licence year, as the books see it. */
export interface BooksYear {
  /** The calendar year in which it starts. */
  year: number;
  /** What a person calls it. */
  label: string;
  starts_on: string;
  ends_on: string;
  /** Whether its books are closed. */
  is_closed: boolean;
  /** Whether it is over, so that its books can be closed. */
  is_over: boolean;
}

/** Asks what should be settled before the books are closed through a day. */
export interface CheckBooksClose {
  through_on: string;
}

/** Asks to close the books through a day. */
export interface CloseBooks {
  /** The last day that is closed. */
  through_on: string;
  /** Whether to close although something is left to settle. What forbids it still does. */
  despite_advice: boolean;
}

export interface CloseCheck {
  key: string;
  name: Message;
  ok: boolean;
  /** Whether the books cannot be closed while it is not. */
  forbids: boolean;
  /** What was found, as a sentence. */
  detail: Message;
  /** The screen on which it is settled; empty for none. */
  screen: string;
}

/** What should be settled before the books are closed. */
export interface CloseChecks {
  through_on: string;
  /** Whether the books may be closed through it: nothing forbids it, though there may be advice. */
  can_close: boolean;
  /** Whether every check is fine. */
  is_clean: boolean;
  checks: Array<CloseCheck>;
}

/** That the books were closed through a day. */
export interface ClosedPeriod {
  id: number;
  /** The last day that was closed. */
  through_on: string;
  /** When: RFC 3339 in UTC. */
  closed_at: string;
  closed_by: string;
  /** SHA-256 of every posting through that day. */
  fingerprint: string;
  /** When they were opened again, if they were. */
  reopened_at: string | null;
  reopened_by: string | null;
  reopened_reason: string | null;
}

export type EntryKind =
  | "invoice"
  | "credit_note"
  | "payment"
  | "allocation"
  | "refund"
  | "write_off"
  | "small_difference"
  | "orcid_invoice"
  | "orcid_credit_note"
  | "orcid_payment";

/** Asks for the journal of a period. */
export interface GetBooksJournal {
  /** The first day; that of the current licence year when absent. */
  from_on?: string | null;
  /** The last day; that of the current licence year when absent. */
  until_on?: string | null;
  /** Only postings of this account. */
  account?: AccountKey | null;
  /** Letters of a document, a debtor or the text. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** Asks what was owed at the end of a day. */
export interface GetBooksReceivables {
  /** The day; today when absent. */
  on?: string | null;
}

/** Asks for the tax of a period. */
export interface GetBooksTaxSummary {
  /** The first day; that of the current licence year when absent. */
  from_on?: string | null;
  /** The last day; that of the current licence year when absent. */
  until_on?: string | null;
}

/** A page of the journal. */
export interface JournalPage {
  /** The postings of this page, in the order of their days. */
  rows: Array<Posting>;
  total: number;
  from_on: string;
  until_on: string;
  /** What every account comes to in the period, whatever the page is narrowed to. */
  balances: Array<AccountBalance>;
}

export interface Posting {
  /** Its entry, counted from 1 within the period. Postings of an entry balance in each currency. */
  entry: number;
  /** Its line in that entry, from 1: with the entry's number it names the posting. */
  line: number;
  on: string;
  kind: EntryKind;
  /** The row that the entry comes from, among those of its kind. */
  source_id: number;
  /** The document: an invoice or credit note by number, a payment as "PAY-12". */
  document: string;
  /** The invoice or credit note. */
  invoice_id: number | null;
  payment_id: number | null;
  account: AccountKey;
  account_code: string;
  account_name: string;
  /** The debit; 0 for a credit. */
  debit_minor: number;
  /** The credit; 0 for a debit. */
  credit_minor: number;
  /** The category and rate of the tax, such as "S 19"; empty for none. */
  tax_code: string;
  /** What the consortium calls that category; empty for none. */
  tax_name: string;
  /** The member or sponsor; empty when it is not known. */
  debtor_name: string;
  /** What was booked, in words. */
  text: Message;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** What was owed at the end of a day. */
export interface Receivables {
  on: string;
  debtors: Array<AgedDebtor>;
  totals: Array<AgedTotal>;
}

/** Asks to open closed books again. */
export interface ReopenBooks {
  id: number;
  /** Why, as an auditor will read it. */
  reason: string;
}

/** Asks to call accounts otherwise. Accounts that are not named stay as they are. */
export interface SaveBooksAccounts {
  accounts: Array<AccountDraft>;
}

/** The tax of a period. */
export interface TaxSummary {
  from_on: string;
  until_on: string;
  /** By currency, category and rate. */
  rows: Array<TaxSummaryRow>;
}

/** What was taxed alike, in one currency. */
export interface TaxSummaryRow {
  /** The category of EN 16931; empty for what was billed without one. */
  code: string;
  /** What the consortium calls it. */
  name: Message;
  /** The rate in per cent, as a decimal number; empty without a category. */
  percent: string;
  /** Invoiced before tax, credit notes and write-offs that take tax back taken off. */
  taxable_minor: number;
  tax_minor: number;
  invoices: number;
  credit_notes: number;
  /** How many write-offs that take their tax back. */
  write_offs: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export interface BooksCommands {
  "books.accounts": { request: Record<string, never>; response: Array<Account> };
  "books.save_accounts": { request: SaveBooksAccounts; response: Array<Account> };
  "books.journal": { request: GetBooksJournal; response: JournalPage };
  "books.receivables": { request: GetBooksReceivables; response: Receivables };
  "books.tax_summary": { request: GetBooksTaxSummary; response: TaxSummary };
  "books.periods": { request: Record<string, never>; response: BooksPeriods };
  "books.check_close": { request: CheckBooksClose; response: CloseChecks };
  "books.close": { request: CloseBooks; response: BooksPeriods };
  "books.reopen": { request: ReopenBooks; response: BooksPeriods };
}
