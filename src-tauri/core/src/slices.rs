//! Every slice, once. A slice may use those before it, never those after it; a test of the code's shape reads this list.

pub(crate) mod reads;
#[cfg(test)]
pub(crate) mod tests;

use crate::money::{
    account_statements, agreements, bank, bank_files, billing, books, fees, invoices, matching, orcid_costs,
    payments, reminders, sponsors, tax_returns, taxes, terms,
};
use crate::office::{exports, home, year};
use crate::paper::{branding, einvoices, letters, locale, mail, typesetting};
use crate::people::{
    attachments, contacts, duplicates, imports, members, personal_data, portal_sync, profile, tabular, views,
    voting,
};
use crate::register::{MIGRATIONS, Schema, Slice};
use crate::service::{calendar, issues, joining, mail_files, record_lists, tasks, tickets};
use crate::{info, register};

/// The slices, lowest first.
static SLICES: &[&Slice] = &[
    &register::SLICE,
    &locale::SLICE,
    &typesetting::SLICE,
    &mail::SLICE,
    &branding::SLICE,
    &letters::SLICE,
    &einvoices::SLICE,
    &profile::SLICE,
    &members::SLICE,
    &contacts::SLICE,
    &views::SLICE,
    &attachments::SLICE,
    &duplicates::SLICE,
    &portal_sync::SLICE,
    &voting::SLICE,
    &tabular::SLICE,
    &imports::SLICE,
    &personal_data::SLICE,
    &agreements::SLICE,
    &sponsors::SLICE,
    &taxes::SLICE,
    &terms::SLICE,
    &fees::SLICE,
    &billing::SLICE,
    &invoices::SLICE,
    &bank_files::SLICE,
    &matching::SLICE,
    &payments::SLICE,
    &bank::SLICE,
    &orcid_costs::SLICE,
    &account_statements::SLICE,
    &books::SLICE,
    &tax_returns::SLICE,
    &reminders::SLICE,
    &calendar::SLICE,
    &record_lists::SLICE,
    &tasks::SLICE,
    &joining::SLICE,
    &mail_files::SLICE,
    &tickets::SLICE,
    &issues::SLICE,
    &year::SLICE,
    &home::SLICE,
    &exports::SLICE,
    &info::SLICE,
];

/// What the register is told of them.
pub static SCHEMA: Schema = Schema { migrations: MIGRATIONS, slices: SLICES };
