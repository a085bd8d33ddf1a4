//! Lists tickets: searched, filtered, sorted and paged in SQL.

pub(super) mod store;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FigureOfTickets, Priority, TicketChannel, TicketState, TicketTopic};
use super::{clocks, escalations, search, statistics};
use crate::kernel::Result;
use crate::people::members::{self, Facet};
use crate::register::Register;

/// Rows a page has unless asked otherwise.
pub(super) const PAGE_ROWS: u32 = 100;

/// Members whose tickets a search finds by their names at most.
const MEMBERS_SEARCHED_MAX: u32 = 1_000;

/// A queue of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeskQueue {
    /// Whatever the desk has.
    Active,
    /// What the user sees to.
    Mine,
    /// What nobody sees to.
    Unassigned,
    /// What somebody else has to answer first.
    Waiting,
    /// What no person has answered yet.
    Unanswered,
    /// What waits longer than was promised.
    Breached,
    /// What ORCID should have answered by now.
    OrcidOverdue,
    /// What ORCID wrote about, though nobody noted the answer.
    OrcidWrote,
    /// Where the asker answered the question what they thought of it, though nobody noted it.
    RatingWrote,
    /// What is solved or put away.
    Done,
    /// What counts for nothing: spam, and what only programs wrote.
    Aside,
}

crate::kernel::codes!(DeskQueue {
    Active = "active",
    Mine = "mine",
    Unassigned = "unassigned",
    Waiting = "waiting",
    Unanswered = "unanswered",
    Breached = "breached",
    OrcidOverdue = "orcid_overdue",
    OrcidWrote = "orcid_wrote",
    RatingWrote = "rating_wrote",
    Done = "done",
    Aside = "aside",
});

/// Asks for a page of tickets.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListTickets {
    /// Beginnings of words in number, subject, asker, organisation, owner, integration, messages, or in the member's name.
    pub search: Option<String>,
    /// Only this queue; every ticket but merged ones when absent.
    pub queue: Option<DeskQueue>,
    /// Only these states; merged ones only when asked for.
    pub states: Option<Vec<TicketState>>,
    /// Only these topics.
    pub topics: Option<Vec<TicketTopic>>,
    /// Only these priorities.
    pub priorities: Option<Vec<Priority>>,
    /// Only these ways in.
    pub channels: Option<Vec<TicketChannel>>,
    /// Only these tiers.
    pub tiers: Option<Vec<i64>>,
    /// Only what these see to; empty for nobody.
    pub owners: Option<Vec<String>>,
    /// Only tickets of this member, those that concern it among others included.
    pub member_id: Option<i64>,
    /// Only tickets of this contact.
    pub contact_id: Option<i64>,
    /// Only what was received from this instant on.
    pub from_at: Option<String>,
    /// Only what was received before this instant.
    pub until_at: Option<String>,
    /// Only those behind this figure of the statistics.
    pub figure: Option<FigureOfTickets>,
    /// The latest first unless given.
    pub sort: Option<TicketSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// An order of tickets.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct TicketSort {
    /// The column.
    pub by: TicketSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns tickets can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketSortBy {
    /// When they were received.
    Received,
    /// Their numbers.
    Number,
    /// What they are about.
    Subject,
    /// The member's name.
    Member,
    /// Who asked.
    Asker,
    /// Who sees to them.
    Owner,
    /// Where they stand.
    State,
    /// How soon they have to be answered.
    Priority,
    /// The latest message.
    LastMessage,
}

/// A page of tickets.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TicketPage {
    /// The tickets of this page.
    pub rows: Vec<TicketRow>,
    /// How many there are in all.
    pub total: i64,
}

/// A ticket as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketRow {
    /// The ticket.
    #[serde(flatten)]
    pub ticket: super::Ticket,
    /// Its member's name; empty for none.
    pub member_name: String,
}

/// The counts that filters of tickets show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketFacets {
    /// How many each queue has.
    pub queues: BTreeMap<String, i64>,
    /// By state.
    pub states: Vec<Facet>,
    /// By topic.
    pub topics: Vec<Facet>,
    /// By owner; empty for nobody.
    pub owners: Vec<Facet>,
    /// The user, who sees to what is "mine".
    pub user: String,
}

/// What a search is about.
#[derive(Debug, Default)]
pub(super) struct Searched {
    /// What the index of tickets is asked: every word must begin one of a ticket or of its messages.
    pub(super) query: String,
    /// Members whose names are about it.
    pub(super) members: Vec<i64>,
}

/// Gives a page of tickets.
pub fn list(register: &Register, request: ListTickets) -> Result<TicketPage> {
    let searched = searched(register, request.search.as_deref().unwrap_or_default())?;
    let late = match request.queue {
        Some(DeskQueue::Breached) => clocks::breached(register)?,
        Some(DeskQueue::OrcidOverdue) => escalations::overdue_tickets(register)?,
        Some(DeskQueue::OrcidWrote) => escalations::to_be_noted_tickets(register)?,
        _ => Vec::new(),
    };
    let figure =
        request.figure.as_ref().map(|figure| statistics::figures::behind(register, figure)).transpose()?;
    let asked = store::AskedTickets {
        searched: searched.as_ref(),
        user: register.user(),
        late: &late,
        figure: figure.as_deref(),
    };
    let (rows, total) = store::page(register.reader(), &request, &asked)?;
    Ok(TicketPage { rows, total })
}

fn searched(register: &Register, typed: &str) -> Result<Option<Searched>> {
    let Some(query) = search::query(register.reader(), typed)? else { return Ok(None) };
    let found = members::search(register, typed, MEMBERS_SEARCHED_MAX)?;
    // A slip of the fingers is looked for among members only.
    let members = found.filter(|found| !found.is_corrected).map(|found| found.ids).unwrap_or_default();
    Ok(Some(Searched { query, members }))
}

/// Counts tickets.
pub fn facets(register: &Register) -> Result<TicketFacets> {
    let connection = register.reader();
    let labelled = |counts: &BTreeMap<String, i64>, all: Vec<(&'static str, String)>| {
        let facet = |(code, label): (&'static str, String)| {
            let count = *counts.get(code)?;
            Some(Facet { value: code.to_owned(), label, count })
        };
        all.into_iter().filter_map(facet).collect()
    };
    let states = TicketState::ALL.iter().map(|state| (state.code(), state.label().to_string())).collect();
    let topics = TicketTopic::ALL.iter().map(|topic| (topic.code(), topic.label().to_string())).collect();
    let owners = store::counts(connection, "owner")?;
    Ok(TicketFacets {
        queues: store::queue_counts(
            connection,
            register.user(),
            &clocks::breached(register)?,
            &escalations::overdue_tickets(register)?,
            &escalations::to_be_noted_tickets(register)?,
        )?,
        states: labelled(&store::counts(connection, "state")?, states),
        topics: labelled(&store::counts(connection, "topic")?, topics),
        owners: owners
            .into_iter()
            .map(|(owner, count)| Facet { label: owner.clone(), value: owner, count })
            .collect(),
        user: register.user().to_owned(),
    })
}
