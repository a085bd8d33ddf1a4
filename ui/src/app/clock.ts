// The one place that asks this computer for the day; tests set another one.

/** What tells the present moment. */
export const clock = { now: (): Date => new Date() };

/** Today as "YYYY-MM-DD", where the user is. */
export function today(): string {
  return clock.now().toLocaleDateString("sv");
}

/** The day so many days after a day; both as "YYYY-MM-DD". */
export function daysAfter(day: string, days: number): string {
  const value = new Date(`${day}T00:00:00Z`);
  value.setUTCDate(value.getUTCDate() + days);
  return Number.isNaN(value.valueOf()) ? day : value.toISOString().slice(0, 10);
}

/** The same day a year before; 28 February for 29 February. */
export function yearBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - 1, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}
