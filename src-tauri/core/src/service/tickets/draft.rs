//! What of a ticket is written by hand.

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Priority, TicketChannel, TicketTopic};
use crate::kernel::{Error, FieldProblems, Message, OptionExt, Result, ids, text};
use crate::people::{contacts, members};
use crate::register::Connection;
use crate::service::mail_files::secrets;

/// The longest time that one writes down for a ticket, in minutes.
const MINUTES_MAX: i64 = 1_000_000;

/// A ticket as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TicketDraft {
    /// What it is about.
    pub subject: String,
    /// The member it is for; none for a prospective member, a researcher or nobody known.
    pub member_id: Option<i64>,
    /// Further members that it concerns. It is counted once.
    pub other_member_ids: Vec<i64>,
    /// The contact who asked.
    pub contact_id: Option<i64>,
    /// The name of who asked.
    pub asker_name: String,
    /// The address of who asked.
    pub asker_email: String,
    /// The organisation as it was written.
    pub organisation: String,
    /// How it was asked.
    pub channel: TicketChannel,
    /// When it was asked: RFC 3339 with the asker's offset; now when empty.
    pub received_at: String,
    /// What it is about.
    pub topic: TicketTopic,
    /// The system or integration in question.
    pub integration: String,
    /// 1 for the desk, 2 and 3 for ORCID.
    pub tier: i64,
    /// How soon it has to be answered.
    pub priority: Priority,
    /// Who sees to it.
    pub owner: String,
    /// Whether it stays among ourselves.
    pub is_confidential: bool,
    /// Whether its answer would help others.
    pub is_reusable: bool,
    /// Time spent on it, in minutes.
    pub minutes_spent: i64,
    /// What the asker thought of it, from 1 to 5.
    pub rating: Option<i64>,
    /// What the asker said of it.
    pub remark: String,
}

/// An instant as it is stored, and the minutes that the clock which showed it was ahead of UTC.
pub(super) type StoredInstant = (String, i32);

/// An instant in the one form in which all are stored.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment as it is stored, whatever offset it is written with.
pub(super) fn utc(written: &str) -> String {
    DateTime::parse_from_rfc3339(written).map_or_else(|_| written.to_owned(), |at| instant(at.to_utc()))
}

/// Reads an instant with its offset; `now` when there is none.
pub(super) fn read_instant(field: &str, written: &str, now: DateTime<Utc>) -> Result<StoredInstant> {
    if written.trim().is_empty() {
        return Ok((instant(now), 0));
    }
    let read = DateTime::parse_from_rfc3339(written.trim()).map_err(|_| {
        Error::invalid(
            field,
            message!("“{written}” is no point in time. It looks like 2026-03-16T09:14:00+01:00.", written),
        )
    })?;
    let at = read.to_utc();
    let offset_minutes = read.offset().local_minus_utc() / 60;
    if at > now + TimeDelta::days(2) || at.timestamp() < 0 || offset_minutes.abs() > 840 {
        return Err(Error::invalid(
            field,
            message!("{written} lies in the future or too far back. Look at the date again.", written),
        ));
    }
    Ok((instant(at), offset_minutes))
}

/// An instant with its offset, as a draft has it.
pub(super) fn with_offset(at: &str, offset_minutes: i32) -> String {
    let offset = FixedOffset::east_opt(offset_minutes * 60);
    match (DateTime::parse_from_rfc3339(at), offset) {
        (Ok(read), Some(offset)) => read.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::Secs, true),
        _ => at.to_owned(),
    }
}

/// The stored form of a draft: texts checked, secrets struck out, references to what exists.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn checked(
    connection: &Connection,
    draft: &TicketDraft,
    now: DateTime<Utc>,
) -> Result<TicketDraft> {
    let mut problems = FieldProblems::default();
    let mut stored = TicketDraft {
        subject: problems.take("subject", text::name(&secrets::strike_out(&draft.subject).0)),
        asker_name: problems.take("asker_name", text::name(&draft.asker_name)),
        asker_email: problems.take_optional("asker_email", &draft.asker_email, ids::email).to_lowercase(),
        organisation: problems.take("organisation", text::name(&draft.organisation)),
        integration: problems.take("integration", text::name(&secrets::strike_out(&draft.integration).0)),
        owner: problems.take("owner", text::name(&draft.owner)),
        remark: problems.take("remark", text::lines(&secrets::strike_out(&draft.remark).0)),
        other_member_ids: Vec::new(),
        tier: if draft.tier == 0 { 1 } else { draft.tier },
        ..draft.clone()
    };
    for id in &draft.other_member_ids {
        if Some(*id) != draft.member_id && !stored.other_member_ids.contains(id) {
            stored.other_member_ids.push(*id);
        }
    }
    if problems.is_empty() && stored.subject.is_empty() {
        problems.add("subject", message!("Say in a few words what it is about."));
    }
    let mut within = |field: &str, is_right: bool, sentence: Message| {
        if !is_right {
            problems.add(field, sentence);
        }
    };
    within("tier", (1..=3).contains(&stored.tier), message!("The tier is 1, 2 or 3."));
    within(
        "rating",
        stored.rating.is_none_or(|rating| (1..=5).contains(&rating)),
        message!("The rating is from 1 to 5."),
    );
    let is_span = (0..=MINUTES_MAX).contains(&stored.minutes_spent);
    within("minutes_spent", is_span, message!("The time spent is a number of minutes."));
    problems.into_result()?;
    for id in stored.member_id.iter().chain(&stored.other_member_ids) {
        members::find(connection, *id)?;
        members::merged::refuse_merged(connection, *id)?;
    }
    if let Some(id) = stored.contact_id {
        let contact = contacts::store::find(connection, id)?.or_not_found(template!("Contact"), id)?;
        if stored.asker_name.is_empty() {
            stored.asker_name = contact.name();
        }
        if stored.asker_email.is_empty() {
            stored.asker_email = contact.email.to_lowercase();
        }
    }
    let (at, offset_minutes) = read_instant("received_at", &draft.received_at, now)?;
    stored.received_at = with_offset(&at, offset_minutes);
    Ok(stored)
}
