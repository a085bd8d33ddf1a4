//! Contacts, their roles and the search index in the register.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::fields::FIELDS;
use super::{
    ContactDraft, ContactGap, ContactHolding, ContactRow, ContactSort, ContactSortBy, ListContacts,
    MemberContact, MissingVoter, Role, RoleHeld, VoterRow, list,
};
use crate::kernel::field::Field;
use crate::kernel::{Error, Result, text};
use crate::people::members::{self, FoundMembers};
use crate::register::rows::{ColumnValue, columns, draft, insert_row, insert_rows, stored, update_row};

/// A role that somebody holds or held at a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub id: i64,
    pub contact_id: i64,
    pub member_id: i64,
    pub role: Role,
    /// The first day.
    pub from_on: NaiveDate,
    /// The first day on which it is no longer held.
    pub until_on: Option<NaiveDate>,
}

impl Holding {
    /// Whether it goes on after the eve of `on`, be it that it begins later.
    pub fn lasts_beyond(&self, on: NaiveDate) -> bool {
        self.until_on.is_none_or(|until_on| until_on > on.max(self.from_on))
    }

    /// Whether there is a day on which both it and one from `from_on` until `until_on` would be held.
    pub fn overlaps(&self, from_on: NaiveDate, until_on: Option<NaiveDate>) -> bool {
        let ends_after = |end: Option<NaiveDate>, start: NaiveDate| end.is_none_or(|end| end > start);
        let first_common = self.from_on.max(from_on);
        ends_after(self.until_on, first_common) && ends_after(until_on, first_common)
    }
}

/// The person `id`.
pub fn find(connection: &Connection, id: i64) -> Result<Option<ContactDraft>> {
    let mut statement = connection.prepare_cached("SELECT * FROM contact WHERE id = ?1")?;
    statement.query_row([id], |row| Ok(read_draft(row))).optional()?.transpose()
}

/// Inserts a person whose draft is in its stored form.
pub fn insert(connection: &Connection, draft: &ContactDraft) -> Result<i64> {
    insert_row(connection, "contact", &columns(&stored(FIELDS, draft)?))
}

/// Inserts people whose drafts are in their stored form, and gives their ids.
pub(crate) fn insert_all<'a>(
    connection: &Connection,
    people: impl Iterator<Item = &'a ContactDraft>,
) -> Result<Vec<i64>> {
    insert_rows(connection, "contact", people.map(|draft| stored(FIELDS, draft)))
}

/// Replaces a person's fields with a draft in its stored form.
pub fn update(connection: &Connection, id: i64, draft: &ContactDraft) -> Result<()> {
    update_row(connection, "contact", id, &columns(&stored(FIELDS, draft)?))
}

pub fn begin_role(
    connection: &Connection,
    contact_id: i64,
    member_id: i64,
    role: Role,
    from_on: NaiveDate,
) -> Result<i64> {
    let columns: [ColumnValue<'_>; 4] = [
        ("contact_id", &contact_id),
        ("member_id", &member_id),
        ("role", &role.code()),
        ("from_on", &from_on),
    ];
    insert_row(connection, "contact_role", &columns)
}

/// Ends a role: `until_on` is the first day on which it is no longer held.
pub fn end_role(connection: &Connection, role_id: i64, until_on: NaiveDate) -> Result<()> {
    connection
        .prepare_cached("UPDATE contact_role SET until_on = ?1 WHERE id = ?2")?
        .execute(params![until_on, role_id])?;
    Ok(())
}

/// Sets the days of a holding.
pub(super) fn set_role_dates(
    connection: &Connection,
    role_id: i64,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE contact_role SET from_on = ?1, until_on = ?2 WHERE id = ?3")?
        .execute(params![from_on, until_on, role_id])?;
    Ok(())
}

/// Every holding at a member, past, present and planned.
pub fn holdings_at(connection: &Connection, member_id: i64) -> Result<Vec<Holding>> {
    holdings(connection, "SELECT * FROM contact_role WHERE member_id = ?1 ORDER BY id", member_id)
}

/// Every holding of a person, at all members.
pub fn holdings_of(connection: &Connection, contact_id: i64) -> Result<Vec<Holding>> {
    holdings(connection, "SELECT * FROM contact_role WHERE contact_id = ?1 ORDER BY id", contact_id)
}

/// The holding `id`.
pub(super) fn holding(connection: &Connection, id: i64) -> Result<Option<Holding>> {
    Ok(holdings(connection, "SELECT * FROM contact_role WHERE id = ?1", id)?.pop())
}

fn holdings(connection: &Connection, sql: &str, id: i64) -> Result<Vec<Holding>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut holdings = Vec::new();
    while let Some(row) = rows.next()? {
        holdings.push(Holding {
            id: row.get("id")?,
            contact_id: row.get("contact_id")?,
            member_id: row.get("member_id")?,
            role: read_role(row)?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
        });
    }
    Ok(holdings)
}

/// A person's holdings with the names of the members, present ones first.
pub(super) fn of_contact(connection: &Connection, contact_id: i64) -> Result<Vec<ContactHolding>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_contact.sql"))?;
    let mut rows = statement.query([contact_id])?;
    let mut holdings = Vec::new();
    while let Some(row) = rows.next()? {
        holdings.push(ContactHolding {
            member_id: row.get("member_id")?,
            member: row.get("official_name")?,
            held: RoleHeld {
                id: row.get("role_id")?,
                role: read_role(row)?,
                from_on: row.get("from_on")?,
                until_on: row.get("until_on")?,
                is_current: row.get("is_current")?,
            },
        });
    }
    Ok(holdings)
}

/// The people of a member with their roles there: present ones first.
pub fn of_member(connection: &Connection, member_id: i64) -> Result<Vec<MemberContact>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_member.sql"))?;
    let mut rows = statement.query([member_id])?;
    let mut contacts: Vec<MemberContact> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("contact_id")?;
        let held = RoleHeld {
            id: row.get("role_id")?,
            role: read_role(row)?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
            is_current: row.get("is_current")?,
        };
        match contacts.iter_mut().find(|contact| contact.id == id) {
            Some(contact) => contact.roles.push(held),
            None => {
                let draft = read_draft(row)?;
                contacts.push(MemberContact { id, name: draft.name(), draft, roles: vec![held] });
            }
        }
    }
    Ok(contacts)
}

/// A page of contacts, among the people of the members `found` if something is searched for.
pub(super) fn page(
    connection: &Connection,
    request: &ListContacts,
    found: Option<&FoundMembers>,
) -> Result<(Vec<ContactRow>, i64)> {
    let sort = request.sort.unwrap_or(ContactSort { by: ContactSortBy::Name, descending: false });
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let order = match sort.by {
        ContactSortBy::Name => {
            format!("folded(family_name || ' ' || given_name) {direction}, member_key {direction}")
        }
        ContactSortBy::Member => {
            format!("member_key {direction}, folded(family_name || ' ' || given_name) {direction}")
        }
        ContactSortBy::Email => format!("email COLLATE NOCASE {direction}, member_key {direction}"),
    };
    let sql = format!("{} ORDER BY {order} LIMIT :limit OFFSET :offset", include_str!("sql/page.sql"));
    let words: Vec<String> =
        found.iter().flat_map(|found| found.words.split(' ')).map(text::word_start).collect();
    let roles: Vec<&str> = request.roles.iter().flatten().map(|role| role.code()).collect();
    let roles = serde_json::to_string(&roles)?;
    let lacks = |gap| request.missing.iter().flatten().any(|&lacking| lacking == gap);
    let parameters = named_params! {
        ":among": found.map(|found| serde_json::to_string(&found.ids)).transpose()?,
        ":names_person": request.names_person.unwrap_or(false),
        ":words": serde_json::to_string(&words)?,
        ":roles": roles,
        ":without_orcid_id": lacks(ContactGap::OrcidId),
        ":without_email": lacks(ContactGap::Email),
        ":limit": request.limit.unwrap_or(list::PAGE_ROWS),
        ":offset": request.offset.unwrap_or(0),
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters)?;
    let (mut page, mut total) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        total = row.get("total")?;
        let draft = read_draft(row)?;
        let words: String = row.get("roles")?;
        let mut roles: Vec<Role> = words.split(',').filter_map(Role::from_code).collect();
        roles.sort();
        page.push(ContactRow {
            id: row.get("id")?,
            name: draft.name(),
            draft,
            member_id: row.get("member_id")?,
            member_name: row.get("member_name")?,
            roles,
        });
    }
    Ok((page, total))
}

/// How many contacts hold each role now.
pub(super) fn role_counts(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/role_counts.sql"))?;
    let counts = statement.query_map([], |row| Ok((row.get("role")?, row.get("count")?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// How many contacts there are, and how many lack each of [`ContactGap::ALL`].
pub(super) fn gap_counts(connection: &Connection) -> Result<(i64, [i64; 2])> {
    let mut statement = connection.prepare_cached(include_str!("sql/gap_counts.sql"))?;
    let read =
        |row: &Row<'_>| Ok((row.get("total")?, [row.get("without_orcid_id")?, row.get("without_email")?]));
    Ok(statement.query_row([], read)?)
}

pub(super) fn voting_roll(
    connection: &Connection,
    on: NaiveDate,
) -> Result<(Vec<VoterRow>, Vec<MissingVoter>)> {
    let mut statement = connection.prepare_cached(include_str!("sql/voting_roll.sql"))?;
    let mut rows = statement.query([on])?;
    let (mut voters, mut missing) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (member_id, member) = (row.get("member_id")?, row.get("official_name")?);
        let Some(from_on) = row.get("from_on")? else {
            missing.push(MissingVoter { member_id, member });
            continue;
        };
        let (given_name, family_name): (String, String) = (row.get("given_name")?, row.get("family_name")?);
        let email: String = row.get("email")?;
        voters.push(VoterRow {
            member_id,
            member,
            name: super::full_name(&given_name, &family_name, &email),
            given_name,
            family_name,
            email,
            orcid_id: row.get("orcid_id")?,
            from_on,
        });
    }
    Ok((voters, missing))
}

pub(super) fn member_ids(connection: &Connection) -> Result<BTreeSet<i64>> {
    ids(connection, "SELECT id AS member_id FROM member WHERE id BETWEEN ?1 AND ?2", 0..=i64::MAX)
}

pub(super) fn members_of_contacts(
    connection: &Connection,
    contacts: RangeInclusive<i64>,
) -> Result<BTreeSet<i64>> {
    ids(
        connection,
        "SELECT DISTINCT member_id FROM contact_role WHERE contact_id BETWEEN ?1 AND ?2",
        contacts,
    )
}

pub(super) fn members_of_roles(connection: &Connection, roles: RangeInclusive<i64>) -> Result<BTreeSet<i64>> {
    ids(connection, "SELECT DISTINCT member_id FROM contact_role WHERE id BETWEEN ?1 AND ?2", roles)
}

fn ids(connection: &Connection, sql: &str, range: RangeInclusive<i64>) -> Result<BTreeSet<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([range.start(), range.end()], |row| row.get("member_id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The statement with the fields that are searched.
static SEARCH_WORDS: LazyLock<String> = LazyLock::new(|| {
    include_str!("sql/search_words.sql")
        .replace("/* fields of members */ ''", &searched("member", members::fields::FIELDS))
        .replace("/* fields of people */ ''", &searched("contact", FIELDS))
});

/// The texts of the searched fields of a row one after the other; of a ROR id only what nobody shares.
fn searched<Draft>(table: &str, fields: &[Field<Draft>]) -> String {
    let searched = fields.iter().filter(|field| field.is_searched);
    let texts = searched.map(|field| match field.is_unique {
        true => format!("replace(coalesce({table}.{}, ''), 'https://ror.org/', '')", field.name),
        false => format!("{table}.{}", field.name),
    });
    texts.collect::<Vec<_>>().join(" || ' ' || ")
}

/// Everything a member is found by, as written; `None` when there is no such member.
pub(super) fn searchable_text(connection: &Connection, member_id: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(&SEARCH_WORDS)?;
    let read = |row: &Row<'_>| {
        Ok(format!("{} {}", row.get::<_, String>("identity")?, row.get::<_, String>("people")?))
    };
    Ok(statement.query_row([member_id], read).optional()?)
}

/// The version of the data that the search index was built from; `None` when there is none.
///
/// SQLite changes it when another connection, such as another window's, writes to the file.
pub(super) fn search_index_version(connection: &Connection) -> Result<Option<i64>> {
    let exists = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'member_search_built'";
    if !connection.prepare_cached(exists)?.exists([])? {
        return Ok(None);
    }
    let sql = "SELECT data_version FROM temp.member_search_built";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get("data_version")).optional()?)
}

pub(super) fn data_version(connection: &Connection) -> Result<i64> {
    Ok(connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get("data_version"))?)
}

/// Makes an empty search index, instead of the one there was.
pub(super) fn create_search_index(connection: &Connection, data_version: i64) -> Result<()> {
    connection.execute_batch(include_str!("sql/search_index.sql"))?;
    connection.execute("INSERT INTO temp.member_search_built (data_version) VALUES (?1)", [data_version])?;
    Ok(())
}

/// Forgets what the search index was built from, so that the next search builds it anew.
pub(super) fn invalidate_search_index(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM temp.member_search_built", [])?;
    Ok(())
}

pub(super) fn mark_stale(connection: &Connection, member_id: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO temp.member_search_stale (member_id) VALUES (?1)")?
        .execute([member_id])?;
    Ok(())
}

pub(super) fn stale_members(connection: &Connection) -> Result<BTreeSet<i64>> {
    let sql = "SELECT member_id FROM temp.member_search_stale WHERE member_id BETWEEN ?1 AND ?2";
    ids(connection, sql, 0..=i64::MAX)
}

pub(super) fn clear_stale_members(connection: &Connection) -> Result<()> {
    connection.prepare_cached("DELETE FROM temp.member_search_stale")?.execute([])?;
    Ok(())
}

/// Runs `work`, which writes temporary tables only, as one transaction, or as a part of the one that is open.
pub(super) fn at_once(connection: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    connection.execute_batch("SAVEPOINT index_upkeep")?;
    let done = work();
    let ending = if done.is_ok() { "" } else { "ROLLBACK TO index_upkeep; " };
    if !connection.is_autocommit() {
        connection.execute_batch(&format!("{ending}RELEASE index_upkeep"))?;
    }
    done
}

pub(super) fn insert_search_words(connection: &Connection, member_id: i64, words: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO temp.member_search (rowid, words) VALUES (?1, ?2)")?
        .execute(params![member_id, words])?;
    Ok(())
}

pub(super) fn delete_search_words(connection: &Connection, member_id: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM temp.member_search WHERE rowid = ?1")?.execute([member_id])?;
    Ok(())
}

/// The person whose columns a row has.
pub fn read_draft(row: &Row<'_>) -> Result<ContactDraft> {
    draft(row, FIELDS)
}

fn read_role(row: &Row<'_>) -> Result<Role> {
    let word: String = row.get("role")?;
    Role::from_code(&word).ok_or_else(|| {
        Error::internal(message!(
            "The register holds the role “{word}”, which this program does not know.",
            word
        ))
    })
}
