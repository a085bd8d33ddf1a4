// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Message } from "./kernel";

/** Asks for the figures of a form. */
export interface GetTaxReturns {
  form: string;
  from_on: string;
  until_on: string;
}

/** Asks for the sales to businesses elsewhere in the European Union. */
export interface GetTaxReturnsSalesList {
  from_on: string;
  until_on: string;
}

/** Sales in a currency for which the invoices give no rate. */
export interface LeftOutSales {
  amount_minor: number;
  tax_minor: number;
  documents: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A box of a form. */
export interface TaxBox {
  number: string;
  label: Message;
  /** The amount; with tax where the form asks for it so. None for a box that asks for tax alone, or for purchases. */
  amount_minor: number | null;
  /** The tax; none for a box that asks for none. */
  tax_minor: number | null;
  /** The amount as it is entered, where forms take whole units. */
  entered_minor: number | null;
  documents: number;
  /** Whether the program has no figures for it: purchases and what was paid on them. */
  is_elsewhere: boolean;
}

/** A form on which tax is declared. */
export interface TaxForm {
  /** What it is asked for by: "de", "ca_qst". */
  form: string;
  country: string;
  /** Its name where it is filed. */
  title: string;
  /** Who publishes it, and as of when its boxes stand here. */
  source: string;
  /** Whether it is that of the consortium’s country. */
  is_own: boolean;
}

/** The figures of a form for a period, in the currency of the consortium. */
export interface TaxReturn {
  form: TaxForm;
  from_on: string;
  until_on: string;
  /** Its boxes, in their order. */
  boxes: Array<TaxBox>;
  /** What is in no box. */
  unplaced: Array<UnplacedSales>;
  /** What is in a currency for which no rate is on the invoices, so it is in no box either. */
  left_out: Array<LeftOutSales>;
  /** Whether the consortium sits where an EC sales list is filed beside it. */
  has_sales_list: boolean;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** The recapitulative statement of a period (Directive 2006/112/EC, article 262), in the currency of the consortium. */
export interface TaxSalesList {
  /** By VAT id and kind. */
  rows: Array<TaxSalesRow>;
  /** What is in a currency for which the invoices give no rate. */
  left_out: Array<LeftOutSales>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What one business was billed. */
export interface TaxSalesRow {
  /** The country of its VAT id, as VAT ids have it: EL for Greece. */
  country: string;
  /** The VAT id without the country; empty where the buyer has none, which has to be put right before the list is filed. */
  vat_id: string;
  /** The buyer, by the name on the last document. */
  name: string;
  kind: TaxSupply;
  /** The sum before tax, credit notes taken off. */
  amount_minor: number;
  /** It in whole units, as the statement takes it. */
  entered_minor: number;
  documents: number;
}

/** What a business elsewhere in the Union was supplied with. */
export type TaxSupply = "services" | "goods";

/** Sales that no box takes. */
export interface UnplacedSales {
  /** The category and rate: "S 5"; empty for what was billed without a category. */
  category: string;
  amount_minor: number;
  documents: number;
}

export interface TaxReturnsCommands {
  "tax_returns.forms": { request: Record<string, never>; response: Array<TaxForm> };
  "tax_returns.get": { request: GetTaxReturns; response: TaxReturn };
  "tax_returns.sales_list": { request: GetTaxReturnsSalesList; response: TaxSalesList };
}
