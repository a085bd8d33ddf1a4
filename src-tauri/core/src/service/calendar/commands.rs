//! What can be asked of this slice.

use super::{
    Calendar, DayOff, HolidayFile, ImportHolidays, ImportedHolidays, InspectHolidays, ListDaysOff,
    ReckonCalendars, Reckoned, RemoveCalendar, RemoveCalendarDay, RemoveCalendarHoliday, SaveCalendar,
    SaveCalendarDay, SaveCalendarHoliday, days_off, import, inspect, list, reckon, remove, remove_day,
    remove_holiday, save, save_day, save_holiday,
};
use crate::people::attachments::Staging;
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "calendars.list": Nothing => Vec<Calendar>, list;
    read "calendars.days_off": ListDaysOff => Vec<DayOff>, days_off;
    read "calendars.reckon": ReckonCalendars => Reckoned, reckon;
    write "calendars.save": SaveCalendar => Calendar, save;
    write "calendars.remove": RemoveCalendar => Vec<Calendar>, remove;
    write "calendars.save_holiday": SaveCalendarHoliday => Calendar, save_holiday;
    write "calendars.remove_holiday": RemoveCalendarHoliday => Calendar, remove_holiday;
    write "calendars.save_day": SaveCalendarDay => Calendar, save_day;
    write "calendars.remove_day": RemoveCalendarDay => Calendar, remove_day;
    read "calendars.inspect_holidays" using Staging: InspectHolidays => HolidayFile, inspect;
    write "calendars.import_holidays" using Staging: ImportHolidays => ImportedHolidays, import;
}
