// Where the marks of a chart stand. Amounts stay whole; only places on the screen are fractions.

/** Heights for amounts from nothing up to a round amount at or above the largest. */
export interface Scale {
  /** Lines at round amounts that help to read heights; none where there is nothing to show. */
  lines: readonly { amount: number; y: number }[];
  /** How tall an amount is; what is below nothing has no height. */
  height: (amount: number) => number;
}

/** A bar that is wider than this looks like a wall. */
const BAR_MAX_PX = 44;
const GAP_MAX_PX = 8;

/** A scale for amounts up to the largest in a field of this height. */
export function scaleOf(largest: number, heightPx: number): Scale {
  if (largest <= 0) return { lines: [], height: () => 0 };
  const step = stepOf(largest);
  const count = Math.ceil(largest / step);
  const height = (amount: number): number => (Math.max(0, amount) / (count * step)) * heightPx;
  const lines = Array.from({ length: count + 1 }, (_, at) => ({
    amount: at * step,
    y: heightPx - height(at * step),
  }));
  return { lines, height };
}

/** Bars side by side in a field of this width. */
export function barsAcross(count: number, widthPx: number): { x: number; width: number }[] {
  const slot = count > 0 ? widthPx / count : 0;
  const width = Math.max(1, Math.min(BAR_MAX_PX, slot - Math.min(GAP_MAX_PX, slot / 4)));
  return Array.from({ length: count }, (_, at) => ({ x: at * slot + (slot - width) / 2, width }));
}

/** Which bars have room for their label: the marked ones always, the others at even steps away from them. */
export function labelledBars(
  marked: readonly boolean[],
  widthPx: number,
  labelPx: number,
): readonly boolean[] {
  const every = Math.max(1, Math.ceil((marked.length * labelPx) / Math.max(1, widthPx)));
  return marked.map((isMarked, at) => {
    if (isMarked || every === 1) return true;
    const near = marked.slice(Math.max(0, at - every), at + every + 1);
    return at % every === 0 && !near.includes(true);
  });
}

/** A step of 1, 2 or 5 times a power of ten that goes three to seven times into the amount. */
function stepOf(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(amount));
  const lead = amount / power;
  const step = lead > 7 ? power * 2 : lead > 5 ? power : lead > 2 ? power / 2 : power / 5;
  return Math.max(1, Math.round(step));
}
