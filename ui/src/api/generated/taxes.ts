// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { TaxCode } from "./einvoices";
import type { Decimal, Id } from "./kernel";

/** The day whose rate counts where a rate changes. */
export type RateDay = "invoice_date" | "first_day" | "last_day";

/** What applies to buyers in a region. */
export interface RegionalTax {
  /** The region: a code of ISO 3166-2 or its name, as addresses write it. */
  region: string;
  /** The category that applies instead. */
  tax_category_id: number;
}

export type RemoveTaxes = Id;

export type RemoveTaxesException = Id;

/** Asks to save a tax category. */
export interface SaveTaxes {
  /** The category; a new one when absent. */
  id?: number | null;
  draft: TaxCategoryDraft;
}

/** Asks to tax a member or sponsor otherwise. It takes the place of an earlier exception. */
export interface SaveTaxesException {
  tax_category_id: number;
  reason: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

export interface TaxCategory extends TaxCategoryDraft {
  id: number;
  /** The rate that holds today; none for an untaxed category. */
  percent: Decimal | null;
}

/** A tax category as a form edits it. */
export interface TaxCategoryDraft {
  /** What it is called: "VAT 19 %", "Exempt". Invoices print it. */
  name: string;
  /** The category of EN 16931. */
  code: TaxCode;
  /** Why no tax is charged, as invoices print it; empty for a taxed category. */
  reason: string;
  /** The code of that reason in the VATEX list; empty for none. */
  reason_code: string;
  /** The category that applies instead to a buyer with a tax id in another EU country; none for no difference. */
  eu_business_id: number | null;
  /** The category that applies instead to a buyer in another country (for a seller in the EU: outside it). */
  abroad_id: number | null;
  /** The rates, each from a day on. Only a taxed category has any, and none that charges others together. */
  rates: Array<TaxRate>;
  /** The taxed categories that it charges together, each with its own rates and in its own row: GST and QST. */
  parts: Array<number>;
  /** What applies instead to buyers in a region of the consortium’s own country, such as a province. */
  regions: Array<RegionalTax>;
  /** Whose rate counts where a rate changes. When absent, a category keeps what it has, and a new one takes the first day. */
  rate_day?: RateDay | null;
}

/** That somebody is taxed otherwise. */
export interface TaxException {
  id: number;
  name: string;
  /** The category that applies instead of the one that a fee names. */
  tax_category_id: number;
  category: string;
  /** Why, as its invoices print it where no tax is charged. */
  reason: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

/** A rate from a day on. */
export interface TaxRate {
  from_on: string;
  percent: Decimal;
}

/** A place that a tax law counts otherwise than its country code says. */
export interface TaxTerritory {
  name: string;
  /** Its own ISO 3166 code; empty where it has none. */
  code: string;
  /** The country in whose addresses it stands as well; empty for none. */
  within: string;
  /** What its postcodes begin with there. */
  postcodes: Array<string>;
  /** The country whose tax law counts it as inland; empty for none. */
  inland_of: string;
  /** Whether it belongs to where the Union’s law on VAT holds. */
  is_in_union: boolean;
  source: string;
}

export interface TaxesCommands {
  "taxes.list": { request: Record<string, never>; response: Array<TaxCategory> };
  "taxes.territories": { request: Record<string, never>; response: Array<TaxTerritory> };
  "taxes.save": { request: SaveTaxes; response: Array<TaxCategory> };
  "taxes.exceptions": { request: Record<string, never>; response: Array<TaxException> };
  "taxes.save_exception": { request: SaveTaxesException; response: Array<TaxException> };
  "taxes.remove_exception": { request: RemoveTaxesException; response: Array<TaxException> };
  "taxes.remove": { request: RemoveTaxes; response: Array<TaxCategory> };
}
