//! Pages and counts of tickets.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params};

use super::super::TicketState;
use super::super::store::read_ticket;
use super::{DeskQueue, ListTickets, PAGE_ROWS, Searched, TicketRow, TicketSort, TicketSortBy};
use crate::kernel::Result;

/// What a queue holds, as a condition.
fn queue_condition(queue: DeskQueue) -> &'static str {
    match queue {
        DeskQueue::Active => {
            "NOT ticket.is_automatic AND ticket.state IN ('new', 'open', 'waiting_member', 'waiting_orcid', 'waiting_vendor')"
        }
        DeskQueue::Mine => {
            "ticket.owner = :user AND ticket.state IN ('new', 'open', 'waiting_member', 'waiting_orcid', 'waiting_vendor')"
        }
        DeskQueue::Unassigned => {
            "ticket.owner = '' AND ticket.state IN ('new', 'open') AND NOT ticket.is_automatic"
        }
        DeskQueue::Waiting => "ticket.state IN ('waiting_member', 'waiting_orcid', 'waiting_vendor')",
        DeskQueue::Unanswered => {
            "ticket.first_response_at IS NULL AND ticket.state IN ('new', 'open') AND NOT ticket.is_automatic"
        }
        DeskQueue::Breached | DeskQueue::OrcidOverdue | DeskQueue::OrcidWrote => {
            "ticket.id IN (SELECT value FROM json_each(:late))"
        }
        DeskQueue::RatingWrote => {
            "ticket.rating IS NULL AND ticket.state <> 'merged' AND ticket.id IN (SELECT asked.ticket_id FROM ticket_message AS asked JOIN ticket_message AS answer ON answer.in_reply_to = asked.message_id AND answer.in_reply_to <> '' WHERE asked.kind = 'rating_asked' AND answer.kind = 'in')"
        }
        DeskQueue::Done => "ticket.state IN ('solved', 'closed') AND NOT ticket.is_automatic",
        DeskQueue::Aside => "(ticket.state = 'spam' OR ticket.is_automatic)",
    }
}

/// How many tickets each queue has.
pub(in super::super) fn queue_counts(
    connection: &Connection,
    user: &str,
    late: &[i64],
    orcid_overdue: &[i64],
    orcid_wrote: &[i64],
) -> Result<BTreeMap<String, i64>> {
    let (late, orcid_overdue) = (serde_json::to_string(late)?, serde_json::to_string(orcid_overdue)?);
    let orcid_wrote = serde_json::to_string(orcid_wrote)?;
    let sums: Vec<String> = DeskQueue::ALL
        .iter()
        .map(|queue| {
            let condition = match queue {
                DeskQueue::OrcidOverdue => queue_condition(*queue).replace(":late", ":orcid_overdue"),
                DeskQueue::OrcidWrote => queue_condition(*queue).replace(":late", ":orcid_wrote"),
                _ => queue_condition(*queue).to_owned(),
            };
            format!("count(*) FILTER (WHERE {condition}) AS {}", queue.code())
        })
        .collect();
    let sql = format!("SELECT :user AS user, {} FROM ticket WHERE state <> 'merged'", sums.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let asked = named_params! { ":user": user, ":late": late, ":orcid_overdue": orcid_overdue, ":orcid_wrote": orcid_wrote };
    let counts = statement.query_row(asked, |row| {
        DeskQueue::ALL.iter().map(|queue| Ok((queue.code().to_owned(), row.get(queue.code())?))).collect()
    })?;
    Ok(counts)
}

/// How many tickets have each value of a column; merged ones are left out.
pub(in super::super) fn counts(
    connection: &Connection,
    column: &'static str,
) -> Result<BTreeMap<String, i64>> {
    let sql =
        format!("SELECT {column} AS value, count(*) AS count FROM ticket WHERE state <> 'merged' GROUP BY 1");
    let mut statement = connection.prepare_cached(&sql)?;
    let read = |row: &Row<'_>| Ok((row.get("value")?, row.get("count")?));
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What is asked for beside the request.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct AskedTickets<'a> {
    pub(in super::super) searched: Option<&'a Searched>,
    pub(in super::super) user: &'a str,
    /// The tickets that wait longer than was promised, or that ORCID should have answered: what the queue is about.
    pub(in super::super) late: &'a [i64],
    /// The tickets behind the figure that was asked for.
    pub(in super::super) figure: Option<&'a [i64]>,
}

/// A page of tickets, and how many there are in all. First the ids of all in order, then what the list shows of the page.
pub(in super::super) fn page(
    connection: &Connection,
    request: &ListTickets,
    asked: &AskedTickets<'_>,
) -> Result<(Vec<TicketRow>, i64)> {
    let mut from = include_str!("sql/page.sql").to_owned();
    if let Some(queue) = request.queue {
        from.push_str(&format!(" AND {}", queue_condition(queue)));
    }
    // The index is there once somebody searched.
    from.push_str(match asked.searched {
        Some(_) => include_str!("sql/searched.sql"),
        None => " AND :query IS NULL AND :members IS NULL",
    });
    let codes =
        |values: Option<Vec<&'static str>>| values.map(|values| serde_json::to_string(&values)).transpose();
    let given = |values: &Option<Vec<TicketState>>| {
        values.as_ref().map(|all| all.iter().map(|one| one.code()).collect())
    };
    let (states, topics, priorities, channels) = (
        codes(given(&request.states))?,
        codes(request.topics.as_ref().map(|all| all.iter().map(|one| one.code()).collect()))?,
        codes(request.priorities.as_ref().map(|all| all.iter().map(|one| one.code()).collect()))?,
        codes(request.channels.as_ref().map(|all| all.iter().map(|one| one.code()).collect()))?,
    );
    let tiers = request.tiers.as_ref().map(serde_json::to_string).transpose()?;
    let owners = request.owners.as_ref().map(serde_json::to_string).transpose()?;
    let query = asked.searched.map(|searched| searched.query.as_str());
    let members = asked.searched.map(|searched| serde_json::to_string(&searched.members)).transpose()?;
    let figure = asked.figure.map(serde_json::to_string).transpose()?;
    let late = serde_json::to_string(asked.late)?;
    let filters = named_params! {
        ":states": states, ":topics": topics, ":priorities": priorities, ":channels": channels, ":tiers": tiers,
        ":owners": owners, ":member_id": request.member_id, ":contact_id": request.contact_id,
        ":from_at": request.from_at, ":until_at": request.until_at, ":query": query, ":members": members, ":figure": figure,
        ":user": asked.user, ":late": late,
    };
    // User and late tickets are asked for in every form, so that one set of parameters serves all.
    let ids =
        format!("SELECT ticket.id AS id, :user AS user, :late AS late {from} ORDER BY {}", order(request));
    let mut statement = connection.prepare_cached(&ids)?;
    let ids = statement.query_map(filters, |row| row.get("id"))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let (limit, offset) = (request.limit.unwrap_or(PAGE_ROWS), request.offset.unwrap_or(0));
    let mut statement = connection.prepare_cached(include_str!("sql/row.sql"))?;
    let shown = ids.iter().skip(offset as usize).take(limit as usize);
    let rows = shown.map(|id| Ok(statement.query_row([id], read_page_row)?)).collect::<Result<_>>()?;
    Ok((rows, i64::try_from(ids.len()).unwrap_or(i64::MAX)))
}

fn read_page_row(row: &Row<'_>) -> rusqlite::Result<TicketRow> {
    Ok(TicketRow { ticket: read_ticket(row)?, member_name: row.get("member_name")? })
}

fn order(request: &ListTickets) -> String {
    let sort = request.sort.unwrap_or(TicketSort { by: TicketSortBy::Received, descending: true });
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let by = match sort.by {
        TicketSortBy::Received => return format!("ticket.received_at {direction}, ticket.id {direction}"),
        TicketSortBy::Number => {
            return format!("ticket.number_year {direction}, ticket.number_serial {direction}");
        }
        TicketSortBy::Subject => "folded(ticket.subject)",
        TicketSortBy::Member => "coalesce(member.name_key, '')",
        TicketSortBy::Asker => "folded(ticket.asker_name || ticket.asker_email)",
        TicketSortBy::Owner => "folded(ticket.owner)",
        TicketSortBy::State => {
            "CASE ticket.state WHEN 'new' THEN 0 WHEN 'open' THEN 1 WHEN 'waiting_member' THEN 2 WHEN 'waiting_orcid' THEN 3 WHEN 'waiting_vendor' THEN 4 WHEN 'solved' THEN 5 WHEN 'closed' THEN 6 ELSE 7 END"
        }
        TicketSortBy::Priority => {
            "CASE ticket.priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 ELSE 3 END"
        }
        TicketSortBy::LastMessage => "coalesce(ticket.last_message_at, ticket.received_at)",
    };
    format!("{by} {direction}, ticket.received_at DESC, ticket.id DESC")
}

/// How many tickets a queue has, and when the first of them was received.
pub(in super::super) fn waiting(
    connection: &Connection,
    queue: DeskQueue,
    user: &str,
) -> Result<(i64, Option<String>)> {
    let sql = format!(
        "SELECT count(*) AS count, min(received_at) AS since, :user AS user FROM ticket WHERE {}",
        queue_condition(queue)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let read = |row: &Row<'_>| Ok((row.get("count")?, row.get("since")?));
    Ok(statement.query_row(named_params! { ":user": user }, read)?)
}
