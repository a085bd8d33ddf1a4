//! What columns of lists of tickets hold, and the headings they are known by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{codes, text};

/// What a column of a list of tickets holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketField {
    /// The number at the other desk.
    Number,
    /// What it is about.
    Subject,
    /// Where it stands.
    State,
    /// How soon it has to be answered.
    Priority,
    /// A group or department, which may be that of spam.
    Group,
    /// Who sees to it.
    Owner,
    /// The name of who asked.
    AskerName,
    /// The address of who asked.
    AskerEmail,
    /// The organisation.
    Organisation,
    /// How it was asked.
    Channel,
    /// What it is about, by a list of topics.
    Topic,
    /// Words that it was given, among which may be merged and spam.
    Tags,
    /// When it was received.
    ReceivedAt,
    /// When it was changed last.
    UpdatedAt,
    /// When a person answered first.
    FirstResponseAt,
    /// After how long a person answered first.
    FirstResponseAfter,
    /// When it was solved.
    SolvedAt,
    /// When it was closed.
    ClosedAt,
    /// Minutes that were spent on it.
    MinutesSpent,
    /// What the asker thought of it.
    Rating,
}

codes!(TicketField {
    Number = "number",
    Subject = "subject",
    State = "state",
    Priority = "priority",
    Group = "group",
    Owner = "owner",
    AskerName = "asker_name",
    AskerEmail = "asker_email",
    Organisation = "organisation",
    Channel = "channel",
    Topic = "topic",
    Tags = "tags",
    ReceivedAt = "received_at",
    UpdatedAt = "updated_at",
    FirstResponseAt = "first_response_at",
    FirstResponseAfter = "first_response_after",
    SolvedAt = "solved_at",
    ClosedAt = "closed_at",
    MinutesSpent = "minutes_spent",
    Rating = "rating",
});

/// Headings in their searched form without spaces.
const HEADINGS: [(TicketField, &[&str]); 20] = [
    (
        TicketField::Number,
        &["", "ticketnumber", "ticketid", "id", "number", "ticket", "numberthere", "ticketnr"],
    ),
    (
        TicketField::Subject,
        &["title", "subject", "titel", "betreff", "assunto", "asunto", "sujet", "oggetto"],
    ),
    (TicketField::State, &["state", "status", "currentstatus", "estado", "statut", "stato"]),
    (TicketField::Priority, &["priority", "prioritat", "prioridade", "prioridad", "priorite", "priorita"]),
    (TicketField::Group, &["group", "department", "gruppe", "grupo", "groupe", "gruppo"]),
    (
        TicketField::Owner,
        &["owner", "agent", "assignee", "agentassigned", "besitzer", "atribuido", "asignado", "assigne"],
    ),
    (
        TicketField::AskerName,
        &[
            "customer",
            "from",
            "requester",
            "fullname",
            "requestername",
            "kunde",
            "solicitante",
            "demandeur",
            "contactname",
        ],
    ),
    (TicketField::AskerEmail, &["fromemail", "email", "requesteremail", "customeremail", "contactemail"]),
    (
        TicketField::Organisation,
        &[
            "organization",
            "organisation",
            "company",
            "companyname",
            "organizacao",
            "organizacion",
            "organizzazione",
            "requesterorganization",
            "organisationaswritten",
        ],
    ),
    (TicketField::Channel, &["createchannel", "source", "channel", "via", "kanal", "canal"]),
    (TicketField::Topic, &["helptopic", "topic", "thema"]),
    (TicketField::Tags, &["tags", "marcadores", "etiquetas", "schlagworter"]),
    (
        TicketField::ReceivedAt,
        &[
            "createdat",
            "createdtime",
            "date",
            "requested",
            "created",
            "datecreated",
            "erstelltam",
            "erstellt",
            "solicitado",
            "solicitada",
            "creado",
            "demande",
            "receivedutc",
            "receivedat",
            "received",
        ],
    ),
    (
        TicketField::UpdatedAt,
        &[
            "updatedat",
            "lastupdated",
            "lastupdatetime",
            "updated",
            "aktualisiertam",
            "atualizado",
            "actualizado",
        ],
    ),
    (
        TicketField::FirstResponseAt,
        &["firstresponseat", "firstresponse", "firstresponseutc", "ersteantwortam"],
    ),
    (
        TicketField::FirstResponseAfter,
        &["firstresponsetimeinhrs", "firstresponsetimeinhours", "firstresponsetime"],
    ),
    (
        TicketField::SolvedAt,
        &["resolvedtime", "solved", "solvedat", "resolvedat", "resolvido", "resuelto", "firstsolvedutc"],
    ),
    (TicketField::ClosedAt, &["closedat", "closedtime", "closed", "geschlossenam", "fechado", "cerrado"]),
    (TicketField::MinutesSpent, &["timeunitstotal", "minutesspent"]),
    (TicketField::Rating, &["surveyresults", "satisfaction", "satisfactionscore", "rating", "csat"]),
];

/// What a heading means.
pub(super) fn of_heading(heading: &str) -> Option<TicketField> {
    let trimmed = heading.trim();
    if trimmed == "#" {
        return Some(TicketField::Number);
    }
    let key = text::search_key(trimmed).replace(' ', "");
    let known = |(_, headings): &&(TicketField, &[&str])| !key.is_empty() && headings.contains(&key.as_str());
    HEADINGS.iter().find(known).map(|(field, _)| *field)
}

/// Whether somebody knows a heading.
pub(super) fn is_known(heading: &str) -> bool {
    of_heading(heading).is_some()
}

/// What the columns of a list hold: each field once, in the first column that means it.
pub(super) fn recognised(headings: &[String]) -> Vec<Option<TicketField>> {
    let mut seen = Vec::new();
    let mut each = |heading: &String| {
        let field = of_heading(heading).filter(|field| !seen.contains(field))?;
        seen.push(field);
        Some(field)
    };
    headings.iter().map(&mut each).collect()
}

/// The desk that gives out lists with these headings.
pub(super) fn source_of(headings: &[String]) -> &'static str {
    let keys: Vec<String> =
        headings.iter().map(|heading| text::search_key(heading).replace(' ', "")).collect();
    let has = |heading: &str| keys.iter().any(|key| key == heading);
    if has("closeescalationat") || has("articlecount") {
        "zammad"
    } else if has("threadcount") || has("currentstatus") && has("ticketnumber") {
        "osticket"
    } else if has("agentinteractions") || has("customerinteractions") || has("duebytime") {
        "freshdesk"
    } else if has("solicitante") || has("requester") {
        "zendesk"
    } else {
        "list"
    }
}
