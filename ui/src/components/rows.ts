import type { RowSource } from "../api/row-source";

/** How a table is sorted. */
export interface Sort<By extends string = string> {
  by: By;
  descending: boolean;
}

/** A column of a data table. */
export interface Column<Row, By extends string = string> {
  key: string;
  label: string;
  /** What the column shows, unless the table's `cell` snippet draws it. */
  text?: (row: Row) => string;
  /** The name to sort by; without it the header is no button. */
  sort?: By;
  /** A CSS width such as "8rem"; columns without one share what is left. */
  width?: string;
  align?: "start" | "end";
  /** The column is left out when the table is narrower than this many pixels. */
  hideBelowPx?: number;
  /** Shown only to who chooses it. */
  optional?: boolean;
  /** Cannot be left out: what names the row. */
  always?: boolean;
}

/** A source for rows that are all there already. */
export function rowsOf<Row>(rows: () => readonly Row[]): RowSource<Row> {
  return {
    get total() {
      return rows().length;
    },
    generation: 0,
    at: (index) => rows()[index],
    ensure: () => undefined,
  };
}
