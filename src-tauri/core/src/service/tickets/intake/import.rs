//! Takes messages in, as one operation that is undone as one; or says what would come of them.

use super::super::messages::store::NewMessage;
use super::super::settings::{self, DeskSettings};
use super::super::settled::settled;
use super::super::store::{self, NewTicket};
use super::super::{MessageKind, TicketChannel, messages};
use super::plan::work_out;
use super::planned::{Place, Plan, Planned};
use super::staging::MailStaging;
use super::{ImportTicketsMails, TakenMails};
use crate::kernel::{Error, FieldProblems, Message, Result, ids};
use crate::register::rows::update_row;
use crate::register::{Edit, Op, Register};

/// Says what would come of messages.
pub fn inspect_mails(
    register: &Register,
    staging: &MailStaging,
    request: ImportTicketsMails,
) -> Result<TakenMails> {
    let plan = plan(register, staging, &request)?;
    Ok(told(plan, None))
}

/// Takes messages in.
pub fn import_mails(
    register: &mut Register,
    staging: &mut MailStaging,
    request: ImportTicketsMails,
) -> Result<TakenMails> {
    let plan = plan(register, staging, &request)?;
    let settings = settings::current(register.reader())?;
    let new_settings = DeskSettings { addresses: plan.desk.addresses.clone(), ..settings.clone() };
    if plan.messages.is_empty() {
        return Ok(told(plan, None));
    }
    let outcome = register.transact_with_entry(Op::new(summary(&plan)), |edit| {
        if new_settings != settings {
            store::save_settings(edit, &new_settings)?;
        }
        write(edit, &plan)
    })?;
    let taken = told(plan, outcome.entry_id);
    staging.forget(&request.tokens);
    Ok(taken)
}

fn plan<'a>(register: &Register, staging: &'a MailStaging, request: &ImportTicketsMails) -> Result<Plan<'a>> {
    let files = staging.files(&request.tokens)?;
    if files.is_empty() {
        return Err(Error::invalid("tokens", message!("No file was named. Choose at least one.")));
    }
    let settings = settings::current(register.reader())?;
    let mut problems = FieldProblems::default();
    let told = match &request.desk_addresses {
        None => settings.addresses,
        Some(told) => {
            told.iter().map(|one| problems.take("desk_addresses", ids::email(one)).to_lowercase()).collect()
        }
    };
    problems.into_result()?;
    let moment = (register.identity()?, register.clock().now());
    work_out(register.reader(), &files, told, settings.reopen_months, moment)
}

fn summary(plan: &Plan<'_>) -> Message {
    let (messages, opened) = (plan.messages.len(), plan.opened.len());
    message!(
        "Took in {messages, plural, one {# message} other {# messages}}, which opened {opened, plural, one {# ticket} other {# tickets}}",
        messages,
        opened
    )
}

/// Writes what was planned. New rows of each table go in as one range.
fn write(edit: &Edit<'_>, plan: &Plan<'_>) -> Result<()> {
    let mut tickets = Vec::with_capacity(plan.opened.len());
    edit.in_bulk("ticket", || {
        for opened in &plan.opened {
            let state = opened.states.last().map(|(state, _)| *state).unwrap_or_default();
            let new = NewTicket {
                year: opened.year,
                serial: opened.serial,
                received: (&opened.received.0, opened.received.1),
                state,
                follows_id: opened.follows_id,
                ..NewTicket::default()
            };
            tickets.push(store::insert(
                edit,
                &opened.draft,
                &new,
                &settled(None, &opened.said, &opened.states),
            )?);
        }
        Ok(())
    })?;
    let of = |place: Place| match place {
        Place::Opened(nth) => tickets.get(nth).copied().unwrap_or_default(),
        Place::Known(id) => id,
    };
    edit.in_bulk("ticket_state", || {
        let opened = plan.opened.iter().zip(&tickets).map(|(opened, id)| (*id, &opened.states));
        let continued = plan.continued.iter().map(|(id, known)| (*id, &known.states));
        for (id, states) in opened.chain(continued) {
            for (state, at) in states {
                store::note_state(edit, id, *state, at, edit.user())?;
            }
        }
        Ok(())
    })?;
    let mut written = Vec::with_capacity(plan.messages.len());
    edit.in_bulk("ticket_message", || {
        for planned in &plan.messages {
            written.push(insert(edit, planned, of(planned.place))?);
        }
        Ok(())
    })?;
    let each = || plan.messages.iter().zip(&written);
    edit.in_bulk("ticket_file", || {
        each().try_for_each(|(planned, id)| {
            let files = &planned.mail.attachments;
            files
                .iter()
                .try_for_each(|file| messages::store::insert_file(edit, *id, &file.file_name, &file.bytes))
        })
    })?;
    edit.in_bulk("ticket_bounce", || {
        each().try_for_each(|(planned, id)| {
            let failed = &planned.mail.failed;
            failed
                .iter()
                .try_for_each(|one| messages::store::insert_bounce(edit, *id, &one.recipient, &one.status))
        })
    })?;
    for (id, known) in &plan.continued {
        if let Some((draft, (received_at, offset_minutes))) = &known.head {
            store::update(edit, &known.ticket, draft, (received_at, *offset_minutes))?;
        }
        if known.state() != known.ticket.state {
            update_row(edit, "ticket", *id, &[("state", &known.state().code())])?;
        }
        store::settle(edit, *id)?;
    }
    Ok(())
}

fn insert(edit: &Edit<'_>, planned: &Planned<'_>, ticket_id: i64) -> Result<i64> {
    let mail = planned.mail;
    let to: Vec<&str> = mail.to.iter().map(|to| to.email.as_str()).collect();
    let forwarded = mail.forwarded.as_ref();
    messages::store::insert_message(
        edit,
        &NewMessage {
            ticket_id,
            kind: planned.kind,
            escalation_id: planned.escalation_id,
            channel: TicketChannel::Email,
            at: &planned.at,
            offset_minutes: mail.offset_minutes,
            date_from: mail.date_from,
            from: (&mail.from.name, &mail.from.email),
            to_emails: &to.join(", "),
            subject: &mail.subject,
            text: &mail.text,
            fingerprint: &planned.fingerprint,
            message_id: &mail.message_id,
            in_reply_to: mail.in_reply_to.first().map_or("", String::as_str),
            reference_ids: &mail.references.join(" "),
            forwarded: forwarded.map_or(("", ""), |forwarded| (&forwarded.from.name, &forwarded.from.email)),
            secrets_struck: i64::try_from(mail.secrets).unwrap_or(i64::MAX),
        },
    )
}

fn told(plan: Plan<'_>, entry_id: Option<i64>) -> TakenMails {
    let of_kind = |kind: MessageKind| plan.messages.iter().filter(|planned| planned.kind == kind).count();
    let goes_on = |id: &i64| plan.messages.iter().any(|planned| planned.place == Place::Known(*id));
    TakenMails {
        messages: plan.read,
        added: plan.messages.len(),
        known: plan.known,
        opened: plan.opened.len(),
        continued: plan.continued.keys().filter(|id| goes_on(id)).count(),
        automatic: of_kind(MessageKind::Automatic),
        bounces: of_kind(MessageKind::Bounce),
        secrets: plan.messages.iter().map(|planned| planned.mail.secrets).sum(),
        desk_addresses: plan.desk.addresses,
        are_addresses_guessed: plan.desk.is_guessed,
        unreadable: plan.unreadable,
        rows: plan.rows,
        entry_id,
    }
}
