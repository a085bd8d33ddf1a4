//! Gives documents their numbers: only here, and only in the transaction that writes them.

use chrono::NaiveDate;

use super::frozen::Heading;
use super::{DocumentKind, FrozenInvoice, store};
use crate::billing::Bill;
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Error, Result};
use crate::profile::ProfileDraft;
use crate::register::{self, Edit};
use crate::stationery::House;

/// Numbers the documents of `bills` in their order, writes them and moves the counter of their series. Gives their ids.
pub(super) fn write_all(
    edit: &Edit<'_>,
    heading: &Heading<'_>,
    run_id: Option<i64>,
    bills: &[Bill],
) -> Result<Vec<i64>> {
    require_open(edit, heading.kind, heading.issued_on)?;
    let pattern = pattern(heading.profile, heading.kind)?;
    let series =
        store::series_like(edit, heading.kind, pattern.series(heading.issued_on, heading.year.year))?;
    let mut counter = store::last_number(edit, &series)?;
    let mut ids = Vec::with_capacity(bills.len());
    let house = House::read(edit)?;
    edit.in_bulk("invoice", || {
        for bill in bills {
            counter += 1;
            let number = pattern.number(heading.issued_on, heading.year.year, counter);
            let document = FrozenInvoice::freeze(Heading { number, ..heading.clone() }, bill, &house);
            let whose = store::Whose {
                run_id,
                credits_id: None,
                member_id: bill.debtor.member_id(),
                sponsor_id: bill.debtor.sponsor_id(),
            };
            ids.push(store::insert(edit, &series, counter, whose, &document)?);
        }
        Ok(())
    })?;
    store::set_last_number(edit, &series, counter)?;
    Ok(ids)
}

/// Numbers one document that `freeze` makes of its number, writes it and moves the counter. Gives its id.
pub(super) fn write_one(
    edit: &Edit<'_>,
    profile: &ProfileDraft,
    whose: store::Whose,
    mut document: FrozenInvoice,
) -> Result<i64> {
    require_open(edit, document.kind, document.issued_on)?;
    let pattern = pattern(profile, document.kind)?;
    let series =
        store::series_like(edit, document.kind, pattern.series(document.issued_on, document.licence_year))?;
    let counter = store::last_number(edit, &series)? + 1;
    document.number = pattern.number(document.issued_on, document.licence_year, counter);
    let id = store::insert(edit, &series, counter, whose, &document)?;
    store::set_last_number(edit, &series, counter)?;
    Ok(id)
}

/// Documents that count in the books are not dated into closed ones.
fn require_open(edit: &Edit<'_>, kind: DocumentKind, issued_on: NaiveDate) -> Result<()> {
    match kind {
        DocumentKind::Invoice => register::require_open(edit, issued_on, "an invoice"),
        DocumentKind::CreditNote => register::require_open(edit, issued_on, "a credit note"),
        DocumentKind::ProForma => Ok(()),
    }
}

fn pattern(profile: &ProfileDraft, kind: DocumentKind) -> Result<NumberPattern> {
    let (field, pattern) = match kind {
        DocumentKind::Invoice => ("invoice_number_pattern", &profile.invoice_number_pattern),
        DocumentKind::CreditNote => ("credit_note_number_pattern", &profile.credit_note_number_pattern),
        DocumentKind::ProForma => ("pro_forma_number_pattern", &profile.pro_forma_number_pattern),
    };
    NumberPattern::parse(pattern).map_err(|message| Error::invalid(field, message))
}
