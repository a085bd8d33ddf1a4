import type { CalendarDayDraft, CalendarHolidayDraft, CalendarDraft } from "../../../api/generated/calendar";
import { LOCALE } from "../../../components/locale";

type Span = CalendarDraft["week"][number][number];

/** Spans as one writes them: "09:00-12:00, 13:00-17:00". */
export function showSpans(spans: readonly Span[]): string {
  return spans.map(({ from, until }) => `${from}–${until}`).join(", ");
}

/** What was written as spans. What is none of the clock the core says. */
export function readSpans(text: string): Span[] {
  return text
    .split(/[,;+]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [from = "", until = ""] = part.split(/\s*[-–—]\s*/);
      return { from, until };
    });
}

const weekdayFormat = new Intl.DateTimeFormat(LOCALE, { weekday: "long", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });

/** The days of the week, Monday first. */
export const WEEKDAYS: readonly string[] = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  // 1 January 2024 was a Monday.
  weekdayFormat.format(new Date(Date.UTC(2024, 0, 1 + day))),
);

/** The months, January first. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  monthFormat.format(new Date(Date.UTC(2024, month, 1))),
);

/** A day off of one year that is new. */
export function newDay(on: string): CalendarDayDraft {
  return { name: "", from_on: on, until_on: on, change: { kind: "off" } };
}

/** A yearly holiday that is new. */
export const NEW_HOLIDAY: CalendarHolidayDraft = {
  name: "",
  rule: { kind: "fixed", month: 1, day: 1 },
  observed: "on_the_day",
  off: null,
  from_year: null,
  until_year: null,
};
