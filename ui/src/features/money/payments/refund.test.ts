import { expect, test } from "vitest";
import type { Refundable } from "../../../api/generated/payments";
import { refundTo } from "./refund";

const surplus: Refundable = {
  payment_id: 3,
  invoice_id: 7,
  number: "INV-2026-0007",
  available_minor: 1_250,
  currency: "EUR",
  currency_digits: 2,
  received_on: "2026-03-01",
  payer_name: "University of Ghent",
  reference: "",
  method: "card",
};
const typed = { amount_minor: null, refunded_on: "2026-04-01", reference: "R", note: "" };

test("a refund names the invoice that was paid too much, and all of the surplus unless less is typed", () => {
  expect(refundTo(surplus, typed)).toEqual({
    payment_id: 3,
    invoice_id: 7,
    method: "card",
    amount_minor: 1_250,
    refunded_on: "2026-04-01",
    reference: "R",
    note: "",
  });
  expect(refundTo(surplus, { ...typed, amount_minor: 200 }).amount_minor).toBe(200);
});

test("what is left of a payment names no invoice", () => {
  expect(refundTo({ ...surplus, invoice_id: null, number: "" }, typed).invoice_id).toBeNull();
});
