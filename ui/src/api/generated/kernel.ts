// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.

/** A currency of ISO 4217 with a number of minor units, such as EUR (2 digits), JPY (0) or KWD (3). */
export type Currency = string;

/** A day by which something has to be done. */
export interface Deadline {
  /** Names it among all deadlines of the register, and stays the same while its day moves. */
  key: string;
  on: string;
  /** What has to be done, in a few words. */
  title: Message;
  /** Where the day comes from, as a sentence. */
  detail: Message;
  /** The screen on which it is done. */
  screen: string;
  /** The record on that screen, if it is about one. */
  record_id: number | null;
  /** How many days before it a calendar should remind of it. */
  remind_days: number;
}

/** A decimal number such as an exchange rate or a percentage. It travels as text, so that nobody reads it as a float. */
export type Decimal = string;

/** By which day something is due, reckoned from another day: months first, then days, then working days. No day is moved for a weekend unless the rule says so. */
export interface DueRule {
  /** The day of the month stays, or is the last of a month that is shorter. Negative: before. */
  months: number;
  /** Then the last day of that month. */
  end_of_month: boolean;
  /** Then the first day of the month after. */
  first_of_next_month: boolean;
  days: number;
  /** The day that is started from is not counted. Negative: before. */
  working_days: number;
  /** What happens when that is no working day. */
  shift: DueShift;
}

/** What happens when a day is no working day. */
export type DueShift = "none" | "next" | "previous";

/** An address in a scheme. */
export interface ElectronicAddress {
  /** The scheme: four digits, such as 0204 for a Leitweg-ID, or EM for an e-mail address. */
  scheme: string;
  /** The address in that scheme. */
  value: string;
}

/** An error a person can act on. Nothing has changed when one is returned, unless its kind says that it was done ([`ErrorKind::Unanswered`]) or that nobody can tell ([`ErrorKind::Unknown`]). */
export interface Error {
  /** What a caller may branch on. */
  kind: ErrorKind;
  /** A full sentence: what happened, to which record, what to do. */
  message: Message;
  /** The input field at fault, if one is. */
  field: string | null;
  /** Field name to message for every bad field of a form, or further facts by name. */
  context: { [key in string]: Message };
}

/** Why an operation did not happen. A kind exists only where a caller branches on it. */
export type ErrorKind =
  | "invalid"
  | "not_found"
  | "conflict"
  | "read_only"
  | "refused"
  | "io"
  | "unanswered"
  | "unknown"
  | "internal";

/** A field of a record, as the interface knows it. */
export interface FieldInfo {
  name: string;
  label: string;
  /** What stands above it in lists; the label unless it is shorter. */
  heading: string;
  group: string;
  kind: FieldKind;
  /** The codes it may have, in their order. */
  choices: Array<string>;
  /** Whether lists that are imported and exported have it. */
  is_listed: boolean;
  /** Whether many records can be given it at once. */
  is_for_many: boolean;
}

/** What a field holds: how a form asks for it, and how an import reads a cell of it. */
export type FieldKind =
  | "text"
  | "lines"
  | "digits"
  | "id"
  | "country"
  | "currency"
  | "language"
  | "choice"
  | "day"
  | "answer"
  | "words"
  | "own";

/** The bytes of a file: base64 in JSON, and nothing but bytes wherever Rust calls Rust. */
export type FileBytes = string;

/** On which day of a year a holiday falls. */
export type HolidayRule =
  | { kind: "fixed"; month: number; day: number }
  | { kind: "easter"; offset_days: number }
  | { kind: "orthodox_easter"; offset_days: number }
  | { kind: "nth_weekday"; month: number; weekday: number; nth: number }
  | { kind: "weekday_before"; month: number; day: number; weekday: number };

/** Names a record by its id: what a command is asked with that needs nothing else. What kind of record it is, the command says. */
export interface Id {
  /** The number it has in its table. */
  id: number;
}

/** A text for a person. It is made by [`message!`](crate::message!), so that no sentence is put together of pieces that no translator ever sees. */
export type Message = string;

/** Something that waits for somebody today. */
export interface Need {
  /** Names it among all needs of the register, and stays the same while its count changes. */
  key: string;
  /** What waits and how many, without a full stop. */
  title: Message;
  count: number;
  /** What they come to, by currency; empty where no money waits. */
  amounts: Array<NeedAmount>;
  /** The day by which it is ranked: since when or by when it waits. */
  on: string;
  /** What to do about it, in one word. */
  verb: Message;
  /** The screen on which it is done. */
  screen: string;
  /** What is open or chosen on that screen. */
  params: { [key in string]: string };
  /** Whether the screen's name in the navigation carries the count. */
  is_badge: boolean;
}

/** What waits in a currency. */
export interface NeedAmount {
  amount_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What happens when a holiday falls on a Saturday or a Sunday. */
export type Observed = "on_the_day" | "next_monday" | "nearest_weekday";

/** The steps of setting a register up, in their order. */
export type SetupKey = "sender" | "account" | "members" | "first_days" | "agreement" | "fees";

/** A step of setting a register up. Whether it is done follows from what the register holds. */
export interface SetupStep {
  key: SetupKey;
  /** What it is, in a few words. */
  title: Message;
  /** What is known, or what is missing and why it matters: a sentence. */
  detail: Message;
  /** Whether the register holds it. */
  is_done: boolean;
  /** The screen on which it is done. */
  screen: string;
  /** What is open or chosen on that screen. */
  params: { [key in string]: string };
}

/** A span as it is written: two times of the day, such as 09:00 and 12:30. */
export interface WrittenSpan {
  from: string;
  until: string;
}
