//! Records an invoice or credit note of ORCID, and corrects it.

use chrono::Datelike;
use serde::Deserialize;
use ts_rs::TS;

use super::{OrcidInvoice, OrcidInvoiceDraft, store};
use crate::kernel::money::AMOUNT_MAX;
use crate::kernel::{FieldProblems, OptionExt, Result, licence_year, money, text};
use crate::money::agreements::{self, Agreement};
use crate::register::{Connection, Op, Register, require_open};

/// Asks to record an invoice or credit note of ORCID, or to correct one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveOrcidCostsInvoice {
    /// The invoice to correct; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    /// What it says.
    pub draft: OrcidInvoiceDraft,
}

/// Records an invoice of ORCID, or corrects it. What names an invoice that it takes back is a credit note.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field: a number that is recorded already, a currency that is not
/// the agreement's, less than was paid or credited of it, a credit note of more than is left of its invoice.
/// [`crate::kernel::ErrorKind::Conflict`] when the books are closed for its day.
pub fn save_invoice(register: &mut Register, request: SaveOrcidCostsInvoice) -> Result<OrcidInvoice> {
    let today = register.clock().today();
    let before = match request.id {
        Some(id) => Some(
            store::invoice(register.reader(), id, today)?.or_not_found(template!("Invoice of ORCID"), id)?,
        ),
        None => None,
    };
    let draft = storable(register, before.as_ref(), &request.draft)?;
    let (noun, number) = (draft.noun(), &draft.number);
    let op = Op::new(match before {
        Some(_) => message!("Edited ORCID’s {noun} {number}", noun, number),
        None => message!("Recorded ORCID’s {noun} {number}", noun, number),
    });
    let id = register.transact(op, |edit| {
        require_books_open(edit, before.as_ref().map(|invoice| &invoice.draft), &draft)?;
        store::save_invoice(edit, request.id, &draft)
    })?;
    store::invoice(register.reader(), id, today)?.or_not_found(template!("Invoice of ORCID"), id)
}

/// What closed books hold of it stays as it is; the rest may still be learnt.
fn require_books_open(
    connection: &Connection,
    before: Option<&OrcidInvoiceDraft>,
    draft: &OrcidInvoiceDraft,
) -> Result<()> {
    let booked = |one: &OrcidInvoiceDraft| {
        (one.number.clone(), one.received_on, one.currency.clone(), one.charges(), one.credits_id)
    };
    if before.is_some_and(|before| booked(before) == booked(draft)) {
        return Ok(());
    }
    let mut days = before.into_iter().chain([draft]);
    days.try_for_each(|one| require_open(connection, one.received_on, one.what()))
}

fn storable(
    register: &Register,
    before: Option<&OrcidInvoice>,
    draft: &OrcidInvoiceDraft,
) -> Result<OrcidInvoiceDraft> {
    let connection = register.reader();
    let mut problems = FieldProblems::default();
    let agreements = agreements::list(register)?;
    let agreement = agreements.into_iter().find(|one| one.id == draft.agreement_id);
    let agreement = agreement.or_invalid(
        "agreement_id",
        message!("Choose the agreement that the invoice is for, or add it first."),
    )?;
    let credited = match draft.credits_id {
        Some(id) => {
            let invoice = store::invoice(connection, id, draft.received_on)?;
            Some(invoice.or_invalid(
                "credits_id",
                message!("That invoice of ORCID does not exist, or no longer exists."),
            )?)
        }
        None => None,
    };
    let stored = OrcidInvoiceDraft {
        // A credit note belongs to the year of its invoice, and nothing of it is to be paid by a day.
        licence_year: credited.as_ref().map_or(draft.licence_year, |invoice| invoice.draft.licence_year),
        due_on: credited.as_ref().map_or(draft.due_on, |_| draft.received_on),
        number: problems.take("number", text::line(&draft.number)),
        currency: draft.currency.trim().to_ascii_uppercase(),
        note: problems.take("note", text::lines(&draft.note)),
        ..draft.clone()
    };
    if stored.number.is_empty() && problems.is_empty() {
        problems.add("number", message!("Give the number that ORCID’s {noun} bears.", noun = stored.noun()));
    } else if store::number_is_taken(connection, before.map(|invoice| invoice.id), &stored.number)? {
        let message = message!(
            "ORCID’s {noun} {stored} is recorded already.",
            noun = stored.noun(),
            stored = stored.number
        );
        problems.add("number", message);
    }
    if !licence_year::YEARS.contains(&stored.licence_year) {
        problems.add(
            "licence_year",
            message!(
                "{licence_year} is not a licence year of this program.",
                licence_year = stored.licence_year
            ),
        );
    }
    days(&stored, &mut problems);
    if let Some(attachment_id) = stored.attachment_id
        && store::attached_to(connection, attachment_id)? != Some(agreement.id)
    {
        problems.add(
            "attachment_id",
            message!("That document is not attached to this agreement. Attach it there first."),
        );
    }
    amounts(&stored, &agreement, &mut problems);
    if problems.is_empty() {
        match &credited {
            Some(invoice) => credit(&stored, before, invoice, &mut problems),
            None => still_covered(&stored, before, &agreement, &mut problems),
        }
    }
    problems.into_result().map(|()| stored)
}

fn days(draft: &OrcidInvoiceDraft, problems: &mut FieldProblems) {
    for (field, day) in [("received_on", draft.received_on), ("due_on", draft.due_on)] {
        if !licence_year::YEARS.contains(&day.year()) {
            problems.add(field, message!("{day, date, long} is out of reach. Check the year.", day));
        }
    }
}

fn amounts(draft: &OrcidInvoiceDraft, agreement: &Agreement, problems: &mut FieldProblems) {
    let (currency, digits) = (&agreement.draft.currency, agreement.currency_digits);
    if draft.currency != *currency {
        let message = message!(
            "“{title}” is in {currency}, so ORCID’s {noun} for it is too.",
            title = agreement.draft.title,
            currency,
            noun = draft.noun()
        );
        problems.add("currency", message);
    }
    for (charge, minor) in draft.charges() {
        let field = format!("{}_minor", charge.code());
        if minor < 0 {
            problems.add(
                &field,
                message!("An amount cannot be below nothing. A discount lowers what it is for."),
            );
        } else if minor > AMOUNT_MAX {
            let most = money::format_minor(AMOUNT_MAX, digits);
            problems.add(&field, message!("An amount cannot be above {currency} {most}.", currency, most));
        }
    }
    if problems.is_empty() && store::total_minor(draft) == 0 {
        let does = if draft.credits_id.is_some() { "credits" } else { "charges" };
        problems.add("member_fees_minor", message!("Say what ORCID {does}: every amount is nothing.", does));
    }
}

/// A credit note takes back a part of one invoice of its agreement at most, and never another credit note.
fn credit(
    draft: &OrcidInvoiceDraft,
    before: Option<&OrcidInvoice>,
    invoice: &OrcidInvoice,
    problems: &mut FieldProblems,
) {
    let number = &invoice.draft.number;
    let own =
        before.filter(|note| note.draft.credits_id == draft.credits_id).map_or(0, |note| -note.total_minor);
    let left = invoice.total_minor - invoice.credited_minor + own;
    if invoice.draft.credits_id.is_some() {
        problems.add(
            "credits_id",
            message!("{number} is a credit note itself. Choose the invoice it is for.", number),
        );
    } else if before.is_some_and(|before| before.draft.credits_id.is_none()) {
        let message =
            message!("An invoice does not become a credit note. Remove it and record the credit note anew.");
        problems.add("credits_id", message);
    } else if invoice.draft.agreement_id != draft.agreement_id {
        problems.add(
            "agreement_id",
            message!("The invoice {number} is for “{agreement}”.", number, agreement = invoice.agreement),
        );
    } else if store::total_minor(draft) > left {
        let message = message!(
            "Only {currency} {amount} of the invoice {number} are left to credit.",
            currency = draft.currency,
            amount = money::format_minor(left, invoice.currency_digits),
            number
        );
        problems.add("member_fees_minor", message);
    }
}

/// An invoice never comes to less than was paid or credited of it.
fn still_covered(
    draft: &OrcidInvoiceDraft,
    before: Option<&OrcidInvoice>,
    agreement: &Agreement,
    problems: &mut FieldProblems,
) {
    let Some(before) = before else { return };
    let amount =
        |minor: i64| format!("{} {}", draft.currency, money::format_minor(minor, agreement.currency_digits));
    let total = store::total_minor(draft);
    if before.draft.credits_id.is_some() {
        let message =
            message!("A credit note does not become an invoice. Remove it and record the invoice anew.");
        problems.add("credits_id", message);
    } else if before.credited_minor > 0 && before.draft.agreement_id != draft.agreement_id {
        let message = message!("A credit note takes a part of it back, so it stays with its agreement.");
        problems.add("agreement_id", message);
    } else if total < before.paid_minor.max(before.credited_minor) {
        let (done, minor, first) = match total < before.paid_minor {
            true => ("paid", before.paid_minor, message!("Correct the payment first.")),
            false => ("credited", before.credited_minor, message!("Correct the credit note first.")),
        };
        let message = message!(
            "{minor} of it are {done} already, so it cannot come to {total} only. {first}",
            minor = amount(minor),
            done,
            total = amount(total),
            first
        );
        problems.add("member_fees_minor", message);
    }
}
