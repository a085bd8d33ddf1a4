// The rules of fee components as the screens name them.
import type { FeeComponent, FeeRule } from "../../api/types";
import { formatMoney } from "../../components/money";
import { showNumber } from "../../components/locale";

export type RuleKind = FeeRule["kind"];

/** What each rule is called, and how it works in a sentence. */
export const RULES: Record<RuleKind, { label: string; hint: string }> = {
  flat: { label: "The same for every member", hint: "One price." },
  by_tier: { label: "By tier", hint: "A price for small, standard and large members." },
  by_number: { label: "By size", hint: "A price by a number kept in a custom field, such as the budget." },
  equal_share: { label: "Equal share of a total", hint: "What all pay together, divided exactly." },
  weighted_share: {
    label: "Weighted share of a total",
    hint: "Divided by tier or by a number of each member.",
  },
  orcid_fee: { label: "ORCID’s fee, passed on", hint: "By the agreement, at a stated rate of exchange." },
  orcid_lead_fee: { label: "Share of ORCID’s lead fee", hint: "The consortium lead fee in equal shares." },
  credentials: { label: "Additional API credentials", hint: "For each beyond those the agreement includes." },
  joining_fee: { label: "Joining fee", hint: "Once, in the year in which a member joins." },
  discount: { label: "Discount", hint: "Off what the components above come to." },
  sponsor: { label: "A sponsor pays", hint: "What the components above come to, or a part of it." },
  minimum: { label: "Minimum", hint: "Raises what the components above come to." },
  maximum: { label: "Maximum", hint: "Lowers what the components above come to." },
};

/** Rules that take the part of the year into account. */
export const PRO_RATA_RULES: readonly RuleKind[] = [
  "flat",
  "by_tier",
  "by_number",
  "equal_share",
  "weighted_share",
  "orcid_fee",
  "orcid_lead_fee",
  "credentials",
  "minimum",
  "maximum",
];

/** Rules that divide a total among members. */
export const SHARED_RULES: readonly RuleKind[] = ["equal_share", "weighted_share", "orcid_lead_fee"];

/** A rule of a kind with nothing filled in. */
export function newRule(kind: RuleKind): FeeRule {
  switch (kind) {
    case "by_tier":
      return { kind, small_minor: 0, standard_minor: 0, large_minor: 0 };
    case "by_number":
      return { kind, field: "", steps: [{ from: 0, amount_minor: 0 }] };
    case "equal_share":
      return { kind, total_minor: 0 };
    case "weighted_share":
      return { kind, total_minor: 0, weights: { by: "tier", small: 1, standard: 2, large: 3 } };
    case "orcid_fee":
    case "orcid_lead_fee":
      return { kind, exchange_rate: "1" };
    case "credentials":
      return { kind, price_minor: 0 };
    case "discount":
      return { kind, percent: "10", amount_minor: null, reason: "" };
    case "sponsor":
      return { kind, sponsor_id: 0, percent: "100", reason: "" };
    default:
      return { kind, amount_minor: 0 };
  }
}

/** The amounts of a component in a line: "Small USD 1,600.00 · Standard …". */
export function inWords({ rule, currency }: FeeComponent, digits: number): string {
  const money = (minor: number): string => formatMoney(minor, currency, digits);
  switch (rule.kind) {
    case "by_tier":
      return `Small ${money(rule.small_minor)} · Standard ${money(rule.standard_minor)} · Large ${money(rule.large_minor)}`;
    case "by_number":
      return rule.steps
        .map(({ from, amount_minor }) => `from ${showNumber(from)}: ${money(amount_minor)}`)
        .join(" · ");
    case "equal_share":
      return `${money(rule.total_minor)} in equal shares`;
    case "weighted_share":
      return rule.weights.by === "tier"
        ? `${money(rule.total_minor)} by tier, ${rule.weights.small} : ${rule.weights.standard} : ${rule.weights.large}`
        : `${money(rule.total_minor)} by ${rule.weights.field}`;
    case "orcid_fee":
      return `ORCID’s fee × ${rule.exchange_rate} in ${currency}`;
    case "orcid_lead_fee":
      return `ORCID’s lead fee × ${rule.exchange_rate} in ${currency}, in equal shares`;
    case "credentials":
      return `${money(rule.price_minor)} each`;
    case "discount":
      return `−${rule.percent === null ? money(rule.amount_minor ?? 0) : `${rule.percent} %`}: ${rule.reason}`;
    case "sponsor":
      return `${rule.percent} %: ${rule.reason}`;
    default:
      return money(rule.amount_minor);
  }
}
