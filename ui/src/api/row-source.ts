/** Where a data table takes its rows from: all at once, or page by page. */
export interface RowSource<Row> {
  readonly total: number;
  /** Changes when another list is shown. */
  readonly generation: number;
  at(index: number): Row | undefined;
  ensure(first: number, last: number): void;
}
