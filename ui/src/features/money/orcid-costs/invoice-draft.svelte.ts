import { call } from "../../../api/client";
import { session } from "../../../app/session.svelte";
import { Draft } from "../../../api/draft.svelte";
import type { Agreement } from "../../../api/generated/agreements";
import type { StagedAttachment } from "../../../api/generated/attachments";
import type { OrcidInvoice, OrcidInvoiceDraft } from "../../../api/generated/orcid_costs";

const AMOUNTS = [
  "member_fees_minor",
  "lead_fee_minor",
  "credentials_minor",
  "other_minor",
  "tax_minor",
] as const;
type Amount = (typeof AMOUNTS)[number];

/** An invoice of ORCID while it is typed: what is missing is null. */
export interface OrcidInvoiceValues extends Record<Amount, number | null> {
  agreement_id: number | null;
  licence_year: number;
  number: string;
  received_on: string | null;
  due_on: string | null;
  currency: string;
  member_count: number | null;
  note: string;
  attachment_id: number | null;
  credits_id: number | null;
}

/** The form of an invoice or credit note of ORCID, with the file that is to be attached to its agreement. */
export class OrcidInvoiceForm extends Draft<OrcidInvoiceValues, OrcidInvoice> {
  /** A file that was chosen and is attached once the invoice is saved. */
  file = $state.raw<StagedAttachment | null>(null);

  /** The invoice; null until it is saved for the first time. */
  #id: number | null;

  constructor(id: number | null, initial: OrcidInvoiceValues) {
    super(initial, { send: (values) => this.#send(values) });
    this.#id = id;
  }

  /** All that it charges so far. */
  get total_minor(): number {
    return AMOUNTS.reduce((sum, amount) => sum + (this.values[amount] ?? 0), 0);
  }

  /** Chooses the agreement, whose currency the invoice has. */
  setAgreement(agreement: Agreement | undefined): void {
    this.values.agreement_id = agreement?.id ?? null;
    if (agreement) this.values.currency = agreement.currency;
  }

  override async submit(): Promise<OrcidInvoice | null> {
    const missing = missingOf(this.values);
    if (Object.keys(missing).length > 0) {
      this.errors = missing;
      return null;
    }
    return super.submit();
  }

  async #send(values: OrcidInvoiceValues): Promise<OrcidInvoice> {
    const saved = await call("orcid_costs.save_invoice", { id: this.#id, draft: filled(values) });
    this.#id = saved.id;
    if (!this.file) return saved;
    // The invoice is safe before its file is attached, so that a file that is refused loses nothing that was typed.
    const before = await call("attachments.list", { agreement_id: saved.agreement_id });
    const known = new Set(before.rows.map(({ id }) => id));
    const title = values.credits_id === null ? `Invoice ${saved.number}` : `Credit note ${saved.number}`;
    const { rows } = await call("attachments.add", {
      agreement_id: saved.agreement_id,
      files: [
        {
          token: this.file.token,
          title,
          kind: "invoice_received",
          dated_on: saved.received_on,
        },
      ],
    });
    const added = rows.find(({ id }) => !known.has(id));
    return call("orcid_costs.save_invoice", {
      id: saved.id,
      draft: { ...filled(values), attachment_id: added?.id ?? null },
    });
  }
}

/** An empty form for a licence year. */
export function newInvoice(year: number, agreement: Agreement | undefined): OrcidInvoiceForm {
  return new OrcidInvoiceForm(null, {
    agreement_id: agreement?.id ?? null,
    licence_year: year,
    number: "",
    received_on: session.today,
    due_on: null,
    currency: agreement?.currency ?? "USD",
    member_count: null,
    member_fees_minor: null,
    lead_fee_minor: null,
    credentials_minor: null,
    other_minor: null,
    tax_minor: null,
    note: "",
    attachment_id: null,
    credits_id: null,
  });
}

/** An empty form of a credit note that takes an invoice back. */
export function newCreditNote(invoice: OrcidInvoice): OrcidInvoiceForm {
  const form = newInvoice(invoice.licence_year, undefined);
  Object.assign(form.values, {
    agreement_id: invoice.agreement_id,
    currency: invoice.currency,
    due_on: form.values.received_on,
    credits_id: invoice.id,
  });
  return form;
}

/** The form of an invoice that is recorded. */
export function editInvoice(invoice: OrcidInvoice): OrcidInvoiceForm {
  return new OrcidInvoiceForm(invoice.id, {
    agreement_id: invoice.agreement_id,
    licence_year: invoice.licence_year,
    number: invoice.number,
    received_on: invoice.received_on,
    due_on: invoice.due_on,
    currency: invoice.currency,
    member_count: invoice.member_count ?? null,
    member_fees_minor: invoice.member_fees_minor ?? null,
    lead_fee_minor: invoice.lead_fee_minor ?? null,
    credentials_minor: invoice.credentials_minor ?? null,
    other_minor: invoice.other_minor ?? null,
    tax_minor: invoice.tax_minor ?? null,
    note: invoice.note ?? "",
    attachment_id: invoice.attachment_id ?? null,
    credits_id: invoice.credits_id ?? null,
  });
}

function filled(values: OrcidInvoiceValues): OrcidInvoiceDraft {
  return {
    ...values,
    agreement_id: values.agreement_id ?? 0,
    received_on: values.received_on ?? "",
    // Nothing of a credit note is to be paid by a day.
    due_on: (values.credits_id === null ? values.due_on : values.received_on) ?? "",
    member_fees_minor: values.member_fees_minor ?? 0,
    lead_fee_minor: values.lead_fee_minor ?? 0,
    credentials_minor: values.credentials_minor ?? 0,
    other_minor: values.other_minor ?? 0,
    tax_minor: values.tax_minor ?? 0,
  };
}

/** What has to be typed before there is anything to ask the core. */
function missingOf(values: OrcidInvoiceValues): Record<string, string> {
  const missing: Record<string, string> = {};
  if (values.agreement_id === null) missing["agreement_id"] = "Choose the agreement that it is for.";
  if (values.received_on === null) missing["received_on"] = "Say when it was received.";
  if (values.due_on === null && values.credits_id === null)
    missing["due_on"] = "Say by when it is to be paid.";
  return missing;
}
