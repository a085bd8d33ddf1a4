import { call } from "../../../api/client";
import type { ImportTicketsList, TicketField, TicketListOutcome } from "../../../api/generated/tickets";
import { showSaved } from "../../../app/undo.svelte";
import { plural } from "../../../components/texts";
import { toasts } from "../../../components/toasts.svelte";
import { host, toFailure, type Failure } from "../../../host";

/** What can be chosen about a list. */
type Choices = Omit<ImportTicketsList, "token">;

/** A list of another desk from its choice to its import. It outlives the screen, so that one may look elsewhere meanwhile. */
export class ListSession {
  outcome = $state.raw<TicketListOutcome | null>(null);
  failure = $state.raw<Failure | null>(null);
  working = $state(false);

  #choices = $state.raw<Choices>({});

  /** How many tickets would be written. */
  get changing(): number {
    return (this.outcome?.created ?? 0) + (this.outcome?.updated ?? 0);
  }

  /** Lets the user choose a file. */
  async choose(): Promise<void> {
    await this.#work(async () => {
      const outcome = await host("choose_ticket_list");
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
  async look(changes: Partial<Choices>): Promise<void> {
    if (!this.outcome) return;
    this.#choices = { ...this.#choices, ...changes };
    const { token } = this.outcome;
    await this.#work(async () => {
      const outcome = await call("tickets.inspect_list", { ...this.#choices, token });
      if (this.outcome?.token === token) this.outcome = outcome;
    });
  }

  /** Lets a column hold something else. */
  async feed(column: number, field: TicketField | null): Promise<void> {
    const mapping = (this.outcome?.columns ?? []).map((known) =>
      known.field === field ? null : known.field,
    );
    mapping[column] = field;
    await this.look({ mapping });
  }

  /** Imports the list; true when its tickets are in the register. */
  async run(): Promise<boolean> {
    const { outcome } = this;
    if (!outcome) return false;
    return this.#work(async () => {
      const done = await call("tickets.import_list", { ...this.#choices, token: outcome.token });
      showSaved(plural(done.created + done.updated, ["Imported # ticket", "Imported # tickets"]));
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

/** The list under way. */
export const listSession = new ListSession();
