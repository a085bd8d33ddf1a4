/** Which rows of a long table are drawn. */
export interface RowWindow {
  first: number;
  /** One past the last row that is drawn. */
  end: number;
  /** The heights of the rows left out above and below, in pixels. */
  beforePx: number;
  afterPx: number;
}

/** The rows in sight and some beyond, so that scrolling shows no gaps. */
export function windowOf(
  scrollPx: number,
  heightPx: number,
  rowPx: number,
  total: number,
  spare = 12,
): RowWindow {
  const visible = Math.ceil(heightPx / rowPx);
  const top = Math.min(Math.floor(scrollPx / rowPx), Math.max(0, total - visible));
  const first = Math.max(0, top - spare);
  const end = Math.min(total, top + visible + spare);
  return { first, end, beforePx: first * rowPx, afterPx: (total - end) * rowPx };
}

/** Where a key moves the focus in a table of `total` rows; null when the key is not for moving. */
export function moveBy(key: string, index: number, total: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: total - 1,
  };
  const next = steps[key];
  return next === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, next));
}
