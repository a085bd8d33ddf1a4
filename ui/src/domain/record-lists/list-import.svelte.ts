import { showSaved } from "../../app/undo.svelte";
import { toasts } from "../../components/toasts.svelte";
import { toFailure, type Failure } from "../../host";

/** What is asked about a staged list: its token, and what was chosen. */
interface Asked {
  token: string;
  mapping?: (string | null)[] | null;
}

/** What an import of a list would do. */
interface Outcome {
  token: string;
  created: number;
  updated: number;
  columns: readonly { field: string | null }[];
}

/** What is done with a list of one kind. */
interface Steps<Request extends Asked, Found extends Outcome> {
  /** Lets the user choose a file, and looks at it; null when none was chosen. */
  choose: () => Promise<Found | null>;
  inspect: (request: Request) => Promise<Found>;
  run: (request: Request) => Promise<{ created: number; updated: number }>;
  /** What is said of so many written records. */
  said: (count: number) => string;
}

/** A list from its choice to its import. It outlives the screen, so that one may look elsewhere meanwhile. */
export class ListImport<Request extends Asked, Found extends Outcome> {
  outcome = $state.raw<Found | null>(null);
  failure = $state.raw<Failure | null>(null);
  working = $state(false);

  readonly #steps: Steps<Request, Found>;
  #choices = $state.raw<Partial<Request>>({});

  constructor(steps: Steps<Request, Found>) {
    this.#steps = steps;
  }

  /** How many records would be written. */
  get changing(): number {
    return (this.outcome?.created ?? 0) + (this.outcome?.updated ?? 0);
  }

  /** Lets the user choose a file. */
  async choose(): Promise<void> {
    await this.#work(async () => {
      const outcome = await this.#steps.choose();
      if (!outcome) return;
      this.forget();
      this.outcome = outcome;
    });
    if (!this.outcome && this.failure) toasts.show(this.failure.message, { tone: "bad" });
  }

  /** Leaves the list alone. */
  forget(): void {
    this.#choices = {};
    Object.assign(this, { outcome: null, failure: null });
  }

  /** Looks at the list again with other choices. Only what is given changes. */
  async look(changes: Partial<Request>): Promise<void> {
    if (!this.outcome) return;
    this.#choices = { ...this.#choices, ...changes };
    const { token } = this.outcome;
    await this.#work(async () => {
      const outcome = await this.#steps.inspect(this.#request(token));
      if (this.outcome?.token === token) this.outcome = outcome;
    });
  }

  /** Lets a column feed another field. */
  async feed(column: number, field: Found["columns"][number]["field"]): Promise<void> {
    const mapping = (this.outcome?.columns ?? []).map((known) =>
      known.field === field ? null : known.field,
    );
    mapping[column] = field;
    await this.look({ mapping } as Partial<Request>);
  }

  /** Imports the list; true when its records are in the register. */
  async run(): Promise<boolean> {
    const { outcome } = this;
    if (!outcome) return false;
    return this.#work(async () => {
      const done = await this.#steps.run(this.#request(outcome.token));
      showSaved(this.#steps.said(done.created + done.updated));
      this.forget();
    });
  }

  #request(token: string): Request {
    return { ...this.#choices, token } as Request;
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
