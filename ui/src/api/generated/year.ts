// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Deadline, Message } from "./kernel";

/** The money of a licence year in one currency. */
export interface CurrencyYear {
  invoiced_minor: number;
  /** What credit notes took back. */
  credited_minor: number;
  collected_minor: number;
  written_off_minor: number;
  /** What is left to pay. */
  outstanding_minor: number;
  overdue_minor: number;
  /** Month by month, from the first invoice to the last movement or today. */
  months: Array<MoneyMonth>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A step of a licence year’s cycle. */
export interface CycleStep {
  key: StepKey;
  /** What it is, in a few words. */
  title: Message;
  /** How far it is, as a sentence. */
  detail: Message;
  is_done: boolean;
  /** Whether it is done, was passed over, or is open. */
  state: StepState;
  /** The screen on which it is done. */
  screen: string;
}

export interface DeadlineList {
  /** Today, for who wants to say how far off they are. */
  today: string;
  /** The deadlines, the earliest first. */
  rows: Array<Deadline>;
}

/** Asks for a licence year at a glance. */
export interface GetYear {
  /** The calendar year in which the licence year starts. */
  year: number;
}

export interface GetYearDeadlines {
  /** The first day; 30 days ago when absent. */
  from_on?: string | null;
  /** The last day; a year from now when absent. */
  until_on?: string | null;
}

/** How the money stood at the end of a month. */
export interface MoneyMonth {
  month: string;
  /** Invoiced in the month, credit notes taken off. */
  invoiced_minor: number;
  collected_minor: number;
  /** Paid until the end of the month. */
  collected_so_far_minor: number;
  /** Left to pay at the end of the month. */
  outstanding_minor: number;
}

/** The steps of a licence year’s cycle. */
export type StepKey =
  "agreement" | "fees" | "approval" | "invoices" | "sending" | "payments" | "remittance" | "closing";

/** How far a step is. */
export type StepState = "done" | "skipped" | "open";

/** A licence year at a glance. */
export interface YearView {
  /** The calendar year in which it starts. */
  year: number;
  label: Message;
  starts_on: string;
  ends_on: string;
  /** The steps of the cycle in order. What is next is the first that is open. */
  steps: Array<CycleStep>;
  /** How the money came in, by currency. */
  money: Array<CurrencyYear>;
}

export interface YearCommands {
  "year.get": { request: GetYear; response: YearView };
  "year.deadlines": { request: GetYearDeadlines; response: DeadlineList };
}
