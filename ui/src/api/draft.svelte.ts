import { toFailure, type Failure } from "../host";
import type { CheckedFields } from "./generated/members";

/** What a draft needs to know about the record it edits. */
export interface DraftOptions<Values, Saved> {
  send: (values: Values) => Promise<Saved>;
  /** Asks the core about the values without changing anything. */
  check?: (values: Values) => Promise<CheckedFields>;
}

/** The state of one form: its values, whether they differ from what is stored, and what the core says of them. */
export class Draft<Values extends object, Saved = unknown> {
  values = $state() as Values;
  /** The problem of each bad field. */
  errors = $state<Record<string, string>>({});
  /** What is allowed but worth a look, by field. */
  warnings = $state<Record<string, string>>({});
  submitting = $state(false);
  /** A refusal that belongs to no field. */
  failure = $state.raw<Failure | null>(null);

  #stored = $state.raw<string>("");
  #visited = new Set<string>();
  #turn = 0;
  readonly #options: DraftOptions<Values, Saved>;

  constructor(initial: Values, options: DraftOptions<Values, Saved>) {
    this.values = $state.snapshot(initial) as Values;
    this.#stored = JSON.stringify(initial);
    this.#options = options;
  }

  get dirty(): boolean {
    return JSON.stringify(this.values) !== this.#stored;
  }

  /** Starts again from these values. */
  reset(values: Values): void {
    this.#stored = JSON.stringify(values);
    this.values = $state.snapshot(values) as Values;
    this.errors = {};
    this.warnings = {};
    this.failure = null;
    this.#visited.clear();
    this.#turn += 1;
  }

  /** Checks after the user left a field. Fields that were not visited yet are left alone. */
  async visit(field: string): Promise<void> {
    this.#visited.add(field);
    if (!this.#options.check) return;
    const turn = ++this.#turn;
    try {
      const result = await this.#options.check(this.snapshot());
      if (turn !== this.#turn) return;
      this.errors = this.#onlyVisited(result.problems);
      this.warnings = this.#onlyVisited(result.warnings);
    } catch {
      // A failed check says nothing about the values; saving will say what is wrong.
    }
  }

  /** Sends the values; null when they were refused, with the reasons in `errors` or `failure`. */
  async submit(): Promise<Saved | null> {
    if (this.submitting) return null;
    this.submitting = true;
    this.#turn += 1;
    const sent = this.snapshot();
    try {
      const saved = await this.#options.send(sent);
      this.#stored = JSON.stringify(sent);
      this.errors = {};
      this.failure = null;
      return saved;
    } catch (reason) {
      this.#refuse(toFailure(reason));
      return null;
    } finally {
      this.submitting = false;
    }
  }

  /** The values as plain data. */
  snapshot(): Values {
    return $state.snapshot(this.values) as Values;
  }

  #refuse(failure: Failure): void {
    const fields = { ...failure.context };
    if (failure.field && !(failure.field in fields)) fields[failure.field] = failure.message;
    const isAboutFields = failure.kind === "invalid" && Object.keys(fields).length > 0;
    this.errors = isAboutFields ? fields : {};
    this.failure = isAboutFields && this.#hasEvery(fields) ? null : failure;
    for (const field of Object.keys(fields)) this.#visited.add(field);
  }

  /** A message for a field that the form does not have must still be seen. */
  #hasEvery(fields: Record<string, string>): boolean {
    return Object.keys(fields).every((field) => (field.split(".")[0] ?? field) in this.values);
  }

  #onlyVisited(messages: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(messages).filter(([field]) => this.#visited.has(field)));
  }
}
