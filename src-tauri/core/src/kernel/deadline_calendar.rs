//! Deadlines as a calendar that other programs read (RFC 5545).

use chrono::{DateTime, Days, Duration, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::Deadline;

/// A calendar called `name`: an all-day event with a reminder for each deadline. An event keeps its UID, which `register_name`
/// tells from those of other registers, when its day moves, so a calendar that is read again moves it too.
pub fn deadline_calendar(
    name: &str,
    deadlines: &[Deadline],
    register_name: &str,
    now: DateTime<Utc>,
) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Consortium Desk//EN"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(name);
    for deadline in deadlines {
        calendar.push(event(deadline, register_name, now));
    }
    calendar.done().to_string()
}

fn event(deadline: &Deadline, register_name: &str, now: DateTime<Utc>) -> Event {
    let after = deadline.on.checked_add_days(Days::new(1)).unwrap_or(deadline.on);
    let uid = format!("{}.{register_name}@consortium-desk", deadline.key);
    let before = -Duration::days(i64::from(deadline.remind_days));
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
