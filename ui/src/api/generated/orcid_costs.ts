// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Decimal, Id, Message } from "./kernel";

/** An agreement in a licence year: what is owed by it, what ORCID invoiced, what is paid. */
export interface AgreementReckoning {
  agreement_id: number;
  agreement: string;
  /** Each kind of charge that is owed or was invoiced. */
  charges: Array<KindReckoning>;
  /** What is owed by the agreement; none where the year is not reckoned by this one. */
  owed_minor: number | null;
  invoiced_minor: number;
  paid_minor: number;
  /** What is left to pay of ORCID's invoices. */
  open_minor: number;
  /** Where the figures come from, as sentences. */
  explanation: Array<Message>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type Charge = "member_fees" | "lead_fee" | "credentials" | "other" | "tax";

/** What was invoiced to members and sponsors in a currency, and what became of it. Everything adds up: what was invoiced is credited, collected, written off or open. */
export interface CollectedTotal {
  invoice_count: number;
  invoiced_minor: number;
  /** What credit notes took back. */
  credited_minor: number;
  /** What was paid, less what was paid back. */
  collected_minor: number;
  written_off_minor: number;
  /** What is open; below zero where more was paid than is due. */
  open_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Gain or loss on exchange of a licence year, in the consortium's currency. */
export interface Exchange {
  /** What was paid to ORCID, by kind of charge and currency. */
  lines: Array<ExchangeLine>;
  /** Gain over all lines, below zero for a loss; none while a cost is not known. */
  gain_minor: number | null;
  /** What it means, as a sentence. */
  words: Message;
}

/** What was paid to ORCID for one kind of charge. */
export interface ExchangeLine {
  /** What it was paid for. */
  charge: Charge;
  /** What was paid, in ORCID's currency. */
  paid_minor: number;
  /** What the payments cost; none while that is not known of each. */
  cost_minor: number | null;
  /** The rate at which the fee plan passes it on; none where it states none. */
  plan_rate: Decimal | null;
  /** What was paid at that rate. */
  planned_minor: number | null;
  /** What the plan's rate brought beyond the cost; below zero for a loss. */
  gain_minor: number | null;
  /** How it came about, as a sentence. */
  explanation: Message;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks for invoices of ORCID. */
export interface GetOrcidCostsInvoices {
  /** The licence year they are for; every one when absent. */
  year?: number | null;
}

/** Asks for payments to ORCID. */
export interface GetOrcidCostsPayments {
  /** The licence year: payments that settle an invoice of it, and those of its days that settle nothing yet; every payment when absent. */
  year?: number | null;
}

/** Asks for the reconciliation of a licence year. */
export interface GetOrcidCostsYear {
  /** The calendar year in which the licence year starts; that of today when absent. */
  year?: number | null;
  /** The day on which members are counted; the first of the licence year when absent. */
  on?: string | null;
  /** What other currencies are worth in the consortium's. They count before the fee plan's. */
  rates?: Array<StatedRate> | null;
}

export interface HomeLine {
  label: Message;
  /** Whether it counts only once all is settled. */
  is_to_come: boolean;
  /** The amount, below zero for what goes out; none while a rate is missing. */
  amount_minor: number | null;
  /** Where it comes from, as sentences. */
  sources: Array<Message>;
}

/** A licence year in the consortium's own currency. */
export interface HomeReckoning {
  /** What came in and went out, and what still will. */
  lines: Array<HomeLine>;
  /** What is left of what came in; below zero for a gap. None while a rate is missing. */
  so_far_minor: number | null;
  /** What is left when everybody has paid what is open; below zero for a gap. None while a rate is missing. */
  settled_minor: number | null;
  /** Currencies of which no rate is known. */
  missing_rates: Array<string>;
}

/** A kind of charge under an agreement. */
export interface KindReckoning {
  charge: Charge;
  /** What is owed by the agreement. */
  owed_minor: number | null;
  invoiced_minor: number;
  /** How much more ORCID invoiced than is owed; below zero for less. */
  difference_minor: number | null;
  words: Message;
}

/** A part of a payment that settles an invoice of ORCID, in minor units of their currency. */
export interface OrcidAllocation {
  invoice_id: number;
  /** What of it is settled. */
  amount_minor: number;
}

/** An invoice of ORCID as it is stored. */
export interface OrcidInvoice extends OrcidInvoiceDraft {
  id: number;
  agreement: string;
  /** The newest version of its document, to be opened. */
  document_version_id: number | null;
  /** Digits of its currency's minor unit. */
  currency_digits: number;
  /** The number of the invoice that a credit note takes back. */
  credits_number: string | null;
  /** All that it charges; below zero for a credit note. */
  total_minor: number;
  /** What credit notes took back of it. */
  credited_minor: number;
  paid_minor: number;
  /** What is left to pay; below zero where more was paid than credit notes left of it. */
  open_minor: number;
  state: OrcidInvoiceState;
}

/** An invoice or credit note of ORCID, as a form edits it. Amounts are minor units of its currency, and none is below zero. */
export interface OrcidInvoiceDraft {
  agreement_id: number;
  /** The calendar year in which the licence year starts that it is for. */
  licence_year: number;
  number: string;
  received_on: string;
  /** By when it is to be paid. */
  due_on: string;
  /** Its currency, which is the agreement's. */
  currency: string;
  /** How many members it bills, where it says so. */
  member_count?: number | null;
  member_fees_minor: number;
  lead_fee_minor: number;
  credentials_minor: number;
  other_minor: number;
  tax_minor: number;
  /** Anything worth knowing of it. */
  note: string;
  /** The document, as it is attached to the agreement. */
  attachment_id?: number | null;
  /** The invoice that it takes back, in full or in part, which makes it a credit note. */
  credits_id?: number | null;
}

export interface OrcidInvoiceList {
  /** The invoices, the earliest due first. */
  rows: Array<OrcidInvoice>;
}

export type OrcidInvoiceState = "open" | "partly_paid" | "overdue" | "paid" | "credited" | "credit_note";

/** A payment to ORCID as it is stored. */
export interface OrcidPayment extends OrcidPaymentDraft {
  id: number;
  currency_digits: number;
  /** The currency of what it cost: the consortium's when it was recorded. */
  cost_currency: string;
  cost_currency_digits: number;
  /** What one unit of ORCID's currency cost: as stated, or as it follows from the cost; none while neither is known. */
  rate: Decimal | null;
  /** The numbers of the invoices it settles. */
  invoices: string;
  unallocated_minor: number;
}

/** A payment to ORCID, as a form edits it. */
export interface OrcidPaymentDraft {
  paid_on: string;
  amount_minor: number;
  currency: string;
  /** What it cost without the bank's fee, in the consortium's currency; follows from the rate when absent, and is not known without either. */
  cost_minor?: number | null;
  /** What one unit of ORCID's currency cost, as the bank states it; follows from the cost when absent. */
  exchange_rate?: Decimal | null;
  /** What the bank charged for it, in the consortium's currency. */
  bank_fee_minor: number;
  /** The reference it was paid under. */
  reference: string;
  /** Anything worth knowing of it. */
  note: string;
  allocations: Array<OrcidAllocation>;
}

export interface OrcidPaymentList {
  /** The payments, the earliest first. */
  rows: Array<OrcidPayment>;
}

/** The reconciliation of a licence year. */
export interface RemittanceYear {
  /** The calendar year in which it starts. */
  year: number;
  label: string;
  starts_on: string;
  ends_on: string;
  /** The licence years that there is something of, and the present one; the latest first. */
  years: Array<number>;
  /** The day on which members are counted. */
  on: string;
  /** What is owed, invoiced and paid under each agreement. */
  agreements: Array<AgreementReckoning>;
  /** ORCID's invoices for the year, the earliest due first. */
  invoices: Array<OrcidInvoice>;
  /** The payments for them, the earliest first, and those that settle nothing yet. */
  payments: Array<OrcidPayment>;
  /** What was collected from members and sponsors, by currency. */
  collected: Array<CollectedTotal>;
  /** Gain or loss on exchange. */
  exchange: Exchange;
  /** All of it in the consortium's own currency. */
  home: HomeReckoning;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type RemoveOrcidCostsInvoice = Id;

export type RemoveOrcidCostsPayment = Id;

/** Asks to record an invoice or credit note of ORCID, or to correct one. */
export interface SaveOrcidCostsInvoice {
  /** The invoice to correct; a new one when absent. */
  id?: number | null;
  draft: OrcidInvoiceDraft;
}

/** Asks to record a payment to ORCID, or to correct one. */
export interface SaveOrcidCostsPayment {
  /** The payment to correct; a new one when absent. */
  id?: number | null;
  /** What it says, and all that it settles. */
  draft: OrcidPaymentDraft;
}

/** A rate of exchange that somebody states. */
export interface StatedRate {
  currency: string;
  /** What one unit of it is worth in the consortium's. */
  rate: Decimal;
}

export interface OrcidCostsCommands {
  "orcid_costs.year": { request: GetOrcidCostsYear; response: RemittanceYear };
  "orcid_costs.invoices": { request: GetOrcidCostsInvoices; response: OrcidInvoiceList };
  "orcid_costs.save_invoice": { request: SaveOrcidCostsInvoice; response: OrcidInvoice };
  "orcid_costs.remove_invoice": { request: RemoveOrcidCostsInvoice; response: OrcidInvoiceList };
  "orcid_costs.payments": { request: GetOrcidCostsPayments; response: OrcidPaymentList };
  "orcid_costs.save_payment": { request: SaveOrcidCostsPayment; response: OrcidPayment };
  "orcid_costs.remove_payment": { request: RemoveOrcidCostsPayment; response: OrcidPaymentList };
}
