/** The first day of the licence year as "MM-DD". */
export function yearStart(values: { year_start_month: string; year_start_day: string }): string {
  return `${values.year_start_month.padStart(2, "0")}-${values.year_start_day.padStart(2, "0")}`;
}

/** The days a month has in a year that is no leap year: a licence year begins on a day that every year has. */
export function daysOf(month: number): number {
  return new Date(Date.UTC(2023, month, 0)).getUTCDate();
}
