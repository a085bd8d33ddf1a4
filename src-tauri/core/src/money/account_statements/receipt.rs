//! A receipt: that money came in, from whom, and what it settles.

use std::sync::Arc;

use crate::kernel::{Error, Id, Result};
use crate::money::billing::{Correspondent, Correspondents};
use crate::money::payments::{self, PaymentDetail};
use crate::paper::branding::{Branding, Recipient, Style, Subject};
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::mail::{Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::paper::typesetting::{
    self, Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Renderer, Total,
};
use crate::people::profile::{self, ProfileDraft};
use crate::register::Register;

/// Gives the receipt of a payment as PDF, in the language of whose money it is. It says what the payment settles now.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`]; [`crate::kernel::ErrorKind::Conflict`] for money that was paid back, and for
/// a character that no font can print.
pub fn receipt(register: &Register, request: Id) -> Result<Outgoing> {
    let connection = register.reader();
    let detail = payments::get(register, request)?;
    let payment = &detail.payment;
    if payment.amount_minor <= 0 {
        return Err(Error::conflict(message!(
            "This money was paid back, so there is no receipt for it. Choose a payment that came in."
        )));
    }
    let find = |debtor| Correspondents::read(connection)?.find(connection, debtor);
    let person = payment.debtor.0.map(find).transpose()?;
    let language = person.as_ref().map(|person| person.language.as_str()).unwrap_or_default();
    let receipt = Receipt {
        detail: &detail,
        profile: &profile::read(connection)?,
        person: person.as_ref(),
        style: Branding::read(connection)?.style_for(language),
    };
    let failed = |error: typesetting::TypesettingError| {
        Error::conflict(message!("The receipt for {payer}: {error}.", payer = receipt.payer(), error))
    };
    let mut renderer = Renderer::new();
    let layout = renderer.layout(&receipt.letter(profile::logo_image(register)?)).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    let name = safe_name(&format!("Receipt {} {}", payment.received_on, receipt.payer()));
    let files = vec![OutgoingFile::new(payment.id, format!("{name}.pdf"), &pdf)];
    Ok(Outgoing { files, ..Outgoing::default() })
}

struct Receipt<'a> {
    detail: &'a PaymentDetail,
    profile: &'a ProfileDraft,
    /// Whose money it is; none when that is not known.
    person: Option<&'a Correspondent>,
    style: Style,
}

impl Receipt<'_> {
    fn payer(&self) -> &str {
        match self.person {
            Some(person) => &person.recipient,
            None => &self.detail.payment.payer_name,
        }
    }

    fn letter(&self, logo: Option<Arc<Image>>) -> Letter {
        let locale = Locale::of_tag(&self.style.language);
        let words = Words::of_locale(&locale);
        let (payment, profile) = (&self.detail.payment, self.profile);
        let unknown = Recipient { name: self.payer(), ..Recipient::default() };
        let to = self.person.map_or(unknown, Correspondent::recipient);
        // What banks kept on the way was paid all the same, and settles as if it had arrived.
        let paid = payment.amount_minor + payment.bank_fee_minor;
        let amount = locale.money(paid, payment.in_currency.digits(), payment.in_currency.code());
        let about = Subject {
            title: words.receipt.to_owned(),
            file_title: format!("{} {}", words.receipt, locale.date(payment.received_on)),
            dated_on: Some(payment.received_on),
        };
        let from = profile.sender(&locale, to.country, logo);
        Letter {
            details: vec![
                Pair::new(words.received_on, locale.date(payment.received_on)),
                Pair::new(words.payer, &payment.payer_name),
                Pair::new(words.reference, &payment.reference),
            ],
            introduction: fill(words.receipt_text, &[("amount", &amount), ("payer", self.payer())]),
            table: self.table(&locale, words),
            totals: vec![Total {
                label: fill(words.received, &[("currency", payment.in_currency.code())]),
                amount: locale.amount(paid, payment.in_currency.digits()),
                is_emphasised: true,
            }],
            ..self.style.letter(from, to, about)
        }
    }

    /// What the payment settles, what was paid back of it, and what is left.
    fn table(&self, locale: &Locale, words: &Words) -> LetterTable {
        let payment = &self.detail.payment;
        let row = |what: String, minor: i64| LetterRow {
            cells: vec![
                LetterCell::new(what),
                LetterCell::new(locale.amount(minor, payment.in_currency.digits())),
            ],
            ..LetterRow::default()
        };
        let settled = self.detail.allocations.iter();
        let mut rows: Vec<LetterRow> =
            settled.map(|one| row(format!("{} {}", words.invoice, one.number), one.payment_minor)).collect();
        if payment.refunded_minor != 0 {
            rows.push(row(words.refund.to_owned(), payment.refunded_minor));
        }
        if payment.unallocated_minor != 0 {
            rows.push(row(words.on_account.to_owned(), payment.unallocated_minor));
        }
        let amount = format!("{} ({})", words.amount, payment.in_currency.code());
        LetterTable {
            columns: vec![LetterColumn::text(words.description, 4.0), LetterColumn::amount(amount, 1.0)],
            rows,
            carried: None,
        }
    }
}
