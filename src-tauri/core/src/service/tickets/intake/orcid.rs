//! Which messages go to ORCID about a ticket that was escalated, and which come back. By the identifier of the draft that
//! asked, or by the ticket's number where the address is ORCID's.

use super::super::escalations::store as escalations;
use super::super::{MessageKind, Ticket, store as tickets};
use super::addresses::DeskAddresses;
use crate::kernel::{Result, mail_domains};
use crate::register::Connection;
use crate::service::mail_files::MailMessage;

/// What the identifiers of drafts that ask ORCID begin with.
const PREFIX: &str = "escalation-";

/// An escalation as far as messages tell of it.
#[derive(Debug)]
struct AskedOfOrcid {
    id: i64,
    /// The ticket that shows it.
    shown_id: i64,
    to_email: String,
    asked_at: String,
    is_answered: bool,
}

/// The escalations of the register.
#[derive(Debug)]
pub(super) struct Escalations {
    register: String,
    all: Vec<AskedOfOrcid>,
}

impl Escalations {
    pub(super) fn read(connection: &Connection, register: String) -> Result<Self> {
        let mut all = Vec::new();
        for one in escalations::all(connection)? {
            all.push(AskedOfOrcid {
                id: one.id,
                shown_id: tickets::survivor(connection, one.ticket_id)?,
                is_answered: one.answered_at.is_some(),
                to_email: one.draft.to_email,
                asked_at: one.draft.asked_at,
            });
        }
        Ok(Self { register, all })
    }

    /// The escalation that a draft with this identifier asked, and the ticket that shows it.
    pub(super) fn of_draft(&self, message_id: &str) -> Option<(i64, i64)> {
        let (id, rest) = message_id.strip_prefix(PREFIX)?.split_once('.')?;
        let (_, rest) = rest.split_once('.')?;
        // Other consortia number their escalations likewise.
        let is_ours = rest.rsplit_once('@').is_some_and(|(register, _)| register == self.register);
        let id: i64 = id.parse().ok().filter(|_| is_ours)?;
        self.all.iter().find(|one| one.id == id).map(|one| (id, one.shown_id))
    }

    /// What a message of `ticket` is, and of which escalation, where it goes to ORCID or comes from there. `named` is the
    /// escalation whose draft it is or answers.
    pub(super) fn kind_of(
        &self,
        (mail, kind, at): (&MailMessage, MessageKind, &str),
        ticket: &Ticket,
        named: Option<i64>,
        desk: &DeskAddresses,
    ) -> Option<(MessageKind, i64)> {
        let of_ticket = || self.all.iter().filter(|one| one.shown_id == ticket.id);
        let named = named.filter(|named| of_ticket().any(|one| one.id == *named));
        let is_of_orcid = |email: &str| is_orcids(email) || of_ticket().any(|one| one.is_at(email));
        let theirs: Vec<&str> = match kind {
            MessageKind::In => vec![&mail.from.email],
            MessageKind::Out => mail
                .to
                .iter()
                .map(|to| to.email.as_str())
                .filter(|to| !desk.has(to) && !desk.is_colleague(to))
                .collect(),
            _ => return None,
        };
        let asker = &ticket.draft.asker_email;
        let is_askers =
            theirs.iter().any(|email| email == asker || !is_of_orcid(email) && same_domain(email, asker));
        let is_to_orcid = !theirs.is_empty() && theirs.iter().all(|email| is_of_orcid(email));
        let escalation = match named {
            Some(named) if !is_askers => named,
            _ if is_to_orcid => self.latest(ticket.id, theirs.first().copied().unwrap_or_default(), at)?,
            _ => return None,
        };
        let kind = if kind == MessageKind::In { MessageKind::FromOrcid } else { MessageKind::ToOrcid };
        Some((kind, escalation))
    }

    /// The escalation of a ticket that was asked last before `at`: of this address rather than of another one, one without
    /// an answer rather than one that has it.
    fn latest(&self, shown_id: i64, email: &str, at: &str) -> Option<i64> {
        let before =
            self.all.iter().filter(|one| one.shown_id == shown_id && minute(&one.asked_at) <= minute(at));
        before.max_by_key(|one| (one.is_at(email), !one.is_answered, &one.asked_at, one.id)).map(|one| one.id)
    }
}

impl AskedOfOrcid {
    fn is_at(&self, email: &str) -> bool {
        !email.is_empty() && (self.to_email == email || same_domain(&self.to_email, email))
    }
}

/// Instants to the minute: a draft may be saved a moment before the note that ORCID was asked.
fn minute(at: &str) -> &str {
    at.get(..16).unwrap_or(at)
}

fn is_orcids(email: &str) -> bool {
    let domain = domain(email);
    domain == "orcid.org" || domain.ends_with(".orcid.org")
}

fn same_domain(one: &str, other: &str) -> bool {
    let (one, other) = (domain(one), domain(other));
    !one.is_empty() && one == other && !mail_domains::is_shared(one)
}

fn domain(email: &str) -> &str {
    email.rsplit_once('@').map_or("", |(_, domain)| domain)
}
