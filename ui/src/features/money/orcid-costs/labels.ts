// ORCID's invoices and what they charge, as the screens name them.
import type { OrcidInvoice, RemittanceYear } from "../../../api/generated/orcid_costs";
import type { Tone } from "../../../components/Badge.svelte";

type Charge = RemittanceYear["agreements"][number]["charges"][number]["charge"];

export const CHARGE_LABELS: Record<Charge, string> = {
  member_fees: "Member fees",
  lead_fee: "Consortium lead fee",
  credentials: "Further credentials",
  other: "Other",
  tax: "Tax",
};

export const ORCID_INVOICE_STATES: Record<OrcidInvoice["state"], string> = {
  open: "Open",
  partly_paid: "Partly paid",
  overdue: "Overdue",
  paid: "Paid",
  credited: "Credited",
  credit_note: "Credit note",
};

export const ORCID_INVOICE_TONES: Record<OrcidInvoice["state"], Tone> = {
  open: "info",
  partly_paid: "info",
  overdue: "bad",
  paid: "good",
  credited: "neutral",
  credit_note: "neutral",
};
