//! Tickets as far as they are counted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::super::clocks::{Timed, store::timed};
use super::super::store::read_name;
use super::super::{TicketChannel, TicketTopic};
use super::Counted;
use crate::kernel::Result;
use crate::people::members::MemberName;
use crate::register::rows::code;

/// Every ticket that counts.
pub(super) fn counted(connection: &Connection) -> Result<Vec<Counted>> {
    let mut clocks: BTreeMap<i64, Timed> =
        timed(connection, false)?.into_iter().map(|timed| (timed.id, timed)).collect();
    let mut others: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let mut statement =
        connection.prepare_cached("SELECT ticket_id, member_id FROM ticket_member ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        others.entry(row.get("ticket_id")?).or_default().push(row.get("member_id")?);
    }
    let mut statement = connection.prepare_cached(include_str!("sql/counted.sql"))?;
    let mut rows = statement.query([])?;
    let mut counted = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        let Some(timed) = clocks.remove(&id) else { continue };
        let mut members: Vec<i64> = row.get::<_, Option<i64>>("member_id")?.into_iter().collect();
        members.extend(others.remove(&id).unwrap_or_default());
        members.dedup();
        counted.push(Counted {
            name: read_name(row)?,
            timed,
            topic: code(row, "topic", TicketTopic::from_code)?,
            channel: code(row, "channel", TicketChannel::from_code)?,
            tier: row.get("tier")?,
            tells_response: row.get("tells_response")?,
            reopened_count: row.get("reopened_count")?,
            rating: row.get("rating")?,
            is_rating_asked: row.get("is_rating_asked")?,
            members,
            source_number: row.get("source_number")?,
            is_of_this_desk: row.get("is_of_this_desk")?,
        });
    }
    Ok(counted)
}

/// When somebody of the desk wrote something, asked ORCID, or solved a ticket.
pub(super) fn written_at(connection: &Connection) -> Result<Vec<DateTime<Utc>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/written_at.sql"))?;
    let read = |row: &Row<'_>| row.get::<_, String>("at");
    let found = statement.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.into_iter().filter_map(|at| at.parse().ok()).collect())
}

/// A ticket about which ORCID was asked, when, and when it answered.
pub(super) type AskedOfOrcid = (i64, DateTime<Utc>, Option<DateTime<Utc>>);

/// What ORCID was asked, in the order in which it was.
pub(super) fn asked_of_orcid(connection: &Connection) -> Result<Vec<AskedOfOrcid>> {
    let sql = "SELECT ticket_id, asked_at, answered_at FROM ticket_escalation ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut asked = Vec::new();
    while let Some(row) = rows.next()? {
        let (at, answered): (String, Option<String>) = (row.get("asked_at")?, row.get("answered_at")?);
        let Ok(at) = at.parse() else { continue };
        asked.push((row.get("ticket_id")?, at, answered.and_then(|at| at.parse().ok())));
    }
    Ok(asked)
}

/// The official names of members.
pub(super) fn member_names(connection: &Connection) -> Result<BTreeMap<i64, String>> {
    let mut statement = connection.prepare_cached("SELECT id, official_name FROM member")?;
    let names = statement.query_map([], |row| Ok((row.get("id")?, row.get("official_name")?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Active members without a ticket since an instant.
pub(super) fn silent_members(connection: &Connection, since: &str) -> Result<Vec<MemberName>> {
    let mut statement = connection.prepare_cached(include_str!("sql/silent_members.sql"))?;
    let read =
        |row: &Row<'_>| Ok(MemberName { id: row.get("id")?, official_name: row.get("official_name")? });
    Ok(statement.query_map([since], read)?.collect::<rusqlite::Result<_>>()?)
}
