//! From a frozen invoice to its pages: a pure function.

use chrono::Datelike;

use super::export::FrozenDocument;
use super::{DocumentKind, FrozenInvoice, electronic, payment_code};
use crate::documents::{
    self, Cell, Column, Day, HanForms, Layout, Letter, Letterhead, Pair, Payment, Properties, Renderer, Row,
    Table, Total,
};
use crate::kernel::creditor_reference::CreditorReference;
use crate::kernel::money::format_minor;
use crate::kernel::{Error, ErrorKind, Result, long_date};
use crate::tax::TaxCode;

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
    let mut layout = layout(renderer, document)?;
    electronic::make_hybrid(&document.invoice, &mut layout.properties);
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
        format!(
            "{} {} of {}: {error}.",
            document.invoice.kind.title(),
            document.invoice.number,
            document.invoice.buyer.name
        ),
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
    // The slip says how to pay; saying it twice would cost a page.
    let slip = payment_code::swiss(invoice);
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
        title: invoice.kind.title().to_owned(),
        details: details(invoice),
        introduction: introduction(invoice),
        table: Table {
            columns: vec![
                Column::text("Description", 4.0),
                Column::amount(format!("Amount ({})", invoice.currency), 1.0),
            ],
            rows: invoice.lines.iter().map(row).collect(),
        },
        totals: totals(invoice),
        payment: if slip.is_none() { payment(invoice) } else { None },
        slip,
        notes: notes(invoice),
        footer: invoice.footer.clone(),
        properties: Properties {
            title: format!("{} {}", invoice.kind.title(), invoice.number),
            author: seller.name.clone(),
            language: "en".to_owned(),
            created_on: day(invoice.issued_on),
            ..Properties::default()
        },
        ..Letter::default()
    }
}

fn details(invoice: &FrozenInvoice) -> Vec<Pair> {
    let (number, date) = match invoice.kind {
        DocumentKind::Invoice => ("Invoice number", "Invoice date"),
        DocumentKind::CreditNote => ("Credit note number", "Date"),
        DocumentKind::ProForma => ("Pro forma number", "Date"),
    };
    let mut details = vec![Pair::new(number, &invoice.number), Pair::new(date, long_date(invoice.issued_on))];
    match &invoice.credits {
        Some(credited) => {
            let credited = format!("{} of {}", credited.number, long_date(credited.issued_on));
            details.push(Pair::new("Credits invoice", credited));
        }
        None if invoice.kind == DocumentKind::Invoice => {
            details.push(Pair::new("Due date", long_date(invoice.due_on)));
        }
        None => {}
    }
    details.push(Pair::new("Licence year", &invoice.licence_year_label));
    details.push(Pair::new("Your purchase order", &invoice.purchase_order));
    details.push(Pair::new("Your VAT or tax id", &invoice.buyer.tax_id));
    details
}

fn introduction(invoice: &FrozenInvoice) -> String {
    match invoice.kind {
        DocumentKind::Invoice => String::new(),
        DocumentKind::CreditNote if invoice.reason.is_empty() => String::new(),
        DocumentKind::CreditNote => format!("Reason: {}", invoice.reason),
        DocumentKind::ProForma => {
            "This is not an invoice. It says what will be invoiced, so that you can raise a purchase order."
                .to_owned()
        }
    }
}

/// The sum before tax and the tax of each category, where there is any, and the total.
fn totals(invoice: &FrozenInvoice) -> Vec<Total> {
    let amount = |minor| format_minor(minor, invoice.currency_digits);
    let mut totals = Vec::new();
    if !invoice.taxes.is_empty() {
        totals.push(total("Net amount", amount(invoice.net_minor()), false));
    }
    for subtotal in &invoice.taxes {
        let name = &subtotal.tax.name;
        let label = match subtotal.tax.code {
            TaxCode::S => {
                format!("{name} ({} % of {})", subtotal.tax.percent, amount(subtotal.taxable_minor))
            }
            _ => format!("{name} (on {})", amount(subtotal.taxable_minor)),
        };
        totals.push(total(label, amount(subtotal.tax_minor), false));
    }
    let label = match invoice.kind {
        DocumentKind::CreditNote => format!("Total credited {}", invoice.currency),
        _ => format!("Total {}", invoice.currency),
    };
    totals.push(total(label, amount(invoice.total_minor), true));
    if let Some(second) = &invoice.also_in {
        let amount = |minor| format_minor(minor, second.currency_digits);
        let rate = format!("at 1 {} = {} {}", invoice.currency, second.exchange_rate, second.currency);
        if !invoice.taxes.is_empty() {
            totals.push(total(format!("Tax in {} {rate}", second.currency), amount(second.tax_minor), false));
        }
        totals.push(total(format!("Total in {} {rate}", second.currency), amount(second.total_minor), false));
    }
    totals
}

fn total(label: impl Into<String>, amount: String, is_emphasised: bool) -> Total {
    Total { label: label.into(), amount, is_emphasised }
}

/// Why no tax is charged, category by category, and the consortium’s own sentence on tax.
fn notes(invoice: &FrozenInvoice) -> Vec<String> {
    let reasons =
        invoice.taxes.iter().map(|subtotal| &subtotal.tax.reason).filter(|reason| !reason.is_empty());
    let mut notes: Vec<String> = reasons.cloned().collect();
    notes.dedup();
    notes.extend(invoice.tax_text.lines().map(str::to_owned));
    if invoice.kind == DocumentKind::CreditNote {
        notes.push(
            "What this credits is taken off what you owe on the invoice. What you have paid beyond it is paid back, or set off against another invoice."
                .to_owned(),
        );
    }
    notes
}

fn payment(invoice: &FrozenInvoice) -> Option<Payment> {
    if invoice.kind != DocumentKind::Invoice {
        return None;
    }
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
    let reference = CreditorReference::parse(&payment.creditor_reference);
    pairs.push(Pair::new("Payment reference", reference.map(|known| known.printed()).unwrap_or_default()));
    pairs.push(Pair::new("Reference", &payment.reference));
    Some(Payment { title: "Payment".to_owned(), pairs, code: payment_code::epc(invoice) })
}

fn day(date: chrono::NaiveDate) -> Option<Day> {
    let (year, month, day) =
        (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Some(Day { year, month, day })
}
