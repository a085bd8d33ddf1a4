import { call } from "../../api/client";
import { Draft } from "../../api/draft.svelte";
import type { FeePlan } from "../../api/types";

/** The fees as the form edits them. */
export interface Fees {
  kind: FeePlan["kind"];
  flat_minor: number | null;
  small_minor: number | null;
  standard_minor: number | null;
  large_minor: number | null;
  pro_rata: boolean;
}

/** The form of a licence year's fees. */
export class FeeDraft extends Draft<Fees, FeePlan> {
  readonly #isSet: boolean;

  constructor(readonly plan: FeePlan) {
    super(feesOf(plan), { send: (fees) => call("fees.set", { year: plan.year, ...fees }) });
    this.#isSet = plan.is_set;
  }

  /** Whether saving would change anything: fees offered from an earlier year are not set yet. */
  get unsaved(): boolean {
    return this.dirty || !this.#isSet;
  }
}

/** The fees of a plan, without what surrounds them. */
export function feesOf(plan: FeePlan): Fees {
  const { kind, flat_minor, small_minor, standard_minor, large_minor, pro_rata } = plan;
  return { kind, flat_minor, small_minor, standard_minor, large_minor, pro_rata };
}
