//! Reminders as files: a PDF to print, and a message that carries it.

use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use super::{FrozenReminder, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::money::invoices::export;
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::paper::typesetting::{self, Image, Layout, Renderer};
use crate::people::profile;
use crate::register::Register;

/// Asks for reminders as files.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GetRemindersFiles {
    pub ids: Vec<i64>,
}

/// Gives a PDF of each reminder, and a message that carries it to whoever has an address. One that cannot be drawn is named
/// and stops none of the others.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`] for a reminder that does not exist.
pub fn files(register: &Register, request: GetRemindersFiles) -> Result<Outgoing> {
    let own = profile::read(register.reader())?;
    let mut renderer = Renderer::new();
    let mut outgoing = Outgoing::default();
    for id in request.ids {
        let reminder = store::document(register.reader(), id)?.or_not_found(template!("Reminder"), id)?;
        let logo = reminder
            .seller
            .logo
            .as_deref()
            .map(|sha256| export::logo(register.reader(), sha256))
            .transpose()?;
        let pdf = match pdf(&mut renderer, &reminder, logo) {
            Ok(pdf) => pdf,
            Err(error) => {
                outgoing.failed.push(error.message);
                continue;
            }
        };
        let name = safe_name(&format!("{} {} {}", reminder.number, reminder.level, reminder.buyer.name));
        let buyer = &reminder.buyer;
        outgoing.files.push(OutgoingFile::new(id, format!("{name}.pdf"), &pdf));
        if buyer.email.is_empty() {
            outgoing.unreachable.push(message!(
                "{name} ({number})",
                name = buyer.name,
                number = reminder.number
            ));
            continue;
        }
        let person = if buyer.attention.is_empty() { &buyer.name } else { &buyer.attention };
        let (from, to) = ((own.name.as_str(), own.email.as_str()), (person.as_str(), buyer.email.as_str()));
        let envelope = MailHead::now(register, &format!("reminder-{id}"), from, to)?;
        let attached = AttachedFile::pdf(format!("{name}.pdf"), pdf);
        let message = envelope.message(&reminder.subject, &reminder.body, &[attached]);
        outgoing.files.push(OutgoingFile::new(id, format!("{name}.eml"), message.as_bytes()));
    }
    Ok(outgoing)
}

/// The PDF of a reminder: the same bytes for the same reminder, always.
pub(super) fn pdf(
    renderer: &mut Renderer,
    reminder: &FrozenReminder,
    logo: Option<Arc<Image>>,
) -> Result<Vec<u8>> {
    let layout = layout(renderer, reminder, logo)?;
    renderer.pdf(&layout).map_err(|error| failed(reminder, &error))
}

/// The pages of a reminder.
///
/// # Errors
/// A character that no font covers, or a part that fits on no page; the message names the reminder.
pub(super) fn layout(
    renderer: &mut Renderer,
    reminder: &FrozenReminder,
    logo: Option<Arc<Image>>,
) -> Result<Layout> {
    renderer.layout(&reminder.letter(logo)).map_err(|error| failed(reminder, &error))
}

fn failed(reminder: &FrozenReminder, error: &typesetting::TypesettingError) -> Error {
    let (number, name) = (&reminder.number, &reminder.buyer.name);
    Error::conflict(message!(
        "The reminder of {number} to {name} cannot be drawn: {error}.",
        number,
        name,
        error
    ))
}
