import { call } from "../../../api/client";
import { session } from "../../../app/session.svelte";
import { Draft } from "../../../api/draft.svelte";
import type { OrcidInvoice, OrcidPayment } from "../../../api/generated/orcid_costs";

/** How it is known what a payment cost. */
export type Known = "cost" | "rate" | "unknown";

/** A payment to ORCID while it is typed: what is missing is null. */
export interface OrcidPaymentValues {
  paid_on: string | null;
  amount_minor: number | null;
  currency: string;
  known: Known;
  cost_minor: number | null;
  exchange_rate: string;
  bank_fee_minor: number | null;
  reference: string;
  note: string;
  allocations: { invoice_id: number; number: string; open_minor: number; amount_minor: number | null }[];
}

/** The form of a payment to ORCID. */
export class OrcidPaymentForm extends Draft<OrcidPaymentValues, OrcidPayment> {
  constructor(
    readonly id: number | null,
    initial: OrcidPaymentValues,
  ) {
    super(initial, { send: (values) => call("orcid_costs.save_payment", { id, draft: filled(values) }) });
  }

  /** What the lines settle so far. */
  get settled_minor(): number {
    return this.values.allocations.reduce((sum, one) => sum + (one.amount_minor ?? 0), 0);
  }

  /** Divides the amount among the open invoices, the earliest due first. */
  divide(): void {
    let left = this.values.amount_minor ?? 0;
    for (const one of this.values.allocations) {
      const part = Math.min(left, one.open_minor);
      one.amount_minor = part > 0 ? part : null;
      left -= part;
    }
  }

  override async submit(): Promise<OrcidPayment | null> {
    const missing: Record<string, string> = {};
    if (this.values.paid_on === null) missing["paid_on"] = "Say on which day it was paid.";
    if (this.values.amount_minor === null) missing["amount_minor"] = "Say what ORCID receives.";
    if (this.values.known === "rate" && this.values.exchange_rate.trim() === "") {
      missing["exchange_rate"] = "Write the rate that the bank states, such as 1.5325.";
    }
    if (Object.keys(missing).length > 0) {
      this.errors = missing;
      return null;
    }
    const saved = await super.submit();
    if (saved === null) this.errors = this.#atTheirLines(this.errors);
    return saved;
  }

  /** The core counts only the lines that settle something; their problems belong to the lines as they are shown. */
  #atTheirLines(errors: Record<string, string>): Record<string, string> {
    const shown = this.values.allocations.flatMap((one, row) => (one.amount_minor ? [row] : []));
    return Object.fromEntries(
      Object.entries(errors).map(([field, message]) => [
        field.replace(/^allocations\.(\d+)\./, (_, row: string) => `allocations.${shown[Number(row)]}.`),
        message,
      ]),
    );
  }
}

/** A form that pays what is open of `invoices`, in the currency of the first. */
export function newPayment(invoices: readonly OrcidInvoice[], home: string): OrcidPaymentForm {
  const open = invoices.filter(({ open_minor }) => open_minor > 0);
  const currency = open[0]?.currency ?? invoices[0]?.currency ?? "USD";
  return new OrcidPaymentForm(null, {
    paid_on: session.today,
    amount_minor: null,
    currency,
    known: currency === home ? "unknown" : "cost",
    cost_minor: null,
    exchange_rate: "",
    bank_fee_minor: null,
    reference: "",
    note: "",
    allocations: linesOf(open, currency),
  });
}

/** The form of a payment that is recorded; `invoices` are those it may settle. */
export function editPayment(payment: OrcidPayment, invoices: readonly OrcidInvoice[]): OrcidPaymentForm {
  const settled = new Map((payment.allocations ?? []).map((one) => [one.invoice_id, one.amount_minor]));
  const lines = linesOf(
    invoices.filter(({ id, open_minor }) => open_minor > 0 || settled.has(id)),
    payment.currency,
  );
  const stated = payment.exchange_rate ?? null;
  return new OrcidPaymentForm(payment.id, {
    paid_on: payment.paid_on,
    amount_minor: payment.amount_minor,
    currency: payment.currency,
    known: knownOf(payment),
    cost_minor: stated === null ? (payment.cost_minor ?? null) : null,
    exchange_rate: stated ?? "",
    bank_fee_minor: payment.bank_fee_minor ?? null,
    reference: payment.reference ?? "",
    note: payment.note ?? "",
    allocations: lines.map((line) => {
      const own = settled.get(line.invoice_id) ?? null;
      return { ...line, open_minor: line.open_minor + (own ?? 0), amount_minor: own };
    }),
  });
}

/** In one currency, what it cost is what was paid. */
function knownOf(payment: OrcidPayment): Known {
  if (payment.exchange_rate) return "rate";
  const isForeign = payment.currency !== payment.cost_currency;
  return isForeign && typeof payment.cost_minor === "number" ? "cost" : "unknown";
}

function linesOf(invoices: readonly OrcidInvoice[], currency: string): OrcidPaymentValues["allocations"] {
  return invoices
    .filter((invoice) => invoice.currency === currency)
    .map(({ id, number, open_minor }) => ({ invoice_id: id, number, open_minor, amount_minor: null }));
}

function filled({ known, allocations, ...values }: OrcidPaymentValues) {
  return {
    ...values,
    paid_on: values.paid_on ?? "",
    amount_minor: values.amount_minor ?? 0,
    cost_minor: known === "cost" ? values.cost_minor : null,
    exchange_rate: known === "rate" ? values.exchange_rate.trim() : null,
    bank_fee_minor: values.bank_fee_minor ?? 0,
    allocations: allocations.flatMap(({ invoice_id, amount_minor }) =>
      amount_minor ? [{ invoice_id, amount_minor }] : [],
    ),
  };
}
