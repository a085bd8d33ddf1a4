// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Decimal, ElectronicAddress } from "./kernel";

/** A category with its rate, as it applies to one line. */
export interface AppliedTax {
  /** The category of EN 16931. */
  code: TaxCode;
  /** What the consortium calls it. */
  name: string;
  /** Per cent; 0 where no tax is charged. Of several taxes charged together, what they come to. */
  percent: Decimal;
  /** Why no tax is charged; empty where it is. */
  reason: string;
  /** The VATEX code of that reason; empty for none. */
  reason_code: string;
  /** The taxes that are charged together; none where it is one tax. */
  parts?: Array<TaxPart>;
}

/** Whom to ask about an invoice. */
export interface Contact {
  /** A person or an office; empty for none. */
  name: string;
  /** Telephone number; empty for none. */
  telephone: string;
  /** E-mail address; empty for none. */
  email: string;
}

/** Whether invoices are electronic as well, and how. */
export type EInvoicing = "none" | "factur_x" | "ubl" | "xrechnung";

/** A form of electronic invoice. */
export type Flavour = "cii" | "ubl" | "xrechnung";

/** What electronic invoices say of a party beyond its name and tax id, part by part. */
export interface PartyDetails {
  street_lines: Array<string>;
  city: string;
  region: string;
  postal_code: string;
  /** ISO 3166 code; empty for unknown. */
  country: string;
  /** The number in the register of companies or the like; empty for none. */
  registration_id: string;
  /** Where programs send electronic invoices to. */
  electronic_address: ElectronicAddress | null;
  contact: Contact;
}

/** A category of VAT or a like tax: the codes of UNTDID 5305 that EN 16931 admits. */
export type TaxCode = "S" | "Z" | "E" | "AE" | "O" | "G" | "K";

/** One of several taxes that are charged together on the same amount. */
export interface TaxPart {
  /** What the consortium calls it. */
  name: string;
  percent: Decimal;
}

/** What the lines of one category come to. */
export interface TaxSubtotal extends AppliedTax {
  /** The sum of the lines before tax. */
  taxable_minor: number;
  /** The tax on it, rounded once, half away from zero. */
  tax_minor: number;
}
