// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Decimal, Id, Message } from "./kernel";
import type { Tier } from "./members";

export type AdoptFees = Id;

/** Whom a component is for. Empty lists mean everybody. */
export interface Audience {
  tiers: Array<Tier>;
  /** Members with one of these tags. */
  tags: Array<string>;
  member_ids: Array<number>;
  everybody_else: boolean;
}

/** From when to when a member is billed. */
export type BilledBy = "licence_year" | "anniversary";

/** Asks to compare fee plans. */
export interface CompareFees {
  /** The calendar year in which the licence year starts. */
  year: number;
  /** The plans, side by side in this order; all of the year when empty. */
  plan_ids: Array<number>;
}

/** What a member would pay by each plan. */
export interface ComparedMember {
  member_id: number;
  member: string;
  tier: Tier | null;
  /** What it was invoiced for the year before, credit notes taken off, by currency. */
  year_before: Array<CurrencyAmount>;
  /** What it would pay itself, plan by plan, by currency. */
  by_plan: Array<Array<CurrencyAmount>>;
}

export interface ComparedPlan {
  id: number;
  name: string;
  /** Whether it is the one that is billed. */
  is_adopted: boolean;
  /** What it comes to, by currency, before tax. */
  totals: Array<CurrencyAmount>;
  /** What of it sponsors pay. */
  sponsored: Array<CurrencyAmount>;
  /** What could not be worked out; the first few. */
  problems: Array<Message>;
}

/** Asks to copy a fee plan. */
export interface CopyFees {
  id: number;
  /** The licence year that the copy is for. */
  year: number;
  name: string;
}

/** An amount of one of several currencies. */
export interface CurrencyAmount {
  minor: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A part of the fee. */
export interface FeeComponent {
  name: string;
  /** How its amount is reckoned. */
  rule: FeeRule;
  /** The currency it is billed in; a member with components in two currencies gets two invoices. */
  currency: string;
  /** How much a member pays that joins or leaves during the year. */
  pro_rata: ProRata;
  /** What becomes of the share of a member that joins after a total was divided and invoiced; for components that divide one. */
  late_joiners: LateJoiners;
  /** How it is taxed; none prints no tax. */
  tax_category_id?: number | null;
  audience: Audience;
}

/** A way of recovering costs. */
export interface FeeModel {
  name: Message;
  /** How it works, in a sentence. */
  description: Message;
  /** The plan to begin with. */
  draft: FeePlanDraft;
}

/** A fee plan of a licence year. */
export interface FeePlan extends FeePlanDraft {
  id: number;
  /** The calendar year in which the licence year starts. */
  year: number;
  /** Whether it is the one that is billed. */
  is_adopted: boolean;
}

/** A fee plan as a form edits it. */
export interface FeePlanDraft {
  /** What it is called among the plans of its year. */
  name: string;
  /** From when to when members are billed. */
  billed_by: BilledBy;
  /** Whether the amounts of its components include tax. */
  prices_include_tax: boolean;
  notes: string;
  /** What it is made of, in the order in which it is reckoned and printed. */
  components: Array<FeeComponent>;
}

/** The fee plans of a licence year. */
export interface FeePlanList {
  /** The calendar year in which it starts. */
  year: number;
  label: string;
  starts_on: string;
  ends_on: string;
  currency: string;
  /** The plans, the adopted one first. */
  plans: Array<FeePlan>;
  /** The adopted plan of the nearest earlier year, to begin with. */
  earlier: FeePlan | null;
}

/** How the amount of a component is reckoned. Amounts are minor units of the component’s currency. */
export type FeeRule =
  | { kind: "flat"; amount_minor: number }
  | { kind: "by_tier"; small_minor: number; standard_minor: number; large_minor: number }
  | { kind: "by_number"; field: string; steps: Array<NumberStep> }
  | { kind: "equal_share"; total_minor: number }
  | { kind: "weighted_share"; total_minor: number; weights: Weights }
  | { kind: "orcid_fee"; exchange_rate: Decimal }
  | { kind: "orcid_lead_fee"; exchange_rate: Decimal }
  | { kind: "credentials"; price_minor: number }
  | { kind: "joining_fee"; amount_minor: number }
  | { kind: "discount"; percent: Decimal | null; amount_minor: number | null; reason: string }
  | { kind: "sponsor"; sponsor_id: number; percent: Decimal; reason: string }
  | { kind: "minimum"; amount_minor: number }
  | { kind: "maximum"; amount_minor: number };

/** What becomes of the share of a member that joins after a total was divided. */
export type LateJoiners = "on_top" | "next_year";

/** Asks for the fee plans of a licence year. */
export interface ListFees {
  /** The calendar year in which the licence year starts. */
  year: number;
}

/** A fee from a number on. */
export interface NumberStep {
  /** The smallest number it holds for. */
  from: number;
  amount_minor: number;
}

/** Fee plans side by side. */
export interface PlanComparison {
  plans: Array<ComparedPlan>;
  /** What every member would pay, by name. */
  members: Array<ComparedMember>;
  /** What ORCID charges for the year; none while no agreement covers it. */
  orcid_cost: CurrencyAmount | null;
}

/** How much of a component is billed to a member that joins or leaves during the year. */
export type ProRata = "months" | "days" | "none";

export type RemoveFees = Id;

/** Asks to save a fee plan. */
export interface SaveFees {
  /** The plan; a new one when absent. */
  id?: number | null;
  /** The calendar year in which the licence year starts. */
  year: number;
  draft: FeePlanDraft;
}

/** By what a share is weighted. */
export type Weights =
  { by: "tier"; small: number; standard: number; large: number } | { by: "number"; field: string };

export interface FeesCommands {
  "fees.list": { request: ListFees; response: FeePlanList };
  "fees.models": { request: Record<string, never>; response: Array<FeeModel> };
  "fees.compare": { request: CompareFees; response: PlanComparison };
  "fees.save": { request: SaveFees; response: FeePlan };
  "fees.copy": { request: CopyFees; response: FeePlan };
  "fees.adopt": { request: AdoptFees; response: FeePlan };
  "fees.remove": { request: RemoveFees; response: FeePlanList };
}
