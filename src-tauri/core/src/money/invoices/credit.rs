//! Credits an invoice, whole or in part. The invoice stays as it is; the credit note says what is taken back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::store::DocumentOwner;
use super::{
    CreditedInvoice, DocumentKind, FrozenInvoice, InvoiceLine, InvoiceRow, WrittenInvoice, numbering, store,
    write_offs,
};
use crate::kernel::{Error, OptionExt, Result, money, text};
use crate::money::billing::{self, Despite, RunProblem, require_issuable};
use crate::money::taxes::TaxSubtotal;
use crate::paper::branding::Branding;
use crate::people::profile::{self, ProfileDraft};
use crate::register::{Edit, Op, Register};

/// Asks for a credit note.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CreditInvoices {
    /// The invoice.
    pub id: i64,
    /// Why; the credit note prints it.
    pub reason: String,
    /// Its date; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What is taken back of which line; all that is left when absent.
    #[serde(default)]
    pub lines: Option<Vec<CreditedLine>>,
    /// Whether the next run bills the members’ fee of the licence year anew. Only for a credit of all that is left.
    #[serde(default)]
    pub bill_again: bool,
    /// Why it has a date further ahead than Settings allow; the history keeps it.
    #[serde(default)]
    pub despite: Option<String>,
}

/// What is taken back of a line.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CreditedLine {
    /// The line of the invoice, from 0.
    pub line: usize,
    /// The amount before tax, with the sign of the line.
    pub amount_minor: i64,
}

/// Makes out a credit note.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for more than is left of a line, and for a date before the invoice;
/// [`crate::kernel::ErrorKind::Conflict`] when nothing is left to credit, for a date too far ahead unless the request says
/// why, and for a note that cannot be drawn.
pub fn credit(register: &mut Register, request: CreditInvoices) -> Result<WrittenInvoice> {
    let mut prepared = prepare(register, &request)?;
    let (number, debtor) = (&prepared.row.number, &prepared.row.debtor_name);
    let summary = prepared.despite.noted(if prepared.takes_all {
        message!("Credited {number} of {debtor}", number, debtor)
    } else {
        message!("Credited a part of {number} of {debtor}", number, debtor)
    });
    let problems = std::mem::take(&mut prepared.problems);
    let op = Op::new(summary);
    let id = register.transact(op.final_and_durable(), |edit| prepared.write(edit))?;
    let row = store::row(register.reader(), id, register.clock().today())?
        .or_not_found(template!("Credit note"), id)?;
    Ok(WrittenInvoice { row, problems })
}

/// A credit note that is about to be made out.
pub(super) struct PreparedCredit {
    /// The invoice that it takes back.
    pub(super) row: InvoiceRow,
    takes_all: bool,
    bill_again: bool,
    profile: ProfileDraft,
    note: FrozenInvoice,
    problems: Vec<RunProblem>,
    pub(super) despite: Despite,
}

impl PreparedCredit {
    /// What it takes back.
    pub(super) fn note(&self) -> &FrozenInvoice {
        &self.note
    }

    /// Writes it, numbered, and gives its id.
    pub(super) fn write(self, edit: &Edit<'_>) -> Result<i64> {
        if self.bill_again {
            billing::store::release(edit, self.row.id)?;
        }
        let whose = DocumentOwner { run_id: None, credits_id: Some(self.row.id), debtor: self.row.debtor };
        let note = numbering::write_one(edit, &self.profile, whose, self.note)?;
        write_offs::take_over(edit, self.row.id)?;
        Ok(note)
    }
}

/// Works a credit note out.
///
/// # Errors
/// As [`credit`].
pub(super) fn prepare(register: &Register, request: &CreditInvoices) -> Result<PreparedCredit> {
    let connection = register.reader();
    let today = register.clock().today();
    let row = store::row(connection, request.id, today)?.or_not_found(template!("Invoice"), request.id)?;
    if row.kind != DocumentKind::Invoice {
        return Err(Error::conflict(message!(
            "{number} is no invoice: there is nothing to credit.",
            number = row.number
        )));
    }
    let invoice = store::document(connection, request.id)?.or_not_found(template!("Invoice"), request.id)?;
    let earlier: Vec<FrozenInvoice> =
        store::credit_notes(connection, request.id)?.into_iter().map(|(_, note)| note).collect();
    let reason = text::line(&request.reason).map_err(|message| Error::invalid("reason", message))?;
    if reason.is_empty() {
        return Err(Error::invalid("reason", message!("Say why: the credit note prints it.")));
    }
    let issued_on = request.on.unwrap_or(today);
    if issued_on < invoice.issued_on {
        let message = message!(
            "A credit note is not dated before its invoice, {issued_on, date, long}.",
            issued_on = invoice.issued_on
        );
        return Err(Error::invalid("on", message));
    }
    let left = left_of(&invoice, &earlier);
    let mut note = note(&invoice, &left, &earlier, request.lines.as_deref(), (issued_on, reason))?;
    note.style = Branding::read(connection)?.style_for(&invoice.language);
    let takes_all = note.net_minor() == money::sum(left.iter().copied());
    if request.bill_again && !takes_all {
        return Err(Error::invalid(
            "bill_again",
            message!("Only an invoice that is credited in full is billed anew."),
        ));
    }
    let profile = profile::read(connection)?;
    let ahead = Vec::from_iter(billing::date_ahead(&profile, issued_on, today));
    let despite = require_issuable(&ahead, request.despite.as_deref())?;
    let dated = (issued_on, note.licence_year);
    let mut problems = ahead;
    problems.extend(numbering::dated_before(connection, &profile, DocumentKind::CreditNote, dated)?);
    let bill_again = request.bill_again;
    Ok(PreparedCredit { row, takes_all, bill_again, profile, note, problems, despite })
}

/// What is left to credit of each line.
fn left_of(invoice: &FrozenInvoice, earlier: &[FrozenInvoice]) -> Vec<i64> {
    let mut left: Vec<i64> = invoice.lines.iter().map(|line| line.amount_minor).collect();
    for line in earlier.iter().flat_map(|note| &note.lines) {
        if let Some(amount) = line.credits_line.and_then(|index| left.get_mut(index)) {
            *amount -= line.amount_minor;
        }
    }
    left
}

fn note(
    invoice: &FrozenInvoice,
    left: &[i64],
    earlier: &[FrozenInvoice],
    asked: Option<&[CreditedLine]>,
    (issued_on, reason): (NaiveDate, String),
) -> Result<FrozenInvoice> {
    let everything =
        || left.iter().enumerate().map(|(line, amount)| CreditedLine { line, amount_minor: *amount });
    let asked: Vec<CreditedLine> = asked.map_or_else(|| everything().collect(), <[CreditedLine]>::to_vec);
    let mut lines = Vec::new();
    for credited in asked.iter().filter(|credited| credited.amount_minor != 0) {
        lines.push(credited_line(invoice, left, *credited)?);
    }
    if lines.is_empty() {
        return Err(Error::conflict(message!(
            "Nothing is left to credit of {invoice}.",
            invoice = invoice.number
        )));
    }
    let taxes = taxes(invoice, earlier, &lines)?;
    let net = lines.iter().map(|line| line.amount_minor);
    let total_minor = money::sum(net.chain(taxes.iter().map(|subtotal| subtotal.tax_minor)));
    if total_minor < 0 {
        return Err(Error::invalid(
            "lines",
            message!("A credit note does not ask for money: credit less of what was taken off."),
        ));
    }
    Ok(FrozenInvoice {
        kind: DocumentKind::CreditNote,
        number: String::new(),
        issued_on,
        due_on: issued_on,
        lines,
        taxes,
        total_minor,
        also_in: None,
        credits: Some(CreditedInvoice {
            number: invoice.number.clone(),
            issued_on: invoice.issued_on,
            is_whole: total_minor == invoice.total_minor && earlier.is_empty(),
        }),
        reason,
        supplement: None,
        ..invoice.clone()
    })
}

fn credited_line(invoice: &FrozenInvoice, left: &[i64], credited: CreditedLine) -> Result<InvoiceLine> {
    let line = invoice.lines.get(credited.line).or_not_found(template!("Line"), credited.line + 1)?;
    let (amount, left) = (credited.amount_minor, left[credited.line]);
    if amount.signum() != left.signum() || amount.unsigned_abs() > left.unsigned_abs() {
        let field = format!("lines.{}", credited.line);
        let left = crate::kernel::money::format_minor(left, invoice.currency_digits);
        return Err(Error::invalid(&field, message!("Of this line {left} is left to credit.", left)));
    }
    Ok(InvoiceLine { amount_minor: amount, credits_line: Some(credited.line), ..line.clone() })
}

/// The tax that goes with the lines: by category, and whatever is left of it where the lines take all that is left.
fn taxes(
    invoice: &FrozenInvoice,
    earlier: &[FrozenInvoice],
    lines: &[InvoiceLine],
) -> Result<Vec<TaxSubtotal>> {
    let mut left: BTreeMap<_, (i64, i64)> = BTreeMap::new();
    for subtotal in &invoice.taxes {
        left.insert(&subtotal.tax, (subtotal.taxable_minor, subtotal.tax_minor));
    }
    for subtotal in earlier.iter().flat_map(|note| &note.taxes) {
        if let Some((taxable, tax)) = left.get_mut(&subtotal.tax) {
            *taxable -= subtotal.taxable_minor;
            *tax -= subtotal.tax_minor;
        }
    }
    let reckoned =
        crate::money::taxes::subtotals(lines.iter().map(|line| (line.amount_minor, line.tax.as_ref())))
            .ok_or_else(|| {
                Error::internal(message!("The tax of a credit note is larger than this program can hold."))
            })?;
    Ok(reckoned
        .into_iter()
        .map(|subtotal| match left.get(&subtotal.tax) {
            Some((taxable, tax)) if *taxable == subtotal.taxable_minor => {
                TaxSubtotal { tax_minor: *tax, ..subtotal }
            }
            Some((_, tax)) if tax.abs() < subtotal.tax_minor.abs() => {
                TaxSubtotal { tax_minor: *tax, ..subtotal }
            }
            _ => subtotal,
        })
        .collect())
}
