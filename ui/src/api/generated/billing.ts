// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { CurrencyAmount, FeePlanDraft } from "./fees";
import type { Currency, Decimal, Message } from "./kernel";
import type { Tier } from "./members";

/** A second currency that a document shows its total and tax in. What is owed is the first. */
export interface AlsoIn {
  currency: string;
  /** What one unit of the document’s currency is worth in it. */
  exchange_rate: Decimal;
}

/** That a run was approved. */
export interface Approval {
  approved_at: string;
  approved_by: string;
  /** A remark; empty for none. */
  note: string;
  /** The invoice date that was approved. */
  issued_on: string;
  /** The due date that was approved. */
  due_on: string;
  /** The second currency that was approved. */
  also_in: AlsoIn | null;
  /** Whether the run still is what was approved, or was issued as approved. */
  is_current: boolean;
}

/** Where the approval of a licence year’s run stands. */
export type ApprovalState = "open" | "approved" | "changed" | "skipped";

/** Asks to approve the run of a licence year, or a part of it. */
export interface ApproveBilling extends BillingRequest {
  /** What the preview showed, so that nothing else is approved than what was looked at. */
  fingerprint: string;
  note?: string | null;
}

/** Asks for a licence year's run: to preview it, or to issue it. */
export interface BillingRequest {
  /** The calendar year in which the licence year starts. */
  year: number;
  /** The invoice date; the one that was approved, or else today, when absent. */
  issued_on?: string | null;
  /** The due date; the one that was approved, or else the invoice date and the days of the profile, when absent. */
  due_on?: string | null;
  /** The fees, instead of the plan adopted for the year. Issuing adopts them. */
  plan?: FeePlanDraft | null;
  /** Only these members; all when absent. */
  member_ids?: Array<number> | null;
  /** The currency that totals and tax are shown in besides, where it is another than the invoice’s. */
  also_in?: AlsoIn | null;
  /** Only members whose anniversary is on this day or before, where fees are billed by anniversary. */
  anniversaries_until?: string | null;
  /** Why the invoices are issued despite what must be put right; the history keeps it. Only for issuing. */
  despite?: string | null;
}

export interface BillingYear {
  /** The calendar year in which it starts. */
  year: number;
  label: string;
  starts_on: string;
  ends_on: string;
  /** Whether a fee is set. */
  has_plan: boolean;
  /** How far its billing is. */
  state: YearState;
  invoice_count: number;
  /** Invoices of it that are to be paid and are not marked as sent. */
  unsent_count: number;
  /** What they add up to, credit notes taken off, by currency. */
  totals: Array<CurrencyTotal>;
}

export interface BillingYears {
  /** The one that today falls in. */
  current: number;
  /** Those with a fee or invoices, the current and the next one, the latest first. */
  years: Array<BillingYear>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** What invoices of one currency add up to. */
export interface CurrencyTotal {
  count: number;
  net_minor: number;
  tax_minor: number;
  total_minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** Asks how a member's fee comes about. */
export interface ExplainBilling {
  /** The calendar year in which the licence year starts. */
  year: number;
  member_id: number;
}

/** A part of a fee. */
export interface ExplainedLine extends CurrencyAmount {
  name: string;
  /** The sponsor who pays it; none when it is the member. */
  sponsor: string | null;
  /** The reckoning in one line, as invoices print it: "1,200.00 × 7 of 12 months = 700.00". */
  calculation: string;
  /** What kind of fee it is: "The same fee for every member". */
  formula: string;
  /** What went into it: a label and its value. */
  inputs: Array<[string, string]>;
  /** How it was rounded; empty when there was nothing to round. */
  rounding: string;
}

/** How a member's fee comes about by the plan as it is now. */
export interface FeeExplanation {
  /** The licence year as a person calls it. */
  label: string;
  member_id: number;
  member: string;
  plan: string;
  period_from: string;
  period_until: string;
  /** The parts, in the order in which they are reckoned. */
  lines: Array<ExplainedLine>;
  /** What the member itself pays before tax, by currency. */
  totals: Array<CurrencyAmount>;
  /** How the member is taxed otherwise than others there, as a sentence; none where it is not. */
  tax_exception: string | null;
  /** What stands in the way. */
  problems: Array<Message>;
}

export type PreviewBilling = BillingRequest;

/** How bad a problem of a run is. */
export type ProblemSeverity = "blocker" | "required" | "warning";

/** What one debtor would be billed. */
export interface RunBill {
  debtor_name: string;
  tier: Tier | null;
  /** The country's code; empty for none. */
  country: string;
  lines: Array<RunLine>;
  /** The sum of the lines. */
  net_minor: number;
  tax_minor: number;
  total_minor: number;
  /** The member; null for a sponsor. */
  member_id: number | null;
  /** The sponsor; null for a member. */
  sponsor_id: number | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A line of what would be billed. */
export interface RunLine {
  description: string;
  /** The period and the calculation. */
  detail: string;
  calculation: string;
  net_minor: number;
}

/** What a run would bill. */
export interface RunPreview {
  year: number;
  starts_on: string;
  ends_on: string;
  issued_on: string;
  due_on: string;
  /** One for each invoice: members by name, then sponsors. */
  bills: Array<RunBill>;
  /** What they add up to, by currency. */
  totals: Array<CurrencyTotal>;
  /** Members already billed for the year. */
  already_billed: number;
  /** Members that are billed without having to pay anything: no invoice is made out to them. */
  nothing_due: number;
  /** What is missing or wrong. */
  problems: Array<RunProblem>;
  /** Whether the run can be issued as it is: it bills somebody and nothing must be put right first. */
  can_issue: boolean;
  /** Whether it can be issued at all: at least with a reason to do so despite what must be put right. */
  can_issue_despite: boolean;
  /** Stands for who is billed what: approving names it. */
  fingerprint: string;
  /** Who approved the run last, if anybody did. */
  approval: Approval | null;
  approval_state: ApprovalState;
  /** The same as a sentence. */
  approval_detail: Message;
  /** Whether it is issued only when it is approved. */
  approval_required: boolean;
}

/** What is missing or wrong before a run. */
export interface RunProblem {
  /** The member concerned; none when it is the consortium's own profile or plan. */
  member_id: number | null;
  member: string | null;
  severity: ProblemSeverity;
  field: string;
  problem: Message;
  what_to_do: Message;
  /** The members that are counted, where it is about a number of them. */
  member_ids: Array<number>;
}

/** How far a licence year's billing is. */
export type YearState = "none" | "draft" | "issued" | "partly_issued" | "closed";

export interface BillingCommands {
  "billing.years": { request: Record<string, never>; response: BillingYears };
  "billing.preview": { request: PreviewBilling; response: RunPreview };
  "billing.explain": { request: ExplainBilling; response: FeeExplanation };
  "billing.approve": { request: ApproveBilling; response: Approval };
}
