//! Personal data: everything about one person in one file, and the erasure of a person.
//!
//! An erasure leaves what must stay: that somebody held a role and when, and issued invoices, which never change and
//! are kept for as many years as the consortium says. Everything else goes, from the history as well.

mod commands;
mod erase;
mod export;
mod identity;
mod policy;
mod preview;
mod readable;
mod retained;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::{FinalAct, Link, Slice, Table};

pub use erase::erase;
pub use export::{PersonExport, export};
pub use policy::{Policy, policy, set_policy};
pub use preview::{ErasePreview, preview_erase};
pub use retained::{ErasedPerson, erased};

pub(crate) static SLICE: Slice = Slice {
    name: "personal_data",
    tables: &[
        Table {
            name: "personal_data_policy",
            label: template!("Retention of invoices"),
            one: template!("a retention of invoices"),
            several: template!(
                "{count, plural, one {# retention of invoices} other {# retentions of invoices}}",
                count
            ),
            name_columns: &[],
        },
        Table {
            name: "personal_data_erasure",
            label: template!("Erased person"),
            one: template!("an erased person"),
            several: template!("{count, plural, one {# erased person} other {# erased persons}}", count),
            name_columns: &["pseudonym"],
        },
        Table {
            name: "personal_data_retained_invoice",
            label: template!("Retained invoice"),
            one: template!("a retained invoice"),
            several: template!(
                "{count, plural, one {# retained invoice} other {# retained invoices}}",
                count
            ),
            name_columns: &["retained_until"],
        },
    ],
    commands: commands::ALL,
    final_acts: &[FinalAct {
        operation: "personal_data.erase",
        corrected_by: template!("That is its purpose."),
    }],
    links: &[Link::to_contact("personal_data_erasure", "contact_id")],
    ..Slice::EMPTY
};

/// The tables about people that this slice itself sees to: the record and its roles get a pseudonym, and what was issued
/// is kept for as long as it must be.
#[cfg(test)]
pub(crate) const SEEN_TO: [&str; 7] = [
    "contact",
    "contact_role",
    "invoice",
    "invoice_supplement",
    "reminder",
    "personal_data_erasure",
    "personal_data_retained_invoice",
];

/// Asks about one person.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PersonId {
    pub contact_id: i64,
}

/// An issued invoice that names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamingInvoice {
    pub id: i64,
    pub number: String,
    /// The member it was issued to.
    pub member: String,
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The last day on which it must be kept.
    #[ts(type = "string")]
    pub retained_until: NaiveDate,
}

/// A reminder that names a person. It is as final as the invoice it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamingReminder {
    pub id: i64,
    /// Its level, from 1.
    pub level: u32,
    /// The number of the invoice it reminds of.
    pub number: String,
    pub member: String,
    #[ts(type = "string")]
    pub reminded_on: NaiveDate,
}

/// What stands for an erased person.
fn pseudonym(contact_id: i64) -> String {
    format!("Erased person {contact_id}")
}
