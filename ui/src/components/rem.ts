// What a size of the style sheet is in pixels, for what is laid out by numbers: rows of a window, marks of a chart.

/** So many rem in pixels. */
export function pxOf(rem: number): number {
  return rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** A size token such as "--row-height" in pixels. */
export function tokenPx(name: `--${string}`): number {
  return pxOf(Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)));
}
