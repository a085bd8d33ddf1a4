/** A month as people write it: "2026-03" is "Mar 2026". */
export function showMonth(month: string, locale: string | undefined): string {
  const day = new Date(`${month}-15T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" }).format(day);
}
