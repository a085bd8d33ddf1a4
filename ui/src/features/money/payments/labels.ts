// Payments and bank transactions, as the screens name them.
import type { BankStatementRow, TransactionRow, SuggestedBooking } from "../../../api/generated/bank";
import type { ListField } from "../../../api/generated/bank_files";
import type { PaymentRow } from "../../../api/generated/payments";
import type { Tone } from "../../../components/Badge.svelte";

export const METHODS: Record<PaymentRow["method"], string> = {
  transfer: "Transfer",
  card: "Card",
  cheque: "Cheque",
  cash: "Cash",
  other: "Other",
};

/** The forms of bank files. */
export const FORMATS: Record<BankStatementRow["format"], string> = {
  camt: "camt",
  mt940: "MT940",
  list: "List",
};

export const CONFIDENCES: Record<SuggestedBooking["confidence"], string> = {
  certain: "Certain",
  likely: "Likely",
  possible: "Possible",
};

export const CONFIDENCE_TONES: Record<SuggestedBooking["confidence"], Tone> = {
  certain: "good",
  likely: "info",
  possible: "neutral",
};

/** The lists that bank transactions fall into. */
export const MATCHES = {
  certain: "Certain",
  likely: "Likely",
  possible: "Possible",
  unmatched: "Unmatched",
  outgoing: "Money out",
} as const;

/** What is known of a transaction at a glance. */
export function settlementLabel(row: TransactionRow): { label: string; tone: Tone } {
  if (row.state === "booked") return { label: "Booked", tone: "good" };
  if (row.state === "ignored") return { label: "Put aside", tone: "neutral" };
  if (row.amount_minor < 0) return { label: "Money out", tone: "neutral" };
  const best = row.suggestions[0];
  if (!best) return { label: "Unmatched", tone: "warn" };
  return { label: CONFIDENCES[best.confidence], tone: CONFIDENCE_TONES[best.confidence] };
}

/** Who paid: the party itself, and for whom it acted. */
export function payerOf(row: TransactionRow): string {
  const { counterparty, on_behalf_of: other } = row;
  return counterparty !== "" && other !== "" ? `${counterparty} for ${other}` : counterparty || other;
}

export const LIST_FIELDS: Record<ListField, string> = {
  booked_on: "Date of booking",
  value_on: "Value date",
  amount: "Amount",
  debit: "Money out",
  credit: "Money in",
  direction: "In or out, in words",
  currency: "Currency",
  status: "Booked or announced",
  counterparty: "Payer",
  payee: "Payee",
  counterparty_account: "Their account",
  text: "Text",
  reference: "Reference",
  bank_reference: "The bank’s reference",
  original_amount: "Amount ordered",
  original_currency: "Currency ordered",
  charges: "Charges",
  balance: "Balance",
};
