//! What the register holds that proves a task.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::{EvidenceKind, MissingMember};
use crate::kernel::Result;
use crate::service::tasks::TaskDraft;

pub(in crate::service::tasks) fn mark_member(
    connection: &Connection,
    task_id: i64,
    member_id: i64,
    done_on: Option<NaiveDate>,
) -> Result<()> {
    match done_on {
        None => {
            let sql = "DELETE FROM task_member WHERE task_id = ?1 AND member_id = ?2";
            connection.execute(sql, params![task_id, member_id])?;
        }
        Some(done_on) => {
            let sql = "INSERT INTO task_member (task_id, member_id, done_on) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
            connection.execute(sql, params![task_id, member_id, done_on])?;
        }
    }
    Ok(())
}

pub(in crate::service::tasks) fn ticked(connection: &Connection, task_id: i64) -> Result<BTreeSet<i64>> {
    let mut statement = connection.prepare_cached("SELECT member_id FROM task_member WHERE task_id = ?1")?;
    Ok(statement.query_map([task_id], |row| row.get("member_id"))?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::service::tasks) fn active_members(connection: &Connection) -> Result<Vec<MissingMember>> {
    let sql = "SELECT id, official_name FROM member WHERE archived_on IS NULL AND status = 'active' ORDER BY name_key, id";
    let mut statement = connection.prepare_cached(sql)?;
    let members = statement
        .query_map([], |row| Ok(MissingMember { id: row.get("id")?, name: row.get("official_name")? }))?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// Members that lack what the register holds itself; nobody for what is worked out elsewhere.
pub(in crate::service::tasks) fn lacking(
    connection: &Connection,
    kind: EvidenceKind,
) -> Result<BTreeSet<i64>> {
    let sql = match kind {
        EvidenceKind::ContactsComplete => include_str!("sql/lacking_contacts.sql"),
        EvidenceKind::OrcidIds => include_str!("sql/lacking_orcid_ids.sql"),
        EvidenceKind::FirstInvoice => include_str!("sql/lacking_invoices.sql"),
        _ => return Ok(BTreeSet::new()),
    };
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?)
}

/// How many invoices of ORCID are paid, of how many.
pub(in crate::service::tasks) fn orcid_invoices(
    connection: &Connection,
    agreement_id: Option<i64>,
) -> Result<(usize, usize)> {
    let mut statement = connection.prepare_cached(include_str!("sql/orcid_invoices.sql"))?;
    let counts: (i64, i64) =
        statement.query_row([agreement_id], |row| Ok((row.get("paid")?, row.get("invoices")?)))?;
    Ok((usize::try_from(counts.0).unwrap_or_default(), usize::try_from(counts.1).unwrap_or_default()))
}

/// How many members an agreement asks for; five where it does not say.
pub(in crate::service::tasks) fn members_wanted(
    connection: &Connection,
    agreement_id: Option<i64>,
) -> Result<usize> {
    let sql = "SELECT members_min FROM agreement WHERE id = ?1";
    let wanted: Option<Option<i64>> =
        connection.prepare_cached(sql)?.query_row([agreement_id], |row| row.get("members_min")).optional()?;
    Ok(wanted.flatten().and_then(|wanted| usize::try_from(wanted).ok()).unwrap_or(5))
}

pub(in crate::service::tasks) fn signed_on(
    connection: &Connection,
    agreement_id: Option<i64>,
) -> Result<Option<NaiveDate>> {
    let sql = "SELECT signed_on FROM agreement WHERE id = ?1";
    let signed: Option<Option<NaiveDate>> =
        connection.prepare_cached(sql)?.query_row([agreement_id], |row| row.get("signed_on")).optional()?;
    Ok(signed.flatten())
}

pub(in crate::service::tasks) fn is_signed(
    connection: &Connection,
    agreement_id: Option<i64>,
) -> Result<bool> {
    Ok(signed_on(connection, agreement_id)?.is_some())
}

pub(in crate::service::tasks) fn documents(connection: &Connection, draft: &TaskDraft) -> Result<usize> {
    let sql = "SELECT count(*) AS documents FROM attachment WHERE agreement_id = ?1 OR member_id = ?2";
    let count: i64 = connection
        .prepare_cached(sql)?
        .query_row(params![draft.agreement_id, draft.member_id], |row| row.get("documents"))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
