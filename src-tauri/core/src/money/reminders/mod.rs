//! Reminders: who has not paid, three levels, one run. A reminder is frozen with all it says, as an invoice is.

mod checks;
mod commands;
mod deadline;
mod dispute;
mod due;
mod fee;
mod files;
mod frozen;
mod history;
mod make;
mod needs;
mod preview;
mod rules;
mod stop;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

use crate::kernel::InCurrency;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::register::{BusinessCheck, FinalAct, FreeText, Link, Slice, Table};

pub use checks::documents_are_unaltered;
pub use deadline::deadlines;
pub use dispute::{Dispute, SaveRemindersDispute, remove_dispute, save_dispute};
pub use files::{GetRemindersFiles, files};
pub use frozen::FrozenReminder;
pub use history::{ListReminders, ReminderHistory, list};
pub use make::{HeldReminder, MadeReminders, MakeReminders, make};
pub use preview::{PreviewReminders, ReminderCandidate, ReminderPreview, preview};
pub use rules::{ReminderFee, ReminderRules, rules, save_rules};
pub use stop::{ReminderStop, SaveRemindersStop, remove_stop, save_stop};

pub(crate) static SLICE: Slice = Slice {
    name: "reminders",
    tables: &[
        Table {
            name: "reminder_rules",
            label: template!("Rules of reminders"),
            one: template!("a set of reminder rules"),
            several: template!(
                "{count, plural, one {# set of reminder rules} other {# sets of reminder rules}}",
                count
            ),
            name_columns: &[],
        },
        Table {
            name: "reminder_fee",
            label: template!("Reminder fee"),
            one: template!("a reminder fee"),
            several: template!("{count, plural, one {# reminder fee} other {# reminder fees}}", count),
            name_columns: &["level", "currency"],
        },
        Table {
            name: "reminder_dispute",
            label: template!("Dispute"),
            one: template!("a dispute"),
            several: template!("{count, plural, one {# dispute} other {# disputes}}", count),
            name_columns: &["note"],
        },
        Table {
            name: "reminder_stop",
            label: template!("Stop of reminders"),
            one: template!("a stop of reminders"),
            several: template!(
                "{count, plural, one {# stop of reminders} other {# stops of reminders}}",
                count
            ),
            name_columns: &["reason"],
        },
        Table {
            name: "reminder",
            label: template!("Reminder"),
            one: template!("a reminder"),
            several: template!("{count, plural, one {# reminder} other {# reminders}}", count),
            name_columns: &["reminded_on"],
        },
    ],
    commands: commands::ALL,
    deadlines: &[deadlines],
    needs: &[needs::to_send],
    checks: &[BusinessCheck { name: template!("Reminders are unaltered"), run: documents_are_unaltered }],
    final_acts: &[FinalAct {
        operation: "reminders.make",
        corrected_by: template!(
            "Write to those who were reminded by mistake; a dispute or a stop keeps others from being reminded."
        ),
    }],
    links: &[Link::to_member("reminder_stop", "member_id").moves(template!("Stops of reminders"))],
    free_texts: &[
        FreeText {
            table: "reminder_dispute",
            text: "note",
            place: "'The note of a dispute of ' || (SELECT number FROM invoice WHERE invoice.id = invoice_id)",
        },
        FreeText { table: "reminder_stop", text: "reason", place: "'The reason of a stop of reminders'" },
    ],
    ..Slice::EMPTY
};

const LEVELS: u32 = 3;

/// A reminder as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderRow {
    pub id: i64,
    /// The invoice it reminds of.
    pub invoice_id: i64,
    /// The number of that invoice.
    pub number: String,
    /// The name of the member or sponsor on the invoice.
    pub debtor_name: String,
    /// From 1 to 3.
    pub level: u32,
    #[ts(type = "string")]
    pub reminded_on: NaiveDate,
    pub open_minor: i64,
    /// What it asks for beside it: its own fee, and what was open of the fees of earlier reminders.
    pub fee_minor: i64,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The invoice that its own fee is booked as; none where it has none.
    pub fee_invoice_id: Option<i64>,
}
