//! What a reminder costs. A fee that is asked for is booked as an invoice of its own, so it is owed from the same day on.

use chrono::NaiveDate;

use super::ReminderRules;
use super::store::RemindableInvoice;
use crate::kernel::{Decimal, Result};
use crate::money::invoices::{Desk, PreparedInvoice, WriteInvoices, WrittenLine};
use crate::money::taxes::{AppliedTax, TaxCode};
use crate::paper::letters::{LetterKind, Texts};
use crate::paper::locale::Words;
use crate::register::{Connection, Register};

/// Prepares the invoices of fees.
pub(super) struct ReminderFees<'a> {
    rules: &'a ReminderRules,
    desk: Desk,
    /// Whether the consortium knows taxes at all; where it does, its invoices say how a fee is taxed.
    knows_taxes: bool,
    house_words: &'static Words,
}

impl<'a> ReminderFees<'a> {
    pub(super) fn read(register: &Register, rules: &'a ReminderRules, texts: &Texts) -> Result<Self> {
        let desk = Desk::read(register)?;
        let house_words = Words::of(texts.wording(LetterKind::FirstReminder, "").locale.language());
        Ok(Self { rules, knows_taxes: desk.knows_taxes(), desk, house_words })
    }

    /// The invoice of the fee that the reminder of a level costs; none where it costs nothing. What is a fee itself costs
    /// nothing more.
    ///
    /// # Errors
    /// A tax category without a rate on that day.
    pub(super) fn prepare(
        &self,
        connection: &Connection,
        invoice: &RemindableInvoice,
        level: u32,
        words: &Words,
        on: NaiveDate,
    ) -> Result<Option<PreparedInvoice>> {
        let net_minor = if invoice.is_fee { 0 } else { self.rules.fee(level, invoice.in_currency.code()) };
        if net_minor == 0 {
            return Ok(None);
        }
        let line = WrittenLine {
            description: format!("{}: {}", words.fee, invoice.number),
            detail: String::new(),
            amount_minor: net_minor,
            tax_category_id: self.rules.fee_tax_category_id,
            taxed_as: self.not_subject(words),
        };
        let request = WriteInvoices {
            debtor: invoice.debtor,
            currency: invoice.in_currency.code().to_owned(),
            lines: vec![line],
            is_pro_forma: false,
            issued_on: Some(on),
            due_on: None,
            year: None,
            period_from: None,
            period_until: None,
            // What invoices lack was said when the one was issued that is late.
            despite: Some(message!("The fee of a reminder").to_string()),
        };
        self.desk.prepare(connection, request).map(Some)
    }

    /// Where no category is chosen, a fee is the compensation for a late payment: no supply, and so outside the scope of tax.
    /// It is called alike on all invoices, so that it is one row of the tax summary.
    fn not_subject(&self, words: &Words) -> Option<AppliedTax> {
        (self.knows_taxes && self.rules.fee_tax_category_id.is_none()).then(|| AppliedTax {
            code: TaxCode::O,
            name: self.house_words.not_taxed.to_owned(),
            percent: Decimal::ZERO,
            reason: words.fee_not_taxed.to_owned(),
            reason_code: "VATEX-EU-O".to_owned(),
            parts: Vec::new(),
        })
    }
}
