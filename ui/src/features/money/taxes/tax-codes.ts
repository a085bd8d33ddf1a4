import type { TaxCategory } from "../../../api/generated/taxes";

/** The tax categories of EN 16931 in words. */
export const TAX_CODES: Record<TaxCategory["code"], string> = {
  S: "Taxed at a rate",
  Z: "Zero rated",
  E: "Exempt",
  AE: "Reverse charge",
  O: "Outside the scope of tax",
  G: "Export outside the EU",
  K: "Supply within the EU",
};

export type RateDay = NonNullable<TaxCategory["rate_day"]>;

/** The days whose rate may count where a rate changes. */
export const RATE_DAYS: readonly { value: RateDay; label: string }[] = [
  { value: "first_day", label: "Of the first day of the period" },
  { value: "last_day", label: "Of the last day of the period" },
  { value: "invoice_date", label: "Of the invoice date" },
];
