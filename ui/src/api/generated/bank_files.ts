// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { DateOrder } from "./tabular";

/** The form of a bank's file. */
export type BankFormat = "camt" | "mt940" | "list";

/** The character before the decimals. */
export type DecimalSign = "point" | "comma";

/** What a word of a list says about the way money went. */
export interface DirectionWord {
  /** The word, as the list writes it; empty for an empty cell. */
  word: string;
  came_in: boolean;
}

/** What a column of a bank's list holds. */
export type ListField =
  | "booked_on"
  | "value_on"
  | "amount"
  | "debit"
  | "credit"
  | "direction"
  | "currency"
  | "status"
  | "counterparty"
  | "payee"
  | "counterparty_account"
  | "text"
  | "reference"
  | "bank_reference"
  | "original_amount"
  | "original_currency"
  | "charges"
  | "balance";

export interface ListReading {
  /** What each column holds, in their order; null passes a column over. */
  columns: Array<ListField | null>;
  /** The character before the decimals, where the amounts do not show it. */
  decimal_sign?: DecimalSign | null;
  /** How to read dates such as 03/04/2026. */
  date_order?: DateOrder | null;
  /** Which way money went by words and letters that are not understood by themselves. */
  directions?: Array<DirectionWord> | null;
}
