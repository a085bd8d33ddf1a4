//! Gives documents their numbers: only here, and only in the transaction that writes them.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::export::{self, FrozenDocument};
use super::frozen::FrozenHead;
use super::store::StoredDocument;
use super::{DocumentKind, FrozenInvoice, render, store};
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Error, Result};
use crate::money::billing::{self, Bill, RunProblem};
use crate::paper::branding::Branding;
use crate::paper::typesetting::Renderer;
use crate::people::profile::ProfileDraft;
use crate::register::{self, Connection, Edit};

/// Numbers the documents of `bills` in their order, writes them and moves the counter of their series. Gives their ids.
///
/// # Errors
/// A bad number pattern, closed books, and a document that cannot be drawn: each is laid out before any is kept.
pub(super) fn write_all(
    edit: &Edit<'_>,
    heading: &FrozenHead<'_>,
    run_id: Option<i64>,
    bills: &[Bill],
) -> Result<Vec<i64>> {
    require_open(edit, heading.kind, heading.issued_on)?;
    let pattern = pattern(heading.profile, heading.kind)?;
    let series =
        store::series_like(edit, heading.kind, pattern.series(heading.issued_on, heading.year.year))?;
    let mut counter = store::last_number(edit, &series)?;
    let mut ids = Vec::with_capacity(bills.len());
    let branding = Branding::read(edit)?;
    let logo = heading.logo.map(|sha256| export::logo(edit, sha256)).transpose()?;
    let numbered: Vec<(i64, &Bill)> = (counter + 1..).zip(bills).collect();
    let drawn = |renderer: &mut Renderer, (number, bill): &(i64, &Bill)| {
        let number = pattern.number(heading.issued_on, heading.year.year, *number);
        let invoice = FrozenInvoice::freeze(FrozenHead { number, ..heading.clone() }, bill, &branding);
        let document = FrozenDocument { invoice: Arc::new(invoice), logo: logo.clone() };
        render::try_layout(renderer, &document)?;
        Ok((StoredDocument::of(&document.invoice)?, document.invoice))
    };
    // Each is written while the next are laid out. Of one that cannot be drawn all are taken back.
    let goes_on = AtomicBool::new(false);
    edit.in_bulk("invoice", || {
        export::on_all_threads(&numbered, &goes_on, &drawn, &mut |index, (stored, document)| {
            let (number, bill) = numbered[index];
            let whose = store::DocumentOwner { run_id, credits_id: None, debtor: bill.debtor.debtor() };
            require_new_reference(edit, &document)?;
            ids.push(store::insert(edit, &series, number, whose, (&document, &stored))?);
            counter = number;
            Ok(())
        })
    })?;
    store::set_last_number(edit, &series, counter)?;
    Ok(ids)
}

/// Numbers one document that `freeze` makes of its number, writes it and moves the counter. Gives its id.
pub(super) fn write_one(
    edit: &Edit<'_>,
    profile: &ProfileDraft,
    whose: store::DocumentOwner,
    mut document: FrozenInvoice,
) -> Result<i64> {
    require_open(edit, document.kind, document.issued_on)?;
    let pattern = pattern(profile, document.kind)?;
    let series =
        store::series_like(edit, document.kind, pattern.series(document.issued_on, document.licence_year))?;
    let counter = store::last_number(edit, &series)? + 1;
    document.number = pattern.number(document.issued_on, document.licence_year, counter);
    let logo = document.seller.logo.as_deref().map(|sha256| export::logo(edit, sha256)).transpose()?;
    let drawn = FrozenDocument { invoice: Arc::new(document), logo };
    require_drawable(&drawn)?;
    let document = &drawn.invoice;
    require_new_reference(edit, document)?;
    let stored = StoredDocument::of(document)?;
    let id = store::insert(edit, &series, counter, whose, (document, &stored))?;
    store::set_last_number(edit, &series, counter)?;
    Ok(id)
}

/// Refuses a payment reference that was given out: of two invoices with one reference nobody can tell which was paid.
/// Patterns of numbers that differ in more than separators may come to the same letters and digits all the same. A credit
/// note has the reference of what it credits.
fn require_new_reference(connection: &Connection, document: &FrozenInvoice) -> Result<()> {
    if document.kind == DocumentKind::CreditNote {
        return Ok(());
    }
    let reference = &document.payment.creditor_reference;
    let Some(other) = store::number_with_reference(connection, reference)? else { return Ok(()) };
    let message = message!(
        "{document} would have the payment reference of {other}: references leave out spaces, hyphens and the like, and what is left of the two numbers is the same. Give the pattern of invoice numbers in the settings other letters or digits.",
        document = document.number,
        other
    );
    Err(Error::invalid("invoice_number_pattern", message))
}

/// Refuses a document that cannot be drawn: what is issued can be drawn for ever.
pub(super) fn require_drawable(document: &FrozenDocument) -> Result<()> {
    render::try_layout(&mut Renderer::new(), document)
}

/// What is said of a date before that of an earlier number of the series.
pub(super) fn dated_before(
    connection: &Connection,
    profile: &ProfileDraft,
    kind: DocumentKind,
    (issued_on, year): (NaiveDate, i32),
) -> Result<Option<RunProblem>> {
    billing::dated_before(connection, pattern_of(profile, kind).1, issued_on, year)
}

/// Documents that count in the books are not dated into closed ones.
fn require_open(edit: &Edit<'_>, kind: DocumentKind, issued_on: NaiveDate) -> Result<()> {
    match kind {
        DocumentKind::Invoice => register::require_open(edit, issued_on, template!("an invoice")),
        DocumentKind::CreditNote => register::require_open(edit, issued_on, template!("a credit note")),
        DocumentKind::ProForma => Ok(()),
    }
}

fn pattern(profile: &ProfileDraft, kind: DocumentKind) -> Result<NumberPattern> {
    let (field, pattern) = pattern_of(profile, kind);
    NumberPattern::parse(pattern).map_err(|message| Error::invalid(field, message))
}

fn pattern_of(profile: &ProfileDraft, kind: DocumentKind) -> (&'static str, &str) {
    match kind {
        DocumentKind::Invoice => ("invoice_number_pattern", &profile.invoice_number_pattern),
        DocumentKind::CreditNote => ("credit_note_number_pattern", &profile.credit_note_number_pattern),
        DocumentKind::ProForma => ("pro_forma_number_pattern", &profile.pro_forma_number_pattern),
    }
}
