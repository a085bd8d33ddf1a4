// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";

export type ErasePersonalData = PersonId;

/** What an erasure would do. */
export interface ErasePreview {
  name: string;
  /** What will stand for it. */
  pseudonym: string;
  /** What goes, in whole sentences. */
  goes: Array<Message>;
  /** What stays, in whole sentences. */
  stays: Array<Message>;
  /** The issued invoices that name the person and must be kept. */
  invoices: Array<NamingInvoice>;
  /** The reminders that name the person and stay as they are. */
  reminders: Array<NamingReminder>;
  /** Free texts that mention the person, to be edited by hand. */
  mentions: Array<string>;
}

export interface ErasedPerson {
  contact_id: number;
  /** What stands for their name. */
  pseudonym: string;
  erased_on: string;
  erased_by: string;
  /** The issued invoices that name them and must be kept. */
  retained: Array<NamingInvoice>;
}

export type ExportPersonalData = PersonId;

/** An issued invoice that names a person. */
export interface NamingInvoice {
  id: number;
  number: string;
  /** The member it was issued to. */
  member: string;
  issued_on: string;
  /** The last day on which it must be kept. */
  retained_until: string;
}

/** A reminder that names a person. It is as final as the invoice it belongs to. */
export interface NamingReminder {
  id: number;
  level: number;
  /** The number of the invoice it reminds of. */
  number: string;
  member: string;
  reminded_on: string;
}

/** Everything about one person, in two forms. */
export interface PersonExport {
  /** A name for the files, without extension. */
  file_name: string;
  /** For programs: a JSON document. */
  json: string;
  /** For the person: plain text. */
  text: string;
}

export interface PersonId {
  contact_id: number;
}

/** For how long issued invoices are kept. */
export interface Policy {
  /** Whole calendar years after the year of issue. */
  invoice_retention_years: number;
}

export type PreviewPersonalDataErase = PersonId;

export type SetPersonalDataPolicy = Policy;

export interface PersonalDataCommands {
  "personal_data.export": { request: ExportPersonalData; response: PersonExport };
  "personal_data.preview_erase": { request: PreviewPersonalDataErase; response: ErasePreview };
  "personal_data.erase": { request: ErasePersonalData; response: Array<ErasedPerson> };
  "personal_data.erased": { request: Record<string, never>; response: Array<ErasedPerson> };
  "personal_data.policy": { request: Record<string, never>; response: Policy };
  "personal_data.set_policy": { request: SetPersonalDataPolicy; response: Policy };
}
