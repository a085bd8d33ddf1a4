//! Everything a reminder says, as it was when it was made, and its pages: a pure function of that.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::preview;
use super::store::{OpenFee, RemindableInvoice};
use crate::kernel::money;
use crate::money::billing::Correspondent;
use crate::money::invoices::printed_reference;
use crate::money::invoices::{
    Asked, Buyer, FrozenInvoice, HowToPay, PaymentCode, PaymentDetails, Seller, how_to_pay,
};
use crate::paper::branding::{Branding, Style, Subject};
use crate::paper::letters::{LetterKind, Texts};
use crate::paper::locale::{Locale, Words};
use crate::paper::typesetting::{
    Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Total,
};
use crate::people::profile::ProfileDraft;

/// A frozen reminder. Its PDF is a function of this and of the logo that `seller` names by its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenReminder {
    /// From 1 to 3.
    pub level: u32,
    pub reminded_on: NaiveDate,
    /// Who reminds.
    pub seller: Seller,
    /// Who is reminded.
    pub buyer: Buyer,
    /// The subject of the message.
    pub subject: String,
    /// The text, in paragraphs; the last one closes the letter.
    pub body: String,
    /// The number of the invoice.
    pub number: String,
    /// The date of the invoice.
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    /// The licence year it bills.
    pub licence_year_label: String,
    /// The purchase order number of the buyer, as the invoice says it when it is reminded of; empty for none.
    pub purchase_order: String,
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u32,
    /// What the invoice asked for.
    pub total_minor: i64,
    pub open_minor: i64,
    /// What the reminder asks for beside it: its own fee, and what was open of those of earlier reminders.
    pub fee_minor: i64,
    /// The number of the invoice that its own fee is booked as; empty where it has none.
    pub fee_number: String,
    /// The fees of earlier reminders that it asks for as well.
    pub(super) earlier_fees: Vec<OpenFee>,
    /// How to pay.
    pub payment: PaymentDetails,
    /// The line at the foot.
    pub footer: String,
    /// How it looks.
    pub style: Style,
}

pub(super) struct Circumstances<'a> {
    pub(super) level: u32,
    pub(super) on: NaiveDate,
    pub(super) open: &'a RemindableInvoice,
    pub(super) invoice: &'a FrozenInvoice,
    pub(super) new_fee_minor: i64,
    pub(super) fee_number: String,
    pub(super) profile: &'a ProfileDraft,
    pub(super) logo: Option<&'a str>,
    pub(super) person: Correspondent,
    pub(super) branding: &'a Branding,
}

pub(super) fn freeze(texts: &Texts, made_of: Circumstances<'_>) -> FrozenReminder {
    let Circumstances {
        level,
        on,
        open,
        invoice,
        new_fee_minor,
        fee_number,
        profile,
        logo,
        person,
        branding,
    } = made_of;
    let fee_minor = new_fee_minor + preview::earlier_fees(open);
    let wording = texts.wording(LetterKind::reminder(level), &person.language);
    let locale = &wording.locale;
    let money = |minor| locale.money(minor, open.in_currency.digits(), open.in_currency.code());
    // No line ends between a day and its month.
    let date = |day| locale.date(day).replacen(' ', "\u{a0}", 1);
    let payment = payment(profile, open, &person, fee_minor, &fee_number);
    // Where nobody can be reached now, the address on the invoice may still do.
    let (attention, email) = if person.email.is_empty() {
        (invoice.buyer.attention.clone(), invoice.buyer.email.clone())
    } else {
        (person.attention.clone(), person.email.clone())
    };
    let message = wording.fill(&[
        ("contact", if attention.is_empty() { person.name.clone() } else { attention.clone() }),
        ("member", person.name.clone()),
        ("number", open.number.clone()),
        ("issued", date(invoice.issued_on)),
        ("due", date(open.item.due_on)),
        ("amount", money(open.total_minor)),
        ("open", money(open.open_minor)),
        ("fee", money(fee_minor)),
        ("to_pay", money(open.open_minor + fee_minor)),
        ("days_overdue", (on - open.item.due_on).num_days().to_string()),
        ("payment_reference", printed_reference(&payment.creditor_reference, &payment.reference)),
        ("licence_year", invoice.licence_year_label.clone()),
        ("consortium", profile.name.clone()),
    ]);
    FrozenReminder {
        level,
        reminded_on: on,
        seller: Seller::of(profile, &person.country, logo, locale),
        buyer: Buyer {
            name: person.recipient,
            attention,
            address_lines: person.address_lines,
            country: person.country,
            tax_id: invoice.buyer.tax_id.clone(),
            email,
        },
        subject: message.subject,
        body: message.body,
        number: open.number.clone(),
        issued_on: invoice.issued_on,
        due_on: open.item.due_on,
        licence_year_label: invoice.licence_year_label.clone(),
        purchase_order: invoice.purchase_order.clone(),
        currency: open.in_currency.code().to_owned(),
        currency_digits: open.in_currency.digits(),
        total_minor: open.total_minor,
        open_minor: open.open_minor,
        fee_minor,
        fee_number,
        earlier_fees: open.fees.clone(),
        payment,
        footer: profile.invoice_footer.clone(),
        style: Style::now(&branding.stationery, locale.tag()),
    }
}

/// How to pay what is open and the fees. The reference of the invoice stands for the invoice alone: where fees are asked
/// for, which are invoices too, all the numbers are quoted.
fn payment(
    profile: &ProfileDraft,
    open: &RemindableInvoice,
    person: &Correspondent,
    fee_minor: i64,
    fee_number: &str,
) -> PaymentDetails {
    let fees = open.fees.iter().map(|fee| fee.number.as_str()).chain([fee_number]);
    let numbers: Vec<&str> =
        [open.number.as_str()].into_iter().chain(fees).filter(|number| !number.is_empty()).collect();
    let mut payment = match numbers.as_slice() {
        [only] => PaymentDetails::of(profile, only, open.payment_reference.clone()),
        several => PaymentDetails::of(profile, &several.join(", "), String::new()),
    };
    let asked = Asked {
        payment: &payment,
        amount_minor: open.open_minor + fee_minor,
        currency: open.in_currency.code(),
        currency_digits: open.in_currency.digits(),
    };
    payment.code = PaymentCode::of(asked, &profile.address(), (&person.recipient, &person.address));
    payment
}

impl FrozenReminder {
    /// The letter it prints.
    pub(super) fn letter(&self, logo: Option<Arc<Image>>) -> Letter {
        let locale = Locale::of_tag(&self.style.language);
        let words = Words::of_locale(&locale);
        let index = usize::try_from(self.level).unwrap_or(1).clamp(1, words.reminders.len()) - 1;
        let title = words.reminders[index];
        let (opening, closing) = self.body.rsplit_once("\n\n").unwrap_or((&self.body, ""));
        let about = Subject {
            title: title.to_owned(),
            file_title: format!("{title} {}", self.number),
            dated_on: Some(self.reminded_on),
        };
        let from = self.seller.sender(logo, &self.footer);
        let mut letter = Letter {
            details: vec![
                Pair::new(words.date, locale.date(self.reminded_on)),
                Pair::new(words.invoice, &self.number),
                Pair::new(words.invoice_date, locale.date(self.issued_on)),
                Pair::new(words.due_date, locale.date(self.due_on)),
                Pair::new(words.licence_year, &self.licence_year_label),
                Pair::new(words.your_purchase_order, &self.purchase_order),
            ],
            introduction: opening.to_owned(),
            table: self.table(&locale, words),
            totals: vec![Total {
                label: words.to_pay.to_owned(),
                amount: locale.money(self.open_minor + self.fee_minor, self.currency_digits, &self.currency),
                is_emphasised: true,
            }],
            closing: closing.to_owned(),
            ..self.style.letter(from, self.buyer.recipient(), about)
        };
        match self.how_to_pay(words) {
            HowToPay::Slip(slip) => letter.slip = Some(*slip),
            HowToPay::Panel(payment) => letter.payment = Some(payment),
        }
        letter
    }

    fn table(&self, locale: &Locale, words: &Words) -> LetterTable {
        let row = |what: String, minor: i64| LetterRow {
            cells: vec![LetterCell::new(what), LetterCell::new(locale.amount(minor, self.currency_digits))],
            ..LetterRow::default()
        };
        let mut rows = vec![row(format!("{} {}", words.invoice, self.number), self.total_minor)];
        if self.open_minor != self.total_minor {
            rows.push(row(words.settled.to_owned(), self.open_minor - self.total_minor));
        }
        let earlier = money::sum(self.earlier_fees.iter().map(|fee| fee.open_minor));
        let own = (self.fee_number.as_str(), self.fee_minor - earlier);
        let fees = self.earlier_fees.iter().map(|fee| (fee.number.as_str(), fee.open_minor)).chain([own]);
        for (number, minor) in fees.filter(|(_, minor)| *minor > 0) {
            let booked = if number.is_empty() { String::new() } else { format!(" ({number})") };
            rows.push(row(format!("{}{booked}", words.fee), minor));
        }
        let amount = format!("{} ({})", words.amount, self.currency);
        LetterTable {
            columns: vec![LetterColumn::text(words.description, 4.0), LetterColumn::amount(amount, 1.0)],
            rows,
            carried: None,
        }
    }

    fn how_to_pay(&self, words: &Words) -> HowToPay {
        let asked = Asked {
            payment: &self.payment,
            amount_minor: self.open_minor + self.fee_minor,
            currency: &self.currency,
            currency_digits: self.currency_digits,
        };
        how_to_pay(asked, &self.style.language, words, &self.style, Vec::new())
    }
}
