//! Frozen invoices as electronic invoices: XML beside the PDF, or inside it.

use super::{DocumentKind, FrozenInvoice};
use crate::kernel::message::sentences;
use crate::kernel::{Error, Message, Result};
use crate::paper::einvoices::EInvoicing;
use crate::paper::einvoices::{
    EInvoice, EInvoiceLine, EInvoiceParty, EInvoicePayment, FACTUR_X_FILE_NAME, Flavour, Gap, GapOwner,
};
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::typesetting::{EmbeddedFile, MetadataSchema, Properties, Relationship, SchemaProperty};

/// The flavour that an invoice was issued for; Factur-X when the consortium sent none then.
pub fn flavour_of(invoice: &FrozenInvoice) -> Flavour {
    invoice.electronic.e_invoice.flavour().unwrap_or(Flavour::Cii)
}

/// An invoice or credit note as XML: the same bytes for the same invoice, always.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for what it lacks, with what to do; and for a pro forma, which is none.
pub fn xml(invoice: &FrozenInvoice, flavour: Flavour) -> Result<Vec<u8>> {
    let name = invoice.called();
    if invoice.kind == DocumentKind::ProForma {
        return Err(Error::conflict(message!(
            "{name} is no invoice: there is no electronic form of it.",
            name
        )));
    }
    neutral(invoice).write(flavour).map_err(|gaps| refusal(&name, flavour, &gaps))
}

/// The XML that goes with the PDF, where the invoice was issued with XML beside it and lacks nothing.
pub fn beside(invoice: &FrozenInvoice) -> Option<Vec<u8>> {
    match flavour_of(invoice) {
        Flavour::Cii => None,
        flavour => xml(invoice, flavour).ok(),
    }
}

fn refusal(name: &Message, flavour: Flavour, gaps: &[Gap]) -> Error {
    let refused = message!("{name} cannot be written as {title}.", name, title = flavour.title());
    let said = gaps.iter().map(|gap| {
        let what = sentences([&gap.problem, &gap.what_to_do]);
        match gap.whose {
            GapOwner::Seller | GapOwner::Document => what,
            GapOwner::Buyer => message!("The buyer: {what}", what),
        }
    });
    let is_addable = gaps.iter().all(|gap| ["buyer_reference", "purchase_order"].contains(&gap.field));
    let advice = if is_addable {
        message!("It stays as it was issued, but this can be added to it: Add PO number…")
    } else {
        message!("An issued document stays as it is: credit it and issue it again.")
    };
    let message = sentences([refused].into_iter().chain(said).chain([advice]));
    let error = Error::conflict(message);
    match gaps.first() {
        Some(gap) => error.with("field", gap.field),
        None => error,
    }
}

/// What makes a PDF a hybrid (Factur-X, ZUGFeRD), where the invoice was issued as one and lacks nothing.
pub(super) fn make_hybrid(invoice: &FrozenInvoice, properties: &mut Properties) {
    if invoice.electronic.e_invoice != EInvoicing::FacturX {
        return;
    }
    // What it lacks was said before it was issued; the PDF is made all the same.
    let Ok(bytes) = xml(invoice, Flavour::Cii) else { return };
    properties.attachments.push(EmbeddedFile {
        name: FACTUR_X_FILE_NAME.to_owned(),
        media_type: "text/xml".to_owned(),
        description: "Factur-X invoice".to_owned(),
        relationship: Relationship::Alternative,
        bytes,
    });
    let property = |name: &str, description: &str, value: &str| SchemaProperty {
        name: name.to_owned(),
        description: description.to_owned(),
        value: value.to_owned(),
    };
    properties.schema = Some(MetadataSchema {
        name: "Factur-X PDFA Extension Schema".to_owned(),
        namespace: "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#".to_owned(),
        prefix: "fx".to_owned(),
        properties: vec![
            property("DocumentFileName", "The name of the embedded XML document", FACTUR_X_FILE_NAME),
            property("DocumentType", "The type of the hybrid document in capital letters", "INVOICE"),
            property("Version", "The version of the Factur-X standard of the XML", "1.0"),
            property("ConformanceLevel", "The conformance level of the XML", "EN 16931"),
        ],
    });
}

/// The invoice in the terms of EN 16931.
fn neutral(invoice: &FrozenInvoice) -> EInvoice {
    let details = &invoice.electronic;
    let is_credit_note = invoice.kind == DocumentKind::CreditNote;
    let reference = &invoice.payment.creditor_reference;
    EInvoice {
        is_credit_note,
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        due_on: (!is_credit_note).then_some(invoice.due_on),
        currency: invoice.currency.clone(),
        digits: invoice.currency_digits,
        note: note(invoice),
        buyer_reference: details.buyer_reference.clone(),
        purchase_order: invoice.purchase_order.clone(),
        preceding: invoice.credits.as_ref().map(|credited| (credited.number.clone(), credited.issued_on)),
        seller: EInvoiceParty {
            name: invoice.seller.name.clone(),
            tax_id: invoice.seller.tax_id.clone(),
            details: details.seller.clone(),
        },
        buyer: EInvoiceParty {
            name: invoice.buyer.name.clone(),
            tax_id: invoice.buyer.tax_id.clone(),
            details: details.buyer.clone(),
        },
        period: (invoice.period_from, invoice.period_until),
        payment: EInvoicePayment {
            account_holder: invoice.payment.account_holder.clone(),
            iban: invoice.payment.iban.replace(' ', ""),
            bic: invoice.payment.bic.clone(),
            reference: if reference.is_empty() { invoice.number.clone() } else { reference.clone() },
        },
        terms: terms(invoice),
        lines: invoice.lines.iter().map(line).collect(),
        taxes: invoice.taxes.clone(),
        tax_in: invoice
            .also_in
            .as_ref()
            .filter(|_| !invoice.taxes.is_empty())
            .map(|second| (second.currency.clone(), second.tax_minor, second.currency_digits)),
        total_minor: invoice.total_minor,
    }
}

fn line(line: &super::InvoiceLine) -> EInvoiceLine {
    EInvoiceLine {
        name: line.description.clone(),
        description: line.detail.clone(),
        amount_minor: line.amount_minor,
        tax: line.tax.clone(),
    }
}

/// One note for all that has no place of its own: Peppol admits no second one.
fn note(invoice: &FrozenInvoice) -> String {
    let words = Words::of_locale(&Locale::of_tag(&invoice.style.language));
    let reason = (!invoice.reason.is_empty()).then(|| fill(words.reason, &[("reason", &invoice.reason)]));
    let year = format!("{} {}", words.licence_year, invoice.licence_year_label);
    let texts = [Some(year), reason, Some(invoice.tax_text.clone())];
    texts.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// When and how it is settled, in the language of the invoice. Accounts without an IBAN have no place but here.
fn terms(invoice: &FrozenInvoice) -> String {
    let locale = Locale::of_tag(&invoice.style.language);
    let words = Words::of_locale(&locale);
    if let Some(credited) = &invoice.credits {
        return locale.sentences(&[&fill(words.set_off, &[("number", &credited.number)])]);
    }
    let due_on = locale.date(invoice.due_on);
    let mut terms = locale.sentences(&[&fill(words.payable_until, &[("date", &due_on)])]);
    if invoice.payment.iban.is_empty() && !invoice.payment.details_lines.is_empty() {
        let account = invoice.payment.details_lines.join(", ");
        terms.push(' ');
        terms.push_str(&fill(
            words.pay_to,
            &[("holder", &invoice.payment.account_holder), ("account", &account)],
        ));
    }
    terms
}
