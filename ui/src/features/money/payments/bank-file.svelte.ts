import { call } from "../../../api/client";
import type { BankFileRequest, StagedBankFile } from "../../../api/generated/bank";
import type { ListField } from "../../../api/generated/bank_files";
import { plural } from "../../../components/texts";
import { showSaved } from "../../../app/undo.svelte";
import { toasts } from "../../../components/toasts.svelte";
import { host, toFailure, type Failure } from "../../../host";

/** What can be chosen about a list. */
type Choices = Omit<BankFileRequest, "token">;

/** A bank's file from its choice to its import. It outlives the screen, so that one may look elsewhere meanwhile. */
export class BankFile {
  staged = $state.raw<StagedBankFile | null>(null);
  failure = $state.raw<Failure | null>(null);
  working = $state(false);

  #choices = $state.raw<Choices>({ reading: { columns: [] } });

  /** Whether there is something to import. */
  get ready(): boolean {
    return !this.working && this.added > 0;
  }

  /** How many transactions are new. */
  get added(): number {
    const statements = this.staged?.statements ?? [];
    return statements.reduce((sum, statement) => sum + statement.transactions - statement.known, 0);
  }

  /** The encoding that was chosen. */
  get encoding(): string | null {
    return this.#choices.encoding ?? null;
  }

  /** Lets the user choose a file. */
  choose(): Promise<void> {
    return this.#take(() => host("choose_bank_file"));
  }

  /** Takes the file that was dropped last. */
  takeDropped(): Promise<void> {
    return this.#take(() => host("bank_file_dropped"));
  }

  /** Leaves the file alone. */
  forget(): void {
    Object.assign(this, { staged: null, failure: null });
    this.#choices = { reading: { columns: [] } };
  }

  /** Lets a column of a list hold something else. */
  async feed(column: number, field: ListField | null): Promise<void> {
    const columns = (this.staged?.list?.columns ?? []).map((known) => known.field);
    columns[column] = field;
    await this.look({ reading: { ...this.#choices.reading, columns } });
  }

  /** Looks at the file again with other choices. Only what is given changes. */
  async look(changes: Partial<Choices>): Promise<void> {
    if (!this.staged) return;
    this.#choices = { ...this.#choices, ...changes };
    const { token } = this.staged;
    await this.#work(async () => {
      const staged = await call("bank_statements.inspect", { ...this.#choices, token });
      if (this.staged?.token === token) this.staged = staged;
    });
  }

  /** Reads the list in another way that gives it other columns: what these hold is recognised anew. */
  async readAnew(changes: Pick<Choices, "delimiter" | "sheet" | "header_row">): Promise<void> {
    const headings = "header_row" in changes ? {} : { header_row: null };
    await this.look({ ...headings, ...changes, reading: { ...this.#choices.reading, columns: [] } });
  }

  /** Takes a booking all the same that was read already from another file, or leaves it. */
  async takeAgain(fingerprint: string, take: boolean): Promise<void> {
    const others = (this.#choices.take_again ?? []).filter((known) => known !== fingerprint);
    await this.look({ take_again: take ? [...others, fingerprint] : others });
  }

  /** Says how dates or decimals are meant. */
  async read(changes: Partial<BankFileRequest["reading"]>): Promise<void> {
    const columns = (this.staged?.list?.columns ?? []).map((known) => known.field);
    await this.look({ reading: { ...this.#choices.reading, columns, ...changes } });
  }

  /** Imports the file; true when its transactions are in the register. */
  async run(): Promise<boolean> {
    const { staged } = this;
    if (!staged || !this.ready) return false;
    return this.#work(async () => {
      const done = await call("bank_statements.import", { ...this.#choices, token: staged.token });
      const imported = plural(done.added, ["Imported # transaction", "Imported # transactions"]);
      showSaved(
        done.known === 0
          ? imported
          : `${imported} · ${plural(done.known, ["# known already", "# known already"])}`,
      );
      this.forget();
    });
  }

  async #take(ask: () => Promise<StagedBankFile | null>): Promise<void> {
    await this.#work(async () => {
      const staged = await ask();
      if (!staged) return;
      this.forget();
      this.staged = staged;
    });
    if (!this.staged && this.failure) toasts.show(this.failure.message, { tone: "bad" });
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

/** The bank's file under way. */
export const bankFile = new BankFile();
