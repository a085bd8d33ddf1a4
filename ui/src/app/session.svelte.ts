import type { AppState } from "../api/generated/host";
import { host, toFailure, type Failure } from "../host";
import { toasts } from "../components/toasts.svelte";
import { RegisterDay } from "./clock";
import { router } from "./router.svelte";

type Opening = "open_register" | "explore_sample" | "close_register";

/** The open register and what the shell knows about it. */
class Session {
  #state = $state.raw<AppState | null>(null);
  readonly #day = new RegisterDay();
  /** Why the shell could not even be asked. */
  failure = $state.raw<Failure | null>(null);
  /** Why the last attempt to open something failed. */
  problem = $state.raw<{ message: string } | null>(null);
  busy = $state(false);

  get state(): AppState | null {
    return this.#state;
  }

  set state(next: AppState | null) {
    this.#state = next;
    this.#day.follow(next?.register ?? null);
  }

  get register(): AppState["register"] {
    return this.state?.register ?? null;
  }

  /** The day by the register's clock, "YYYY-MM-DD": what every form proposes. */
  get today(): string {
    return this.#day.today;
  }

  get readOnly(): boolean {
    return this.register?.read_only ?? false;
  }

  /** Asks the shell what is open. */
  async start(): Promise<void> {
    try {
      this.state = await host("app_state");
      this.problem = this.state.problem;
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  /** Opens another register, or none. */
  async run(name: Opening): Promise<void> {
    await this.#change(() => host(name));
  }

  /** Opens a register from the list of recent ones. */
  async openRecent(id: string): Promise<void> {
    await this.#change(() => host("open_recent", { id }));
  }

  /** Makes a new register and opens it. A refusal is thrown, for the form to show. */
  async create(name: string, currency: string, yearStart: string): Promise<boolean> {
    const next = await host("create_register", { name, currency, year_start: yearStart });
    if (next) this.#show(next);
    return next !== null;
  }

  /** Reads the facts about the register again, after its name changed for example. */
  async refresh(): Promise<void> {
    try {
      this.state = await host("app_state");
    } catch {
      // What is on the screen stays true enough; the next command will say what is wrong.
    }
  }

  async #change(open: () => Promise<AppState | null>): Promise<void> {
    if (this.busy || !(await router.mayLeave())) return;
    this.busy = true;
    try {
      const next = await open();
      if (next) this.#show(next);
    } catch (reason) {
      const failure = toFailure(reason);
      this.problem = failure;
      if (this.register) toasts.show(failure.message, { tone: "bad" });
    } finally {
      this.busy = false;
    }
  }

  #show(next: AppState): void {
    this.state = next;
    this.problem = next.problem;
    router.reset();
  }
}

/** The open register. */
export const session = new Session();
