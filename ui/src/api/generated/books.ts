// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Decimal, FileBytes, Id, Message } from "./kernel";

export interface Account extends AccountDraft {
  kind: AccountKind;
  /** Whether the consortium added it. */
  is_own: boolean;
  /** Whether a line of a bank statement may be placed there. */
  takes_bank_lines: boolean;
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
export type AccountKey = string;

export type AccountKind = "asset" | "liability" | "equity" | "income" | "cost";

/** A program that takes the journal. */
export type AccountingProgram =
  "datev" | "xero" | "quickbooks_desktop" | "quickbooks_online" | "sap" | "sage";

/** Asks for a further account. */
export interface AddBooksAccount {
  /** The code it is booked under. */
  code: string;
  name: string;
  kind: AccountKind;
}

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

/** The balance sheet of a day, in the consortium's own currency. */
export interface BalanceSheet {
  on: string;
  /** What one has, by account. */
  assets: Array<StatementLine>;
  liabilities: Array<StatementLine>;
  /** What is left of both, with the results of earlier years and of the year. */
  equity: Array<StatementLine>;
  /** All assets; none while a rate is missing. */
  assets_minor: number | null;
  liabilities_minor: number | null;
  equity_minor: number | null;
  /** Which rates are missing, as sentences. */
  missing: Array<Message>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** An account at a bank. */
export interface BankAccount {
  /** Its number, as statements have it. */
  account: string;
  /** The code it has in the books; empty while it is booked under that of all banks. */
  code: string;
  /** Its name there; empty likewise. */
  name: string;
  /** The day in whose morning it held the opening balance; none while that is not entered. */
  opening_on: string | null;
  opening_minor: number | null;
  /** The first day of its earliest statement that says what it held before. */
  first_on: string | null;
  first_minor: number | null;
  /** The last day that a statement tells of. */
  last_on: string | null;
  /** Whether payments that were recorded by hand in its currency count for it. */
  takes_unnamed: boolean;
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

/** A rate, from its day until that of the next one. */
export interface BooksRate {
  id: number;
  /** The first day on which it counts. */
  from_on: string;
  /** What one unit of the other currency is worth in the consortium's. */
  rate: Decimal;
  /** Where it comes from, such as a central bank. */
  source: string;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
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
  | "opening"
  | "invoice"
  | "credit_note"
  | "payment"
  | "allocation"
  | "refund"
  | "write_off"
  | "small_difference"
  | "orcid_invoice"
  | "orcid_credit_note"
  | "orcid_payment"
  | "bank_line"
  | "release"
  | "year_end";

/** What of a line is in another currency, at one rate. */
export interface ForeignPart {
  amount_minor: number;
  /** What one unit is worth at home; none while it is not known. */
  rate: Decimal | null;
  /** Where the rate comes from. */
  source: Message;
  /** What the amount is worth at home. */
  home_minor: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks for the balance sheet of a day. */
export interface GetBooksBalanceSheet {
  /** The day; today when absent. */
  on?: string | null;
}

/** Asks for the journal of a period. */
export interface GetBooksJournal {
  /** The first day; that of the current licence year when absent. */
  from_on?: string | null;
  /** The last day; that of the current licence year when absent. */
  until_on?: string | null;
  /** Only postings of this account. */
  account?: AccountKey | null;
  /** Only postings under this code: accounts at banks may have their own. */
  account_code?: string | null;
  /** Letters of a document, a debtor or the text. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** Asks for the journal of a period as files that a program loads. */
export interface GetBooksJournalFiles {
  program: AccountingProgram;
  /** The first day; that of the current licence year when absent. */
  from_on?: string | null;
  /** The last day; that of the current licence year when absent. */
  until_on?: string | null;
}

/** Asks for the profit and loss of a period. */
export interface GetBooksProfitAndLoss {
  /** The first day; that of the current licence year when absent. */
  from_on?: string | null;
  /** The last day; that of the current licence year when absent. */
  until_on?: string | null;
}

/** Asks what a program was told. */
export interface GetBooksProgram {
  program: AccountingProgram;
}

/** Asks what was owed at the end of a day. */
export interface GetBooksReceivables {
  /** The day; today when absent. */
  on?: string | null;
}

/** Asks for the reconciliation of an account at the end of a day. */
export interface GetBooksReconciliation {
  /** The number of the account, as statements have it; the one that was read first when absent. */
  account?: string | null;
  /** Its currency, where the number has several. */
  currency?: string | null;
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

export interface JournalFile {
  file_name: string;
  data_base64: FileBytes;
}

/** The journal of a period, as a program loads it. */
export interface JournalFiles {
  /** How many entries they hold. */
  entries: number;
  /** The files, in the order in which they are loaded; several where the program takes no more lines at once. */
  files: Array<JournalFile>;
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

/** A part of a line, and its place: one of account, payment and payment to ORCID. */
export interface LinePart {
  /** How much of the line, below zero when it went out; all that is left when absent. A payment says it itself. */
  amount_minor?: number | null;
  account?: AccountKey | null;
  /** A payment that was recorded by hand. */
  payment_id?: number | null;
  /** A payment to ORCID. What it cost is learnt from the line where it was not known. */
  orcid_payment_id?: number | null;
  note: string;
}

/** Asks to give a line of a bank statement its place. */
export interface PlaceBooksLine {
  transaction_id: number;
  /** Its parts, each with its place. What they leave goes on waiting. */
  parts: Array<LinePart>;
}

/** A line of a bank statement, as it stands. */
export interface PlacedLine {
  transaction_id: number;
  /** What of it has no place yet. */
  left_minor: number;
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
  /** What it is worth in the consortium's own currency, a debit above zero; none while no rate is known. */
  home_minor: number | null;
  /** Digits of the minor unit of the consortium's own currency. */
  home_digits: number;
  /** What one unit of the currency is worth there; none for that currency itself. */
  rate: Decimal | null;
  /** Where the rate comes from, or that none is known. */
  rate_source: Message;
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

/** The profit and loss of a period, in the consortium's own currency. */
export interface ProfitAndLoss {
  from_on: string;
  until_on: string;
  /** What was earned, by account. */
  income: Array<StatementLine>;
  /** What was spent, by account; a gain on exchange is below zero. */
  cost: Array<StatementLine>;
  /** All that was earned; none while a rate is missing. */
  income_minor: number | null;
  cost_minor: number | null;
  /** What is left; below zero for a loss. */
  result_minor: number | null;
  /** Which rates are missing, as sentences. */
  missing: Array<Message>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** An account, as another program is told of it. */
export interface ProgramAccount {
  /** Its key; that of an account at a bank with a code of its own is "bank" and its number. */
  key: string;
  code: string;
  name: string;
  /** What it is called there unless told otherwise. */
  usual: string;
}

/** What a program is told once. */
export interface ProgramDraft {
  /** DATEV: the number of the tax consultant. */
  consultant: string;
  /** DATEV: the number of the client. SAP: the company code. */
  client: string;
  /** DATEV: how many digits an account has. */
  account_digits: number;
  /** The code of "no tax" there. */
  tax_code: string;
  /** Whether dates are written with the month first. */
  month_first: boolean;
  /** What accounts are called there, by key; those that are not named are called as here. */
  accounts: { [key in string]: string };
}

/** A program, with what it was told. */
export interface ProgramSettings extends ProgramDraft {
  program: AccountingProgram;
  name: string;
  /** What it cannot do, in a sentence. */
  advice: Message;
  /** The accounts that it needs to know. */
  chart: Array<ProgramAccount>;
}

/** What was owed at the end of a day. */
export interface Receivables {
  on: string;
  debtors: Array<AgedDebtor>;
  totals: Array<AgedTotal>;
}

/** The reconciliation of an account at the end of a day. */
export interface Reconciliation {
  bank_account: BankAccount;
  on: string;
  books_minor: number;
  /** What the bank held, by its statements; by the opening balance and the lines where no statement says a balance. */
  bank_minor: number;
  /** The statement that says so, with the lines after it added; none where no statement says a balance. */
  statement: string | null;
  /** The day of that balance. */
  statement_on: string | null;
  /** What explains the difference, line by line. Added to what the books hold it is what the bank held. */
  lines: Array<ReconciliationLine>;
  /** What the lines come to. */
  explained_minor: number;
  /** What nothing explains: a statement that is missing, or another opening balance. */
  unexplained_minor: number;
  /** Whether nothing is left unexplained and every line has its place. */
  is_reconciled: boolean;
  /** What it comes to, in words. */
  words: Message;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A line that explains a part of the difference. */
export interface ReconciliationLine {
  part: ReconciliationPart;
  /** Its day, in the books or at the bank. */
  on: string;
  /** The document of the books; empty for a line of the bank. */
  document: string;
  text: Message;
  /** By how much the bank held more for it. */
  amount_minor: number;
  /** The transaction of the bank. */
  transaction_id: number | null;
  payment_id: number | null;
}

/** Why a line is in the one and not in the other. */
export type ReconciliationPart = "outstanding" | "unplaced" | "put_aside" | "booked_later";

/** Asks to remove an account that was added. */
export interface RemoveBooksAccount {
  key: AccountKey;
}

export type RemoveBooksRate = Id;

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

/** Asks to keep what is told of an account at a bank. */
export interface SaveBooksBankAccount {
  /** Its number, as statements have it. */
  account: string;
  currency: string;
  /** A code of its own in the books; empty to book it under that of all banks. */
  code: string;
  name: string;
  /** The day in whose morning it held the opening balance. */
  opening_on?: string | null;
  opening_minor?: number | null;
}

/** Asks to tell a program. */
export interface SaveBooksProgram {
  program: AccountingProgram;
  draft: ProgramDraft;
}

/** Asks to keep a rate. */
export interface SaveBooksRate {
  currency: string;
  /** The first day on which it counts. A rate of that day is replaced. */
  from_on: string;
  /** What one unit of the other currency is worth in the consortium's. */
  rate: Decimal;
  source: string;
}

/** A line of a statement. */
export interface StatementLine {
  /** The code of the account; empty for a line that is worked out. */
  account_code: string;
  /** Its name, or what is worked out. */
  name: Message;
  /** What it comes to at home; none while a rate is missing. */
  amount_minor: number | null;
  /** The amounts in other currencies that are in it, by rate. */
  parts: Array<ForeignPart>;
}

/** Asks to take the place of a line back: that of one placed part, or of a payment that was recorded by hand. */
export interface TakeBooksLineBack {
  transaction_id: number;
  posting_id?: number | null;
  /** The payment. It stays as it was recorded. */
  payment_id?: number | null;
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
  "books.add_account": { request: AddBooksAccount; response: Array<Account> };
  "books.remove_account": { request: RemoveBooksAccount; response: Array<Account> };
  "books.bank_accounts": { request: Record<string, never>; response: Array<BankAccount> };
  "books.save_bank_account": { request: SaveBooksBankAccount; response: Array<BankAccount> };
  "books.place_line": { request: PlaceBooksLine; response: PlacedLine };
  "books.take_line_back": { request: TakeBooksLineBack; response: PlacedLine };
  "books.reconciliation": { request: GetBooksReconciliation; response: Reconciliation };
  "books.rates": { request: Record<string, never>; response: Array<BooksRate> };
  "books.save_rate": { request: SaveBooksRate; response: Array<BooksRate> };
  "books.remove_rate": { request: RemoveBooksRate; response: Array<BooksRate> };
  "books.profit_and_loss": { request: GetBooksProfitAndLoss; response: ProfitAndLoss };
  "books.balance_sheet": { request: GetBooksBalanceSheet; response: BalanceSheet };
  "books.program": { request: GetBooksProgram; response: ProgramSettings };
  "books.save_program": { request: SaveBooksProgram; response: ProgramSettings };
  "books.journal_files": { request: GetBooksJournalFiles; response: JournalFiles };
  "books.journal": { request: GetBooksJournal; response: JournalPage };
  "books.receivables": { request: GetBooksReceivables; response: Receivables };
  "books.tax_summary": { request: GetBooksTaxSummary; response: TaxSummary };
  "books.periods": { request: Record<string, never>; response: BooksPeriods };
  "books.check_close": { request: CheckBooksClose; response: CloseChecks };
  "books.close": { request: CloseBooks; response: BooksPeriods };
  "books.reopen": { request: ReopenBooks; response: BooksPeriods };
}
