// The rules of fee components as the screens name them.
import type { FeeComponent, FeeRule } from "../../../api/generated/fees";
import { formatAmount, formatMoney } from "../../../components/money";
import { showNumber } from "../../../components/locale";

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
// A form holds nothing where no amount is entered yet: nobody has decided on a price. What is sent has them all.
const NOTHING = null as unknown as number;

/** A step of a fee by size with nothing filled in. */
export function emptyStep(): { from: number; amount_minor: number } {
  return { from: 0, amount_minor: NOTHING };
}

/** What an amount of a rule could be, in words. */
export function example(kind: RuleKind, digits: number): string {
  const units = kind === "equal_share" || kind === "weighted_share" ? 100_000 : 1_000;
  return `Such as ${formatAmount(units * 10 ** digits, digits)}.`;
}

const AMOUNTS = [
  "amount_minor",
  "small_minor",
  "standard_minor",
  "large_minor",
  "total_minor",
  "price_minor",
];

/** A rule of a template as a form shows it: without the amounts and rates that nobody has entered. */
export function withoutAmounts(rule: FeeRule): FeeRule {
  if (rule.kind === "discount" || rule.kind === "sponsor") return rule;
  const blank = (name: string, value: unknown): unknown => {
    if (name === "steps") return (value as { from: number }[]).map(({ from }) => ({ ...emptyStep(), from }));
    if (AMOUNTS.includes(name) && value === 0) return NOTHING;
    return name === "exchange_rate" && Number(value) === 0 ? "" : value;
  };
  return Object.fromEntries(
    Object.entries(rule).map(([name, value]) => [name, blank(name, value)]),
  ) as FeeRule;
}

/** What is still to be entered of a rule, field by field. */
export function missing(rule: FeeRule): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(rule)) {
    if (AMOUNTS.includes(name) && value === null && rule.kind !== "discount")
      found[name] = "Enter the amount.";
    if (name === "exchange_rate" && String(value).trim() === "") found[name] = "Enter the rate of exchange.";
  }
  if (rule.kind === "discount") {
    const isEmpty = rule.percent === null ? rule.amount_minor === null : rule.percent.trim() === "";
    if (isEmpty) found["percent"] = "Enter what is taken off.";
  }
  if (rule.kind === "by_number") {
    rule.steps.forEach(({ amount_minor }, index) => {
      if (amount_minor === NOTHING) found[`step.${index}`] = "Enter the amount.";
    });
  }
  return found;
}

/** A rule of a kind with nothing filled in. */
export function newRule(kind: RuleKind): FeeRule {
  switch (kind) {
    case "by_tier":
      return { kind, small_minor: NOTHING, standard_minor: NOTHING, large_minor: NOTHING };
    case "by_number":
      return { kind, field: "", steps: [emptyStep()] };
    case "equal_share":
      return { kind, total_minor: NOTHING };
    case "weighted_share":
      return { kind, total_minor: NOTHING, weights: { by: "tier", small: 1, standard: 2, large: 3 } };
    case "orcid_fee":
    case "orcid_lead_fee":
      return { kind, exchange_rate: "" };
    case "credentials":
      return { kind, price_minor: NOTHING };
    case "discount":
      return { kind, percent: "", amount_minor: null, reason: "" };
    case "sponsor":
      return { kind, sponsor_id: 0, percent: "100", reason: "" };
    default:
      return { kind, amount_minor: NOTHING };
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
