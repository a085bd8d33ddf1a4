import { describe, expect, it } from "vitest";
import type { OrcidInvoice, OrcidPayment } from "../../../api/generated/orcid_costs";
import { editPayment, newPayment } from "./payment-draft.svelte";

function invoice(id: number, open_minor: number, currency = "USD"): OrcidInvoice {
  return {
    id,
    agreement_id: 1,
    agreement: "Agreement 2026",
    licence_year: 2026,
    number: `ORC-${id}`,
    received_on: "2026-01-15",
    due_on: "2026-03-15",
    currency,
    currency_digits: 2,
    member_fees_minor: open_minor,
    lead_fee_minor: 0,
    credentials_minor: 0,
    other_minor: 0,
    tax_minor: 0,
    note: "",
    document_version_id: null,
    credits_number: null,
    total_minor: open_minor,
    credited_minor: 0,
    paid_minor: 0,
    open_minor,
    state: open_minor > 0 ? "open" : "paid",
  };
}

const recorded: OrcidPayment = {
  id: 1,
  paid_on: "2026-03-01",
  amount_minor: 300,
  currency: "USD",
  currency_digits: 2,
  cost_minor: 450,
  cost_currency: "AUD",
  cost_currency_digits: 2,
  exchange_rate: null,
  rate: "1.5",
  bank_fee_minor: 0,
  reference: "",
  note: "",
  allocations: [{ invoice_id: 2, amount_minor: 300 }],
  invoices: "ORC-2",
  unallocated_minor: 0,
};

describe("the form of a payment to ORCID", () => {
  it("settles the earliest invoices first, and none beyond what is open", () => {
    const draft = newPayment([invoice(1, 500), invoice(2, 0), invoice(3, 400), invoice(4, 400)], "AUD");
    draft.values.amount_minor = 700;
    draft.divide();
    expect(draft.values.allocations.map(({ number, amount_minor }) => [number, amount_minor])).toEqual([
      ["ORC-1", 500],
      ["ORC-3", 200],
      ["ORC-4", null],
    ]);
    expect(draft.settled_minor).toBe(700);
  });

  it("offers invoices of its own currency only", () => {
    const draft = newPayment([invoice(1, 500), invoice(2, 500, "EUR")], "AUD");
    expect(draft.values.currency).toBe("USD");
    expect(draft.values.allocations).toHaveLength(1);
  });

  it("counts what it settles itself as open while it is corrected", () => {
    const draft = editPayment(recorded, [invoice(2, 100), invoice(3, 0)]);
    expect(draft.values.allocations).toEqual([
      { invoice_id: 2, number: "ORC-2", open_minor: 400, amount_minor: 300 },
    ]);
    expect(draft.values.known).toBe("cost");
  });

  it("leaves the cost to the core where nothing is exchanged", () => {
    const own = { ...recorded, cost_currency: "USD", cost_minor: 300 };
    expect(editPayment(own, []).values.known).toBe("unknown");
  });
});
