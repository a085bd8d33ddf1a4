// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { WriteOff } from "./invoices";
import type { Currency, Id } from "./kernel";

/** Asks to settle invoices with a payment. */
export interface AllocatePayments {
  payment_id: number;
  /** What it settles from now on, beside what it settles already. */
  allocations: Array<AllocationDraft>;
  /** The day from which it counts; today when absent. An invoice of a later date is settled from that date. */
  allocated_on?: string | null;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
}

/** A part of a payment that settles an invoice. */
export interface Allocation {
  id: number;
  payment_id: number;
  /** The day of the payment. */
  received_on: string;
  payer_name: string;
  invoice_id: number;
  number: string;
  /** Whom the invoice is addressed to. */
  debtor_name: string;
  /** The day from which it counts. */
  allocated_on: string;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  /** What it takes from the payment, in the payment's currency. */
  payment_minor: number;
  payment_currency: string;
  /** Digits of that currency's minor unit. */
  payment_currency_digits: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A part of a payment for an invoice, as a form or a script gives it. */
export interface AllocationDraft {
  invoice_id: number;
  /** What is settled, in the invoice's currency. */
  amount_minor: number;
  /** What it takes from the payment, in the payment's currency; the same as `amount_minor` when absent, which is only right where both currencies are one. */
  payment_minor?: number | null;
}

export type GetPayments = Id;

/** Asks what settled an invoice. */
export interface GetPaymentsOfInvoice {
  invoice_id: number;
}

export interface GetPaymentsOpenItems {
  currency?: string | null;
  /** Part of a number, a name or a reference. */
  search?: string | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** Asks what can be paid back: of one invoice, or to a debtor. */
export interface GetPaymentsRefundable {
  /** The overpaid invoice; it counts before the rest. */
  invoice_id?: number | null;
  /** The currency; all of them when absent. */
  currency?: string | null;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** Asks for a page of payments. */
export interface ListPayments {
  from_on?: string | null;
  until_on?: string | null;
  /** Only those of which something is left. */
  unallocated?: boolean | null;
  /** Only refunds, or only what came in. */
  refunds?: boolean | null;
  /** Part of a payer, a debtor, a reference, a note or an invoice number. */
  search?: string | null;
  /** By day, the latest first, unless given. */
  sort?: PaymentSort | null;
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

export interface OpenInvoice {
  invoice_id: number;
  number: string;
  /** Whom it is addressed to. */
  debtor_name: string;
  licence_year: number;
  /** Its date: money settles it from then at the earliest. */
  issued_on: string;
  due_on: string;
  total_minor: number;
  /** What is left to pay; below zero when too much was paid. */
  open_minor: number;
  /** Its creditor reference in groups of four; empty when it has none. */
  payment_reference: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export interface OpenInvoices {
  /** The invoices, the one due first leading. */
  rows: Array<OpenInvoice>;
  /** How many there are in all. */
  total: number;
}

/** A payment with all that belongs to it. */
export interface PaymentDetail {
  payment: PaymentRow;
  allocations: Array<Allocation>;
  /** The small differences that were settled with it. */
  differences: Array<WriteOff>;
  /** What was paid back of it. */
  refunds: Array<PaymentRow>;
}

/** How money came or went. */
export type PaymentMethod = "transfer" | "card" | "cheque" | "cash" | "other";

export interface PaymentPage {
  rows: Array<PaymentRow>;
  /** How many there are in all. */
  total: number;
  /** What all of them add up to; none unless they are in one currency. */
  sums: PaymentSums | null;
}

/** A payment in a list. */
export interface PaymentRow {
  id: number;
  /** The day it arrived or was paid back. */
  received_on: string;
  /** What arrived; below zero for a refund. */
  amount_minor: number;
  /** What banks kept on the way; it settles as if it had arrived. */
  bank_fee_minor: number;
  method: PaymentMethod;
  payer_name: string;
  reference: string;
  note: string;
  /** The name of that member or sponsor; empty when it is not known. */
  debtor_name: string;
  /** The payment that a refund pays back. */
  refunds_id: number | null;
  /** What settles invoices, in the payment's currency. */
  allocated_minor: number;
  refunded_minor: number;
  unallocated_minor: number;
  /** The numbers of the invoices it settles. */
  invoices: string;
  /** The bank transaction that brought it. */
  bank_transaction_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

export interface PaymentSort {
  by: PaymentSortBy;
  descending: boolean;
}

/** The columns payments can be sorted by. */
export type PaymentSortBy = "received_on" | "amount" | "payer" | "debtor" | "unallocated";

/** What the payments of a list add up to. */
export interface PaymentSums {
  /** All of them, refunds taken off. */
  amount_minor: number;
  /** What is left of them. */
  unallocated_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks to record money that arrived. */
export interface RecordPayments {
  /** The day it arrived; today when absent. */
  received_on?: string | null;
  amount_minor: number;
  currency: string;
  /** What banks kept on the way; it settles as if it had arrived. */
  bank_fee_minor: number;
  method: PaymentMethod;
  payer_name: string;
  reference: string;
  note: string;
  allocations: Array<AllocationDraft>;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** Asks to record money that was paid back. */
export interface RefundPayments {
  /** The payment that is paid back. */
  payment_id: number;
  /** How much, above zero, in the payment's currency. */
  amount_minor: number;
  /** The day; today when absent. */
  refunded_on?: string | null;
  method: PaymentMethod;
  reference: string;
  note: string;
  /** The overpaid invoice whose surplus is paid back; without one, what is left of the payment is. */
  invoice_id?: number | null;
}

/** A part of a payment that can be paid back: what is left of it, or what it paid too much on an invoice. */
export interface Refundable {
  payment_id: number;
  /** The overpaid invoice; none for what is left of the payment. */
  invoice_id: number | null;
  /** Its number; empty without one. */
  number: string;
  /** What can be paid back at most. */
  available_minor: number;
  /** The day the payment arrived. */
  received_on: string;
  payer_name: string;
  reference: string;
  method: PaymentMethod;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What can be paid back. */
export interface RefundableMoney {
  /** The parts of payments, the latest first. */
  rows: Array<Refundable>;
}

export type RemovePayments = Id;

export type RemovePaymentsWriteOff = Id;

/** How an invoice was settled so far. */
export interface Settlement {
  invoice: OpenInvoice;
  /** The parts of payments that settled it, and what was paid back. */
  allocations: Array<Allocation>;
  /** What was given up of it. */
  write_offs: Array<WriteOff>;
  /** The tax that it charges, less what credit notes took back: what a write-off may take back. */
  tax_minor: number;
}

/** Asks to take an allocation back. */
export interface TakePaymentsBack {
  allocation_id: number;
  /** How much of it, in the invoice's currency; all of it when absent. */
  amount_minor?: number | null;
}

/** What a debtor has paid beyond what is settled. */
export interface Unallocated {
  /** Its name; empty for money of which nobody knows whose it is. */
  debtor_name: string;
  /** What is left of payments. */
  unallocated_minor: number;
  /** What invoices were paid too much. */
  overpaid_minor: number;
  /** How many payments have something left. */
  payments: number;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** All money that settles nothing. */
export interface UnallocatedMoney {
  /** A row for each debtor and currency. */
  rows: Array<Unallocated>;
}

/** Asks to write something off. */
export interface WritePaymentsOff {
  invoice_id: number;
  /** How much; all that is open when absent. */
  amount_minor?: number | null;
  /** The day; today when absent. */
  written_off_on?: string | null;
  reason: string;
  /** Whether the tax in it is taken back, where the law lets it; otherwise the tax stays owed, and all of it is a loss. */
  takes_tax_back: boolean;
}

export interface PaymentsCommands {
  "payments.list": { request: ListPayments; response: PaymentPage };
  "payments.get": { request: GetPayments; response: PaymentDetail };
  "payments.of_invoice": { request: GetPaymentsOfInvoice; response: Settlement };
  "payments.open_items": { request: GetPaymentsOpenItems; response: OpenInvoices };
  "payments.unallocated": { request: Record<string, never>; response: UnallocatedMoney };
  "payments.refundable": { request: GetPaymentsRefundable; response: RefundableMoney };
  "payments.record": { request: RecordPayments; response: PaymentDetail };
  "payments.allocate": { request: AllocatePayments; response: PaymentDetail };
  "payments.take_back": { request: TakePaymentsBack; response: PaymentDetail };
  "payments.refund": { request: RefundPayments; response: PaymentDetail };
  "payments.remove": { request: RemovePayments; response: Id };
  "payments.write_off": { request: WritePaymentsOff; response: Settlement };
  "payments.remove_write_off": { request: RemovePaymentsWriteOff; response: Settlement };
}
