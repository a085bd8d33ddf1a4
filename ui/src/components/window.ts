/** Which rows of a long table are drawn. */
export interface RowWindow {
  first: number;
  /** One past the last row that is drawn. */
  end: number;
  /** The heights of the rows left out above and below, in pixels. */
  before_px: number;
  after_px: number;
}

/** The rows in sight and some beyond, so that scrolling shows no gaps. */
export function windowOf(
  scroll_px: number,
  height_px: number,
  row_px: number,
  total: number,
  spare = 12,
): RowWindow {
  const visible = Math.ceil(height_px / row_px);
  const top = Math.min(Math.floor(scroll_px / row_px), Math.max(0, total - visible));
  const first = Math.max(0, top - spare);
  const end = Math.min(total, top + visible + spare);
  return { first, end, before_px: first * row_px, after_px: (total - end) * row_px };
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
