//! Records an invoice of ORCID, and corrects it.

use chrono::Datelike;
use serde::Deserialize;
use ts_rs::TS;

use super::{OrcidInvoice, OrcidInvoiceDraft, store};
use crate::agreements::{self, Agreement};
use crate::kernel::{FieldProblems, OptionExt, Result, licence_year, money, text};
use crate::register::history::Nothing;
use crate::register::{Op, Register};

/// The largest amount, in minor units: whatever a register holds, sums of it stay exact.
const AMOUNT_MINOR_MAX: i64 = 1_000_000_000_000;

/// Asks to record an invoice of ORCID, or to correct one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveOrcidInvoice {
    /// The invoice to correct; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    /// What it says.
    pub draft: OrcidInvoiceDraft,
}

/// Records an invoice of ORCID, or corrects it.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field: a number that is recorded already, a currency that is not
/// the agreement's, less than was paid of it.
pub fn save_invoice(register: &mut Register, request: SaveOrcidInvoice) -> Result<OrcidInvoice> {
    let today = register.clock().today();
    let before = match request.id {
        Some(id) => Some(store::invoice(register.reader(), id, today)?.or_not_found("Invoice of ORCID", id)?),
        None => None,
    };
    let draft = storable(register, before.as_ref(), &request.draft)?;
    let (name, verb) = match before {
        Some(_) => ("orcid_invoices.update", "Edited"),
        None => ("orcid_invoices.add", "Recorded"),
    };
    let op = Op::new(name, format!("{verb} ORCID’s invoice {}", draft.number));
    let id = register.transact(op, |edit| store::save_invoice(edit, request.id, &draft))?;
    store::invoice(register.reader(), id, today)?.or_not_found("Invoice of ORCID", id)
}

fn storable(
    register: &Register,
    before: Option<&OrcidInvoice>,
    draft: &OrcidInvoiceDraft,
) -> Result<OrcidInvoiceDraft> {
    let connection = register.reader();
    let mut problems = FieldProblems::default();
    let agreements = agreements::list(register, Nothing {})?;
    let agreement = agreements.into_iter().find(|one| one.id == draft.agreement_id);
    let agreement = agreement
        .or_invalid("agreement_id", "Choose the agreement that the invoice is for, or add it first.")?;
    let stored = OrcidInvoiceDraft {
        number: problems.take("number", text::line(&draft.number)),
        currency: draft.currency.trim().to_ascii_uppercase(),
        note: problems.take("note", text::lines(&draft.note)),
        ..draft.clone()
    };
    if stored.number.is_empty() && problems.is_empty() {
        problems.add("number", "Give the number that ORCID’s invoice bears.");
    } else if store::number_is_taken(connection, before.map(|invoice| invoice.id), &stored.number)? {
        let message = format!("ORCID’s invoice {} is recorded already.", stored.number);
        problems.add("number", message);
    }
    if !licence_year::YEARS.contains(&stored.licence_year) {
        problems
            .add("licence_year", format!("{} is not a licence year of this program.", stored.licence_year));
    }
    days(&stored, &mut problems);
    if let Some(attachment_id) = stored.attachment_id
        && store::attached_to(connection, attachment_id)? != Some(agreement.id)
    {
        problems
            .add("attachment_id", "That document is not attached to this agreement. Attach it there first.");
    }
    amounts(&stored, before, &agreement, &mut problems);
    problems.into_result().map(|()| stored)
}

fn days(draft: &OrcidInvoiceDraft, problems: &mut FieldProblems) {
    for (field, day) in [("received_on", draft.received_on), ("due_on", draft.due_on)] {
        if !licence_year::YEARS.contains(&day.year()) {
            problems.add(field, format!("{day} is out of reach. Check the year."));
        }
    }
}

fn amounts(
    draft: &OrcidInvoiceDraft,
    before: Option<&OrcidInvoice>,
    agreement: &Agreement,
    problems: &mut FieldProblems,
) {
    let (currency, digits) = (&agreement.draft.currency, agreement.currency_digits);
    if draft.currency != *currency {
        let message =
            format!("“{}” is in {currency}, so ORCID’s invoice for it is too.", agreement.draft.title);
        problems.add("currency", message);
    }
    for (charge, minor) in draft.charges() {
        let field = format!("{}_minor", charge.word());
        if minor < 0 {
            problems.add(&field, "An amount cannot be below nothing. A discount lowers what it is for.");
        } else if minor > AMOUNT_MINOR_MAX {
            let most = money::format_minor(AMOUNT_MINOR_MAX, digits);
            problems.add(&field, format!("An amount cannot be above {currency} {most}."));
        }
    }
    if !problems.is_empty() {
        return;
    }
    let total = store::total_minor(draft);
    let paid = before.map_or(0, |invoice| invoice.paid_minor);
    if total == 0 {
        problems.add("member_fees_minor", "Say what ORCID charges: every amount is nothing.");
    } else if total < paid {
        let message = format!(
            "{currency} {} of it are paid already, so it cannot come to {} only. Correct the payment first.",
            money::format_minor(paid, digits),
            money::format_minor(total, digits),
        );
        problems.add("member_fees_minor", message);
    }
}
