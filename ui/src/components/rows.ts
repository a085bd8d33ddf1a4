import type { RowSource } from "../api/row-source";

/** A source that may still be on its way, or have failed. */
export interface ListSource<Row> extends RowSource<Row> {
  readonly failure: { readonly message: string } | null;
  readonly pending: boolean;
  refetch: () => Promise<void>;
}

/** How a table is sorted. */
export interface Sort<By extends string = string> {
  by: By;
  descending: boolean;
}

/** A column of a data table. */
export interface Column<Row, By extends string = string> {
  key: string;
  label: string;
  /** Only screen readers need the label, as above buttons. */
  hidesLabel?: boolean;
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

/** The rows of an answer that comes whole, as the source of a list. */
export function rowsOfAnswer<Row, Answer>(
  read: Pick<ListSource<Row>, "failure" | "pending" | "refetch"> & { readonly data: Answer | undefined },
  rows: (answer: Answer) => readonly Row[],
): ListSource<Row> {
  const all = (): readonly Row[] => (read.data === undefined ? [] : rows(read.data));
  return {
    get failure() {
      return read.failure;
    },
    get pending() {
      return read.pending;
    },
    get total() {
      return all().length;
    },
    generation: 0,
    at: (index) => all()[index],
    ensure: () => undefined,
    refetch: () => read.refetch(),
  };
}
