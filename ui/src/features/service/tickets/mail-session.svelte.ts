import { call } from "../../../api/client";
import type { JobProgress } from "../../../api/generated/host";
import type { StagedMails, TakenMails } from "../../../api/generated/tickets";
import { showSaved } from "../../../app/undo.svelte";
import { plural } from "../../../components/texts";
import { toasts } from "../../../components/toasts.svelte";
import { host, onHostEvent, toFailure, type Failure } from "../../../host";

/** Messages from their choice until they are taken in. It outlives the screen, so that one may look elsewhere meanwhile. */
export class MailSession {
  /** What would come of them. */
  plan = $state.raw<TakenMails | null>(null);
  failure = $state.raw<Failure | null>(null);
  working = $state(false);
  /** How far the reading is; null before and after. */
  progress = $state.raw<JobProgress | null>(null);

  #tokens: string[] = [];
  #addresses = $state.raw<string[] | null>(null);

  /** Lets the user choose a file. */
  choose(): Promise<void> {
    return this.#take(() => host("choose_mails"));
  }

  /** Takes the files that were dropped last. */
  takeDropped(): Promise<void> {
    return this.#take(() => host("mails_dropped"));
  }

  /** Leaves the messages alone. */
  forget(): void {
    this.#tokens = [];
    this.#addresses = null;
    Object.assign(this, { plan: null, failure: null });
  }

  /** Follows how far the reading is, until the returned function is called. */
  listen(): () => void {
    return onHostEvent("job", (job) => {
      if (job.job === "read_mails") this.progress = job.finished ? null : job;
    });
  }

  /** Stops the reading. */
  async cancel(): Promise<void> {
    await host("cancel_job");
  }

  /** Says which addresses are the desk's. */
  async say(addresses: string[]): Promise<void> {
    this.#addresses = addresses;
    await this.#work(() => this.#look());
  }

  /** Takes the messages in; true when they are in the register. */
  async run(): Promise<boolean> {
    return this.#work(async () => {
      const taken = await call("tickets.import_mails", this.#request());
      showSaved(plural(taken.added, ["Took in # message", "Took in # messages"]));
      this.forget();
    });
  }

  #request(): { tokens: string[]; desk_addresses: string[] | null } {
    return { tokens: this.#tokens, desk_addresses: this.#addresses };
  }

  async #look(): Promise<void> {
    this.plan = await call("tickets.inspect_mails", this.#request());
  }

  async #take(ask: () => Promise<StagedMails | null>): Promise<void> {
    await this.#work(async () => {
      const staged = await ask();
      if (!staged) return;
      this.forget();
      this.#tokens = staged.tokens;
      await this.#look();
    });
    if (!this.plan && this.failure) toasts.show(this.failure.message, { tone: "bad" });
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

/** The messages under way. */
export const mailSession = new MailSession();
