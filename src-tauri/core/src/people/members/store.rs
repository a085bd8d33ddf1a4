//! Members in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params, params_from_iter};

use super::filter::Filter;
use super::{
    ListMembers, Member, MemberDraft, MemberName, MemberRow, MemberSort, MemberSortBy, Status, Tier, get,
    list, standing,
};
use crate::kernel::{Error, LicenceYear, Result, country, text};
use crate::register::Edit;
use crate::register::rows::{Column, Places, insert_row, update_row};

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
    insert_row(connection, "member", &StoredValues::of(draft)?.columns(draft))
}

/// Replaces the fields of a member with a draft in its stored form. A new status or tier holds from today.
pub fn update(edit: &Edit<'_>, id: i64, draft: &MemberDraft) -> Result<()> {
    standing::note(edit, &get::find(edit, id)?, draft, edit.today(), "")?;
    write(edit, id, draft)
}

/// Replaces the fields of a member without a word on its standing.
pub(super) fn write(connection: &Connection, id: i64, draft: &MemberDraft) -> Result<()> {
    update_row(connection, "member", id, &StoredValues::of(draft)?.columns(draft))
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
        order(request.sort),
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

fn order(sort: Option<MemberSort>) -> String {
    let sort = sort.unwrap_or(MemberSort { by: MemberSortBy::Name, descending: false });
    let expression = match sort.by {
        MemberSortBy::Name => "name_key",
        MemberSortBy::Country => "country",
        MemberSortBy::Tier => {
            "CASE tier WHEN 'small' THEN 1 WHEN 'standard' THEN 2 WHEN 'large' THEN 3 ELSE 4 END"
        }
        MemberSortBy::Status => {
            "CASE status WHEN 'enquiry' THEN 1 WHEN 'applicant' THEN 2 WHEN 'onboarding' THEN 3 WHEN 'active' THEN 4 WHEN 'leaving' THEN 5 ELSE 6 END"
        }
        MemberSortBy::JoinedOn => "joined_on",
        MemberSortBy::City => "city",
        MemberSortBy::ShortName => "folded(short_name)",
        MemberSortBy::RorId => "ror_id",
        MemberSortBy::LeftOn => "left_on",
        MemberSortBy::Sector => "folded(sector)",
        MemberSortBy::EmailDomain => "email_domain",
        MemberSortBy::PurchaseOrder => "purchase_order",
        MemberSortBy::TaxId => "tax_id",
    };
    let direction = if sort.descending { "DESC" } else { "ASC" };
    format!("{expression} {direction}, name_key {direction}, id {direction}")
}

/// What is stored beside the draft's own values.
struct StoredValues {
    name_key: String,
    ror_id: Option<String>,
    tier: Option<&'static str>,
    status: &'static str,
    other_names: String,
    tags: String,
    extra: String,
}

impl StoredValues {
    fn of(draft: &MemberDraft) -> Result<Self> {
        Ok(Self {
            name_key: text::search_key(&draft.official_name),
            ror_id: Some(draft.ror_id.clone()).filter(|ror_id| !ror_id.is_empty()),
            tier: draft.tier.map(Tier::code),
            status: draft.status.code(),
            other_names: serde_json::to_string(&draft.other_names)?,
            tags: serde_json::to_string(&draft.tags)?,
            extra: serde_json::to_string(&draft.extra)?,
        })
    }

    fn columns<'a>(&'a self, draft: &'a MemberDraft) -> [Column<'a>; 35] {
        let column = |name: &'static str, value: &'a dyn ToSql| (name, value);
        [
            column("official_name", &draft.official_name),
            column("short_name", &draft.short_name),
            column("name_key", &self.name_key),
            column("ror_id", &self.ror_id),
            column("country", &draft.country),
            column("street", &draft.street),
            column("city", &draft.city),
            column("region", &draft.region),
            column("postal_code", &draft.postal_code),
            column("email_domain", &draft.email_domain),
            column("website", &draft.website),
            column("sector", &draft.sector),
            column("tier", &self.tier),
            column("status", &self.status),
            column("joined_on", &draft.joined_on),
            column("left_on", &draft.left_on),
            column("purchase_order", &draft.purchase_order),
            column("tax_id", &draft.tax_id),
            column("notes", &draft.notes),
            column("other_names", &self.other_names),
            column("parent_id", &draft.parent_id),
            column("not_for_profit", &draft.not_for_profit),
            column("language", &draft.language),
            column("currency", &draft.currency),
            column("purchase_order_required", &draft.purchase_order_required),
            column("buyer_reference", &draft.buyer_reference),
            column("electronic_address", &draft.electronic_address),
            column("invoice_name", &draft.invoice_name),
            column("invoice_street", &draft.invoice_street),
            column("invoice_postal_code", &draft.invoice_postal_code),
            column("invoice_city", &draft.invoice_city),
            column("invoice_region", &draft.invoice_region),
            column("invoice_country", &draft.invoice_country),
            column("tags", &self.tags),
            column("extra", &self.extra),
        ]
    }
}

fn read_member(places: &Places, row: &Row<'_>) -> Result<Member> {
    let country: String = places.get(row, "country")?;
    let draft = MemberDraft {
        official_name: places.get(row, "official_name")?,
        short_name: places.get(row, "short_name")?,
        ror_id: places.get::<Option<String>>(row, "ror_id")?.unwrap_or_default(),
        country: country.clone(),
        street: places.get(row, "street")?,
        city: places.get(row, "city")?,
        region: places.get(row, "region")?,
        postal_code: places.get(row, "postal_code")?,
        email_domain: places.get(row, "email_domain")?,
        website: places.get(row, "website")?,
        sector: places.get(row, "sector")?,
        tier: read_tier(places, row)?,
        status: read_status(places, row)?,
        joined_on: places.get(row, "joined_on")?,
        left_on: places.get(row, "left_on")?,
        purchase_order: places.get(row, "purchase_order")?,
        tax_id: places.get(row, "tax_id")?,
        notes: places.get(row, "notes")?,
        other_names: serde_json::from_str(&places.get::<String>(row, "other_names")?)?,
        parent_id: places.get(row, "parent_id")?,
        not_for_profit: places.get(row, "not_for_profit")?,
        language: places.get(row, "language")?,
        currency: places.get(row, "currency")?,
        purchase_order_required: places.get(row, "purchase_order_required")?,
        buyer_reference: places.get(row, "buyer_reference")?,
        electronic_address: places.get(row, "electronic_address")?,
        invoice_name: places.get(row, "invoice_name")?,
        invoice_street: places.get(row, "invoice_street")?,
        invoice_postal_code: places.get(row, "invoice_postal_code")?,
        invoice_city: places.get(row, "invoice_city")?,
        invoice_region: places.get(row, "invoice_region")?,
        invoice_country: places.get(row, "invoice_country")?,
        tags: serde_json::from_str(&places.get::<String>(row, "tags")?)?,
        extra: serde_json::from_str(&places.get::<String>(row, "extra")?)?,
    };
    Ok(Member {
        id: places.get(row, "id")?,
        draft,
        country_name: country_name(&country),
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

fn read_tier(places: &Places, row: &Row<'_>) -> Result<Option<Tier>> {
    let word: Option<String> = places.get(row, "tier")?;
    word.map(|word| Tier::from_code(&word).ok_or_else(|| unknown_word(&word))).transpose()
}

fn read_status(places: &Places, row: &Row<'_>) -> Result<Status> {
    let word: String = places.get(row, "status")?;
    Status::from_code(&word).ok_or_else(|| unknown_word(&word))
}

fn unknown_word(word: &str) -> Error {
    Error::internal(format!("The register holds the word “{word}”, which this program does not know."))
}
