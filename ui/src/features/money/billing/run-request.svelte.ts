import type { RequestOf } from "../../../api/client";
import type { RunPreview } from "../../../api/generated/billing";

/** The dates and currencies that a run is approved or issued with. What nobody touched is what the core works out. */
export class RunRequest {
  issuedOn = $state<string | null>(null);
  dueOn = $state<string | null>(null);
  until = $state<string | null>(null);
  second = $state<string | null>(null);
  rate = $state("");

  readonly #run: RunPreview;

  constructor(run: RunPreview) {
    this.#run = run;
    this.issuedOn = run.issued_on;
    // The due date follows the invoice date until somebody sets it, unless it was approved.
    this.dueOn = run.approval ? run.due_on : null;
    this.second = run.approval?.also_in?.currency ?? null;
    this.rate = run.approval?.also_in?.exchange_rate ?? "";
  }

  /** What the core is asked. A second currency counts once its rate is there. */
  get request(): RequestOf<"billing.preview"> {
    const rate = this.rate.trim();
    return {
      year: this.#run.year,
      issued_on: this.issuedOn,
      due_on: this.dueOn,
      anniversaries_until: this.until,
      also_in: this.second && rate !== "" ? { currency: this.second, exchange_rate: rate } : null,
    };
  }
}
