// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { WriteOff } from "./invoices";
import type { Currency } from "./kernel";
import type { Nothing } from "./register";

/** Asks to settle invoices with a payment. */
export interface AllocatePayment {
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

/** Asks what can be paid back: of one invoice, or to a debtor. */
export interface AskRefundable {
  /** The overpaid invoice; it counts before the rest. */
  invoice_id?: number | null;
  member_id?: number | null;
  /** The sponsor; with neither, money of which nobody knows whose it is. */
  sponsor_id?: number | null;
  /** The currency; all of them when absent. */
  currency?: string | null;
}

/** Asks what settled an invoice. */
export interface AskSettlement {
  invoice_id: number;
}

export interface ListOpenItems {
  /** Only those of this member. */
  member_id?: number | null;
  /** Only those of this sponsor. */
  sponsor_id?: number | null;
  currency?: string | null;
  /** Part of a number, a name or a reference. */
  search?: string | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** Asks for a page of payments. */
export interface ListPayments {
  /** Only those of this member and of the members merged into it. */
  member_id?: number | null;
  /** Only those of this sponsor. */
  sponsor_id?: number | null;
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
}

/** An invoice and what is open of it. */
export interface OpenInvoice {
  invoice_id: number;
  number: string;
  /** The member who owes it. */
  member_id: number | null;
  /** The sponsor who owes it. */
  sponsor_id: number | null;
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
  /** What was paid back of it. */
  refunds: Array<PaymentRow>;
}

export interface PaymentId {
  id: number;
}

/** How money came or went. */
export type PaymentMethod = "transfer" | "card" | "cheque" | "cash" | "other";

export interface PaymentPage {
  /** The payments of this page. */
  rows: Array<PaymentRow>;
  /** How many there are in all. */
  total: number;
  /** What all of them add up to, when they are in one currency. */
  sum_minor: number | null;
  /** What is left of all of them, when they are in one currency. */
  unallocated_minor: number | null;
  /** That currency; empty without payments. */
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
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
  /** The member whose money it is. */
  member_id: number | null;
  /** The sponsor whose money it is. */
  sponsor_id: number | null;
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
}

export interface PaymentSort {
  by: PaymentSortBy;
  descending: boolean;
}

/** The columns payments can be sorted by. */
export type PaymentSortBy = "received_on" | "amount" | "payer" | "debtor" | "unallocated";

/** Asks to record money that arrived. */
export interface RecordPayment {
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
  /** The member whose money it is; the debtor of the invoices it settles when absent. */
  member_id?: number | null;
  /** The sponsor whose money it is. */
  sponsor_id?: number | null;
  allocations: Array<AllocationDraft>;
  /** Whether invoices may be settled beyond what is open. */
  may_overpay: boolean;
}

/** Asks to record money that was paid back. */
export interface RefundPayment {
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

/** How an invoice was settled so far. */
export interface Settlement {
  /** The invoice and what is open of it. */
  invoice: OpenInvoice;
  /** The parts of payments that settled it, and what was paid back. */
  allocations: Array<Allocation>;
  /** What was given up of it. */
  write_offs: Array<WriteOff>;
  /** The tax that it charges, less what credit notes took back: what a write-off may take back. */
  tax_minor: number;
}

/** Asks to take an allocation back. */
export interface TakeBack {
  allocation_id: number;
  /** How much of it, in the invoice's currency; all of it when absent. */
  amount_minor?: number | null;
}

/** What a debtor has paid beyond what is settled. */
export interface Unallocated {
  member_id: number | null;
  sponsor_id: number | null;
  /** The name of either; empty for money of which nobody knows whose it is. */
  debtor_name: string;
  /** What is left of payments. */
  unallocated_minor: number;
  /** What invoices were paid too much. */
  overpaid_minor: number;
  /** How many payments have something left. */
  payments: number;
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
export interface WriteOffDraft {
  invoice_id: number;
  /** How much; all that is open when absent. */
  amount_minor?: number | null;
  /** The day; today when absent. */
  written_off_on?: string | null;
  reason: string;
  /** Whether the tax in it is taken back, where the law lets it; otherwise the tax stays owed, and all of it is a loss. */
  takes_tax_back: boolean;
}

export interface WriteOffId {
  id: number;
}

export interface PaymentsCommands {
  "payments.list": { request: ListPayments; response: PaymentPage };
  "payments.get": { request: PaymentId; response: PaymentDetail };
  "payments.of_invoice": { request: AskSettlement; response: Settlement };
  "payments.open_items": { request: ListOpenItems; response: OpenInvoices };
  "payments.unallocated": { request: Nothing; response: UnallocatedMoney };
  "payments.refundable": { request: AskRefundable; response: RefundableMoney };
  "payments.record": { request: RecordPayment; response: PaymentDetail };
  "payments.allocate": { request: AllocatePayment; response: PaymentDetail };
  "payments.take_back": { request: TakeBack; response: PaymentDetail };
  "payments.refund": { request: RefundPayment; response: PaymentDetail };
  "payments.remove": { request: PaymentId; response: PaymentId };
  "payments.write_off": { request: WriteOffDraft; response: Settlement };
  "payments.remove_write_off": { request: WriteOffId; response: Settlement };
}
