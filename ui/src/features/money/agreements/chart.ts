// Where the marks of a chart of totals stand. Amounts stay whole; only places on the screen are fractions.

/** A total for a number of members. */
export interface ChartRow {
  member_count: number;
  member_fees_minor: number;
  is_cliff: boolean;
}

/** A mark of the chart, in its own units. */
export interface ChartBar<Row> {
  row: Row;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line that helps to read heights. */
export interface ChartLine {
  minor: number;
  y: number;
}

/** A bar for each row, side by side, in a field of this size. The tallest reaches the top line. */
export function barsOf<Row extends ChartRow>(
  rows: readonly Row[],
  width: number,
  height: number,
): ChartBar<Row>[] {
  const top = topOf(rows);
  const step = rows.length > 0 ? width / rows.length : 0;
  const gap = Math.min(2, step / 4);
  return rows.map((row, at) => {
    const tall = top === 0 ? 0 : (row.member_fees_minor / top) * height;
    return { row, x: at * step + gap / 2, y: height - tall, width: step - gap, height: tall };
  });
}

/** Lines at round amounts from nothing up to the top, for amounts of a currency with so many digits. */
export function linesOf(rows: readonly ChartRow[], height: number): ChartLine[] {
  const top = topOf(rows);
  if (top === 0) return [];
  const step = stepOf(top);
  return Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({
    minor: at * step,
    y: height - ((at * step) / top) * height,
  }));
}

/** The round amount at or above the largest total. */
function topOf(rows: readonly ChartRow[]): number {
  const largest = rows.reduce((most, row) => Math.max(most, row.member_fees_minor), 0);
  if (largest === 0) return 0;
  const step = stepOf(largest);
  return Math.ceil(largest / step) * step;
}

/** A step of 1, 2 or 5 times a power of ten that goes three to seven times into the amount. */
function stepOf(minor: number): number {
  const power = 10 ** Math.floor(Math.log10(minor));
  const lead = minor / power;
  const step = lead > 5 ? power : lead > 2 ? power / 2 : power / 5;
  return Math.max(1, Math.round(step));
}
