// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Deadline } from "./kernel";

export interface DeadlineList {
  /** Today, for who wants to say how far off they are. */
  today: string;
  /** The deadlines, the earliest first. */
  rows: Array<Deadline>;
}

export interface ListDeadlines {
  /** The first day; 30 days ago when absent. */
  from_on?: string | null;
  /** The last day; a year from now when absent. */
  until_on?: string | null;
}

export interface DeadlinesCommands {
  "deadlines.list": { request: ListDeadlines; response: DeadlineList };
}
