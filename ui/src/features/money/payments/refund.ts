import type { RefundPayments, Refundable } from "../../../api/generated/payments";

/** What is asked of the core: the part of a payment, and all of it unless a smaller amount was typed. */
export function refundTo(
  part: Refundable | undefined,
  values: { amount_minor: number | null; refunded_on: string | null; reference: string; note: string },
): RefundPayments {
  return {
    payment_id: part?.payment_id ?? 0,
    invoice_id: part?.invoice_id ?? null,
    method: part?.method ?? "transfer",
    amount_minor: values.amount_minor ?? part?.available_minor ?? 0,
    refunded_on: values.refunded_on,
    reference: values.reference,
    note: values.note,
  };
}
