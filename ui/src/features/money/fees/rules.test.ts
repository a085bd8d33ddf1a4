import { expect, test } from "vitest";
import type { FeePlanDraft, FeeRule } from "../../../api/generated/fees";
import { fromTemplate, PlanDraft } from "./plan-draft.svelte";
import { missing, newRule, RULES, withoutAmounts, type RuleKind } from "./rules";

const template = (rule: FeeRule): FeePlanDraft => ({
  name: "Plan",
  billed_by: "licence_year",
  prices_include_tax: false,
  notes: "",
  components: [
    {
      name: "Fee",
      rule,
      currency: "EUR",
      pro_rata: "months",
      late_joiners: "on_top",
      tax_category_id: null,
      audience: { tiers: [], tags: [], member_ids: [], everybody_else: false },
    },
  ],
});

test("a template has no price until somebody enters one", async () => {
  const draft = fromTemplate(template({ kind: "flat", amount_minor: 0 }));
  expect(draft.components[0]?.rule).toEqual({ kind: "flat", amount_minor: null });
  const form = new PlanDraft(2026, { id: null, draft });
  expect(await form.submit()).toBeNull();
  expect(form.errors).toEqual({ "components.0.amount_minor": "Enter the amount." });
  expect(form.failure).toBeNull();
});

test("prices that somebody decided on stay, also free ones", () => {
  expect(withoutAmounts({ kind: "flat", amount_minor: 250_000 })).toEqual({
    kind: "flat",
    amount_minor: 250_000,
  });
  expect(missing({ kind: "by_tier", small_minor: 0, standard_minor: 100, large_minor: 200 })).toEqual({});
});

test("a rate of exchange is asked for where it is not 1", () => {
  const rule = withoutAmounts({ kind: "orcid_fee", exchange_rate: "0" });
  expect(rule).toEqual({ kind: "orcid_fee", exchange_rate: "" });
  expect(missing(rule)).toEqual({ exchange_rate: "Enter the rate of exchange." });
  expect(withoutAmounts({ kind: "orcid_fee", exchange_rate: "1" })).toEqual({
    kind: "orcid_fee",
    exchange_rate: "1",
  });
});

test("whatever is added to a plan asks for its amounts", () => {
  for (const kind of Object.keys(RULES) as RuleKind[]) {
    const asked = Object.keys(missing(newRule(kind))).length;
    expect(asked > 0, kind).toBe(kind !== "sponsor");
  }
});
