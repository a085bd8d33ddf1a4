// A part of a payment for an invoice, as forms edit it.
import { call } from "../../../api/client";
import type { OpenInvoice } from "../../../api/generated/payments";
import type { Choice } from "../../../components/Picker.svelte";
import { formatMoney } from "../../../components/money";

export interface Part {
  invoice: OpenInvoice;
  /** What is settled, in the invoice's currency. */
  amount_minor: number | null;
  /** What it takes from the payment, where that is in another currency. */
  payment_minor: number | null;
}

/** A part that settles what is open, as far as `left` reaches. */
export function partOf(invoice: OpenInvoice, currency: string, left: number | null): Part {
  const isSame = invoice.currency === currency;
  const amount =
    isSame && left !== null ? Math.min(invoice.open_minor, Math.max(0, left)) : invoice.open_minor;
  return { invoice, amount_minor: amount, payment_minor: isSame ? null : left };
}

/** What a part takes from a payment in `currency`. */
export function taken(part: Part, currency: string): number {
  return (part.invoice.currency === currency ? part.amount_minor : part.payment_minor) ?? 0;
}

/** The parts as the core takes them; those of nothing are left out. */
export function draftsOf(parts: readonly Part[], currency: string) {
  return parts
    .filter((part) => (part.amount_minor ?? 0) !== 0)
    .map((part) => ({
      invoice_id: part.invoice.invoice_id,
      amount_minor: part.amount_minor ?? 0,
      payment_minor: part.invoice.currency === currency ? null : part.payment_minor,
    }));
}

/** Finds open invoices by number, name or reference. */
export async function findOpen(
  words: string,
): Promise<{ choices: Choice[]; invoices: Map<number, OpenInvoice> }> {
  const { rows } = await call("payments.open_items", { search: words, limit: 12 });
  return {
    choices: rows.map((row) => ({
      id: row.invoice_id,
      label: `${row.number} · ${row.debtor_name}`,
      note: `${formatMoney(row.open_minor, row.currency, row.currency_digits)} open`,
    })),
    invoices: new Map(rows.map((row) => [row.invoice_id, row])),
  };
}
