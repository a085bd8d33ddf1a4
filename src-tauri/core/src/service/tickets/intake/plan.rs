//! What comes of messages: which are new, which ticket each belongs to, and what becomes of that ticket.
//!
//! A ticket is found by its number in the subject, then by what the message answers (In-Reply-To, References), then by a
//! message that answers it and came first. A subject that is alike is only suggested, when one looks at the ticket.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};

use super::super::draft::{instant, utc, with_offset};
use super::super::numbers::{Numbers, number, quoted};
use super::super::set_state::is_recent;
use super::super::settled::Said;
use super::super::who::Directory;
use super::super::{MessageKind, TicketChannel, TicketDraft, TicketState, WhoAsks};
use super::addresses::DeskAddresses;
use super::orcid::Escalations;
use super::planned::{Continued, Opened, Place, Plan, Planned};
use super::staging::StagedMail;
use super::told::{fingerprint, notes};
use super::{TakenMail, store};
use crate::kernel::Result;
use crate::register::Connection;
use crate::service::mail_files::{DateFrom, MailMessage, Mailbox};

/// Messages that are named one by one.
const ROWS_MAX: usize = 1_000;

struct Planner<'a, 'c> {
    connection: &'c Connection,
    directory: Directory,
    escalations: Escalations,
    numbers: Numbers,
    reopen_months: u32,
    now: DateTime<Utc>,
    plan: Plan<'a>,
    seen: HashSet<String>,
    /// The tickets of messages by their identifiers, and by what they answer.
    by_id: BTreeMap<&'a str, Place>,
    by_answer: BTreeMap<&'a str, Place>,
    /// The escalations that messages belong to, by their identifiers.
    by_escalation: BTreeMap<&'a str, i64>,
    /// The tickets that go on with one that was solved long ago.
    follow_ups: BTreeMap<i64, Place>,
}

/// Works out what comes of the messages of `files`.
pub(super) fn work_out<'a>(
    connection: &Connection,
    files: &[&'a StagedMail],
    told_addresses: Vec<String>,
    reopen_months: u32,
    (register, now): (String, DateTime<Utc>),
) -> Result<Plan<'a>> {
    let directory = Directory::read(connection)?;
    let mut plan = Plan::default();
    let mut mails: Vec<(&'a str, usize, &'a MailMessage)> = Vec::new();
    for file in files {
        for read in &file.messages {
            plan.read += 1;
            match &read.message {
                Ok(mail) => mails.push((&file.file_name, read.place, mail)),
                Err(error) => plan.unreadable.push(message!(
                    "{file}, message {place}: {problem}",
                    file = file.file_name,
                    place = read.place,
                    problem = error.message
                )),
            }
        }
    }
    plan.desk = DeskAddresses::of(told_addresses, mails.iter().map(|(_, _, mail)| *mail), &directory);
    // In the order in which they were written: an answer comes after its question, whatever the order of the files.
    mails.sort_by_key(|(_, _, mail)| mail.at.unwrap_or(now));
    let mut planner = Planner {
        connection,
        directory,
        escalations: Escalations::read(connection, register)?,
        numbers: Numbers::default(),
        reopen_months,
        now,
        plan,
        seen: HashSet::new(),
        by_id: BTreeMap::new(),
        by_answer: BTreeMap::new(),
        by_escalation: BTreeMap::new(),
        follow_ups: BTreeMap::new(),
    };
    for (file_name, place, mail) in mails {
        planner.take(file_name, place, mail)?;
    }
    Ok(planner.plan)
}

impl<'a> Planner<'a, '_> {
    fn take(&mut self, file_name: &str, place_in_file: usize, mail: &'a MailMessage) -> Result<()> {
        let fingerprint = fingerprint(mail);
        let kind = self.plan.desk.kind_of(mail);
        let at = instant(mail.at.unwrap_or(self.now));
        let mut row = TakenMail {
            file_name: file_name.to_owned(),
            place: place_in_file,
            kind,
            is_known: true,
            at: at.clone(),
            from: if mail.from.name.is_empty() { mail.from.email.clone() } else { mail.from.name.clone() },
            subject: mail.subject.clone(),
            number: String::new(),
            ticket_id: None,
            opens: false,
            who: WhoAsks::default(),
            notes: notes(mail),
        };
        let known = store::ticket_of_fingerprint(self.connection, &fingerprint)?;
        if known.is_some() || !self.seen.insert(fingerprint.clone()) {
            self.plan.known += 1;
            if let Some(ticket) = known {
                row.number = ticket.number;
                row.ticket_id = Some(ticket.id);
            }
            self.tell(row);
            return Ok(());
        }
        row.is_known = false;
        let place = self.belongs_to(mail)?;
        let (kind, escalation_id) = self.of_orcid(place, mail, kind, &at)?;
        row.kind = kind;
        let answers_rating =
            kind == MessageKind::In && store::answers_rating(self.connection, &mail.in_reply_to)?;
        let (place, opens) = match place {
            Some(place) if answers_rating => (place, false),
            Some(place) => self.go_on(place, mail, kind, &at)?,
            None => (self.open(mail, kind, &at, None)?, true),
        };
        // What they thought of it opens no ticket again.
        if !answers_rating {
            self.note_state(place, mail, kind, &at);
        }
        match place {
            Place::Opened(nth) => {
                let opened = &self.plan.opened[nth];
                row.number = number(opened.year, opened.serial);
                if opens {
                    row.who = self.directory.who(&opened.draft.asker_email);
                }
            }
            Place::Known(id) => {
                row.ticket_id = Some(id);
                row.number =
                    self.plan.continued.get(&id).map(|known| known.ticket.number.clone()).unwrap_or_default();
            }
        }
        row.opens = opens;
        if !mail.message_id.is_empty() {
            self.by_id.insert(&mail.message_id, place);
            if let Some(escalation_id) = escalation_id {
                self.by_escalation.insert(&mail.message_id, escalation_id);
            }
        }
        for answered in &mail.in_reply_to {
            self.by_answer.entry(answered).or_insert(place);
        }
        self.plan.messages.push(Planned { mail, place, kind, escalation_id, at, fingerprint });
        self.tell(row);
        Ok(())
    }

    fn tell(&mut self, row: TakenMail) {
        if self.plan.rows.len() < ROWS_MAX {
            self.plan.rows.push(row);
        }
    }

    /// The ticket that a message belongs to.
    fn belongs_to(&self, mail: &MailMessage) -> Result<Option<Place>> {
        for number in quoted(&mail.subject) {
            if let Some(id) = store::survivor_of_number(self.connection, &number)? {
                return Ok(Some(Place::Known(id)));
            }
        }
        if let Some((_, shown_id)) = self.escalations.of_draft(&mail.message_id) {
            return Ok(Some(Place::Known(shown_id)));
        }
        for identifier in chain(mail) {
            if let Some((_, shown_id)) = self.escalations.of_draft(identifier) {
                return Ok(Some(Place::Known(shown_id)));
            }
            if let Some(place) = self.by_id.get(identifier.as_str()) {
                return Ok(Some(*place));
            }
            if let Some(id) = store::survivor_of_message(self.connection, identifier)? {
                return Ok(Some(Place::Known(id)));
            }
            // What answers the same message belongs to the same ticket, though that message is not here.
            if let Some(place) = self.by_answer.get(identifier.as_str()) {
                return Ok(Some(*place));
            }
            if let Some(id) = store::survivor_of_answer(self.connection, identifier)? {
                return Ok(Some(Place::Known(id)));
            }
        }
        if mail.message_id.is_empty() {
            return Ok(None);
        }
        if let Some(place) = self.by_answer.get(mail.message_id.as_str()) {
            return Ok(Some(*place));
        }
        Ok(store::survivor_of_answer(self.connection, &mail.message_id)?.map(Place::Known))
    }

    /// What a message is where it goes to ORCID or comes from there, and of which escalation.
    fn of_orcid(
        &mut self,
        place: Option<Place>,
        mail: &MailMessage,
        kind: MessageKind,
        at: &str,
    ) -> Result<(MessageKind, Option<i64>)> {
        let Some(Place::Known(id)) = place else { return Ok((kind, None)) };
        self.remember(id)?;
        let mut named = self.escalations.of_draft(&mail.message_id).map(|(id, _)| id);
        for identifier in chain(mail) {
            if named.is_some() {
                break;
            }
            let planned = self.by_escalation.get(identifier.as_str()).copied();
            named = match self.escalations.of_draft(identifier).map(|(id, _)| id).or(planned) {
                Some(id) => Some(id),
                None => store::escalation_of_message(self.connection, identifier)?,
            };
        }
        let Some(known) = self.plan.continued.get(&id) else { return Ok((kind, None)) };
        let found = self.escalations.kind_of((mail, kind, at), &known.ticket, named, &self.plan.desk);
        Ok(found.map_or((kind, None), |(kind, escalation_id)| (kind, Some(escalation_id))))
    }

    /// Goes on with a ticket, or opens one that follows it when it was solved long ago.
    fn go_on(
        &mut self,
        place: Place,
        mail: &'a MailMessage,
        kind: MessageKind,
        at: &str,
    ) -> Result<(Place, bool)> {
        let Place::Known(id) = place else { return Ok((place, false)) };
        self.remember(id)?;
        if kind == MessageKind::In {
            self.begin_with(id, mail, at);
        }
        let written = mail.at.unwrap_or(self.now);
        let is_over = kind == MessageKind::In
            && self.plan.continued.get(&id).is_some_and(|known| {
                known.state().is_done() && !is_recent(&known.ticket, written, self.reopen_months)
            });
        if !is_over {
            return Ok((place, false));
        }
        if let Some(place) = self.follow_ups.get(&id) {
            return Ok((*place, false));
        }
        if let Some(next) = store::follow_up(self.connection, id)? {
            self.remember(next)?;
            self.follow_ups.insert(id, Place::Known(next));
            return Ok((Place::Known(next), false));
        }
        let place = self.open(mail, kind, at, Some(id))?;
        self.follow_ups.insert(id, place);
        Ok((place, true))
    }

    /// Lets a ticket begin with a question that is older than all that it has.
    fn begin_with(&mut self, id: i64, mail: &MailMessage, at: &str) {
        let asker = self.asker(mail, MessageKind::In);
        let who = self.directory.who(&asker.email);
        let Some(known) = self.plan.continued.get_mut(&id) else { return };
        let begins_at = match &known.head {
            Some((_, (begins_at, _))) => begins_at.clone(),
            None => utc(&known.ticket.draft.received_at),
        };
        if at >= begins_at.as_str() || mail.date_from == DateFrom::Nowhere {
            return;
        }
        let before = known.ticket.draft.clone();
        let draft = TicketDraft {
            subject: if mail.subject.is_empty() { before.subject } else { mail.subject.clone() },
            member_id: before.member_id.or(who.member_id),
            contact_id: who.contact_id.or(before.contact_id),
            asker_name: asker.name,
            asker_email: asker.email,
            received_at: with_offset(at, mail.offset_minutes),
            ..before
        };
        known.head = Some((draft, (at.to_owned(), mail.offset_minutes)));
    }

    fn remember(&mut self, id: i64) -> Result<()> {
        if !self.plan.continued.contains_key(&id) {
            let ticket = super::super::set_state::found(self.connection, id)?;
            self.plan.continued.insert(id, Continued { ticket, head: None, states: Vec::new() });
        }
        Ok(())
    }

    fn open(
        &mut self,
        mail: &MailMessage,
        kind: MessageKind,
        at: &str,
        follows_id: Option<i64>,
    ) -> Result<Place> {
        let asker = self.asker(mail, kind);
        let who = match kind {
            MessageKind::Automatic => WhoAsks::default(),
            _ => self.directory.who(&asker.email),
        };
        let (year, serial) = self.numbers.next(self.connection, at, mail.offset_minutes)?;
        let subject =
            if mail.subject.is_empty() { message!("(no subject)").to_string() } else { mail.subject.clone() };
        let is_from_orcid = mail.from.email.ends_with("@orcid.org") && mail.forwarded.is_some();
        let draft = TicketDraft {
            subject,
            member_id: who.member_id,
            contact_id: who.contact_id,
            asker_name: asker.name,
            asker_email: asker.email,
            channel: if is_from_orcid { TicketChannel::Orcid } else { TicketChannel::Email },
            tier: 1,
            ..TicketDraft::default()
        };
        self.plan.opened.push(Opened {
            draft,
            year,
            serial,
            received: (at.to_owned(), mail.offset_minutes),
            follows_id,
            said: Vec::new(),
            states: vec![(TicketState::New, at.to_owned())],
        });
        Ok(Place::Opened(self.plan.opened.len() - 1))
    }

    /// Who asks: of what a colleague passes on whoever wrote it, of an answer whom it goes to, of what came back its address.
    fn asker(&self, mail: &MailMessage, kind: MessageKind) -> Mailbox {
        let desk = &self.plan.desk;
        match kind {
            MessageKind::Out => {
                let outside = mail.to.iter().find(|to| !desk.has(&to.email) && !desk.is_colleague(&to.email));
                outside.cloned().unwrap_or_default()
            }
            MessageKind::Bounce => Mailbox {
                name: String::new(),
                email: mail.failed.first().map(|failed| failed.recipient.clone()).unwrap_or_default(),
            },
            _ => match &mail.forwarded {
                Some(forwarded)
                    if desk.is_colleague(&mail.from.email) || mail.from.email.ends_with("@orcid.org") =>
                {
                    forwarded.from.clone()
                }
                _ => mail.from.clone(),
            },
        }
    }

    /// What a message does to the state of its ticket: a question opens it, an answer waits for the member. What is older
    /// than the latest message changes nothing any more, nor what a program wrote.
    fn note_state(&mut self, place: Place, mail: &MailMessage, kind: MessageKind, at: &str) {
        let (state, states, is_late) = match place {
            Place::Opened(nth) => {
                let opened = &mut self.plan.opened[nth];
                opened.said.push(Said { kind, at: at.to_owned() });
                let state = opened.states.last().map_or(TicketState::New, |(state, _)| *state);
                (state, &mut opened.states, false)
            }
            Place::Known(id) => {
                let Some(known) = self.plan.continued.get_mut(&id) else { return };
                let latest = known.ticket.last_message_at.iter().chain(&known.ticket.last_solved_at).max();
                let is_late = latest.is_some_and(|latest| latest.as_str() > at);
                (known.state(), &mut known.states, is_late)
            }
        };
        let next = match (kind, state) {
            (MessageKind::In, state) if state.is_waiting() || state.is_done() => TicketState::Open,
            (MessageKind::FromOrcid, TicketState::WaitingOrcid) => TicketState::Open,
            (MessageKind::ToOrcid, TicketState::New | TicketState::Open) => TicketState::WaitingOrcid,
            (MessageKind::Out, TicketState::New | TicketState::Open) => TicketState::WaitingMember,
            _ => return,
        };
        if !is_late && mail.date_from != DateFrom::Nowhere {
            states.push((next, at.to_owned()));
        }
    }
}

/// The identifiers of what a message answers or is about, the nearest first.
fn chain(mail: &MailMessage) -> impl Iterator<Item = &String> {
    let chain = mail.in_reply_to.iter().chain(mail.references.iter().rev()).chain([&mail.about_message_id]);
    chain.filter(|identifier| !identifier.is_empty())
}
