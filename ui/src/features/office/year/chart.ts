import type { MoneyMonth } from "../../../api/types";

/** A month as two stacked bars: what was collected so far, and above it what is outstanding. */
export interface MonthBar {
  month: MoneyMonth;
  x: number;
  width: number;
  collected: { y: number; height: number };
  outstanding: { y: number; height: number };
}

/** A bar that is wider than this looks like a wall. */
const WIDTH_MAX = 44;

/** Lays the months out in a box; the highest bar fills it. What was paid too much has no height. */
export function stackedBars(months: readonly MoneyMonth[], width: number, height: number): MonthBar[] {
  const most = Math.max(
    1,
    ...months.map(
      (month) => Math.max(0, month.collected_so_far_minor) + Math.max(0, month.outstanding_minor),
    ),
  );
  const slot = width / Math.max(1, months.length);
  const bar = Math.max(1, Math.min(WIDTH_MAX, slot - Math.min(8, slot / 4)));
  return months.map((month, index) => {
    const collected = (Math.max(0, month.collected_so_far_minor) / most) * height;
    const outstanding = (Math.max(0, month.outstanding_minor) / most) * height;
    return {
      month,
      x: index * slot + (slot - bar) / 2,
      width: bar,
      collected: { y: height - collected, height: collected },
      outstanding: { y: height - collected - outstanding, height: outstanding },
    };
  });
}

/** A month as people write it: "2026-03" is "Mar 2026". */
export function showMonth(month: string, locale: string | undefined): string {
  const day = new Date(`${month}-15T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" }).format(day);
}
