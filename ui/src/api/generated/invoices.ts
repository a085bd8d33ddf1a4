// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { BillingRequest, RunProblem } from "./billing";
import type { Stationery, Style } from "./branding";
import type { AppliedTax, EInvoicing, Flavour, PartyDetails, TaxSubtotal } from "./einvoices";
import type { Currency, Decimal, Id, Message } from "./kernel";
import type { Outgoing } from "./mail";

/** Asks to take an invoice back and to make out another in its place. */
export interface BillInvoicesAnew {
  id: number;
  /** Why; the credit note prints it. */
  reason: string;
  /** The date of both documents; today when absent. */
  on?: string | null;
  /** What the new invoice says; the same lines when absent. */
  reckon?: Reckon | null;
  /** The purchase order number of the new invoice; what the member or sponsor gives today when absent, and where that is nothing, the number that was added to the first. */
  purchase_order?: string | null;
  /** What the buyer sorts the new invoice by; likewise when absent. */
  buyer_reference?: string | null;
  /** Whether coming invoices of the member or sponsor quote them too. */
  for_coming_invoices: boolean;
  /** Why the documents have a date further ahead than Settings allow; the history keeps it. */
  despite?: string | null;
}

export interface BilledAnew {
  /** The credit note that takes the invoice back. */
  credit_note: InvoiceRow;
  invoices: Array<IssuedInvoice>;
}

export interface Buyer {
  name: string;
  /** The person it is addressed to; empty for none. */
  attention: string;
  address_lines: Array<string>;
  /** Country code; empty for none. */
  country: string;
  tax_id: string;
  /** Where the invoice is sent to; empty for unknown. */
  email: string;
}

/** What a buyer wants quoted. Empty for nothing. */
export interface BuyerReferences {
  purchase_order: string;
  /** What the buyer sorts it by. */
  buyer_reference: string;
}

/** How a document reaches its recipient. */
export type Channel = "email" | "post" | "portal" | "network" | "other";

export type CheckInvoices = WriteInvoices;

/** What a document outside the run would ask for, and what ought to be put right before. */
export interface CheckedInvoice {
  issued_on: string;
  due_on: string;
  /** The first day of what it bills; that of the licence year where no other is said. */
  period_from: string;
  /** The last day of it. */
  period_until: string;
  net_minor: number;
  tax_minor: number;
  total_minor: number;
  /** What ought to be put right. */
  problems: Array<RunProblem>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks for a credit note. */
export interface CreditInvoices {
  id: number;
  /** Why; the credit note prints it. */
  reason: string;
  /** Its date; today when absent. */
  on?: string | null;
  /** What is taken back of which line; all that is left when absent. */
  lines?: Array<CreditedLine> | null;
  /** Whether the next run bills the members’ fee of the licence year anew. Only for a credit of all that is left. */
  bill_again: boolean;
  /** Why it has a date further ahead than Settings allow; the history keeps it. */
  despite?: string | null;
}

/** The invoice that a credit note takes back. */
export interface CreditedInvoice {
  number: string;
  issued_on: string;
  /** Whether all of it is taken back at once. */
  is_whole: boolean;
}

/** What is taken back of a line. */
export interface CreditedLine {
  /** The line of the invoice, from 0. */
  line: number;
  /** The amount before tax, with the sign of the line. */
  amount_minor: number;
}

/** That a document was made ready, and perhaps sent. */
export interface Dispatch {
  id: number;
  channel: Channel;
  /** To whom: an e-mail address, a portal; empty when not said. */
  recipient: string;
  /** The day it was made ready. */
  prepared_on: string;
  /** The day it was sent; none while it is not. */
  sent_on: string | null;
  note: string;
}

/** How many documents were concerned. */
export interface Dispatched {
  count: number;
}

export type DocumentKind = "invoice" | "credit_note" | "pro_forma";

/** A page of a sample. */
export interface DocumentPreview extends InvoicePageImage {
  /** Which page it is, from 0. */
  page: number;
  /** Why the colour cannot be used; empty when it can. The page then shows the usual one. */
  accent_problem: Message;
}

/** Asks for messages that carry documents. */
export interface DraftLettersInvoices {
  /** These documents; a whole year when absent. */
  ids?: Array<number> | null;
  /** The invoices and credit notes of this licence year. */
  year?: number | null;
  /** Of the year, only what was never sent. */
  not_sent?: boolean | null;
}

/** What electronic invoices say beyond what is printed. */
export interface ElectronicDetails {
  /** How the consortium sent electronic invoices when the document was issued. */
  e_invoice: EInvoicing;
  /** The consortium, part by part. */
  seller: PartyDetails;
  /** The buyer, part by part. */
  buyer: PartyDetails;
  /** What the buyer sorts it by. */
  buyer_reference: string;
}

/** A frozen invoice, credit note or pro forma. Its PDF is a function of this and of the logo that `seller` names by its SHA-256. */
export interface FrozenInvoice {
  kind: DocumentKind;
  number: string;
  issued_on: string;
  due_on: string;
  licence_year: number;
  /** What a person calls it: "2027" or "2026/27". */
  licence_year_label: string;
  period_from: string;
  period_until: string;
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** The language it is written in, as a BCP 47 tag. */
  language: string;
  seller: Seller;
  buyer: Buyer;
  /** The buyer's purchase order number; empty for none. */
  purchase_order: string;
  lines: Array<InvoiceLine>;
  /** The tax on the lines, by category. */
  taxes: Array<TaxSubtotal>;
  /** What lines and taxes add up to. */
  total_minor: number;
  tax_text: string;
  payment: PaymentDetails;
  /** Total and tax in a second currency, for information. */
  also_in?: SecondCurrency | null;
  /** The invoice that a credit note takes back, whole or in part. */
  credits: CreditedInvoice | null;
  /** Why a credit note is made out. */
  reason: string;
  /** The line at the foot. */
  footer: string;
  /** How it looks, and the language that it is printed in. */
  style: Style;
  /** What electronic invoices say beyond what is printed. */
  electronic: ElectronicDetails;
  /** What was told after it was issued. It is frozen beside the invoice, not in it. */
  supplement?: Supplement | null;
}

export type GetInvoices = Id;

/** Asks for a page of an invoice. */
export interface GetInvoicesPage {
  id: number;
  page: number;
  /** Whether to draw it as it was issued, without what was told since. */
  as_issued?: boolean | null;
}

/** Asks for the XML of one invoice or credit note. */
export interface GetInvoicesXml {
  id: number;
  /** The form; the one it was issued for when absent. */
  flavour?: Flavour | null;
  /** Whether to write it as it was issued, without what was told since. */
  as_issued?: boolean | null;
}

/** An invoice with all it prints. */
export interface InvoiceDetail {
  /** As a list shows it. */
  row: InvoiceRow;
  document: FrozenInvoice;
  /** The credit notes that take it back, whole or in part. */
  credit_notes: Array<InvoiceRow>;
  /** When and how it was made ready and sent, the latest first. */
  dispatches: Array<Dispatch>;
  /** Whether it bills fees of its licence year, which a credit note in full may bill anew. */
  bills_fees: boolean;
  /** The form of electronic invoice it was issued for. */
  flavour: Flavour;
  /** How many pages it takes. */
  page_count: number;
  /** What was told after it was issued, the earliest first; the document is that with the latest. */
  supplements: Array<Supplement>;
  /** What an invoice quotes that is issued in its place, unless another number is given. */
  quoted_again: BuyerReferences;
}

export interface InvoiceLine {
  description: string;
  /** The period and the calculation. */
  detail: string;
  amount_minor: number;
  /** How it is taxed; none prints no tax. */
  tax?: AppliedTax | null;
  /** The line of the invoice, from 0, that a line of a credit note takes back. */
  credits_line?: number | null;
}

export interface InvoicePage {
  /** The invoices of this page. */
  rows: Array<InvoiceRow>;
  /** How many there are in all. */
  total: number;
  /** What all of them add up to; none unless they are in one currency. */
  sums: InvoiceSums | null;
  /** The licence years that have invoices, the latest first. */
  years: Array<number>;
}

/** A page as an image. */
export interface InvoicePageImage {
  /** The page as SVG, in base 64. */
  svg_base64: string;
  /** Its width in millimetres, rounded. */
  width_mm: number;
  /** Its height in millimetres, rounded. */
  height_mm: number;
  /** How many pages the invoice has. */
  page_count: number;
}

/** An invoice, credit note or pro forma as a list shows it. */
export interface InvoiceRow {
  id: number;
  kind: DocumentKind;
  number: string;
  /** The name of the member or sponsor as it was when the document was issued. */
  debtor_name: string;
  licence_year: number;
  issued_on: string;
  due_on: string;
  /** What it asks for, or gives back. */
  total_minor: number;
  /** What credit notes took back of it. */
  credited_minor: number;
  /** What payments settle of it. */
  paid_minor: number;
  /** What was given up of it. */
  written_off_minor: number;
  /** What is left to pay: below zero when too much was paid. */
  open_minor: number;
  state: InvoiceState;
  /** The day it was last sent. */
  sent_on: string | null;
  /** Whether it is still to be sent: for the first time, or again since something was added to it. */
  is_to_send: boolean;
  /** The purchase order number that it says, be it added after issuing; empty for none. */
  purchase_order: string;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export interface InvoiceSort {
  by: InvoiceSortBy;
  descending: boolean;
}

/** The columns invoices can be sorted by. */
export type InvoiceSortBy = "number" | "debtor" | "total" | "open" | "issued_on" | "due_on" | "state";

/** Where an invoice stands, derived from what settles it and from its due date. */
export type InvoiceState =
  "open" | "partly_paid" | "overdue" | "paid" | "overpaid" | "credited" | "written_off" | "issued";

/** What the invoices of a list add up to. */
export interface InvoiceSums {
  /** All of them, credit notes taken off and pro formas left out. */
  total_minor: number;
  /** What is left to pay; none where nothing was ever to pay. */
  open_minor: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type IssueInvoices = BillingRequest;

/** An invoice of a run. */
export interface IssuedInvoice {
  id: number;
  number: string;
  /** The name of the member or sponsor billed. */
  debtor_name: string;
  total_minor: number;
  currency: string;
}

/** A run that is issued. */
export interface IssuedRun {
  run: number;
  invoices: Array<IssuedInvoice>;
  /** What those in the consortium’s currency add up to. */
  total_minor: number;
  problems: Array<RunProblem>;
  /** Who approved what is issued of the licence year, as a sentence. */
  approval_detail: Message;
}

/** Asks for a page of invoices. */
export interface ListInvoices {
  kind?: DocumentKind | null;
  year?: number | null;
  /** Only those that stand here today. */
  state?: InvoiceState | null;
  /** Only those that are still to be sent, for the first time or again with what was added. */
  not_sent?: boolean | null;
  /** Part of a number, of a purchase order number or of a member's name. */
  search?: string | null;
  /** By number, the latest first, unless given. */
  sort?: InvoiceSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
  /** The member; null for a sponsor, or for nobody. */
  member_id?: number | null;
  /** The sponsor; null for a member, or for nobody. */
  sponsor_id?: number | null;
}

/** Asks to note that documents were made ready or sent. */
export interface NoteInvoicesDispatch {
  ids: Array<number>;
  channel: Channel;
  /** To whom; the address on each document when absent. */
  recipient?: string | null;
  /** The day they were sent; none when they are only made ready. */
  sent_on?: string | null;
  note?: string | null;
}

/** The code that a document carries. */
export type PaymentCode = { standard: "epc" } | ({ standard: "swiss" } & SwissBill);

export interface PaymentDetails {
  account_holder: string;
  bank_name: string;
  iban: string;
  bic: string;
  details_lines: Array<string>;
  /** What to quote: the invoice number. */
  reference: string;
  /** What banks carry through untouched: a reference of ISO 11649; empty for documents that nobody pays. */
  creditor_reference: string;
  /** The code to scan; none for documents that nobody pays, and where no standard has one. */
  code?: PaymentCode | null;
}

/** Asks for a page of a sample in a style as it is in a form. */
export interface PreviewInvoicesDocument {
  style: Stationery;
  /** The language of its recipient, as a BCP 47 tag. */
  language: string;
  kind: DocumentKind;
  /** How many lines it has, from 1 to 500. */
  lines: number;
  /** The page, from 0; the last one where there are fewer. */
  page: number;
}

/** What an invoice says that takes the place of another. */
export type Reckon = "same_lines" | "anew";

/** What a document comes to in a second currency. What is owed is the first. */
export interface SecondCurrency {
  currency: string;
  /** Digits of its minor unit. */
  currency_digits: number;
  /** What one unit of the document’s currency is worth in it. */
  exchange_rate: Decimal;
  total_minor: number;
  tax_minor: number;
}

export interface Seller {
  name: string;
  address_lines: Array<string>;
  email: string;
  website: string;
  /** Country code; empty for unknown. */
  country: string;
  tax_id: string;
  /** SHA-256 of the logo's file, which the register keeps for ever. */
  logo: string | null;
}

/** What was told after an invoice was issued. The latest is printed, all are kept. */
export interface Supplement {
  /** The number of the invoice. */
  invoice: string;
  /** 1, 2 and so on for each invoice. */
  number: number;
  /** The day it was added. */
  added_on: string;
  added_by: string;
  /** The purchase order number from then on; empty for none. */
  purchase_order: string;
  /** What the buyer sorts it by from then on; empty for nothing. */
  buyer_reference: string;
  /** A remark, which is not printed. */
  note: string;
  /** The day on which the purchase order number that it says was added; none where it is that of the invoice as issued, or where it says none. */
  purchase_order_added_on: string | null;
  /** How often the invoice had been sent by then: what was sent more often was sent again. */
  sent_before: number;
}

/** Asks to add a purchase order number to an issued invoice. */
export interface SupplementInvoices {
  id: number;
  /** The purchase order number; as it is when absent. */
  purchase_order?: string | null;
  /** What the buyer sorts it by; as it is when absent. */
  buyer_reference?: string | null;
  /** A remark, such as who told it; it is not printed. */
  note?: string | null;
  /** Whether coming invoices of the member or sponsor quote it too. */
  for_coming_invoices: boolean;
}

/** The parties of a Swiss QR-bill. */
export interface SwissBill {
  creditor: SwissParty;
  /** Who pays; none when the address is not known in all its parts. */
  debtor: SwissParty | null;
}

/** A name and a structured address, in characters that Swiss banks take and no longer than they take. */
export interface SwissParty {
  name: string;
  /** Street and number; empty for none. */
  street: string;
  postal_code: string;
  city: string;
  country: string;
}

/** Asks for an invoice or pro forma outside the run. */
export interface WriteInvoices {
  currency: string;
  lines: Array<WrittenLine>;
  /** Whether it is a pro forma only. */
  is_pro_forma: boolean;
  /** The invoice date; today when absent. */
  issued_on?: string | null;
  /** The due date; the invoice date and the days of the profile when absent. */
  due_on?: string | null;
  /** The licence year it counts for; that of the invoice date when absent. */
  year?: number | null;
  /** The first day of what is billed, where that is a period; that of the licence year where one is stated. */
  period_from?: string | null;
  /** The last day of it. */
  period_until?: string | null;
  /** Why it is issued despite what has to be put right, which `invoices.check` tells; the history keeps it. Whoever sends none at all was not asked, as a script: what the sender lacks is told with the answer then, and noted. */
  despite?: string | null;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
}

/** Asks for pro formas of what a run would bill. */
export interface WriteInvoicesProFormas {
  /** The calendar year in which the licence year starts. */
  year: number;
  /** The members; all that the run would bill when empty. */
  member_ids: Array<number>;
}

/** What was given up of an invoice, or what a credit note took over of that. */
export interface WriteOff {
  id: number;
  invoice_id: number;
  /** Why it is not paid. */
  kind: WriteOffKind;
  /** The payment that left a small difference, or was too much by it. */
  payment_id: number | null;
  written_off_on: string;
  /** How much, in the invoice's currency; below zero where a payment was too much by it; below zero, or nothing, for what a credit note took over. */
  amount_minor: number;
  reason: string;
  /** The tax of it that is taken back. */
  tax_minor: number;
  /** The same by category; none where no tax is taken back. */
  taxes: Array<TaxSubtotal>;
  /** The credit note that took it over. */
  credit_note_id: number | null;
}

/** Why something of an invoice is not paid. */
export type WriteOffKind = "loss" | "difference";

/** A document that was made out, and what was worth knowing. */
export interface WrittenInvoice extends InvoiceRow {
  /** What was worth knowing: what its form lacks, and a date before that of an earlier number. */
  problems: Array<RunProblem>;
}

/** A line of an invoice outside the run. */
export interface WrittenLine {
  description: string;
  /** More on it; empty for nothing. */
  detail: string;
  /** The amount before tax; below zero for what is taken off. */
  amount_minor: number;
  /** How it is taxed; none prints no tax. */
  tax_category_id?: number | null;
}

export interface InvoicesCommands {
  "invoices.preview_document": { request: PreviewInvoicesDocument; response: DocumentPreview };
  "invoices.issue": { request: IssueInvoices; response: IssuedRun };
  "invoices.check": { request: CheckInvoices; response: CheckedInvoice };
  "invoices.write": { request: WriteInvoices; response: WrittenInvoice };
  "invoices.write_pro_formas": { request: WriteInvoicesProFormas; response: Array<InvoiceRow> };
  "invoices.bill_anew": { request: BillInvoicesAnew; response: BilledAnew };
  "invoices.supplement": { request: SupplementInvoices; response: Supplement };
  "invoices.credit": { request: CreditInvoices; response: WrittenInvoice };
  "invoices.note_dispatch": { request: NoteInvoicesDispatch; response: Dispatched };
  "invoices.list": { request: ListInvoices; response: InvoicePage };
  "invoices.get": { request: GetInvoices; response: InvoiceDetail };
  "invoices.page": { request: GetInvoicesPage; response: InvoicePageImage };
  "invoices.xml": { request: GetInvoicesXml; response: Outgoing };
  "letters.draft_invoices": { request: DraftLettersInvoices; response: Outgoing };
}
