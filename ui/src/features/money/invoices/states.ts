// Documents and where they stand, as the screens name them.
import type { Flavour } from "../../../api/generated/einvoices";
import type { InvoiceRow } from "../../../api/generated/invoices";
import type { Tone } from "../../../components/Badge.svelte";

export const DOCUMENT_KINDS: Record<InvoiceRow["kind"], string> = {
  invoice: "Invoice",
  credit_note: "Credit note",
  pro_forma: "Pro forma",
};

export const INVOICE_STATES: Record<InvoiceRow["state"], string> = {
  open: "Open",
  partly_paid: "Partly paid",
  overdue: "Overdue",
  paid: "Paid",
  overpaid: "Overpaid",
  credited: "Credited",
  written_off: "Written off",
  issued: "Issued",
};

export const INVOICE_TONES: Record<InvoiceRow["state"], Tone> = {
  open: "info",
  partly_paid: "info",
  overdue: "bad",
  paid: "good",
  overpaid: "warn",
  credited: "neutral",
  written_off: "neutral",
  issued: "neutral",
};

/** Forms of electronic invoices. */
export const FLAVOURS: Record<Flavour, string> = {
  cii: "Factur-X, ZUGFeRD (CII)",
  ubl: "Peppol (UBL)",
  xrechnung: "XRechnung",
};

/** What a buyer wants quoted on an invoice that takes nothing more: the one in its place says it. */
export interface ForbiddenSupplement {
  purchase_order: string;
  buyer_reference: string;
  for_coming_invoices: boolean;
}
