//! Personal data in the register.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use serde_json::Value;

use super::export::{HistoryItem, RoleItem};
use super::policy::Policy;
use super::{ErasedPerson, NamingInvoice, NamingReminder};
use crate::kernel::Result;
use crate::register::rows::{ColumnValue, insert_row};
use crate::register::{Edit, FreeText, Person};

pub(super) fn years(connection: &Connection) -> Result<Option<u32>> {
    let sql = "SELECT invoice_retention_years AS years FROM personal_data_policy";
    Ok(connection.query_row(sql, [], |row| row.get("years")).optional()?)
}

pub(super) fn set_years(connection: &Connection, years: u32) -> Result<()> {
    let sql = "INSERT INTO personal_data_policy (id, invoice_retention_years) VALUES (1, ?1)
               ON CONFLICT (id) DO UPDATE SET invoice_retention_years = ?1";
    connection.execute(sql, [years])?;
    Ok(())
}

/// The pseudonym of a person who was erased.
pub(super) fn erased_as(connection: &Connection, contact_id: i64) -> Result<Option<String>> {
    let sql = "SELECT pseudonym FROM personal_data_erasure WHERE contact_id = ?1";
    Ok(connection.query_row(sql, [contact_id], |row| row.get("pseudonym")).optional()?)
}

/// Every recorded image of a contact.
pub(super) fn contact_images(connection: &Connection, contact_id: i64) -> Result<Vec<Value>> {
    let sql = "SELECT before, after FROM register_audit_change
               WHERE table_name = 'contact' AND first_row_id = ?1 AND last_row_id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([contact_id])?;
    let mut images = Vec::new();
    while let Some(row) = rows.next()? {
        for image in ["before", "after"] {
            if let Some(image) = row.get::<_, Option<String>>(image)? {
                images.push(serde_json::from_str(&image)?);
            }
        }
    }
    Ok(images)
}

pub(super) fn merged_contacts(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/merged_contacts.sql"))?;
    let ids = statement.query_map([contact_id], |row| row.get("contact_id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The entries of the history that concern a person.
pub(super) fn entries(connection: &Connection, contact_ids: &[i64]) -> Result<BTreeSet<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/entries_of_contact.sql"))?;
    let mut entries = BTreeSet::new();
    for id in contact_ids {
        let found = statement.query_map([id], |row| row.get("entry_id"))?;
        entries.extend(found.collect::<rusqlite::Result<Vec<i64>>>()?);
    }
    Ok(entries)
}

pub(super) fn history(connection: &Connection, person: &Person) -> Result<Vec<HistoryItem>> {
    let entries = serde_json::to_string(&entries(connection, &person.contact_ids)?)?;
    let contacts = serde_json::to_string(&person.contact_ids)?;
    let mut statement = connection.prepare_cached(include_str!("sql/history.sql"))?;
    let mut rows = statement.query([entries, contacts])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let image = |name: &str| -> Result<Value> {
            let image: Option<String> = row.get(name)?;
            Ok(image.map(|image| serde_json::from_str(&image)).transpose()?.unwrap_or_default())
        };
        items.push(HistoryItem {
            entry: row.get("id")?,
            at: row.get("at")?,
            user: row.get("user")?,
            summary: row.get("summary")?,
            before: image("before")?,
            after: image("after")?,
        });
    }
    Ok(items)
}

pub(super) fn roles(connection: &Connection, contact_id: i64) -> Result<Vec<RoleItem>> {
    let mut statement = connection.prepare_cached(include_str!("sql/roles.sql"))?;
    let roles = statement.query_map([contact_id], |row| {
        Ok(RoleItem {
            member: row.get("official_name")?,
            role: row.get("role")?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
        })
    })?;
    Ok(roles.collect::<rusqlite::Result<_>>()?)
}

/// Ends what a person still holds.
pub(super) fn end_roles(connection: &Connection, contact_id: i64, today: NaiveDate) -> Result<()> {
    let sql =
        "UPDATE contact_role SET until_on = max(from_on, ?2) WHERE contact_id = ?1 AND until_on IS NULL";
    connection.execute(sql, params![contact_id, today])?;
    Ok(())
}

/// The issued invoices that name a person.
pub(super) fn invoices(
    connection: &Connection,
    person: &Person,
    policy: Policy,
) -> Result<Vec<NamingInvoice>> {
    let parameters = named_params! {
        ":emails": serde_json::to_string(&person.emails)?,
        ":names": serde_json::to_string(&person.names)?,
        ":contact_id": person.contact_id,
    };
    let mut statement = connection.prepare_cached(include_str!("sql/invoices.sql"))?;
    let invoices = statement.query_map(parameters, |row| {
        let issued_on = row.get("issued_on")?;
        Ok(NamingInvoice {
            id: row.get("id")?,
            number: row.get("number")?,
            member: row.get("debtor_name")?,
            issued_on,
            retained_until: policy.retained_until(issued_on),
        })
    })?;
    Ok(invoices.collect::<rusqlite::Result<_>>()?)
}

/// The reminders that name a person.
pub(super) fn reminders(connection: &Connection, person: &Person) -> Result<Vec<NamingReminder>> {
    let parameters = named_params! {
        ":emails": serde_json::to_string(&person.emails)?,
        ":names": serde_json::to_string(&person.names)?,
        ":contact_id": person.contact_id,
    };
    let mut statement = connection.prepare_cached(include_str!("sql/reminders.sql"))?;
    let reminders = statement.query_map(parameters, |row| {
        Ok(NamingReminder {
            id: row.get("id")?,
            level: row.get("level")?,
            number: row.get("number")?,
            member: row.get("debtor_name")?,
            reminded_on: row.get("reminded_on")?,
        })
    })?;
    Ok(reminders.collect::<rusqlite::Result<_>>()?)
}

/// The places of a free text in which one of the names or addresses stands, but for the person's own record.
pub(super) fn mentions(
    connection: &Connection,
    text: &FreeText,
    person: &Person,
) -> Result<BTreeSet<String>> {
    let FreeText { table, text, place } = text;
    let own = if *table == "contact" { "id <> ?2" } else { "?2 IS NOT NULL" };
    let sql = format!("SELECT {place} AS place FROM {table} WHERE instr({text}, ?1) > 0 AND {own}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut places = BTreeSet::new();
    for written in person.names.iter().chain(&person.emails) {
        let found = statement.query_map(params![written, person.contact_id], |row| row.get("place"))?;
        places.extend(found.collect::<rusqlite::Result<Vec<String>>>()?);
    }
    Ok(places)
}

/// Notes the erasure, and the invoices that must be kept.
pub(super) fn insert_erased(
    edit: &Edit<'_>,
    contact_id: i64,
    pseudonym: &str,
    invoices: &[NamingInvoice],
) -> Result<()> {
    let (on, by) = (edit.today(), edit.user());
    let columns: [ColumnValue<'_>; 4] =
        [("contact_id", &contact_id), ("pseudonym", &pseudonym), ("erased_on", &on), ("erased_by", &by)];
    let person_id = insert_row(edit, "personal_data_erasure", &columns)?;
    for invoice in invoices {
        let columns: [ColumnValue<'_>; 3] = [
            ("erased_person_id", &person_id),
            ("invoice_id", &invoice.id),
            ("retained_until", &invoice.retained_until),
        ];
        insert_row(edit, "personal_data_retained_invoice", &columns)?;
    }
    Ok(())
}

/// Everybody who was erased, the latest first, with the invoices that are kept.
pub(super) fn erased(connection: &Connection) -> Result<Vec<ErasedPerson>> {
    let mut statement = connection.prepare_cached(include_str!("sql/erased.sql"))?;
    let mut rows = statement.query([])?;
    let mut people: Vec<ErasedPerson> = Vec::new();
    while let Some(row) = rows.next()? {
        let contact_id = row.get("contact_id")?;
        if people.last().is_none_or(|person| person.contact_id != contact_id) {
            people.push(ErasedPerson {
                contact_id,
                pseudonym: row.get("pseudonym")?,
                erased_on: row.get("erased_on")?,
                erased_by: row.get("erased_by")?,
                retained: Vec::new(),
            });
        }
        if let (Some(person), Some(id)) = (people.last_mut(), row.get("invoice_id")?) {
            person.retained.push(NamingInvoice {
                id,
                number: row.get("number")?,
                member: row.get("debtor_name")?,
                issued_on: row.get("issued_on")?,
                retained_until: row.get("retained_until")?,
            });
        }
    }
    Ok(people)
}
