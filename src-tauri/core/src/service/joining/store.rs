//! Enquiries in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::fields::{ASKER_FIELDS, FIELDS};
use super::list::{JoiningSort, ListJoining, PAGE_ROWS};
use super::{AskerDraft, Enquiry, EnquiryDraft, EnquiryOutcome, Verdict};
use crate::kernel::{Error, OptionExt, Result, text};
use crate::people::members::Status;
use crate::register::rows::{self, ColumnValue, code, insert_row, update_row};

/// An enquiry with what a list says of its member.
pub(super) struct Listed {
    pub(super) enquiry: Enquiry,
    pub(super) member: Option<String>,
    pub(super) member_status: Option<Status>,
}

/// The enquiries that `request` lists, in order, and how many there are in all. `stages` are the keys of all stages in
/// their order.
pub(super) fn page(
    connection: &Connection,
    request: &ListJoining,
    id: Option<i64>,
    stages: &[String],
) -> Result<(Vec<Listed>, i64)> {
    let sql = include_str!("sql/page.sql").replace("{order}", &order(request.sort.as_ref(), stages)?);
    let json = |words: &Option<Vec<String>>| {
        let words = words.as_ref().filter(|words| !words.is_empty());
        words.map(serde_json::to_string).transpose()
    };
    let outcomes: Option<Vec<String>> = request
        .outcomes
        .as_ref()
        .map(|outcomes| outcomes.iter().map(|outcome| outcome.code().to_owned()).collect());
    let searched = text::search_key(request.search.as_deref().unwrap_or_default());
    let words: Vec<String> = searched.split_whitespace().map(str::to_owned).collect();
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! {
        ":id": id,
        ":member_id": request.member_id,
        ":outcomes": json(&outcomes)?,
        ":stages": json(&request.stages)?,
        ":tiers": json(&request.tiers)?,
        ":owners": json(&request.owners)?,
        ":sources": json(&request.sources)?,
        ":words": json(&Some(words))?,
        ":limit": request.limit.unwrap_or(PAGE_ROWS),
        ":offset": request.offset.unwrap_or(0),
    })?;
    let (mut listed, mut total) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        total = row.get("total")?;
        listed.push(Listed {
            enquiry: read(row)?,
            member: row.get("member")?,
            member_status: row
                .get::<_, Option<String>>("member_status")?
                .and_then(|status| Status::from_code(&status)),
        });
    }
    Ok((listed, total))
}

/// An order of enquiries as SQL. Nothing of the request gets into it.
fn order(sort: Option<&JoiningSort>, stages: &[String]) -> Result<String> {
    let Some(sort) = sort else { return Ok("received_on DESC".to_owned()) };
    let expression = match sort.by.as_str() {
        "organisation" => "joining_enquiry.name_key".to_owned(),
        "received_on" | "starts_on" | "next_step_on" | "owner" | "source" | "outcome" | "closed_on" => {
            format!("{0} IS NULL, {0}", sort.by)
        }
        "stage_since" => "stage_since".to_owned(),
        "tier" => "instr('small standard large', joining_enquiry.tier)".to_owned(),
        "stage" => {
            let place =
                |(place, key): (usize, &String)| format!("WHEN '{}' THEN {place}", key.replace('\'', "''"));
            let cases: Vec<String> = stages.iter().enumerate().map(place).collect();
            if cases.is_empty() { "stage".to_owned() } else { format!("CASE stage {} END", cases.join(" ")) }
        }
        other => {
            let message = message!("Enquiries cannot be sorted by “{column}”.", column = other);
            return Err(Error::invalid("sort", message));
        }
    };
    Ok(if sort.descending { format!("{expression} DESC") } else { expression })
}

/// An enquiry by its id.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub(super) fn find(connection: &Connection, id: i64) -> Result<Listed> {
    let (mut found, _) = page(connection, &ListJoining::default(), Some(id), &[])?;
    found.pop().or_not_found(template!("Enquiry"), id)
}

/// Every enquiry that `request` lists.
pub(super) fn all(connection: &Connection, request: &ListJoining) -> Result<Vec<Listed>> {
    let request = ListJoining { offset: None, limit: Some(u32::MAX), ..request.clone() };
    Ok(page(connection, &request, None, &[])?.0)
}

fn read(row: &Row<'_>) -> Result<Enquiry> {
    let draft: EnquiryDraft = rows::draft(row, FIELDS)?;
    let has_asker = row.get::<_, Option<String>>("given_name")?.is_some();
    let asker = if has_asker { rows::draft(row, ASKER_FIELDS)? } else { AskerDraft::default() };
    Ok(Enquiry {
        id: row.get("enquiry_id")?,
        stage_since: row
            .get::<_, Option<NaiveDate>>("stage_since")?
            .or(draft.received_on)
            .ok_or_else(|| Error::internal(message!("An enquiry has no first day.")))?,
        draft,
        asker,
        member_id: row.get("member_id")?,
        stage: row.get("stage")?,
        verdict: code(row, "verdict", Verdict::from_code)?,
        decided_by: row.get("decided_by")?,
        decided_on: row.get("decided_on")?,
        conditions: row.get("conditions")?,
        outcome: code(row, "outcome", EnquiryOutcome::from_code)?,
        outcome_reason: row.get("outcome_reason")?,
        closed_on: row.get("closed_on")?,
        deferred_until: row.get("deferred_until")?,
        started_on: row.get("started_on")?,
    })
}

pub(super) fn insert(connection: &Connection, draft: &EnquiryDraft, stage: &str) -> Result<i64> {
    let key = text::search_key(&draft.organisation);
    let stored = rows::stored(FIELDS, draft)?;
    let mut columns = rows::columns(&stored);
    columns.extend([("name_key", &key as _), ("stage", &stage as _)] as [ColumnValue<'_>; 2]);
    insert_row(connection, "joining_enquiry", &columns)
}

pub(super) fn update(connection: &Connection, id: i64, draft: &EnquiryDraft) -> Result<()> {
    let key = text::search_key(&draft.organisation);
    let stored = rows::stored(FIELDS, draft)?;
    let mut columns = rows::columns(&stored);
    columns.push(("name_key", &key));
    update_row(connection, "joining_enquiry", id, &columns)
}

/// Sets columns of an enquiry that its form does not edit.
pub(super) fn set(connection: &Connection, id: i64, columns: &[ColumnValue<'_>]) -> Result<()> {
    update_row(connection, "joining_enquiry", id, columns)
}

/// Sets who enquired; nobody takes the row away.
pub(super) fn set_asker(connection: &Connection, enquiry_id: i64, asker: &AskerDraft) -> Result<()> {
    let known = asker_row(connection, enquiry_id)?;
    if *asker == AskerDraft::default() {
        if let Some(id) = known {
            connection.execute("DELETE FROM joining_asker WHERE id = ?1", [id])?;
        }
        return Ok(());
    }
    let key = text::search_key(&format!("{} {} {}", asker.name(), asker.email, asker.employer));
    let stored = rows::stored(ASKER_FIELDS, asker)?;
    let mut columns = rows::columns(&stored);
    columns.push(("name_key", &key));
    match known {
        Some(id) => update_row(connection, "joining_asker", id, &columns),
        None => {
            columns.push(("enquiry_id", &enquiry_id));
            insert_row(connection, "joining_asker", &columns).map(|_| ())
        }
    }
}

fn asker_row(connection: &Connection, enquiry_id: i64) -> Result<Option<i64>> {
    let sql = "SELECT id FROM joining_asker WHERE enquiry_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([enquiry_id], |row| row.get("id")).optional()?)
}

/// Everybody who enquired, with the row and the organisation that they enquired for.
pub(super) fn askers(connection: &Connection) -> Result<Vec<(i64, String, AskerDraft)>> {
    let sql = "SELECT joining_asker.*, organisation FROM joining_asker
               JOIN joining_enquiry ON joining_enquiry.id = enquiry_id ORDER BY joining_asker.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    let mut askers = Vec::new();
    while let Some(row) = found.next()? {
        askers.push((row.get("id")?, row.get("organisation")?, rows::draft(row, ASKER_FIELDS)?));
    }
    Ok(askers)
}

/// Every image of the history that shows who enquired, by row.
pub(super) fn asker_images(connection: &Connection) -> Result<Vec<(i64, serde_json::Value)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/asker_images.sql"))?;
    let mut found = statement.query([])?;
    let mut images = Vec::new();
    while let Some(row) = found.next()? {
        images.push((row.get("id")?, serde_json::from_str(&row.get::<_, String>("image")?)?));
    }
    Ok(images)
}

/// Takes a person who enquired out.
pub(super) fn forget_asker(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM joining_asker WHERE id = ?1", [id])?;
    Ok(())
}

/// Notes that an enquiry is at a stage from a day on.
pub(super) fn insert_stage(
    connection: &Connection,
    enquiry_id: i64,
    stage: &str,
    on: NaiveDate,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] = [("enquiry_id", &enquiry_id), ("stage", &stage), ("from_on", &on)];
    insert_row(connection, "joining_stage_change", &columns).map(|_| ())
}

/// The stages that an enquiry went through, the first one first.
pub(super) fn stages_of(connection: &Connection, enquiry_id: i64) -> Result<Vec<(String, NaiveDate)>> {
    let sql = "SELECT stage, from_on FROM joining_stage_change WHERE enquiry_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([enquiry_id], |row| Ok((row.get("stage")?, row.get("from_on")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The stages that each enquiry went through, the first one first.
pub(super) fn all_stages(connection: &Connection) -> Result<BTreeMap<i64, Vec<(String, NaiveDate)>>> {
    let sql = "SELECT enquiry_id, stage, from_on FROM joining_stage_change ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut stages: BTreeMap<i64, Vec<(String, NaiveDate)>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let of_enquiry = stages.entry(row.get("enquiry_id")?).or_default();
        of_enquiry.push((row.get("stage")?, row.get("from_on")?));
    }
    Ok(stages)
}

/// Words that enquiries hold in a column, the most frequent first.
pub(super) fn words_of(connection: &Connection, column: &'static str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT {column} AS word, count(*) AS rows FROM joining_enquiry GROUP BY {column} ORDER BY rows DESC, word"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let words = statement.query_map([], |row| Ok((row.get("word")?, row.get("rows")?)))?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// The one contact that has an e-mail address.
pub(super) fn contact_of(connection: &Connection, email: &str) -> Result<Option<i64>> {
    let sql = "SELECT min(id) AS id FROM contact WHERE email = ?1 COLLATE NOCASE AND email <> '' HAVING count(*) = 1";
    Ok(connection.prepare_cached(sql)?.query_row([email], |row| row.get("id")).optional()?)
}

/// The stage of the enquiry of a member, or without one of whoever asks.
pub(super) fn stage_of(
    connection: &Connection,
    member_id: Option<i64>,
    asker_email: &str,
) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(include_str!("sql/stage_of.sql"))?;
    let asked = named_params! { ":member_id": member_id, ":asker_email": asker_email.to_lowercase() };
    Ok(statement.query_row(asked, |row| row.get("stage")).optional()?)
}

/// Whether a fee of the member was invoiced.
pub(super) fn is_billed(connection: &Connection, member_id: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM billing_billed_member WHERE member_id = ?1) AS is_billed";
    Ok(connection.prepare_cached(sql)?.query_row(params![member_id], |row| row.get("is_billed"))?)
}

/// Removes an enquiry with all that hangs on it.
pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    for table in [
        "joining_asker",
        "joining_stage_change",
        "joining_answer",
        "joining_file",
        "joining_document",
        "joining_step",
        "joining_placeholder",
    ] {
        connection.execute(&format!("DELETE FROM {table} WHERE enquiry_id = ?1"), [id])?;
    }
    connection.execute("DELETE FROM joining_enquiry WHERE id = ?1", [id])?;
    Ok(())
}
