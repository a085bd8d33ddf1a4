//! The day of the next reminder run.

use chrono::NaiveDate;

use super::{due, store};
use crate::kernel::{Deadline, Result};
use crate::register::Connection;

/// The next day on which reminders are due; none where nobody will owe one.
pub fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let rules = store::rules(connection)?;
    let mut days: Vec<NaiveDate> = store::open_invoices(connection)?
        .iter()
        .filter_map(|invoice| due::next_reminder(&rules, &invoice.item))
        .map(|(_, day)| day.max(today))
        .collect();
    days.sort_unstable();
    let Some(&on) = days.first() else { return Ok(Vec::new()) };
    let count = days.iter().take_while(|day| **day == on).count();
    Ok(vec![Deadline {
        key: "reminders.next".to_owned(),
        on,
        title: message!("Remind of what is overdue"),
        detail: message!(
            "{count, plural, =1 {One invoice is} one {# invoice is} other {# invoices are}} due for a reminder by then, unless it is paid.",
            count
        ),
        screen: "reminders".to_owned(),
        record_id: None,
        remind_days: 0,
    }])
}
