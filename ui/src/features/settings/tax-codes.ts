import type { TaxCategory } from "../../api/types";

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
