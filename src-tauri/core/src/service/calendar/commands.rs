//! What can be asked of this slice.

use super::{
    Calendar, DayOff, GetCalendarsDaysOff, HolidayFile, ImportCalendarsHolidays, ImportedHolidays,
    InspectCalendarsHolidays, ReckonCalendars, Reckoned, SaveCalendars, SaveCalendarsDay,
    SaveCalendarsHoliday, days_off, import, inspect, list, reckon, remove, remove_day, remove_holiday, save,
    save_day, save_holiday,
};
use crate::kernel::Id;
use crate::people::attachments::AttachmentStaging;
use crate::register::commands;

commands! {
    read "calendars.list" => Vec<Calendar>, list;
    read "calendars.days_off": GetCalendarsDaysOff => Vec<DayOff>, days_off;
    read "calendars.reckon": ReckonCalendars => Reckoned, reckon;
    write "calendars.save": SaveCalendars => Calendar, save;
    write "calendars.remove": Id as RemoveCalendars => Vec<Calendar>, remove;
    write "calendars.save_holiday": SaveCalendarsHoliday => Calendar, save_holiday;
    write "calendars.remove_holiday": Id as RemoveCalendarsHoliday => Calendar, remove_holiday;
    write "calendars.save_day": SaveCalendarsDay => Calendar, save_day;
    write "calendars.remove_day": Id as RemoveCalendarsDay => Calendar, remove_day;
    read "calendars.inspect_holidays" using AttachmentStaging: InspectCalendarsHolidays => HolidayFile, inspect;
    write "calendars.import_holidays" using AttachmentStaging: ImportCalendarsHolidays => ImportedHolidays, import;
}
