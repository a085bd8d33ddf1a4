//! Sponsors in the register.

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Debtor, OptionalDebtor, Sponsor, SponsorDraft};
use crate::kernel::Result;
use crate::register::rows::{ColumnValue, insert_row, update_row};

pub(super) fn all(connection: &Connection) -> Result<Vec<Sponsor>> {
    let sql = "SELECT * FROM sponsor ORDER BY archived_on IS NOT NULL, folded(name), id";
    let mut statement = connection.prepare_cached(sql)?;
    let sponsors = statement.query_map([], read)?;
    Ok(sponsors.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Sponsor>> {
    let mut statement = connection.prepare_cached("SELECT * FROM sponsor WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?)
}

pub(super) fn save(connection: &Connection, id: Option<i64>, draft: &SponsorDraft) -> Result<i64> {
    let columns: [ColumnValue<'_>; 14] = [
        ("name", &draft.name),
        ("attention", &draft.attention),
        ("email", &draft.email),
        ("street", &draft.street),
        ("city", &draft.city),
        ("region", &draft.region),
        ("postal_code", &draft.postal_code),
        ("country", &draft.country),
        ("tax_id", &draft.tax_id),
        ("purchase_order", &draft.purchase_order),
        ("buyer_reference", &draft.buyer_reference),
        ("electronic_address", &draft.electronic_address),
        ("language", &draft.language),
        ("notes", &draft.notes),
    ];
    match id {
        None => insert_row(connection, "sponsor", &columns),
        Some(id) => update_row(connection, "sponsor", id, &columns).map(|()| id),
    }
}

pub(super) fn set_archived(connection: &Connection, id: i64, archived_on: Option<NaiveDate>) -> Result<()> {
    connection.execute("UPDATE sponsor SET archived_on = ?2 WHERE id = ?1", params![id, archived_on])?;
    Ok(())
}

/// The name of a member or sponsor; none when it does not exist.
pub(super) fn name_of(connection: &Connection, debtor: Debtor) -> Result<Option<String>> {
    let (sql, id) = match debtor {
        Debtor::Member(id) => ("SELECT official_name AS name FROM member WHERE id = ?1", id),
        Debtor::Sponsor(id) => ("SELECT name FROM sponsor WHERE id = ?1", id),
    };
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("name")).optional()?)
}

impl OptionalDebtor {
    /// Whom the columns `member_id` and `sponsor_id` of a row name. The schema lets no row name both.
    pub(crate) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (member_id, sponsor_id): (Option<i64>, Option<i64>) =
            (row.get("member_id")?, row.get("sponsor_id")?);
        Ok(Self(member_id.map(Debtor::Member).or(sponsor_id.map(Debtor::Sponsor))))
    }
}

impl Debtor {
    /// As [`OptionalDebtor::of_row`], of a row that names one.
    pub(crate) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let named = OptionalDebtor::of_row(row)?.0;
        named.ok_or_else(|| {
            let place = row.as_ref().column_index("member_id").unwrap_or_default();
            rusqlite::Error::InvalidColumnType(place, "member_id".to_owned(), Type::Null)
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Sponsor> {
    Ok(Sponsor {
        id: row.get("id")?,
        draft: SponsorDraft {
            name: row.get("name")?,
            attention: row.get("attention")?,
            email: row.get("email")?,
            street: row.get("street")?,
            city: row.get("city")?,
            region: row.get("region")?,
            postal_code: row.get("postal_code")?,
            country: row.get("country")?,
            tax_id: row.get("tax_id")?,
            purchase_order: row.get("purchase_order")?,
            buyer_reference: row.get("buyer_reference")?,
            electronic_address: row.get("electronic_address")?,
            language: row.get("language")?,
            notes: row.get("notes")?,
        },
        archived_on: row.get("archived_on")?,
    })
}
