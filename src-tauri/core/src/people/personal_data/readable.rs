//! What is held about a person, as plain text.

use std::fmt::Write;

use serde_json::Value;

use super::export::{Dossier, HistoryItem};
use crate::people::contacts::fields::FIELDS;

/// The dossier as a person reads it.
pub(super) fn text(dossier: &Dossier) -> String {
    let mut text = format!(
        "Personal data of {}\nheld by {}, exported {}\n",
        dossier.name, dossier.consortium, dossier.exported_at
    );
    let known = FIELDS.iter().map(|field| (field.label, field.of(&dossier.fields).written()));
    let lines = known.filter(|(_, value)| !value.is_empty());
    section(&mut text, "Record", lines.map(|(label, value)| format!("{label}: {value}")));
    let roles = dossier.roles.iter().map(|role| {
        let until = role.until_on.map_or("today".to_owned(), |until_on| format!("before {until_on}"));
        format!("{} at {}, from {} until {until}", role.role, role.member, role.from_on)
    });
    section(&mut text, "Roles", roles);
    for held in &dossier.held {
        section(&mut text, &held.title.to_string(), held.lines.iter().cloned());
    }
    let invoices = dossier.invoices.iter().map(|invoice| {
        let (number, member) = (&invoice.number, &invoice.member);
        format!("{number} to {member}, {}, kept until {}", invoice.issued_on, invoice.retained_until)
    });
    section(&mut text, "Invoices addressed to this person", invoices);
    let reminders = dossier.reminders.iter().map(|reminder| {
        let (level, number) = (reminder.level, &reminder.number);
        format!("{}: reminder {level} of {number}, to {}", reminder.reminded_on, reminder.member)
    });
    section(&mut text, "Reminders addressed to this person", reminders);
    section(&mut text, "Free texts that mention this person", dossier.mentioned_in.iter().cloned());
    section(&mut text, "History", dossier.history.iter().map(history_line));
    text
}

fn section(text: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    // Writing to a string cannot fail.
    let _ = write!(text, "\n{title}\n{}\n", "-".repeat(title.chars().count()));
    if lines.is_empty() {
        text.push_str("nothing\n");
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
}

fn history_line(item: &HistoryItem) -> String {
    let mut line = format!("{} {}: {}", item.at, item.user, item.summary);
    let empty = serde_json::Map::new();
    let fields = |image: &Value| image.as_object().unwrap_or(&empty).clone();
    let (before, after) = (fields(&item.before), fields(&item.after));
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names.into_iter().filter(|name| *name != "id" && before.get(*name) != after.get(*name)) {
        let shown = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let (old, new) = (shown(before.get(name)), shown(after.get(name)));
        if old != new {
            let _ = write!(line, "\n    {}: {old} -> {new}", name.replace('_', " "));
        }
    }
    line
}
