//! Agreements in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Agreement, AgreementDraft, AgreementStatus, Band, Decision};
use crate::kernel::{Currency, Error, Result};
use crate::people::members::Tier;
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// What an agreement says of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) decision: Decision,
    pub(super) decided_on: Option<NaiveDate>,
    pub(super) note: String,
    pub(super) extra_credentials: u32,
}

/// Every agreement, the latest term first, as they stand on a day.
pub fn all(connection: &Connection, on: NaiveDate) -> Result<Vec<Agreement>> {
    let mut statement = connection.prepare_cached(include_str!("sql/all.sql"))?;
    let mut rows = statement.query([])?;
    let mut grids = grids(connection)?;
    let mut agreements = Vec::new();
    while let Some(row) = rows.next()? {
        let bands = grids.remove(&row.get("id")?).unwrap_or_default();
        agreements.push(read(row, bands, on)?);
    }
    Ok(agreements)
}

fn read(row: &Row<'_>, bands: Vec<Band>, on: NaiveDate) -> Result<Agreement> {
    let draft = AgreementDraft {
        title: row.get("title")?,
        reference: row.get("reference")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        signed_on: row.get("signed_on")?,
        currency: row.get("currency")?,
        lead_fee_minor: row.get("lead_fee_minor")?,
        included_credentials: row.get("included_credentials")?,
        extra_credential_minor: row.get("extra_credential_minor")?,
        fees_due_days: row.get("fees_due_days")?,
        notice_months: row.get("notice_months")?,
        members_min: row.get("members_min")?,
        members_within_months: row.get("members_within_months")?,
        note: row.get("note")?,
        bands,
    };
    let currency = Currency::try_from(draft.currency.clone()).map_err(Error::internal)?;
    Ok(Agreement {
        id: row.get("id")?,
        currency_digits: currency.digits(),
        status: AgreementStatus::of(&draft, on),
        renews_id: row.get("renews_id")?,
        renewed_by_id: row.get("renewed_by_id")?,
        draft,
    })
}

/// The grid of each agreement, lowest band first.
fn grids(connection: &Connection) -> Result<BTreeMap<i64, Vec<Band>>> {
    let sql = "SELECT * FROM agreement_fee ORDER BY agreement_id, from_members, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut grids: BTreeMap<i64, Vec<Band>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let from_members: u32 = row.get("from_members")?;
        let tier = tier_of(&row.get::<_, String>("tier")?)?;
        let bands = grids.entry(row.get("agreement_id")?).or_default();
        if bands.last().is_none_or(|band| band.from_members != from_members) {
            bands.push(Band { from_members, small_minor: 0, standard_minor: 0, large_minor: 0 });
        }
        if let Some(band) = bands.last_mut() {
            *band.fee_minor_mut(tier) = row.get("fee_minor")?;
        }
    }
    Ok(grids)
}

fn tier_of(word: &str) -> Result<Tier> {
    Tier::from_code(word)
        .ok_or_else(|| Error::internal(message!("The register holds the unknown tier “{word}”.", word)))
}

fn columns<'a>(draft: &'a AgreementDraft) -> [ColumnValue<'a>; 14] {
    [
        ("title", &draft.title),
        ("reference", &draft.reference),
        ("starts_on", &draft.starts_on),
        ("ends_on", &draft.ends_on),
        ("signed_on", &draft.signed_on),
        ("currency", &draft.currency),
        ("lead_fee_minor", &draft.lead_fee_minor),
        ("included_credentials", &draft.included_credentials),
        ("extra_credential_minor", &draft.extra_credential_minor),
        ("fees_due_days", &draft.fees_due_days),
        ("notice_months", &draft.notice_months),
        ("members_min", &draft.members_min),
        ("members_within_months", &draft.members_within_months),
        ("note", &draft.note),
    ]
}

pub(super) fn insert(connection: &Connection, draft: &AgreementDraft, renews_id: Option<i64>) -> Result<i64> {
    let mut columns = columns(draft).to_vec();
    columns.push(("renews_id", &renews_id));
    let id = insert_row(connection, "agreement", &columns)?;
    draft.bands.iter().try_for_each(|band| set_band(connection, id, band))?;
    Ok(id)
}

/// Replaces what an agreement says; of its grid only what differs.
pub(super) fn update(connection: &Connection, before: &Agreement, draft: &AgreementDraft) -> Result<()> {
    update_row(connection, "agreement", before.id, &columns(draft))?;
    for gone in before.draft.bands.iter().filter(|band| !has_band(&draft.bands, band)) {
        let sql = "DELETE FROM agreement_fee WHERE agreement_id = ?1 AND from_members = ?2";
        connection.prepare_cached(sql)?.execute(params![before.id, gone.from_members])?;
    }
    let changed = draft.bands.iter().filter(|band| !before.draft.bands.contains(band));
    changed.into_iter().try_for_each(|band| set_band(connection, before.id, band))
}

fn has_band(bands: &[Band], band: &Band) -> bool {
    bands.iter().any(|other| other.from_members == band.from_members)
}

fn set_band(connection: &Connection, agreement_id: i64, band: &Band) -> Result<()> {
    let mut statement = connection.prepare_cached(include_str!("sql/set_fee.sql"))?;
    for tier in Tier::ALL {
        statement.execute(params![agreement_id, band.from_members, tier.code(), band.fee_minor(*tier)])?;
    }
    Ok(())
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM agreement_member WHERE agreement_id = ?1", [id])?;
    connection.execute("DELETE FROM agreement_fee WHERE agreement_id = ?1", [id])?;
    connection.execute("DELETE FROM agreement WHERE id = ?1", [id])?;
    Ok(())
}

/// How many documents an agreement has.
pub(super) fn document_count(connection: &Connection, id: i64) -> Result<i64> {
    let sql = "SELECT count(*) AS count FROM attachment WHERE agreement_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("count"))?)
}

/// How many invoices of ORCID are recorded for an agreement.
pub(super) fn invoice_count(connection: &Connection, id: i64) -> Result<i64> {
    let sql = "SELECT count(*) AS count FROM orcid_cost_invoice WHERE agreement_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("count"))?)
}

/// What an agreement says of its members, as far as it says anything. A merged record is no member.
pub(super) fn words(connection: &Connection, agreement_id: i64) -> Result<BTreeMap<i64, Word>> {
    let sql = "SELECT * FROM agreement_member
               WHERE agreement_id = ?1 AND member_id NOT IN (SELECT member_id FROM member_merge)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([agreement_id])?;
    let mut words = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let decision: String = row.get("decision")?;
        let unknown =
            || Error::internal(message!("The register holds the unknown decision “{decision}”.", decision));
        let word = Word {
            decision: Decision::from_code(&decision).ok_or_else(unknown)?,
            decided_on: row.get("decided_on")?,
            note: row.get("note")?,
            extra_credentials: row.get("extra_credentials")?,
        };
        words.insert(row.get("member_id")?, word);
    }
    Ok(words)
}

/// Replaces what an agreement says of a member.
pub(super) fn set_word(
    connection: &Connection,
    agreement_id: i64,
    member_id: i64,
    word: &Word,
) -> Result<()> {
    let sql = "SELECT id FROM agreement_member WHERE agreement_id = ?1 AND member_id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let id: Option<i64> = statement.query_row([agreement_id, member_id], |row| row.get("id")).optional()?;
    let decision = word.decision.code();
    let columns: [ColumnValue<'_>; 6] = [
        ("agreement_id", &agreement_id),
        ("member_id", &member_id),
        ("decision", &decision),
        ("decided_on", &word.decided_on),
        ("note", &word.note),
        ("extra_credentials", &word.extra_credentials),
    ];
    match id {
        Some(id) => update_row(connection, "agreement_member", id, &columns),
        None => insert_row(connection, "agreement_member", &columns).map(|_| ()),
    }
}
