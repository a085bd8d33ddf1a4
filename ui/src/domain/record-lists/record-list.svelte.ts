import { call, type RequestOf } from "../../api/client";
import type { RecordListOutcome } from "../../api/generated/record_lists";
import { showSaved } from "../../app/undo.svelte";
import { plural } from "../../components/texts";
import { toasts } from "../../components/toasts.svelte";
import { host, toFailure, type Failure } from "../../host";

/** The kinds of records that lists are imported of. */
export type ListedKind = "joining" | "tasks" | "issues";

/** What any of the commands is asked with. */
type Asked = RequestOf<"joining.inspect_list">;

/** What can be chosen about a list. */
type Choices = Omit<Asked, "token">;

const INSPECT = {
  joining: (request: Asked) => call("joining.inspect_list", request),
  tasks: (request: Asked) => call("tasks.inspect_list", request),
  issues: (request: Asked) => call("issues.inspect_list", request),
};

const IMPORT = {
  joining: (request: Asked) => call("joining.import_list", request),
  tasks: (request: Asked) => call("tasks.import_list", request),
  issues: (request: Asked) => call("issues.import_list", request),
};

/** A list of records from its choice to its import. */
export class RecordList {
  outcome = $state.raw<RecordListOutcome | null>(null);
  failure = $state.raw<Failure | null>(null);
  working = $state(false);

  #choices = $state.raw<Choices>({});

  constructor(readonly kind: ListedKind) {}

  /** How many records would be written. */
  get changing(): number {
    return (this.outcome?.created ?? 0) + (this.outcome?.updated ?? 0);
  }

  /** Lets the user choose a file. */
  async choose(): Promise<void> {
    await this.#work(async () => {
      const staged = await host("choose_list");
      if (!staged) return;
      this.forget();
      this.outcome = await INSPECT[this.kind]({ token: staged.token });
    });
    if (!this.outcome && this.failure) toasts.show(this.failure.message, { tone: "bad" });
  }

  /** Leaves the list alone. */
  forget(): void {
    this.#choices = {};
    Object.assign(this, { outcome: null, failure: null });
  }

  /** Looks at the list again with other choices. Only what is given changes. */
  async look(changes: Partial<Choices>): Promise<void> {
    if (!this.outcome) return;
    this.#choices = { ...this.#choices, ...changes };
    const { token } = this.outcome;
    await this.#work(async () => {
      const outcome = await INSPECT[this.kind]({ ...this.#choices, token });
      if (this.outcome?.token === token) this.outcome = outcome;
    });
  }

  /** Lets a column feed another field. */
  async feed(column: number, field: string | null): Promise<void> {
    const mapping = (this.outcome?.columns ?? []).map((known) =>
      known.field === field ? null : known.field,
    );
    mapping[column] = field;
    await this.look({ mapping });
  }

  /** Imports the list; true when its records are in the register. */
  async run(): Promise<boolean> {
    const { outcome } = this;
    if (!outcome) return false;
    return this.#work(async () => {
      const done = await IMPORT[this.kind]({ ...this.#choices, token: outcome.token });
      showSaved(plural(done.created + done.updated, ["Imported # row", "Imported # rows"]));
      this.forget();
    });
  }

  async #work(work: () => Promise<void>): Promise<boolean> {
    this.working = true;
    this.failure = null;
    try {
      await work();
      return true;
    } catch (reason) {
      this.failure = toFailure(reason);
      return false;
    } finally {
      this.working = false;
    }
  }
}
