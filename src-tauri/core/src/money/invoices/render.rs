//! From a frozen invoice to its pages: a pure function.

use super::export::FrozenDocument;
use super::{DocumentKind, FrozenInvoice, HowToPay, electronic, how_to_pay};
use crate::kernel::{Error, ErrorKind, Result};
use crate::money::taxes::{TaxCode, TaxSubtotal};
use crate::paper::branding::Subject;
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::typesetting::{
    self, Carried, Layout, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Renderer, Total,
};

/// The pages of an invoice.
///
/// # Errors
/// A character that no font covers, or a part that fits on no page; the message names the invoice.
pub(super) fn layout(renderer: &mut Renderer, document: &FrozenDocument) -> Result<Layout> {
    renderer.layout(&letter(document)).map_err(|error| failed(document, &error))
}

/// Whether a document that is about to be issued can be drawn.
///
/// # Errors
/// As [`layout`], for a document that has no number yet.
pub(super) fn try_layout(renderer: &mut Renderer, document: &FrozenDocument) -> Result<()> {
    let cannot = |error: typesetting::TypesettingError| {
        let buyer: String = document.invoice.buyer.name.chars().take(80).collect();
        Error::conflict(match document.invoice.kind {
            DocumentKind::Invoice => {
                message!("Nothing was issued. The invoice to {buyer} cannot be drawn: {error}.", buyer, error)
            }
            DocumentKind::CreditNote => {
                message!(
                    "Nothing was issued. The credit note to {buyer} cannot be drawn: {error}.",
                    buyer,
                    error
                )
            }
            DocumentKind::ProForma => message!(
                "Nothing was issued. The pro forma invoice to {buyer} cannot be drawn: {error}.",
                buyer,
                error
            ),
        })
    };
    renderer.layout(&letter(document)).map(drop).map_err(cannot)
}

/// The invoice as PDF.
///
/// # Errors
/// As [`layout`].
pub(super) fn pdf(renderer: &mut Renderer, document: &FrozenDocument) -> Result<Vec<u8>> {
    let mut layout = layout(renderer, document)?;
    electronic::make_hybrid(&document.invoice, &mut layout.properties);
    renderer.pdf(&layout).map_err(|error| failed(document, &error))
}

pub(super) fn failed(document: &FrozenDocument, error: &typesetting::TypesettingError) -> Error {
    let kind = if matches!(error, typesetting::TypesettingError::Writer { .. }) {
        ErrorKind::Internal
    } else {
        ErrorKind::Conflict
    };
    Error::new(kind, message!("{document}: {error}.", document = document.invoice.called(), error))
}

/// An invoice with the language it is printed in.
struct Printed<'a> {
    invoice: &'a FrozenInvoice,
    locale: Locale,
    words: &'static Words,
}

fn letter(document: &FrozenDocument) -> Letter {
    let invoice = &document.invoice;
    let locale = Locale::of_tag(&invoice.style.language);
    let words = Words::of_locale(&locale);
    let printed = Printed { invoice, locale, words };
    let title = printed.title();
    let about = Subject {
        file_title: format!("{title} {}", invoice.number),
        title,
        dated_on: Some(invoice.issued_on),
    };
    let from = invoice.seller.sender(document.logo.clone(), &invoice.footer);
    let mut letter = Letter {
        details: printed.details(),
        introduction: printed.introduction(),
        table: printed.table(),
        totals: printed.totals(),
        notes: printed.notes(),
        ..invoice.style.letter(from, invoice.buyer.recipient(), about)
    };
    match printed.how_to_pay() {
        Some(HowToPay::Slip(slip)) => letter.slip = Some(*slip),
        Some(HowToPay::Panel(payment)) => letter.payment = Some(payment),
        None => {}
    }
    letter
}

impl Printed<'_> {
    fn title(&self) -> String {
        let Self { invoice, locale, words } = self;
        let (country, is_taxed) = (&invoice.seller.country, invoice.is_taxed());
        match invoice.kind {
            DocumentKind::Invoice => locale.invoice_title(country, is_taxed),
            DocumentKind::CreditNote => {
                let is_whole = invoice.credits.as_ref().is_some_and(|credited| credited.is_whole);
                locale.credit_note_title(country, is_taxed, is_whole).to_owned()
            }
            DocumentKind::ProForma => words.pro_forma.to_owned(),
        }
    }

    fn amount(&self, minor: i64) -> String {
        self.locale.amount(minor, self.invoice.currency_digits)
    }

    fn details(&self) -> Vec<Pair> {
        let Self { invoice, locale, words } = self;
        let (number, date) = match invoice.kind {
            DocumentKind::Invoice => (words.invoice_number, words.invoice_date),
            DocumentKind::CreditNote => (words.credit_note_number, words.date),
            DocumentKind::ProForma => (words.pro_forma_number, words.date),
        };
        let mut details =
            vec![Pair::new(number, &invoice.number), Pair::new(date, locale.date(invoice.issued_on))];
        match &invoice.credits {
            Some(credited) => {
                let date = locale.date(credited.issued_on);
                // The two together are wider than the column: the date takes a line of its own, unbroken.
                let number = format!("{}\n", credited.number);
                let credited = fill(words.number_of_date, &[("number", &number), ("date", &date)]);
                let credited = credited.replace("\n ", "\n");
                details.push(Pair::new(words.credits_invoice, credited));
            }
            None if invoice.kind == DocumentKind::Invoice => {
                details.push(Pair::new(words.due_date, locale.date(invoice.due_on)));
            }
            None => {}
        }
        details.push(Pair::new(words.licence_year, &invoice.licence_year_label));
        let (from, until) = (locale.date(invoice.period_from), locale.date(invoice.period_until));
        let period = fill(words.range, &[("from", &from), ("until", &format!("\n{until}"))]);
        details.push(Pair::new(words.service_period, period));
        details.push(Pair::new(words.your_purchase_order, &invoice.purchase_order));
        let (label, number) = words.your_id(&invoice.buyer.tax_id, &invoice.buyer.country);
        details.push(Pair::new(label, number));
        details
    }

    fn introduction(&self) -> String {
        match self.invoice.kind {
            DocumentKind::Invoice => String::new(),
            DocumentKind::CreditNote if self.invoice.reason.is_empty() => String::new(),
            DocumentKind::CreditNote => fill(self.words.reason, &[("reason", &self.invoice.reason)]),
            DocumentKind::ProForma => self.words.pro_forma_notice.to_owned(),
        }
    }

    fn table(&self) -> LetterTable {
        let Self { invoice, words, .. } = self;
        let mut sum = 0_i64;
        let row = |line: &super::InvoiceLine| {
            sum += line.amount_minor;
            LetterRow {
                cells: vec![
                    LetterCell::with_detail(&line.description, &line.detail),
                    LetterCell::new(self.amount(line.amount_minor)),
                ],
                running: self.amount(sum),
                is_heading: false,
            }
        };
        LetterTable {
            columns: vec![
                LetterColumn::text(words.description, 4.0),
                LetterColumn::amount(format!("{} ({})", words.amount, invoice.currency), 1.0),
            ],
            rows: invoice.lines.iter().map(row).collect(),
            carried: Some(Carried {
                forward: words.carried_forward.to_owned(),
                over: words.carried_over.to_owned(),
            }),
        }
    }

    /// The sum before tax and the tax of each category, where there is any, and the total.
    fn totals(&self) -> Vec<Total> {
        let Self { invoice, locale, words } = self;
        let mut totals = Vec::new();
        if !invoice.taxes.is_empty() {
            totals.push(total(words.net_amount, self.amount(invoice.net_minor()), false));
        }
        for subtotal in invoice.taxes.iter().flat_map(TaxSubtotal::each) {
            let (percent, base) = (
                locale.number(&subtotal.tax.percent.to_string()),
                locale.formula(&self.amount(subtotal.taxable_minor)),
            );
            let template = if subtotal.tax.code == TaxCode::S { words.tax_of } else { words.tax_on };
            let label = fill(
                template,
                &[("name", &locale.isolated(&subtotal.tax.name)), ("percent", &percent), ("amount", &base)],
            );
            totals.push(total(label, self.amount(subtotal.tax_minor), false));
        }
        let template = match invoice.kind {
            DocumentKind::CreditNote => words.total_credited,
            _ => words.total,
        };
        let label = fill(template, &[("currency", &invoice.currency)]);
        totals.push(total(label, self.amount(invoice.total_minor), true));
        if let Some(second) = &invoice.also_in {
            let rate = locale.number(&second.exchange_rate.to_string());
            let label = |template| {
                fill(
                    template,
                    &[("currency", &second.currency), ("from", &invoice.currency), ("rate", &rate)],
                )
            };
            let amount = |minor| locale.amount(minor, second.currency_digits);
            if !invoice.taxes.is_empty() {
                totals.push(total(label(words.tax_in), amount(second.tax_minor), false));
            }
            totals.push(total(label(words.total_in), amount(second.total_minor), false));
        }
        totals
    }

    /// Why no tax is charged, category by category, the consortium’s own sentence on tax, and what was told since.
    fn notes(&self) -> Vec<String> {
        let invoice = self.invoice;
        let reasons =
            invoice.taxes.iter().map(|subtotal| &subtotal.tax.reason).filter(|reason| !reason.is_empty());
        let mut notes: Vec<String> = reasons.cloned().collect();
        notes.dedup();
        notes.extend(invoice.tax_text.lines().map(str::to_owned));
        if invoice.kind == DocumentKind::CreditNote {
            notes.push(self.words.credit_notice.to_owned());
        }
        let added_on = invoice.supplement.as_ref().and_then(|added| added.purchase_order_added_on);
        notes.extend(added_on.map(|added_on| {
            let (added, issued) = (self.locale.date(added_on), self.locale.date(invoice.issued_on));
            fill(self.words.supplemented, &[("date", &added), ("issued", &issued)])
        }));
        notes
    }

    fn how_to_pay(&self) -> Option<HowToPay> {
        let Self { invoice, locale, words } = self;
        if invoice.kind != DocumentKind::Invoice {
            return None;
        }
        let amount = locale.money(invoice.total_minor, invoice.currency_digits, &invoice.currency);
        let first = vec![Pair::new(words.amount, amount), Pair::new(words.due, locale.date(invoice.due_on))];
        Some(how_to_pay(invoice.asked(), &invoice.language, words, &invoice.style, first))
    }
}

fn total(label: impl Into<String>, amount: String, is_emphasised: bool) -> Total {
    Total { label: label.into(), amount, is_emphasised }
}
