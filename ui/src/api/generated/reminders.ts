// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Id, Message } from "./kernel";
import type { Outgoing } from "./mail";

/** A time in which an invoice is disputed. */
export interface Dispute {
  id: number;
  invoice_id: number;
  from_on: string;
  /** Its last day; none while it goes on. */
  until_on: string | null;
  note: string;
}

/** Asks for reminders as files. */
export interface GetRemindersFiles {
  ids: Array<number>;
}

/** An invoice that was not reminded of. */
export interface HeldReminder {
  invoice_id: number;
  number: string;
  /** The member or sponsor that owes it. */
  debtor_name: string;
  /** The payment that may settle it, as a sentence. */
  reason: Message;
}

export interface ListReminders {
  /** Only those of this invoice, and its disputes. */
  invoice_id?: number | null;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** The reminders that were made. */
export interface MadeReminders {
  /** The reminders, by debtor; none when nobody was due. */
  rows: Array<ReminderRow>;
  /** The invoices that are due and were left out, because a payment that waits in the bank list may settle them. */
  held: Array<HeldReminder>;
}

export interface MakeReminders {
  /** The day of the reminders; today when absent. */
  on?: string | null;
  /** Of the invoices that are due, only these. When absent, all of them but those that a payment waiting in the bank list certainly or likely settles. */
  invoice_ids?: Array<number> | null;
  /** Whether this run asks for no fees. A fee that is asked for becomes an invoice of its own. */
  waive_fees: boolean;
}

/** Asks who is due for a reminder. */
export interface PreviewReminders {
  /** The day of the reminders; today when absent. */
  on?: string | null;
}

export interface ReminderCandidate {
  invoice_id: number;
  number: string;
  /** The name on the invoice. */
  debtor_name: string;
  due_on: string;
  days_overdue: number;
  total_minor: number;
  /** What is left to pay. */
  open_minor: number;
  /** The level it is due for, or that comes next; none where none follows. */
  level: number | null;
  /** What the reminder asks for beside it: its own fee, tax included, and what is open of the fees of earlier ones. */
  fee_minor: number;
  /** Its own fee, tax included, which becomes an invoice. */
  new_fee_minor: number;
  /** Where the reminder is sent; empty where no address is known. */
  email: string;
  /** The level reached so far; 0 for none. */
  last_level: number;
  last_on: string | null;
  /** Why it is left out; empty for what is due. */
  reason: Message;
  /** What one should know before it is reminded of; empty for nothing. */
  warning: Message;
  /** Whether a payment that waits in the bank list certainly or likely settles it: a run leaves it out unless it is named. */
  is_held: boolean;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export interface ReminderFee {
  level: number;
  /** The currency of the invoice. */
  currency: string;
  amount_minor: number;
  /** Digits of the currency’s minor unit. */
  currency_digits: number;
}

export interface ReminderHistory {
  /** The reminders, the latest first. */
  rows: Array<ReminderRow>;
  /** The disputes of the invoice asked for, the latest first. */
  disputes: Array<Dispute>;
  /** When the debtor asked for, or that of the invoice asked for, is reminded of nothing, the latest first. */
  stops: Array<ReminderStop>;
}

/** Who is due for a reminder on a day, and who is overdue and left out. */
export interface ReminderPreview {
  on: string;
  /** The invoices that are due for a reminder, by debtor. */
  due: Array<ReminderCandidate>;
  /** The overdue invoices that are not, by debtor, each with the reason. */
  left_out: Array<ReminderCandidate>;
  /** How many bank transactions that came in wait to be booked. */
  waiting_transactions: number;
  /** How many of them may pay an invoice that is due for a reminder. */
  waiting_payments: number;
}

/** A reminder as lists show it. */
export interface ReminderRow {
  id: number;
  /** The invoice it reminds of. */
  invoice_id: number;
  /** The number of that invoice. */
  number: string;
  /** The name of the member or sponsor on the invoice. */
  debtor_name: string;
  level: number;
  reminded_on: string;
  open_minor: number;
  /** What it asks for beside it: its own fee, and what was open of the fees of earlier reminders. */
  fee_minor: number;
  /** The invoice that its own fee is booked as; none where it has none. */
  fee_invoice_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** When reminders are due, and what they cost. */
export interface ReminderRules {
  /** Days after the due date for each of the three levels; none where a level is not used. */
  after_days: Array<number | null>;
  /** Days from one reminder of an invoice to the next, at least. */
  days_between: number;
  /** What a reminder costs, by level and currency; nothing where none is given. */
  fees: Array<ReminderFee>;
  /** How fees are taxed; without a category they are a compensation that is not subject to tax. */
  fee_tax_category_id?: number | null;
}

/** A time in which a member or sponsor is reminded of nothing. */
export interface ReminderStop {
  id: number;
  from_on: string;
  /** Its last day: reminders go on by themselves the day after. */
  until_on: string;
  reason: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

export type RemoveRemindersDispute = Id;

export type RemoveRemindersStop = Id;

/** Asks to note a dispute, or how it went on. */
export interface SaveRemindersDispute {
  /** The dispute; a new one when absent. */
  id?: number | null;
  invoice_id: number;
  /** Its first day; today when absent. */
  from_on?: string | null;
  /** Its last day; none while it goes on. */
  until_on?: string | null;
  note: string;
}

export type SaveRemindersRules = ReminderRules;

/** Asks to remind a member or sponsor of nothing until a day, or to say otherwise until when. */
export interface SaveRemindersStop {
  /** The stop; a new one when absent. */
  id?: number | null;
  /** Its first day; today when absent. */
  from_on?: string | null;
  until_on: string;
  reason: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

export interface RemindersCommands {
  "reminders.rules": { request: Record<string, never>; response: ReminderRules };
  "reminders.save_rules": { request: SaveRemindersRules; response: ReminderRules };
  "reminders.preview": { request: PreviewReminders; response: ReminderPreview };
  "reminders.make": { request: MakeReminders; response: MadeReminders };
  "reminders.list": { request: ListReminders; response: ReminderHistory };
  "reminders.files": { request: GetRemindersFiles; response: Outgoing };
  "reminders.save_dispute": { request: SaveRemindersDispute; response: ReminderHistory };
  "reminders.remove_dispute": { request: RemoveRemindersDispute; response: ReminderHistory };
  "reminders.save_stop": { request: SaveRemindersStop; response: ReminderHistory };
  "reminders.remove_stop": { request: RemoveRemindersStop; response: ReminderHistory };
}
