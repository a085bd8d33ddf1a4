//! The list of tickets as a table: every time in UTC and as the asker's clock showed it.

use super::faq::table as faq_table;
use super::statistics::table::table as statistics_table;
use super::{GetTicketsFaq, GetTicketsStatistics, ListTickets, TicketRow, list};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "tickets": ListTickets => table;
    "ticket_faq": GetTicketsFaq => faq_table;
    "ticket_statistics": GetTicketsStatistics => statistics_table;
}

const COLUMNS: [ListColumn<TicketRow>; 26] = [
    column("number", "Ticket number", |row| Cell::text(&row.ticket.number)),
    // What stays among ourselves is in no list that is passed on.
    column("subject", "Subject", |row| {
        Cell::text(if row.ticket.draft.is_confidential {
            "(confidential)"
        } else {
            &row.ticket.draft.subject
        })
    }),
    column("state", "State", |row| Cell::text(row.ticket.state.code())),
    column("priority", "Priority", |row| Cell::text(row.ticket.draft.priority.code())),
    column("tier", "Tier", |row| Cell::Count(row.ticket.draft.tier)),
    column("topic", "Topic", |row| Cell::text(row.ticket.draft.topic.code())),
    column("member", "Member", |row| Cell::text(&row.member_name)),
    column("organisation", "Organisation as written", |row| Cell::text(&row.ticket.draft.organisation)),
    column("asker", "Requester", |row| Cell::text(&row.ticket.draft.asker_name)),
    column("asker_email", "Requester e-mail", |row| Cell::text(&row.ticket.draft.asker_email)),
    column("owner", "Owner", |row| Cell::text(&row.ticket.draft.owner)),
    column("channel", "Channel", |row| Cell::text(row.ticket.draft.channel.code())),
    column("integration", "Integration", |row| Cell::text(&row.ticket.draft.integration)),
    column("received_local", "Received (asker’s time)", |row| Cell::text(&row.ticket.draft.received_at)),
    column("received", "Received (UTC)", |row| instant(Some(&row.ticket.draft.received_at))),
    column("entered", "Entered (UTC)", |row| instant(Some(&row.ticket.entered_at))),
    column("first_response", "First response (UTC)", |row| instant(row.ticket.first_response_at.as_ref())),
    column("first_solved", "First solved (UTC)", |row| instant(row.ticket.first_solved_at.as_ref())),
    column("last_solved", "Last solved (UTC)", |row| instant(row.ticket.last_solved_at.as_ref())),
    column("last_message", "Last message (UTC)", |row| instant(row.ticket.last_message_at.as_ref())),
    column("reopened", "Reopened", |row| Cell::Count(row.ticket.reopened_count)),
    column("minutes_spent", "Minutes spent", |row| Cell::Count(row.ticket.draft.minutes_spent)),
    column("rating", "Rating", |row| row.ticket.draft.rating.map_or_else(|| Cell::text(""), Cell::Count)),
    column("confidential", "Confidential", |row| Cell::text(yes(row.ticket.draft.is_confidential))),
    column("source", "Imported from", |row| Cell::text(&row.ticket.source)),
    column("source_number", "Number there", |row| Cell::text(&row.ticket.source_number)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&TicketRow) -> Cell,
) -> ListColumn<TicketRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "" }
}

/// An instant in UTC, whatever offset it is written with.
fn instant(at: Option<&String>) -> Cell {
    let read = at.and_then(|at| chrono::DateTime::parse_from_rfc3339(at).ok());
    read.map_or_else(|| Cell::text(""), |at| Cell::Instant(super::draft::instant(at.to_utc())))
}

/// The tickets that `request` lists.
pub(crate) fn table(
    register: &Register,
    request: ListTickets,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let request = ListTickets { offset: None, limit: Some(u32::MAX), ..request };
    let rows = list(register, request)?.rows;
    Ok(tabulated("Tickets", &chosen("the tickets", &COLUMNS, asked)?, &rows))
}
