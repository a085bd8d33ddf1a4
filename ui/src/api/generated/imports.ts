// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";
import type { UndoStep } from "./register";
import type { DateOrder, FirstRow, SavedMapping } from "./tabular";

/** What is decided about a row. */
export type Answer = "new" | "same" | "take" | "keep";

export interface BatchId {
  batch: number;
}

/** Whether an import can be taken back right now. */
export interface BatchUndo {
  batch: number;
  undoable: boolean;
  /** Why not, and what to do first. */
  undo_refusal: Message | null;
}

/** A row that would change a member of the register. */
export interface ChangeQuestion {
  /** The row of the file. */
  row: number;
  name: string;
  /** The fields that would change. */
  changes: Array<PlannedChange>;
  /** What was answered: take or keep. Without an answer the member stays as it is. */
  answer: Answer | null;
}

export type CheckImportsUndo = BatchId;

/** Asks which fields a list can feed. */
export interface GetImportsFields {
  kind: ImportKind;
}

/** Asks for the rows of a batch that were rejected or came in without a field. */
export interface GetImportsRejected {
  batch: number;
}

/** An import that was run. */
export interface ImportBatch {
  batch: number;
  /** Its entry in the history. */
  entry_id: number;
  file_name: string;
  /** When: RFC 3339 in UTC. */
  at: string;
  user: string;
  kind: ImportKind;
  /** Whether rows were rejected or came in without a field: `imports.rejected` gives them. */
  has_rows_to_correct: boolean;
  undone: boolean;
  /** Rows of the file, without the header. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** A field a column can feed. */
export interface ImportField {
  field: string;
  label: Message;
  /** "member", "address", "billing", "contact", or the role of the contact that it describes. */
  group: string;
  /** What a cell may hold. */
  hint: Message;
}

/** What the rows of a list are. */
export type ImportKind = "members" | "contacts";

/** What becomes of members and people that are in the register already. */
export type ImportMode = "update" | "add" | "ask";

/** What an import would do. */
export interface ImportPlan {
  /** What is wrong with rows: the first thousand. */
  problems: Array<ImportProblem>;
  /** How many problems there are in all. */
  problem_count: number;
  /** The first hundred rows that would change something. */
  preview: Array<PlannedRow>;
  /** What has to be answered first; then nothing else counts. */
  question: Message | null;
  /** New members for whom the list gives no first day: they have been members already, or join on the day asked for. */
  without_first_day: number;
  /** Whether a column of the list gives first days. */
  gives_first_days: boolean;
  /** Rows that look like totals or notes and not like records. */
  no_records: Array<NoRecord>;
  /** Values that mean nothing by themselves: their rows come in without them until something is chosen for them. */
  unknown_values: Array<UnknownValue>;
  /** Rows that may be members of the register. Without an answer they are new members. */
  matches: Array<MatchQuestion>;
  /** Rows that would change a member, when each change is asked about: the first five hundred. */
  changes: Array<ChangeQuestion>;
  /** How many such rows there are in all. */
  change_count: number;
  /** Rows of the file, without the header. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** What is wrong with a row. */
export interface ImportProblem {
  /** The line of the file on which the row begins; the header's is usually 1. */
  row: number;
  /** The heading of the column; empty when it is the row as a whole. */
  column: string;
  value: string;
  problem: Message;
  severity: Severity;
}

/** Asks what an import would do, or to do it. */
export interface ImportRequest {
  token: string;
  kind: ImportKind;
  /** The field each column feeds, in the order of the columns; null keeps the column as an extra. `voting.email` is the e-mail address of the voting contact. Empty takes what is recognised or remembered. */
  mapping: Array<string | null>;
  /** What values stand for that mean nothing by themselves. */
  values: Array<ValueChoice>;
  /** What becomes of members that are in the register already. */
  mode: ImportMode;
  /** What was decided about rows. */
  decisions: Array<RowDecision>;
  /** How to read dates such as 03/04/2026. */
  date_order?: DateOrder | null;
  /** The day on which new members join for whom the list gives no first day; when absent, they have been members already. New roles begin then too, or else today. */
  on?: string | null;
  /** The encoding, when it is not recognised rightly. */
  encoding?: string | null;
  /** The delimiter, when it is not recognised rightly. */
  delimiter?: string | null;
  /** The sheet of a workbook, when it is not the visible one that looks most like a list. */
  sheet?: string | null;
  /** The row that holds the headings, when it is not recognised rightly. */
  header_row?: number | null;
  /** Whether rows and columns of a workbook are read that are hidden in it. */
  hidden: boolean;
}

export interface ImportResult {
  /** The batch; none when nothing changed. */
  batch: number | null;
  /** Its entry in the history. */
  entry_id: number | null;
  /** Rows that came in without a field that could not be read. */
  incomplete: number;
  /** What was wrong with rows: the first thousand. */
  problems: Array<ImportProblem>;
  /** How many problems there were in all. */
  problem_count: number;
  /** New members for whom the list gave no first day. */
  without_first_day: number;
  /** Values that mean nothing by themselves and for which nothing was chosen. */
  unknown_values: Array<UnknownValue>;
  /** Rows of the file, without the header. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** Asks to look at a staged file, perhaps in another way than recognised. */
export interface InspectImports {
  token: string;
  /** The encoding, when it is not recognised rightly. */
  encoding?: string | null;
  /** The delimiter, when it is not recognised rightly. */
  delimiter?: string | null;
  /** What its rows are, when it is not recognised rightly. */
  kind?: ImportKind | null;
  /** The sheet of a workbook, when it is not the visible one that looks most like a list. */
  sheet?: string | null;
  /** The row that holds the headings, when it is not recognised rightly. */
  header_row?: number | null;
  /** Whether rows and columns of a workbook are read that are hidden in it. */
  hidden: boolean;
}

/** A member that a row may be. */
export interface MatchCandidate {
  member: number;
  name: string;
  /** How alike the names are, in per cent. */
  percent: number;
  /** Why it may be the same. */
  reason: Message;
  /** Both records side by side: the member's value before, the row's after. Equal values stand on both sides. */
  fields: Array<PlannedChange>;
}

/** A row that may be a member of the register. Nothing is merged unless somebody says so. */
export interface MatchQuestion {
  /** The row of the file. */
  row: number;
  name: string;
  /** The members it may be, the likeliest first. */
  candidates: Array<MatchCandidate>;
  /** What was answered; without an answer the row is a new member, or in a list of contacts is left out. */
  answer: Answer | null;
  /** The member it was answered to be. */
  member: number | null;
}

/** A row that looks like a total or a note. It is left out unless it was decided to be new. */
export interface NoRecord {
  /** The line of the file on which it begins. */
  row: number;
  text: string;
  reason: Message;
  /** Whether it is taken as a record all the same. */
  taken: boolean;
}

export type PlanImports = ImportRequest;

/** A field before and after. */
export interface PlannedChange {
  field: Message;
  /** Its value now; empty for none. */
  before: string;
  after: string;
}

/** A row and what happens to it. */
export interface PlannedRow {
  /** The line of the file on which it begins. */
  row: number;
  action: RowAction;
  name: string;
  changes: Array<PlannedChange>;
}

export interface RejectedRows {
  /** A name for the file: a name, never a path. */
  file_name: string;
  /** The list: the file's own columns and a last one, "reason". */
  csv: string;
}

/** What happens to a row. */
export type RowAction = "create" | "update" | "unchanged" | "reject";

/** An answer about a row. A row may be asked who it is, and whether its changes are taken. */
export interface RowDecision {
  /** The row of the file. */
  row: number;
  answer: Answer;
  /** The member that the row is, when it is the same. */
  member: number | null;
}

export type RunImports = ImportRequest;

/** How bad a problem of a row is. */
export type Severity = "rejected" | "warning" | "suggestion";

/** A column of a list. */
export interface StagedColumn {
  index: number;
  header: string;
  /** The field it most likely feeds. */
  field: string | null;
  samples: Array<string>;
}

/** A file that waits to be imported. */
export interface StagedImport {
  /** What it is known by. */
  token: string;
  file_name: string;
  size_bytes: number;
  /** What its rows most likely are. */
  kind: ImportKind;
  /** Its encoding; empty for a workbook. */
  encoding: string;
  /** Whether it begins with a byte order mark. */
  byte_order_mark: boolean;
  /** What separates its cells; empty for a workbook. */
  delimiter: string;
  /** LF, CRLF, CR or mixed; empty for a workbook. */
  line_ends: string;
  /** The sheets of a workbook. */
  sheets: Array<string>;
  /** The sheet that is read. */
  sheet: string | null;
  /** Rows and columns of the sheet that hold something and are hidden in it. */
  hidden: number;
  /** The row that holds the headings, as the file counts its rows. */
  header_row: number;
  /** The first rows that hold something, so that another one can be chosen for the headings. */
  first_rows: Array<FirstRow>;
  /** Where the proposed choices come from, when a list with the same headings was imported before. */
  saved: SavedMapping | null;
  /** What values stand for, as chosen then. */
  values: Array<ValueChoice>;
  /** What becomes of members that are in the register already, as chosen then. */
  mode: ImportMode;
  /** How to read dates, as chosen then. */
  date_order: DateOrder | null;
  row_count: number;
  columns: Array<StagedColumn>;
  /** Whether dates such as 03/04/2026 stand in it and nothing settles how they are meant. */
  ambiguous_dates: boolean;
  /** What is worth knowing before the import. */
  warnings: Array<Message>;
}

export type UndoImports = BatchId;

/** A value that means nothing to the program. */
export interface UnknownValue {
  /** The field: country, tier, status or role. */
  field: string;
  /** The heading of the column. */
  column: string;
  value: string;
  /** How many rows have it. */
  count: number;
  /** What was chosen for it; empty to leave the field empty, null while nothing is. */
  target: string | null;
}

/** What a value of a column stands for. */
export interface ValueChoice {
  /** The field: country, tier, status or role. */
  field: string;
  /** The value as it stands in the list, in any case and spacing. */
  value: string;
  /** What it stands for, such as DE or large; empty to leave the field empty. */
  target: string;
}

export interface ImportsCommands {
  "imports.fields": { request: GetImportsFields; response: Array<ImportField> };
  "imports.inspect": { request: InspectImports; response: StagedImport };
  "imports.plan": { request: PlanImports; response: ImportPlan };
  "imports.run": { request: RunImports; response: ImportResult };
  "imports.list": { request: Record<string, never>; response: Array<ImportBatch> };
  "imports.check_undo": { request: CheckImportsUndo; response: BatchUndo };
  "imports.undo": { request: UndoImports; response: UndoStep };
  "imports.rejected": { request: GetImportsRejected; response: RejectedRows };
}
