import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { FeeComponent, FeePlan, FeePlanDraft } from "../../../api/generated/fees";
import { Failure } from "../../../host";
import { missing, newRule, PRO_RATA_RULES, RULES, withoutAmounts, type RuleKind } from "./rules";

/** The form of a fee plan. */
export class PlanDraft extends Draft<FeePlanDraft, FeePlan> {
  /** Whether it was never saved: then saving makes sense as it stands. */
  readonly isNew: boolean;

  constructor(year: number, plan: { id: number | null; draft: FeePlanDraft }) {
    super(plan.draft, {
      send: (draft) => {
        const fields = missingFields(draft);
        const [first] = Object.values(fields);
        if (first) throw new Failure("invalid", first, null, fields);
        return call("fees.save", { id: plan.id, year, draft });
      },
    });
    this.isNew = plan.id === null;
  }

  /** Adds a component of a kind at the end. */
  add(kind: RuleKind, currency: string): void {
    this.values.components.push({ ...emptyComponent(currency), ...withRule(kind) });
  }

  /** Changes how a component is reckoned; its name goes along while nobody wrote one. */
  changeRule(component: FeeComponent, kind: RuleKind): void {
    const isUntouched = component.name === "" || component.name === RULES[component.rule.kind].label;
    const next = withRule(kind);
    component.rule = next.rule;
    component.pro_rata = next.pro_rata;
    if (isUntouched) component.name = next.name;
  }

  remove(index: number): void {
    this.values.components.splice(index, 1);
    this.errors = {};
  }

  /** Moves a component one place up or down: what it is reckoned on are those above it. */
  move(index: number, by: -1 | 1): void {
    const [moved] = this.values.components.splice(index, 1);
    if (moved) this.values.components.splice(index + by, 0, moved);
    this.errors = {};
  }
}

function withRule(kind: RuleKind): Pick<FeeComponent, "name" | "rule" | "pro_rata"> {
  const proRata = PRO_RATA_RULES.includes(kind) ? "months" : "none";
  return { name: RULES[kind].label, rule: newRule(kind), pro_rata: proRata };
}

function emptyComponent(currency: string): Omit<FeeComponent, "name" | "rule" | "pro_rata"> {
  const audience = { tiers: [], tags: [], member_ids: [], everybody_else: false };
  return { currency, tax_category_id: null, audience, late_joiners: "on_top" };
}

function missingFields({ components }: FeePlanDraft): Record<string, string> {
  return Object.fromEntries(
    components.flatMap(({ rule }, index) =>
      Object.entries(missing(rule)).map(([name, message]) => [`components.${index}.${name}`, message]),
    ),
  );
}

/** A template as a form begins with it: its prices are still to be entered. */
export function fromTemplate(draft: FeePlanDraft): FeePlanDraft {
  const components = draft.components.map((component) => ({
    ...component,
    rule: withoutAmounts(component.rule),
  }));
  return { ...draftOf(draft), components };
}

/** The fields of a plan, without what surrounds them. */
export function draftOf({
  name,
  billed_by,
  prices_include_tax,
  notes,
  components,
}: FeePlanDraft): FeePlanDraft {
  return { name, billed_by, prices_include_tax, notes, components };
}
