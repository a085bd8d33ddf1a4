//! A statement as files: a PDF, and a message that carries it.

use super::{GetAccountStatements, get, render};
use crate::kernel::{Error, Message, Result};
use crate::money::billing::Correspondents;
use crate::money::invoices::export;
use crate::money::sponsors::Debtor;
use crate::paper::branding;
use crate::paper::letters::{LetterKind, Texts};
use crate::paper::locale::{Words, fill};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::paper::typesetting::{self, Renderer};
use crate::people::profile;
use crate::register::Register;

/// Gives the PDF of a statement, and a message that carries it where an address is known.
///
/// # Errors
/// As [`get`]; and a character that no font can print, which is named.
pub fn files(register: &Register, request: GetAccountStatements) -> Result<Outgoing> {
    let connection = register.reader();
    let statement = get(register, request)?;
    let person = Correspondents::read(connection)?.find(connection, request.debtor)?;
    let own = profile::read(connection)?;
    let logo = profile::logo_of(connection)?.map(|sha256| export::logo(connection, &sha256)).transpose()?;
    let wording = Texts::read(connection)?.wording(LetterKind::Statement, &person.language);
    let locale = &wording.locale;
    let words = Words::of_locale(locale);
    let look = branding::read(connection)?;
    let failed = |error: typesetting::TypesettingError| {
        Error::conflict(message!(
            "The statement of account of {debtor}: {error}.",
            debtor = statement.debtor,
            error
        ))
    };
    let mut renderer = Renderer::new();
    let letter = render::letter(&statement, &own, logo, &person, (locale, &look));
    let layout = renderer.layout(&letter).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    let name = safe_name(&format!("{} {}", statement.debtor, statement.until_on));
    let (kind, record_id) = match request.debtor {
        Debtor::Member(id) => ("member", id),
        Debtor::Sponsor(id) => ("sponsor", id),
    };
    let mut outgoing = Outgoing::default();
    outgoing.files.push(OutgoingFile::new(record_id, format!("{name}.pdf"), &pdf));
    if person.email.is_empty() {
        outgoing.unreachable.push(Message::said(person.name));
        return Ok(outgoing);
    }
    let balances: Vec<String> = statement
        .accounts
        .iter()
        .map(|account| {
            let balance = account.closing_minor;
            let amount =
                locale.money(balance.abs(), account.in_currency.digits(), account.in_currency.code());
            if balance < 0 { fill(words.in_favour, &[("amount", &amount)]) } else { amount }
        })
        .collect();
    let contact = if person.attention.is_empty() { &person.name } else { &person.attention };
    let message = wording.fill(&[
        ("contact", contact.clone()),
        ("member", person.name.clone()),
        ("from", locale.date(statement.from_on)),
        ("until", locale.date(statement.until_on)),
        ("balance", if balances.is_empty() { "0".to_owned() } else { balances.join(", ") }),
        ("consortium", own.name.clone()),
    ]);
    let about = format!("statement-{kind}-{record_id}-{}", statement.until_on);
    let (from, to) = ((own.name.as_str(), own.email.as_str()), (contact.as_str(), person.email.as_str()));
    let envelope = MailHead::now(register, &about, from, to)?;
    let attached = AttachedFile::pdf(format!("{name}.pdf"), pdf);
    let text = envelope.message(&message.subject, &message.body, &[attached]);
    outgoing.files.push(OutgoingFile::new(record_id, format!("{name}.eml"), text.as_bytes()));
    Ok(outgoing)
}
