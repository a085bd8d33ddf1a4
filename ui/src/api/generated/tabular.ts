// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";

/** How to read a date of three numbers whose year stands last. */
export type DateOrder = "dmy" | "mdy";

/** One of the first rows of a file, from which another row of headings can be chosen. */
export interface FirstRow {
  row: number;
  cells: Array<string>;
}

/** Where the proposed choices come from. */
export interface SavedMapping {
  /** The file for which they were made. */
  file_name: string;
  /** When: RFC 3339 in UTC. */
  at: string;
}

export interface ListForm {
  encoding: string;
  delimiter: string;
  sheets: Array<string>;
  sheet: string | null;
  notices: Array<Message>;
}
