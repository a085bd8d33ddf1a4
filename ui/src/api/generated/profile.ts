// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { EInvoicing } from "./einvoices";
import type { FileBytes } from "./kernel";

/** A currency of ISO 4217. */
export interface CurrencyFacts {
  code: string;
  /** Digits of its minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
  digits: number;
}

/** An image file as it crosses the door. */
export interface LogoDraft {
  /** `image/png` or `image/jpeg`; `image/svg+xml` too when one is chosen. */
  media_type: string;
  data_base64: FileBytes;
}

/** What is needed to start a register. */
export interface NewConsortium {
  /** The name of the consortium, as its invoices show it. */
  name: string;
  /** The currency its members pay in. */
  currency: string;
  /** The day its licence years start on, MM-DD. */
  year_start: string;
}

export interface Profile extends ProfileDraft {
  /** The number an invoice issued today would get by the pattern, for illustration. */
  invoice_number_example: string;
  /** Digits of the currency's minor unit. */
  currency_digits: number;
  /** The logo on the letterhead. */
  logo: LogoDraft | null;
}

/** The profile as a form edits it. Texts are empty where nothing is known. */
export interface ProfileDraft {
  /** The name of the consortium, as its invoices show it. */
  name: string;
  /** Street, building, department: one or more lines. */
  street: string;
  city: string;
  region: string;
  postal_code: string;
  /** ISO 3166 code or English name. */
  country: string;
  email: string;
  website: string;
  tax_id: string;
  /** The sentence on tax that every invoice prints. */
  tax_text: string;
  currency: string;
  year_start: string;
  invoice_number_pattern: string;
  credit_note_number_pattern: string;
  pro_forma_number_pattern: string;
  /** Days from issue to due date, 0 to 365. */
  payment_due_days: number;
  /** Who holds the account; the consortium itself when empty. */
  bank_account_holder: string;
  bank_name: string;
  iban: string;
  bic: string;
  /** Payment details in free lines, for accounts without IBAN. */
  bank_details: string;
  /** The line at the foot of every invoice. */
  invoice_footer: string;
  /** Whether invoices are electronic as well, and how. */
  e_invoice: EInvoicing;
  /** Its number in the register of companies or the like. */
  registration_id: string;
  /** Its own electronic address, with the scheme in front; its e-mail address when empty. */
  electronic_address: string;
  /** The person or office to ask about an invoice. */
  contact_name: string;
  /** The telephone number to ask at. */
  contact_phone: string;
  /** Whether a billing run is issued only after somebody approved it. */
  approval_required: boolean;
  /** Why invoices name no account to pay to; empty where they name one. */
  no_account_reason: string;
  /** How many days after today an invoice may be dated without a word, 0 to 730. */
  invoice_days_ahead_max: number;
}

export type SetProfileLogo = LogoDraft;

export type UpdateProfile = ProfileDraft;

export interface ProfileCommands {
  "profile.get": { request: Record<string, never>; response: Profile };
  "profile.update": { request: UpdateProfile; response: Profile };
  "profile.set_logo": { request: SetProfileLogo; response: Profile };
  "profile.remove_logo": { request: Record<string, never>; response: Profile };
  "profile.currencies": { request: Record<string, never>; response: Array<CurrencyFacts> };
}
