// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";
import type { DateOrder, FirstRow, ListForm, SavedMapping } from "./tabular";

/** Asks what an import of a list would do, or to do it. */
export interface ImportRecordList {
  token: string;
  /** The field that each column feeds, in the order of the columns. Empty takes what is recognised or remembered. */
  mapping?: Array<string | null> | null;
  /** How to read dates such as 03/04/2026. */
  date_order?: DateOrder | null;
  /** The encoding, when it is not recognised rightly. */
  encoding?: string | null;
  /** The delimiter, when it is not recognised rightly. */
  delimiter?: string | null;
  /** The sheet of a workbook, when it is not the one that looks most like a list. */
  sheet?: string | null;
  /** The row that holds the headings, when it is not recognised rightly. */
  header_row?: number | null;
  /** Whether rows and columns of a workbook are read that are hidden in it. */
  hidden?: boolean | null;
}

/** A row that changes something. */
export interface ListedRecord {
  /** The row as the file counts. */
  row: number;
  /** What the record is called. */
  name: string;
  /** Whether it is new; otherwise it changes. */
  is_new: boolean;
  /** What is different from the record that the register has. */
  changes: Array<Message>;
}

/** A column of a list. */
export interface RecordListColumn {
  header: string;
  /** The field that it feeds. */
  field: string | null;
  samples: Array<string>;
}

/** What a column can feed. */
export interface RecordListField {
  name: string;
  /** What a person calls it. */
  label: Message;
}

/** What an import of a list does. */
export interface RecordListOutcome {
  token: string;
  file_name: string;
  form: ListForm;
  /** The row that holds the headings. */
  header_row: number;
  /** The first rows of the file, so that another one can be chosen for the headings. */
  first_rows: Array<FirstRow>;
  fields: Array<RecordListField>;
  /** Its columns with what they feed. */
  columns: Array<RecordListColumn>;
  /** Where the choices come from, when a list with the same headings was imported before. */
  saved: SavedMapping | null;
  /** What has to be answered first, as a sentence; then nothing else counts. */
  question: Message | null;
  /** The field that the question is about: date_order or mapping. */
  question_field: string | null;
  rows: number;
  created: number;
  updated: number;
  /** Records that stay as they are, rows that stand twice included. */
  unchanged: number;
  /** Rows that are left out. */
  rejected: number;
  /** What is wrong with rows: the first thousand. */
  problems: Array<RecordListProblem>;
  /** What becomes of rows: the first five hundred of those that change something. */
  records: Array<ListedRecord>;
  /** The entry in the history, by which the import is undone as one; none when nothing changed. */
  batch: number | null;
}

/** What is wrong with a row. The rest of it comes in, unless the row as a whole is left out. */
export interface RecordListProblem {
  /** The row as the file counts. */
  row: number;
  /** The heading of the column; empty when it is the row as a whole. */
  column: string;
  value: string;
  problem: Message;
}

/** A list that was chosen and waits to be looked at. */
export interface StagedList {
  /** What it is known by. */
  token: string;
  /** The name of its file. */
  file_name: string;
}
