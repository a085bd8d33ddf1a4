// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { HolidayRule, Id, Message, Observed, WrittenSpan } from "./kernel";

/** A calendar with all it has. */
export interface Calendar extends CalendarDraft {
  id: number;
  /** Holidays by rule, in the order of their names. */
  holidays: Array<CalendarHoliday>;
  /** Days of one year, in the order of time. */
  days: Array<CalendarDay>;
}

/** Days of one year, as a calendar has them. */
export interface CalendarDay extends CalendarDayDraft {
  id: number;
  /** Whether a file brought them. */
  is_imported: boolean;
}

/** How days differ from the week. */
export type CalendarDayChange =
  { kind: "off" } | { kind: "part_off"; off: WrittenSpan } | { kind: "hours"; hours: Array<WrittenSpan> };

/** Days of one year that are off or have other hours: a holiday, a closure, a short day. */
export interface CalendarDayDraft {
  name: string;
  from_on: string;
  until_on: string;
  change: CalendarDayChange;
}

/** A calendar as a form edits it. */
export interface CalendarDraft {
  name: string;
  purpose: CalendarPurpose;
  /** The country whose days off it has; a name or an ISO 3166 code, empty for none. */
  country: string;
  /** The IANA name of the zone that its hours go by. */
  zone: string;
  /** The spans of each day of the week, Monday first: seven lists. */
  week: Array<Array<WrittenSpan>>;
}

/** A holiday by rule, as a calendar has it. */
export interface CalendarHoliday extends CalendarHolidayDraft {
  id: number;
}

/** A holiday that comes back every year. */
export interface CalendarHolidayDraft {
  name: string;
  /** On which day it falls. */
  rule: HolidayRule;
  /** What happens when that is a Saturday or a Sunday. */
  observed: Observed;
  /** The part of the day that is off; all of it when absent. */
  off: WrittenSpan | null;
  /** The first year that has it. */
  from_year: number | null;
  /** The last year that has it. */
  until_year: number | null;
}

/** Whose time a calendar tells. */
export type CalendarPurpose = "desk" | "orcid" | "information";

/** A day off, or one with other hours. */
export interface DayOff {
  from_on: string;
  until_on: string;
  /** With weekdays: "Fri 3 Apr 2026". */
  told: Message;
  name: string;
  /** The hours that are off or are worked; empty where the whole day is off. */
  hours: Message;
  /** The entry for days of one year; none where a rule gives the day. */
  day_id: number | null;
  /** The rule; none where the day was entered. */
  holiday_id: number | null;
}

/** What an event seems to be. */
export type EventKind = "holiday" | "local" | "observance" | "closure" | "unknown";

/** Asks for the days off of a year. */
export interface GetCalendarsDaysOff {
  calendar_id: number;
  year: number;
}

/** An event that may be a day off. */
export interface HolidayEvent {
  /** Its place in the file. */
  place: number;
  name: string;
  /** What the file says of it. */
  description: string;
  /** What it seems to be. */
  kind: EventKind;
  /** Whether it is proposed as a day off. */
  is_proposed: boolean;
  /** The days it would become. */
  days: Array<CalendarDayDraft>;
  /** Whether the calendar has all of them. */
  is_known: boolean;
  /** What is odd about it. */
  note: Message;
}

export interface HolidayFile {
  file_name: string;
  /** The name that the feed has for itself. */
  name: string;
  /** Its events, in the order of the file. */
  events: Array<HolidayEvent>;
  /** Zones that it names, with what they are here; none where nobody knows. */
  zones: Array<NamedZone>;
  /** What was left out, and why. */
  problems: Array<Message>;
}

/** Asks to take events of a file over. */
export interface ImportCalendarsHolidays {
  calendar_id: number;
  token: string;
  /** As the file was inspected with. */
  from_year?: number | null;
  /** As the file was inspected with. */
  until_year?: number | null;
  /** The places of the chosen events; those that are proposed when absent. */
  places?: Array<number> | null;
}

/** What became of the chosen events, in days. */
export interface ImportedHolidays {
  added: number;
  /** Those that the file tells otherwise than before. */
  updated: number;
  unchanged: number;
  /** The calendar, as it is now. */
  calendar: Calendar;
}

/** Asks what a file holds. */
export interface InspectCalendarsHolidays {
  /** The calendar that they are meant for. */
  calendar_id: number;
  token: string;
  /** From which year on events are listed; the last when absent. */
  from_year?: number | null;
  /** Up to which year events that come back are listed; five years from now when absent. */
  until_year?: number | null;
}

/** A zone by the name that a file has for it. */
export interface NamedZone {
  name: string;
  zone: string | null;
}

/** Asks for the working time between two instants, or for the instant that is so much later: one of `to`, `minutes` and `working_days`. */
export interface ReckonCalendars {
  /** The calendar; the desk’s when absent. */
  calendar_id?: number | null;
  /** From when: a time by the calendar’s clock, such as 2026-03-06T16:10, or an instant with its offset. */
  from: string;
  to?: string | null;
  /** How many minutes of working time later; negative for earlier. */
  minutes?: number | null;
  /** How many working days later; the end of work on that day. */
  working_days?: number | null;
}

export interface Reckoned {
  /** The zone whose clock counts. */
  zone: string;
  /** Whole minutes of working time between both instants. */
  minutes: number;
  from: string;
  to: string;
  /** Until when, by the clock of the zone and with its offset. */
  to_local: string;
  on: string;
  /** What was counted and what was not. */
  words: Message;
  /** Which other calendars have that day off. */
  elsewhere: Array<Message>;
}

export type RemoveCalendars = Id;

export type RemoveCalendarsDay = Id;

export type RemoveCalendarsHoliday = Id;

/** Asks to save a calendar. */
export interface SaveCalendars {
  /** The calendar; a new one when absent. */
  id?: number | null;
  draft: CalendarDraft;
}

/** Asks to save days of one year. */
export interface SaveCalendarsDay {
  calendar_id: number;
  /** The entry; a new one when absent. */
  id?: number | null;
  draft: CalendarDayDraft;
}

/** Asks to save a holiday that comes back every year. */
export interface SaveCalendarsHoliday {
  calendar_id: number;
  /** The holiday; a new one when absent. */
  id?: number | null;
  draft: CalendarHolidayDraft;
}

export interface CalendarCommands {
  "calendars.list": { request: Record<string, never>; response: Array<Calendar> };
  "calendars.days_off": { request: GetCalendarsDaysOff; response: Array<DayOff> };
  "calendars.reckon": { request: ReckonCalendars; response: Reckoned };
  "calendars.save": { request: SaveCalendars; response: Calendar };
  "calendars.remove": { request: RemoveCalendars; response: Array<Calendar> };
  "calendars.save_holiday": { request: SaveCalendarsHoliday; response: Calendar };
  "calendars.remove_holiday": { request: RemoveCalendarsHoliday; response: Calendar };
  "calendars.save_day": { request: SaveCalendarsDay; response: Calendar };
  "calendars.remove_day": { request: RemoveCalendarsDay; response: Calendar };
  "calendars.inspect_holidays": { request: InspectCalendarsHolidays; response: HolidayFile };
  "calendars.import_holidays": { request: ImportCalendarsHolidays; response: ImportedHolidays };
}
