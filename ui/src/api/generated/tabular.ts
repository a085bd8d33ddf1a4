// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";

/** How to read a date of three numbers whose year stands last. */
export type DateOrder = "dmy" | "mdy";

/** One of the first rows of a file, from which another row of headings can be chosen. */
export interface FirstRow {
  row: number;
  cells: Array<string>;
}

/** How a list was read, so that another way can be chosen. */
export interface ListForm {
  /** The encoding of a text; empty for a workbook. */
  encoding: string;
  /** What stands between the cells of a text; empty for a workbook. */
  delimiter: string;
  /** The sheets of a workbook that hold cells. */
  sheets: Array<string>;
  /** The sheet that is read; none for a text. */
  sheet: string | null;
  /** What is worth knowing of the reading: what is hidden, which sheets were passed over. */
  notices: Array<Message>;
}

/** Where the proposed choices come from. */
export interface SavedMapping {
  /** The file for which they were made. */
  file_name: string;
  /** When: RFC 3339 in UTC. */
  at: string;
}
