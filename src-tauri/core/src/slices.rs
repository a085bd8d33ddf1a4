//! Every slice, once. A slice may use those before it, never those after it; a test of the code's shape reads this list.

pub(crate) mod reads;
#[cfg(test)]
pub(crate) mod tests;

use crate::register::{MIGRATIONS, Schema, Slice};
use crate::{
    agreements, attachments, billing, books, contacts, cycle, deadlines, documents, duplicates, einvoices,
    exports, fees, imports, info, invoices, letters, locale, mail, members, payments, personal_data, profile,
    register, reminders, remittances, sponsors, statements, stationery, tax, told, views, voting,
};

/// The slices, lowest first.
static SLICES: &[&Slice] = &[
    &register::SLICE,
    &locale::SLICE,
    &documents::SLICE,
    &mail::SLICE,
    &profile::SLICE,
    &members::SLICE,
    &stationery::SLICE,
    &contacts::SLICE,
    &views::SLICE,
    &attachments::SLICE,
    &duplicates::SLICE,
    &told::SLICE,
    &voting::SLICE,
    &imports::SLICE,
    &agreements::SLICE,
    &tax::SLICE,
    &sponsors::SLICE,
    &fees::SLICE,
    &einvoices::SLICE,
    &billing::SLICE,
    &invoices::SLICE,
    &payments::SLICE,
    &remittances::SLICE,
    &letters::SLICE,
    &statements::SLICE,
    &books::SLICE,
    &reminders::SLICE,
    &deadlines::SLICE,
    &cycle::SLICE,
    &personal_data::SLICE,
    &exports::SLICE,
    &info::SLICE,
];

/// What the register is told of them.
pub static SCHEMA: Schema = Schema { migrations: MIGRATIONS, slices: SLICES };
