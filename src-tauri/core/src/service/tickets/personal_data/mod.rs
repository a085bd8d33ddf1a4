//! What the desk holds of people, contacts or not: tickets they asked, messages they wrote, addresses that came back.

pub(super) mod store;

use serde_json::json;

use crate::kernel::Result;
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["ticket", "ticket_message", "ticket_bounce"], about, traces, forget };

pub(super) fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let (mut items, mut lines) = (Vec::new(), Vec::new());
    for ticket in store::tickets(connection, person)? {
        lines.push(format!("{}, {}: {}", ticket.number, ticket.received_at, ticket.subject));
        items.push(json!({
            "number": ticket.number, "received_at": ticket.received_at, "subject": ticket.subject,
            "name": ticket.asker_name, "email": ticket.asker_email, "remark": ticket.remark,
        }));
    }
    for message in store::messages(connection, person)?.into_iter().filter(|message| message.is_theirs) {
        lines.push(format!("{}, {}: {}", message.number, message.at, message.text.replace('\n', " ")));
        items.push(json!({
            "number": message.number, "at": message.at, "subject": message.subject, "text": message.text,
        }));
    }
    let goes = (!lines.is_empty()).then(|| {
        message!(
            "The name and address in {count, plural, one {# ticket or message} other {# tickets and messages}} of the support desk.",
            count = lines.len()
        )
    });
    Ok(Held { key: "tickets", title: template!("At the support desk"), items, lines, goes })
}

pub(super) fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    let mut rows = Vec::new();
    for ticket in store::tickets(connection, person)? {
        rows.push(("ticket", ticket.id));
        traces.names.extend(Some(ticket.asker_name).filter(|name| !name.is_empty()));
    }
    rows.extend(
        store::messages(connection, person)?.into_iter().map(|message| ("ticket_message", message.id)),
    );
    rows.extend(store::bounces(connection, person)?.into_iter().map(|id| ("ticket_bounce", id)));
    for (table, id) in &rows {
        traces.entries.extend(store::entries(connection, table, *id)?);
    }
    traces.rows.extend(rows);
    Ok(())
}

pub(super) fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    let (tickets, messages) = (store::tickets(edit, person)?, store::messages(edit, person)?);
    let mut person = person.clone();
    person
        .names
        .extend(tickets.iter().map(|ticket| ticket.asker_name.clone()).filter(|name| name.contains(' ')));
    person.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for ticket in &tickets {
        let (subject, remark) = (without(&ticket.subject, &person), without(&ticket.remark, &person));
        store::forget_asker(edit, ticket.id, &person.pseudonym, &subject, &remark)?;
        super::store::renew_words(edit, ticket.id)?;
    }
    for message in messages {
        store::forget_message(edit, &message, &person, without)?;
    }
    for id in store::bounces(edit, &person)? {
        store::forget_bounce(edit, id, &person.pseudonym)?;
    }
    Ok(())
}

/// A text in which the pseudonym stands for the person, by name or by address.
fn without(text: &str, person: &Person) -> String {
    let written = person.names.iter().chain(&person.emails).filter(|name| !name.is_empty());
    written.fold(text.to_owned(), |text, name| {
        let mut kept = text.replace(name.as_str(), &person.pseudonym);
        // Addresses are written in any case.
        while let Some(at) = kept.to_ascii_lowercase().find(name.as_str()).filter(|_| name.contains('@')) {
            kept.replace_range(at..at + name.len(), &person.pseudonym);
        }
        kept
    })
}
