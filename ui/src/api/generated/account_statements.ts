// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Id } from "./kernel";
import type { Outgoing } from "./mail";

/** Asks for a statement of account. */
export interface GetAccountStatements {
  /** The first day; that of the licence year when absent. */
  from_on?: string | null;
  /** The last day; today when absent. */
  until_on?: string | null;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

export type GetAccountStatementsFiles = GetAccountStatements;

export type GetAccountStatementsReceipts = Id;

export interface Statement {
  debtor: string;
  from_on: string;
  until_on: string;
  /** Today, as of which open items are told. */
  today: string;
  /** An account for each currency that something was booked in. */
  accounts: Array<StatementAccount>;
}

/** What was booked in a currency. */
export interface StatementAccount {
  /** What was owed before the first day; below zero for what was paid too much. */
  opening_minor: number;
  /** What was booked, day by day. */
  entries: Array<StatementEntry>;
  /** What was owed at the end of the last day. */
  closing_minor: number;
  /** The invoices that are not settled today, by due date. */
  open_items: Array<StatementItem>;
  /** What of them is overdue for how long. */
  ages: Array<StatementAge>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What is overdue for how long. */
export interface StatementAge {
  /** The fewest days overdue; 0 for what is not. */
  from_days: number;
  /** The most days overdue; none for the longest. */
  until_days: number | null;
  open_minor: number;
}

export interface StatementEntry {
  on: string;
  kind: StatementEntryKind;
  /** The number of the document, or the payer’s reference. */
  reference: string;
  /** The document, if it is one. */
  invoice_id: number | null;
  /** The purchase order number that an invoice says; empty for none. */
  purchase_order: string;
  /** What it adds to what is owed; below zero for what it takes off. */
  amount_minor: number;
  /** What was owed after it. */
  balance_minor: number;
}

export type StatementEntryKind =
  "invoice" | "credit_note" | "payment" | "refund" | "write_off" | "difference";

/** An invoice that is not settled. */
export interface StatementItem {
  invoice_id: number;
  number: string;
  /** The purchase order number that it says; empty for none. */
  purchase_order: string;
  due_on: string;
  /** Days since; 0 when it is not overdue. */
  days_overdue: number;
  total_minor: number;
  /** What is left to pay; below zero for what was paid too much. */
  open_minor: number;
}

export interface AccountStatementsCommands {
  "account_statements.get": { request: GetAccountStatements; response: Statement };
  "account_statements.receipts": { request: GetAccountStatementsReceipts; response: Outgoing };
  "account_statements.files": { request: GetAccountStatementsFiles; response: Outgoing };
}
