import { session } from "../../../app/session.svelte";
import { call, type ResponseOf } from "../../../api/client";
import type { ImportPlan, ImportRequest, StagedImport } from "../../../api/generated/imports";
import { host, toFailure, type Failure } from "../../../host";

/** What an import did. */
export type ImportResult = ResponseOf<"imports.run">;
type Kind = ImportRequest["kind"];
type DateOrder = NonNullable<ImportRequest["date_order"]>;
type Decision = ImportRequest["decisions"][number];
type Answer = Decision["answer"];

/** What becomes of members that are in the register already. */
export type ImportMode = ImportRequest["mode"];

/** Since when a member is one: longer than the register knows, or from a day. */
export type FirstDay = "already" | "on";

/** Another way to look at the file. Only what is given changes. */
interface Reading {
  encoding?: string;
  delimiter?: string;
  kind?: Kind;
  sheet?: string;
  /** The row that holds the headings. */
  headerRow?: number;
  /** Whether rows and columns are read that are hidden in the workbook. */
  hidden?: boolean;
}

// Choosing a field for a column is rarely the last choice.
const WAIT_MS = 150;

/** One import from the chosen file to its result. It outlives the screen, so that one may look elsewhere meanwhile. */
export class ImportSession {
  staged = $state.raw<StagedImport | null>(null);
  kind = $state<Kind>("members");
  /** The field each column feeds; "" keeps the column as it is. */
  mapping = $state<string[]>([]);
  dateOrder = $state<DateOrder | null>(null);
  /** Since when new members are members for whom the list says nothing; null while nobody said. */
  firstDay = $state<FirstDay | null>(null);
  /** The day on which they join, or on which new roles begin. */
  on = $state<string | null>(session.today);
  encoding = $state<string | null>(null);
  delimiter = $state<string | null>(null);
  sheet = $state<string | null>(null);
  headerRow = $state<number | null>(null);
  /** Whether rows and columns are read that are hidden in the workbook. */
  hidden = $state(false);
  mode = $state<ImportMode>("update");
  /** What values stand for that mean nothing by themselves. */
  values = $state.raw<ImportRequest["values"]>([]);
  /** What is decided about rows, by row and by what is asked. */
  decisions = $state.raw<ReadonlyMap<string, Decision>>(new Map());
  plan = $state.raw<ImportPlan | null>(null);
  result = $state.raw<ImportResult | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Whether the plan on the screen is not yet that of the latest choices. */
  planning = $state(false);
  running = $state(false);

  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fields that more than one column feeds. */
  get doubled(): ReadonlySet<string> {
    const fed = this.mapping.filter((field) => field !== "");
    return new Set(fed.filter((field, index) => fed.indexOf(field) !== index));
  }

  /** Whether the list leaves open since when its new members are members. */
  get asksFirstDay(): boolean {
    return this.kind === "members" && (this.plan?.without_first_day ?? 0) > 0;
  }

  /** Since when they are: as answered. Beside a column of first days, an empty cell says that nobody knows. */
  get firstDayTaken(): FirstDay | null {
    return this.firstDay ?? (this.plan?.gives_first_days ? "already" : null);
  }

  /** Answers since when new members are members. */
  answerFirstDay(answer: FirstDay): void {
    this.firstDay = answer;
    this.replan();
  }

  /** Whether there is something to import and nothing open. */
  get ready(): boolean {
    const { plan } = this;
    if (!plan || this.planning || this.running || plan.question !== null) return false;
    if (this.asksFirstDay && this.firstDayTaken === null) return false;
    if (this.firstDay === "on" && this.on === null) return false;
    return plan.created + plan.updated > 0 || plan.rejected > 0;
  }

  /** Lets the user choose a file. */
  async choose(): Promise<void> {
    try {
      const staged = await host("choose_import_file");
      if (staged) this.take(staged);
    } catch (reason) {
      this.refuse(toFailure(reason));
    }
  }

  /** Begins with a file that is staged. */
  take(staged: StagedImport): void {
    this.forget();
    this.#show(staged);
    this.#propose(staged);
  }

  /** Says why a file cannot be imported. */
  refuse(failure: Failure): void {
    this.forget();
    this.failure = failure;
  }

  /** Leaves the file alone. */
  forget(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    Object.assign(this, { staged: null, plan: null, result: null, failure: null, planning: false });
    Object.assign(this, {
      dateOrder: null,
      firstDay: null,
      on: session.today,
      encoding: null,
      delimiter: null,
    });
    Object.assign(this, {
      sheet: null,
      headerRow: null,
      hidden: false,
      mode: "update",
      values: [],
      decisions: new Map(),
    });
  }

  /** Looks at the file again in another way. What was decided about rows of another reading no longer holds. */
  async inspect(changes: Reading): Promise<void> {
    if (!this.staged) return;
    if (changes.encoding !== undefined) this.encoding = changes.encoding;
    if (changes.delimiter !== undefined) this.delimiter = changes.delimiter;
    if (changes.sheet !== undefined) Object.assign(this, { sheet: changes.sheet, headerRow: null });
    if (changes.headerRow !== undefined) this.headerRow = changes.headerRow;
    if (changes.hidden !== undefined) this.hidden = changes.hidden;
    this.decisions = new Map();
    const { encoding, delimiter, sheet, hidden } = this;
    const request = {
      token: this.staged.token,
      encoding,
      delimiter,
      sheet,
      hidden,
      header_row: this.headerRow,
    };
    try {
      // Other columns may be another kind of list; the user's own choice of the kind stays.
      const sameColumns =
        changes.sheet === undefined && changes.headerRow === undefined && changes.hidden === undefined;
      const kind = changes.kind ?? (sameColumns ? this.kind : undefined);
      const staged = await call("imports.inspect", { ...request, kind });
      this.#show(staged);
      if (!sameColumns || changes.kind !== undefined) this.#propose(staged);
      this.failure = null;
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  /** Says what a value stands for: "" leaves the field empty, null takes the choice back. */
  chooseValue(field: string, value: string, target: string | null): void {
    const others = this.values.filter((known) => known.field !== field || !sameText(known.value, value));
    this.values = target === null ? others : [...others, { field, value, target }];
    this.replan();
  }

  /** Decides about rows: who they are, or whether their changes are taken. */
  decide(rows: readonly number[], answer: Answer, member: number | null = null): void {
    const decisions = new Map(this.decisions);
    const asked = answer === "take" || answer === "keep" ? "changes" : "identity";
    for (const row of rows) decisions.set(`${row} ${asked}`, { row, answer, member });
    this.decisions = decisions;
    this.replan();
  }

  /** Takes a row as a record that looks like none, or leaves it out again. */
  takeAsRecord(row: number, taken: boolean): void {
    if (taken) {
      this.decide([row], "new");
      return;
    }
    const decisions = new Map(this.decisions);
    decisions.delete(`${row} identity`);
    this.decisions = decisions;
    this.replan();
  }

  /** Lets a column feed a field; "" keeps it as it is. */
  feed(column: number, field: string): void {
    this.mapping[column] = field;
    this.replan();
  }

  /** Works out the plan anew, once the choosing takes a breath. */
  replan(): void {
    this.planning = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#plan(), WAIT_MS);
  }

  /** Imports the file. */
  async run(): Promise<void> {
    if (!this.ready) return;
    this.running = true;
    try {
      this.result = await call("imports.run", this.#request());
      this.failure = null;
    } catch (reason) {
      this.failure = toFailure(reason);
    } finally {
      this.running = false;
    }
  }

  #show(staged: StagedImport): void {
    this.staged = staged;
    this.kind = staged.kind;
    this.mapping = staged.columns.map((column) => column.field ?? "");
    this.replan();
  }

  /** Takes over what was chosen for the last list with the same headings. */
  #propose(staged: StagedImport): void {
    this.mode = staged.mode;
    this.values = staged.values;
    this.dateOrder = staged.date_order;
  }

  async #plan(): Promise<void> {
    const turn = ++this.#turn;
    if (!this.staged || this.doubled.size > 0) {
      this.plan = null;
      this.planning = false;
      return;
    }
    try {
      const plan = await call("imports.plan", this.#request());
      if (turn !== this.#turn) return;
      this.plan = plan;
      this.failure = null;
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.plan = null;
      this.failure = toFailure(reason);
    }
    this.planning = false;
  }

  #request(): ImportRequest {
    // Whoever has been a member already has no first day, whatever day the field shows.
    const on = this.kind === "contacts" || this.firstDay === "on" ? this.on : null;
    return {
      token: this.staged?.token ?? "",
      kind: this.kind,
      mapping: this.mapping.map((field) => (field === "" ? null : field)),
      values: this.values,
      mode: this.mode,
      decisions: [...this.decisions.values()],
      date_order: this.dateOrder,
      on,
      encoding: this.encoding,
      delimiter: this.delimiter,
      sheet: this.sheet,
      hidden: this.hidden,
      header_row: this.headerRow,
    };
  }
}

function sameText(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;
}

/** The import under way. */
export const importSession = new ImportSession();
