//! Deadlines as a calendar that other programs read (RFC 5545).

use chrono::{Days, Duration};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::{GetYearDeadlines, deadlines};
use crate::kernel::{Deadline, Result};
use crate::people::profile;
use crate::register::Register;

/// The deadlines between two days as a calendar: an all-day event with a reminder for each. An event keeps its UID when
/// its day moves, so a calendar that is read again moves it too.
pub fn calendar(register: &Register, request: GetYearDeadlines) -> Result<String> {
    let name = profile::get(register)?.draft.name;
    let register_name = register.identity()?;
    let due = deadlines(register, request)?.rows;
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Consortium Desk//EN"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&format!("{name}: deadlines"));
    for deadline in &due {
        calendar.push(event(deadline, &register_name, register));
    }
    Ok(calendar.done().to_string())
}

fn event(deadline: &Deadline, register_name: &str, register: &Register) -> Event {
    let after = deadline.on.checked_add_days(Days::new(1)).unwrap_or(deadline.on);
    let uid = format!("{}.{register_name}@consortium-desk", deadline.key);
    let (now, before) = (register.clock().now(), -Duration::days(i64::from(deadline.remind_days)));
    // Named and dated here, or else the reminder would be another one each time.
    let reminder = Alarm::display(&deadline.title.to_string(), before)
        .uid(&format!("reminder.{uid}"))
        .timestamp(now)
        .done();
    let mut event = Event::new();
    event
        .uid(&uid)
        .timestamp(now)
        .summary(&deadline.title.to_string())
        .description(&deadline.detail.to_string())
        .starts(deadline.on)
        .ends(after)
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .alarm(reminder);
    event.done()
}
