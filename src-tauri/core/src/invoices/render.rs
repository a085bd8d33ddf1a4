//! From a frozen invoice to its pages: a pure function.

use chrono::Datelike;

use super::FrozenInvoice;
use super::export::FrozenDocument;
use super::frozen::long_date;
use crate::documents::{
    self, Cell, Column, Day, HanForms, Layout, Letter, Letterhead, Pair, Payment, Properties, Renderer, Row,
    Table, Total,
};
use crate::kernel::money::format_minor;
use crate::kernel::{Error, ErrorKind, Result};

/// The pages of an invoice.
///
/// # Errors
/// A character that no font covers, or a part that fits on no page; the message names the invoice.
pub(super) fn layout(renderer: &mut Renderer, document: &FrozenDocument) -> Result<Layout> {
    renderer.layout(&letter(document)).map_err(|error| failed(document, &error))
}

/// The invoice as PDF.
///
/// # Errors
/// As [`layout`].
pub(super) fn pdf(renderer: &mut Renderer, document: &FrozenDocument) -> Result<Vec<u8>> {
    let layout = layout(renderer, document)?;
    renderer.pdf(&layout).map_err(|error| failed(document, &error))
}

pub(super) fn failed(document: &FrozenDocument, error: &documents::Error) -> Error {
    let kind = if matches!(error, documents::Error::Writer { .. }) {
        ErrorKind::Internal
    } else {
        ErrorKind::Conflict
    };
    Error::new(
        kind,
        format!("Invoice {} of {}: {error}.", document.invoice.number, document.invoice.buyer.name),
    )
}

fn letter(document: &FrozenDocument) -> Letter {
    let invoice = &document.invoice;
    let amount = |minor| format_minor(minor, invoice.currency_digits);
    let row = |line: &super::InvoiceLine| Row {
        cells: vec![Cell::with_detail(&line.description, &line.detail), Cell::new(amount(line.amount_minor))],
    };
    let (seller, buyer) = (&invoice.seller, &invoice.buyer);
    let tax_id =
        if seller.tax_id.is_empty() { String::new() } else { format!("VAT or tax id {}", seller.tax_id) };
    Letter {
        han_forms: HanForms::of_country(&buyer.country),
        letterhead: Letterhead {
            name: seller.name.clone(),
            address_lines: seller.address_lines.clone(),
            contact_lines: vec![seller.email.clone(), seller.website.clone(), tax_id],
            logo: document.logo.clone(),
        },
        recipient_lines: [&buyer.name, &buyer.attention]
            .into_iter()
            .chain(&buyer.address_lines)
            .filter(|line| !line.is_empty())
            .cloned()
            .collect(),
        title: "Invoice".to_owned(),
        details: vec![
            Pair::new("Invoice number", &invoice.number),
            Pair::new("Invoice date", long_date(invoice.issued_on)),
            Pair::new("Due date", long_date(invoice.due_on)),
            Pair::new("Licence year", &invoice.licence_year_label),
            Pair::new("Your purchase order", &invoice.purchase_order),
            Pair::new("Your VAT or tax id", &buyer.tax_id),
        ],
        table: Table {
            columns: vec![
                Column::text("Description", 4.0),
                Column::amount(format!("Amount ({})", invoice.currency), 1.0),
            ],
            rows: invoice.lines.iter().map(row).collect(),
        },
        totals: vec![Total {
            label: format!("Total {}", invoice.currency),
            amount: amount(invoice.total_minor),
            is_emphasised: true,
        }],
        payment: payment(invoice),
        notes: invoice.tax_text.lines().map(str::to_owned).collect(),
        footer: invoice.footer.clone(),
        properties: Properties {
            title: format!("Invoice {}", invoice.number),
            author: seller.name.clone(),
            language: "en".to_owned(),
            created_on: day(invoice.issued_on),
        },
        ..Letter::default()
    }
}

fn payment(invoice: &FrozenInvoice) -> Option<Payment> {
    let payment = &invoice.payment;
    let nowhere_to_pay_to =
        payment.iban.is_empty() && payment.details_lines.is_empty() && payment.bank_name.is_empty();
    let mut pairs = vec![
        Pair::new(
            "Amount",
            format!("{} {}", invoice.currency, format_minor(invoice.total_minor, invoice.currency_digits)),
        ),
        Pair::new("Due", long_date(invoice.due_on)),
        Pair::new("Account holder", if nowhere_to_pay_to { "" } else { &payment.account_holder }),
        Pair::new("Bank", &payment.bank_name),
        Pair::new("IBAN", &payment.iban),
        Pair::new("BIC", &payment.bic),
    ];
    pairs.extend(
        payment
            .details_lines
            .iter()
            .enumerate()
            .map(|(index, line)| Pair::new(if index == 0 { "Details" } else { " " }, line)),
    );
    pairs.push(Pair::new("Reference", &payment.reference));
    Some(Payment { title: "Payment".to_owned(), pairs })
}

fn day(date: chrono::NaiveDate) -> Option<Day> {
    let (year, month, day) =
        (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Some(Day { year, month, day })
}
