//! What other desks call states, priorities and channels, and what askers say of an answer.

use super::super::{Priority, TicketChannel, TicketState, TicketTopic};
use crate::kernel::text::search_key;

/// Words for states, in their searched form; a state is the one of which a word begins what a list says.
const STATES: [(TicketState, &[&str]); 8] = [
    (TicketState::Merged, &["merged", "zusammengefuhrt"]),
    (TicketState::Spam, &["spam", "junk", "suspended"]),
    (TicketState::Solved, &["solved", "resolved", "gelost", "resolvido", "resuelto", "resolu", "risolto"]),
    (
        TicketState::Closed,
        &["closed", "geschlossen", "fechado", "cerrado", "ferme", "clos", "chiuso", "archived", "deleted"],
    ),
    (TicketState::WaitingVendor, &["on hold", "waiting on third party", "em espera"]),
    (
        TicketState::WaitingMember,
        &["pending", "waiting", "wartend", "pendente", "pendiente", "en attente", "in attesa"],
    ),
    (TicketState::New, &["new", "neu", "novo", "nuevo", "nouveau", "nuovo"]),
    (
        TicketState::Open,
        &["open", "offen", "aberto", "abierto", "ouvert", "aperto", "reopened", "in progress"],
    ),
];

/// The state that a word of a list means.
pub(super) fn state(word: &str) -> Option<TicketState> {
    let key = search_key(word);
    let begins = |words: &[&str]| words.iter().any(|known| key.starts_with(known));
    STATES.iter().find(|(_, words)| begins(words)).map(|(state, _)| *state)
}

/// Words that a ticket was given, each in its searched form: whether it was merged, and whether it is spam.
pub(super) fn aside(tags: &str, group: &str) -> Option<TicketState> {
    let words: Vec<String> = tags.split([',', ';', '|']).map(search_key).collect();
    let says = |known: &str| words.iter().any(|word| word.split(' ').any(|part| part == known));
    if says("spam") || search_key(group) == "spam" {
        Some(TicketState::Spam)
    } else if says("merged") || says("merge") {
        Some(TicketState::Merged)
    } else {
        None
    }
}

/// The priority that a word of a list means.
pub(super) fn priority(word: &str) -> Priority {
    let key = search_key(word);
    let says = |words: &[&str]| words.iter().any(|known| key.split(' ').any(|part| part == *known));
    if says(&["urgent", "emergency", "critical", "urgente", "dringend", "4"]) {
        Priority::Urgent
    } else if says(&["high", "alta", "hoch", "haute", "3"]) {
        Priority::High
    } else if says(&["low", "baixa", "baja", "niedrig", "basse", "bassa", "1"]) {
        Priority::Low
    } else {
        Priority::Normal
    }
}

/// The channel that a word of a list means.
pub(super) fn channel(word: &str) -> TicketChannel {
    match search_key(word).as_str() {
        "" | "email" | "e mail" | "mail" => TicketChannel::Email,
        "phone" | "telefon" | "telefone" | "telephone" | "voice" => TicketChannel::Phone,
        "web" | "portal" | "form" | "web form" | "feedback widget" | "api" => TicketChannel::Form,
        _ => TicketChannel::Other,
    }
}

/// How words for topics begin, in their searched form.
const TOPICS: [(TicketTopic, &[&str]); 9] = [
    (TicketTopic::Billing, &["bill", "invoice", "fee"]),
    (TicketTopic::Integration, &["api", "integration"]),
    (TicketTopic::Credentials, &["credential"]),
    (TicketTopic::PortalAccess, &["portal"]),
    (TicketTopic::Reports, &["report"]),
    (TicketTopic::AffiliationManager, &["affiliation"]),
    (TicketTopic::Membership, &["member", "contact"]),
    (TicketTopic::Outreach, &["outreach", "training"]),
    (TicketTopic::Researcher, &["researcher"]),
];

/// The topic that a word of a list means.
pub(super) fn topic(word: &str) -> TicketTopic {
    let key = search_key(word);
    let says = |words: &[&str]| key.split(' ').any(|part| words.iter().any(|known| part.starts_with(known)));
    TOPICS.iter().find(|(_, words)| says(words)).map_or(TicketTopic::Other, |(topic, _)| *topic)
}

/// What an asker thought of an answer, from 1 to 5.
pub(super) fn rating(word: &str) -> Option<i64> {
    let key = search_key(word);
    match key.as_str() {
        "" => None,
        "extremely happy" | "very happy" | "excellent" => Some(5),
        "happy" | "good" | "satisfied" => Some(4),
        "neutral" | "ok" => Some(3),
        "unhappy" | "bad" | "dissatisfied" => Some(2),
        "extremely unhappy" | "very unhappy" => Some(1),
        figure => figure.parse().ok().filter(|figure| (1..=5).contains(figure)),
    }
}

/// A cell that says nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—") || ["No Agent", "n/a", "N/A", "NULL"].contains(&cell.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_desks_are_understood() {
        assert_eq!(state("pending reminder"), Some(TicketState::WaitingMember));
        assert_eq!(state("Fechado"), Some(TicketState::Closed));
        assert_eq!(state("Resolved"), Some(TicketState::Solved));
        assert_eq!(state("Klingon"), None);
        assert_eq!(aside("vip, closed_by_merge", ""), Some(TicketState::Merged));
        assert_eq!(aside("", "Spam"), Some(TicketState::Spam));
        assert_eq!(aside("emergency", "ORCID"), None);
        assert_eq!(
            (priority("3 high"), priority("Medium"), priority("Urgent")),
            (Priority::High, Priority::Normal, Priority::Urgent)
        );
        assert_eq!((rating("Extremely happy"), rating("4"), rating("maybe")), (Some(5), Some(4), None));
    }
}
