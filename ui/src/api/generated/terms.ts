// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.

/** What holds for amounts of a currency. */
export interface CurrencyTerms {
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** By how much a payment may miss an invoice, or exceed it, and settle it all the same; 0 for not at all. */
  difference_max_minor: number;
}

/** Asks to set what holds for amounts of each currency. A currency that is not named has no terms of its own. */
export interface SaveTermsCurrencies {
  rows: Array<CurrencyTerms>;
}

export interface TermsCommands {
  "terms.currencies": { request: Record<string, never>; response: Array<CurrencyTerms> };
  "terms.save_currencies": { request: SaveTermsCurrencies; response: Array<CurrencyTerms> };
}
