//! Messages that carry invoices, credit notes and pro formas, as drafts.

mod store;

use serde::Deserialize;
use ts_rs::TS;

use store::Sendable;

use super::export::{self, FrozenDocument, Selection};
use super::{DocumentKind, FrozenInvoice, electronic};
use crate::kernel::{CreditorReference, Error, OptionExt, Result};
use crate::money::billing::DebtorRecord;
use crate::paper::letters::{FilledText, LetterKind, Texts};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::people::profile::{self, ProfileDraft};
use crate::register::{Connection, Register};

/// Asks for messages that carry documents.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct DraftLettersInvoices {
    /// These documents; a whole year when absent.
    pub ids: Option<Vec<i64>>,
    /// The invoices and credit notes of this licence year.
    pub year: Option<i32>,
    /// Of the year, only what was never sent.
    pub not_sent: Option<bool>,
}

/// The documents that are asked for.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] unless documents or a year are given.
pub fn chosen(register: &Register, request: DraftLettersInvoices) -> Result<Vec<i64>> {
    match (request.ids, request.year) {
        (Some(ids), _) => Ok(ids),
        (None, Some(year)) => {
            store::documents_of_year(register.reader(), year, request.not_sent.unwrap_or_default())
        }
        (None, None) => Err(Error::invalid("ids", message!("Choose the documents, or a licence year."))),
    }
}

/// Drafts a message for each document, to the address on it, with its PDF. Who has no address is named instead, and so is a
/// document that cannot be drawn: it stops none of the others.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] unless documents or a year are given, and
/// [`crate::kernel::ErrorKind::NotFound`] for a document that does not exist.
pub fn draft_messages(register: &Register, request: DraftLettersInvoices) -> Result<Outgoing> {
    let connection = register.reader();
    let ids = chosen(register, request)?;
    let own = profile::read(connection)?;
    let texts = Texts::read(connection)?;
    let documents = export::gather(register, &Selection::Ids(ids.clone()))?;
    let mut outgoing = Outgoing::default();
    for (id, document) in ids.into_iter().zip(&documents) {
        let (invoice, buyer) = (&document.invoice, &document.invoice.buyer);
        if buyer.email.is_empty() {
            outgoing.unreachable.push(message!(
                "{name} ({number})",
                name = buyer.name,
                number = invoice.number
            ));
            continue;
        }
        match draft_one(register, (&own, &texts), id, document) {
            Ok(file) => outgoing.files.push(file),
            Err(error) => outgoing.failed.push(error.message),
        }
    }
    Ok(outgoing)
}

fn draft_one(
    register: &Register,
    (own, texts): (&ProfileDraft, &Texts),
    id: i64,
    document: &FrozenDocument,
) -> Result<OutgoingFile> {
    let (invoice, buyer) = (&document.invoice, &document.invoice.buyer);
    let sendable = store::sendable(register.reader(), id)?.or_not_found(template!("Invoice"), id)?;
    let message = message(register.reader(), texts, &own.name, invoice, &sendable)?;
    let person = if buyer.attention.is_empty() { &buyer.name } else { &buyer.attention };
    let (from, to) = ((own.name.as_str(), own.email.as_str()), (person.as_str(), buyer.email.as_str()));
    let envelope = MailHead::now(register, &format!("document-{id}"), from, to)?;
    let text = envelope.message(&message.subject, &message.body, &attached(document)?);
    let file_name = format!("{}.eml", safe_name(&format!("{} {}", invoice.number, buyer.name)));
    Ok(OutgoingFile::new(sendable.invoice_id, file_name, text.as_bytes()))
}

/// The PDF, and the XML where the document was issued with XML beside it. What that lacks was said before it was issued.
fn attached(document: &FrozenDocument) -> Result<Vec<AttachedFile>> {
    let pdf = AttachedFile::pdf(export::file_name(document), export::pdf(document)?);
    let xml = electronic::beside(&document.invoice).map(|bytes| AttachedFile {
        media_type: "application/xml",
        file_name: export::xml_file_name(document),
        bytes,
    });
    Ok([pdf].into_iter().chain(xml).collect())
}

fn message(
    connection: &Connection,
    texts: &Texts,
    consortium: &str,
    invoice: &FrozenInvoice,
    sendable: &Sendable,
) -> Result<FilledText> {
    let kind = match invoice.kind {
        DocumentKind::Invoice => LetterKind::Invoice,
        DocumentKind::CreditNote => LetterKind::CreditNote,
        DocumentKind::ProForma => LetterKind::ProForma,
    };
    // The name in the text is that of the member; the invoice may be addressed to an office of it.
    let debtor = DebtorRecord::find(connection, sendable.debtor)?;
    let name = debtor.name().to_owned();
    let wording = texts.wording(kind, debtor.language());
    let locale = &wording.locale;
    let money = |minor| locale.money(minor, invoice.currency_digits, &invoice.currency);
    let buyer = &invoice.buyer;
    Ok(wording.fill(&[
        ("contact", if buyer.attention.is_empty() { name.clone() } else { buyer.attention.clone() }),
        ("member", name),
        ("number", invoice.number.clone()),
        ("issued", locale.date(invoice.issued_on)),
        ("due", locale.date(invoice.due_on)),
        ("amount", money(invoice.total_minor)),
        ("open", money(sendable.open_minor)),
        ("payment_reference", printed_reference(&invoice.payment.creditor_reference, &invoice.number)),
        ("credited", invoice.credits.as_ref().map(|credited| credited.number.clone()).unwrap_or_default()),
        ("licence_year", invoice.licence_year_label.clone()),
        ("consortium", consortium.to_owned()),
    ]))
}

/// A payment reference as people read it; the number of an invoice that has none.
pub fn printed_reference(reference: &str, number: &str) -> String {
    CreditorReference::parse(reference).map_or_else(|_| number.to_owned(), |known| known.printed())
}
