// Dates as the user's system writes them.
import { LOCALE } from "../components/locale";

const dateFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
const instantFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" });
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });

/** A date "YYYY-MM-DD" in words; nothing for none. */
export function showDate(date: string | null): string {
  if (!date) return "";
  const value = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(value.valueOf()) ? date : dateFormat.format(value);
}

/** A moment in words, in the user's time zone. */
export function showInstant(instant: string): string {
  const value = new Date(instant);
  return Number.isNaN(value.valueOf()) ? instant : instantFormat.format(value);
}

/** The name of a month, 1 to 12. */
export function monthName(month: number): string {
  return monthFormat.format(new Date(Date.UTC(2024, month - 1, 1)));
}
