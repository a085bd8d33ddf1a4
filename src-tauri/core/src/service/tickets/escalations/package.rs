//! The package that goes to ORCID: a message, the same as a sheet, and the files that show it. It is drafted anew from what
//! the register holds; the program sends nothing.

use std::collections::BTreeSet;

use super::super::draft::instant;
use super::super::{file, get, messages, settings};
use super::letter::{Told, letter, lines};
use super::save::of;
use crate::kernel::{Error, Id, Result};
use crate::paper::branding::Branding;
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::Renderer;
use crate::paper::typesetting::files::safe_name;
use crate::people::profile;
use crate::register::Register;
use crate::service::mail_files::secrets;

/// What goes to ORCID: the message that carries everything, the sheet, and each file that shows it.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`]; a character that no font covers, which is named.
pub fn escalation_files(register: &Register, request: Id) -> Result<Outgoing> {
    let connection = register.reader();
    let (escalation, ticket) = of(connection, request.id)?;
    let detail = get(register, Id { id: ticket.id })?;
    let own = profile::read(connection)?;
    let (evidence, struck) = evidence(register, &escalation.draft.file_ids)?;
    let told = Told {
        escalation: &escalation,
        ticket: &ticket,
        member: &detail.member_name,
        messages: &messages::store::messages(connection, ticket.id)?,
        evidence: &evidence,
        struck,
    };
    let look = Branding::read(connection)?.style_for(super::letter::LANGUAGE);
    let logo = profile::logo_image(register)?;
    let mut renderer = Renderer::new();
    let failed = |error| {
        Error::conflict(message!("The escalation of {ticket}: {error}.", ticket = ticket.number, error))
    };
    let layout =
        renderer.layout(&letter(&told, (&own, logo, register.clock().today()), &look)).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    let name = safe_name(&format!("Escalation {}", ticket.number));
    let mut carried = vec![AttachedFile::pdf(format!("{name}.pdf"), pdf.clone())];
    carried.extend(evidence.iter().cloned());
    let subject = subject(&ticket.number, &escalation.draft.reference, &ticket.draft.subject);
    let body = lines(&told, &own.name).join("\n");
    // The ticket's number in the subject brings the answer to the ticket.
    let from = settings::current(connection)?.addresses.into_iter().next().unwrap_or(own.email);
    let to = (escalation.draft.to_whom.as_str(), escalation.draft.to_email.as_str());
    let about = format!("escalation-{}", escalation.id);
    let head = MailHead::now(register, &about, (&own.name, &from), to)?;
    let message = head.message(&subject, &body, &carried);
    let mut outgoing = Outgoing::default();
    outgoing.files.push(OutgoingFile::new(request.id, format!("{name}.eml"), message.as_bytes()));
    let files = carried.iter().map(|file| OutgoingFile::new(request.id, file.file_name.clone(), &file.bytes));
    outgoing.files.extend(files);
    Ok(outgoing)
}

fn subject(number: &str, reference: &str, subject: &str) -> String {
    match reference {
        "" => format!("[{number}] {subject}"),
        reference => format!("[{number}] {reference}: {subject}"),
    }
}

/// The files that go along, each with a name of its own, and how many secrets were struck out of those that are texts.
fn evidence(register: &Register, ids: &[i64]) -> Result<(Vec<AttachedFile>, usize)> {
    let (mut files, mut names, mut struck) = (Vec::new(), BTreeSet::new(), 0);
    for id in ids {
        let content = file(register, Id { id: *id })?;
        let mut bytes = content.bytes.0;
        if let Ok(text) = std::str::from_utf8(&bytes)
            && !text.contains('\0')
        {
            let (clean, count) = secrets::strike_out(text);
            if count > 0 {
                struck += count;
                bytes = clean.into_bytes();
            }
        }
        let mut file_name = safe_name(&content.file_name);
        if !names.insert(file_name.to_lowercase()) {
            file_name = format!("{id} {file_name}");
            names.insert(file_name.to_lowercase());
        }
        files.push(AttachedFile { media_type: content.media_type, file_name, bytes });
    }
    Ok((files, struck))
}

/// An instant as it is told: in UTC, to the minute.
pub(super) fn utc_minute(at: &str) -> String {
    let read = chrono::DateTime::parse_from_rfc3339(at).map(|at| instant(at.to_utc()));
    let at = read.unwrap_or_else(|_| at.to_owned());
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute} UTC"),
        _ => at,
    }
}
