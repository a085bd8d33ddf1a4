//! Members in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::fields::FIELDS;
use super::filter::Filter;
use super::{ListMembers, Member, MemberDraft, MemberName, MemberRow, MemberSort, get, list, status_history};
use crate::kernel::field::FieldKind;
use crate::kernel::value::Stored;
use crate::kernel::{Error, LicenceYear, Result, country, field, text};
use crate::register::Edit;
use crate::register::rows::{Places, columns, insert_row, insert_rows, stored, update_row};

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Member>> {
    let mut statement = connection.prepare_cached("SELECT * FROM member WHERE id = ?1")?;
    let places = Places::of(&statement);
    let found = statement.query_row([id], |row| Ok(read_member(&places, row))).optional()?;
    found.transpose()
}

/// Every member that was not merged into another, by name. For work over the whole register, such as billing and
/// matching an import.
pub fn all(connection: &Connection) -> Result<Vec<Member>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM member WHERE id NOT IN (SELECT member_id FROM member_merge) ORDER BY name_key, id",
    )?;
    let places = Places::of(&statement);
    let members = statement.query_map([], |row| Ok(read_member(&places, row)))?;
    members.map(|member| member?).collect()
}

/// The member with this ROR id in its full form: id and official name.
pub fn by_ror_id(connection: &Connection, ror_id: &str) -> Result<Option<(i64, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT id, official_name FROM member WHERE ror_id = ?1")?;
    Ok(statement.query_row([ror_id], |row| Ok((row.get("id")?, row.get("official_name")?))).optional()?)
}

/// Inserts a member whose draft is in its stored form.
pub fn insert(connection: &Connection, draft: &MemberDraft) -> Result<i64> {
    let name_key = text::search_key(&draft.official_name);
    let values = stored(FIELDS, draft)?;
    insert_row(connection, "member", &[&columns(&values)[..], &[("name_key", &name_key)]].concat())
}

/// Inserts members whose drafts are in their stored form, each with its name in the searched form, and gives their ids.
pub(crate) fn insert_all<'a>(
    connection: &Connection,
    members: impl Iterator<Item = (&'a MemberDraft, &'a str)>,
) -> Result<Vec<i64>> {
    let row = |(draft, name_key): (&'a MemberDraft, &'a str)| {
        debug_assert_eq!(name_key, text::search_key(&draft.official_name));
        let mut values = stored(FIELDS, draft)?;
        values.push(("name_key", Stored::Text(name_key.into())));
        Ok(values)
    };
    insert_rows(connection, "member", members.map(row))
}

/// Replaces the fields of a member with a draft in its stored form. A new status or tier holds from today.
pub fn update(edit: &Edit<'_>, id: i64, draft: &MemberDraft) -> Result<()> {
    status_history::note(edit, &get::find(edit, id)?, draft, edit.today(), "")?;
    write(edit, id, draft)
}

/// Replaces the fields of a member without a word on its standing.
pub(super) fn write(connection: &Connection, id: i64, draft: &MemberDraft) -> Result<()> {
    let name_key = text::search_key(&draft.official_name);
    let values = stored(FIELDS, draft)?;
    update_row(connection, "member", id, &[&columns(&values)[..], &[("name_key", &name_key)]].concat())
}

/// The members that belong to a member.
pub(super) fn children(connection: &Connection, parent_id: i64) -> Result<Vec<MemberName>> {
    names(
        connection,
        "SELECT id, official_name FROM member WHERE parent_id = ?1 ORDER BY name_key, id",
        parent_id,
    )
}

/// The member `id` and those it belongs to, upwards; ends where the chain ends or comes round.
pub(super) fn lineage(connection: &Connection, id: i64) -> Result<Vec<MemberName>> {
    let mut lineage: Vec<MemberName> = Vec::new();
    let mut at = Some(id);
    while let Some(id) = at.filter(|id| lineage.iter().all(|member| member.id != *id)) {
        lineage.extend(names(connection, "SELECT id, official_name FROM member WHERE id = ?1", id)?);
        let mut statement = connection.prepare_cached("SELECT parent_id FROM member WHERE id = ?1")?;
        at = statement.query_row([id], |row| row.get("parent_id")).optional()?.flatten();
    }
    Ok(lineage)
}

fn names(connection: &Connection, sql: &str, id: i64) -> Result<Vec<MemberName>> {
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([id], |row| {
        Ok(MemberName { id: row.get("id")?, official_name: row.get("official_name")? })
    })?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Every tag in use and how many members not archived have it.
pub(super) fn tags(connection: &Connection) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT value, count(*) AS count FROM member, json_each(tags) WHERE archived_on IS NULL GROUP BY 1 ORDER BY folded(value)";
    let mut statement = connection.prepare_cached(sql)?;
    let tags = statement.query_map([], |row| Ok((row.get("value")?, row.get("count")?)))?;
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

/// How many active members are not-for-profit, and of how many nobody has said.
pub(super) fn not_for_profit_counts(connection: &Connection) -> Result<(i64, i64)> {
    let mut statement = connection.prepare_cached(include_str!("sql/not_for_profit.sql"))?;
    Ok(statement.query_row([], |row| Ok((row.get("not_for_profit")?, row.get("unknown")?)))?)
}

pub(super) fn set_archived(connection: &Connection, id: i64, archived_on: Option<NaiveDate>) -> Result<()> {
    connection.execute("UPDATE member SET archived_on = ?1 WHERE id = ?2", params![archived_on, id])?;
    Ok(())
}

/// Members not archived, and archived ones.
pub(super) fn totals(connection: &Connection) -> Result<(i64, i64)> {
    let sql = "SELECT count(*) - count(archived_on) AS total,
        count(archived_on) - (SELECT count(*) FROM member_merge) AS archived FROM member";
    Ok(connection.query_row(sql, [], |row| Ok((row.get("total")?, row.get("archived")?)))?)
}

/// The names of extra fields in alphabetical order.
pub(super) fn extra_names(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT key FROM member, json_each(extra) WHERE extra <> '{}' ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([], |row| row.get("key"))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// How many members not archived have each value of `expression`.
pub(super) fn counts(connection: &Connection, expression: &str) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT {expression} AS value, count(*) AS count FROM member WHERE archived_on IS NULL GROUP BY 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let counts = statement.query_map([], |row| Ok((row.get("value")?, row.get("count")?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// How many members not archived meet each of `conditions`.
pub(super) fn counts_of(connection: &Connection, conditions: &[String]) -> Result<Vec<i64>> {
    let sums: Vec<String> =
        conditions.iter().map(|condition| format!("count(*) FILTER (WHERE {condition})")).collect();
    let sql =
        format!("SELECT json_array({}) AS counts FROM member WHERE archived_on IS NULL", sums.join(", "));
    let counts: String = connection.prepare_cached(&sql)?.query_row([], |row| row.get("counts"))?;
    Ok(serde_json::from_str(&counts)?)
}

/// How many members of a status are past the day in `column`, and the earliest of these days.
pub(super) fn overdue_status(
    connection: &Connection,
    status: &str,
    column: &str,
    today: NaiveDate,
) -> Result<(i64, Option<NaiveDate>)> {
    let sql = format!(
        "SELECT count(*) AS members, min({column}) AS since_on FROM member
         WHERE archived_on IS NULL AND status = ?1 AND {column} < ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params![status, today], |row| Ok((row.get("members")?, row.get("since_on")?)))?)
}

/// What is known of the first days of those who are members.
pub(super) struct FirstDays {
    pub(super) members: i64,
    pub(super) known: i64,
    /// How many different ones there are.
    pub(super) days: i64,
    /// The earliest.
    pub(super) first_on: Option<NaiveDate>,
}

pub(super) fn first_days(connection: &Connection) -> Result<FirstDays> {
    let mut statement = connection.prepare_cached(include_str!("sql/first_days.sql"))?;
    Ok(statement.query_row([], |row| {
        Ok(FirstDays {
            members: row.get("members")?,
            known: row.get("known")?,
            days: row.get("days")?,
            first_on: row.get("first_on")?,
        })
    })?)
}

/// The rows of a page and how many members there are in all, among the members `among` if something is searched for.
/// First the ids in order, then what the list shows of just these.
pub(super) fn page(
    connection: &Connection,
    request: &ListMembers,
    among: Option<&[i64]>,
    year: &LicenceYear,
) -> Result<(Vec<MemberRow>, i64)> {
    let filter = Filter::of(request, among, year)?;
    let sql = format!("SELECT count(*) AS total FROM member WHERE {}", filter.sql);
    let total = connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(&filter.values), |row| row.get("total"))?;
    let mut row_statement = connection.prepare_cached(include_str!("sql/page.sql"))?;
    let ids = ids_in_order(connection, request, &filter)?;
    let places = Places::of(&row_statement);
    let rows = ids.into_iter().map(|id| row_statement.query_row([id], |row| Ok(read_row(&places, row)))?);
    Ok((rows.collect::<Result<_>>()?, total))
}

/// The ids of the members that a page has, in order.
pub(super) fn ids(
    connection: &Connection,
    request: &ListMembers,
    among: Option<&[i64]>,
    year: &LicenceYear,
) -> Result<Vec<i64>> {
    ids_in_order(connection, request, &Filter::of(request, among, year)?)
}

fn ids_in_order(connection: &Connection, request: &ListMembers, filter: &Filter) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT id FROM member WHERE {} ORDER BY {} LIMIT {} OFFSET {}",
        filter.sql,
        order(request.sort.as_ref())?,
        request.limit.unwrap_or(list::PAGE_ROWS),
        request.offset.unwrap_or(0)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map(params_from_iter(&filter.values), |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The members that a full-text query finds: at most one more than `most`.
pub(super) fn matches(connection: &Connection, query: &str, most: u32) -> Result<Vec<i64>> {
    let sql = "SELECT rowid AS id FROM member_search WHERE member_search MATCH ?1 LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(params![query, i64::from(most) + 1], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Shows `look` every word of the search index, and how many members it finds.
pub(super) fn each_indexed_word(connection: &Connection, look: &mut dyn FnMut(&str, i64)) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT term, doc FROM temp.member_search_word")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let members = row.get("doc")?;
        look(row.get_ref("term")?.as_str().unwrap_or_default(), members);
    }
    Ok(())
}

fn order(sort: Option<&MemberSort>) -> Result<String> {
    let (by, descending) = sort.map_or(("official_name", false), |sort| (&sort.by, sort.descending));
    let field =
        field::named(FIELDS, by).filter(|field| !matches!(field.kind, FieldKind::Own | FieldKind::Words));
    let field =
        field.ok_or_else(|| Error::invalid("sort", message!("Members cannot be sorted by “{by}”.", by)))?;
    let expression = match field.kind {
        _ if field.name == "official_name" => "name_key".to_owned(),
        FieldKind::Choice => {
            let places = (field.choices)().into_iter().zip(1..);
            let places: String = places.map(|(code, place)| format!(" WHEN '{code}' THEN {place}")).collect();
            format!("CASE {by}{places} ELSE 99 END")
        }
        kind if kind.is_text() => format!("folded({by})"),
        _ => by.to_owned(),
    };
    let direction = if descending { "DESC" } else { "ASC" };
    Ok(format!("{expression} {direction}, name_key {direction}, id {direction}"))
}

fn read_member(places: &Places, row: &Row<'_>) -> Result<Member> {
    let draft: MemberDraft = places.draft(row, FIELDS)?;
    Ok(Member {
        id: places.get(row, "id")?,
        country_name: country_name(&draft.country),
        draft,
        archived_on: places.get(row, "archived_on")?,
    })
}

fn read_row(places: &Places, row: &Row<'_>) -> Result<MemberRow> {
    Ok(MemberRow {
        member: read_member(places, row)?,
        main_contact: places.get::<Option<String>>(row, "main_contact")?.unwrap_or_default(),
        voting_contact: places.get::<Option<String>>(row, "voting_contact")?.unwrap_or_default(),
        contact_count: places.get(row, "contact_count")?,
    })
}

fn country_name(code: &str) -> String {
    if code.is_empty() { String::new() } else { country::name(code) }
}
