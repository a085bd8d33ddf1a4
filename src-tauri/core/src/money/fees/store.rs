//! Fee plans in the register.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::divisions::{DividedShare, Division, DivisionKey, ShareKind, SharedTotal};
use super::{BilledBy, FeeComponent, FeePlan, FeePlanDraft, LateJoiners, ProRata};
use crate::kernel::{Currency, Error, Result};
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// The plans of a licence year: the adopted one first.
pub(super) fn of_year(connection: &Connection, year: i32) -> Result<Vec<FeePlan>> {
    let sql = "SELECT * FROM fee_plan WHERE licence_year = ?1 ORDER BY is_adopted DESC, id";
    let mut statement = connection.prepare_cached(sql)?;
    let plans = statement.query_map([year], |row| Ok(read(row)))?;
    plans.map(|plan| with_components(connection, plan??)).collect()
}

/// One plan.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<FeePlan>> {
    let mut statement = connection.prepare_cached("SELECT * FROM fee_plan WHERE id = ?1")?;
    let plan = statement.query_row([id], |row| Ok(read(row))).optional()?.transpose()?;
    plan.map(|plan| with_components(connection, plan)).transpose()
}

/// The adopted plan of a licence year.
pub(super) fn adopted(connection: &Connection, year: i32) -> Result<Option<FeePlan>> {
    Ok(of_year(connection, year)?.into_iter().next().filter(|plan| plan.is_adopted))
}

/// The adopted plan of the nearest earlier year that has one.
pub(super) fn adopted_before(connection: &Connection, year: i32) -> Result<Option<FeePlan>> {
    let sql = "SELECT max(licence_year) AS year FROM fee_plan WHERE is_adopted AND licence_year < ?1";
    match connection.query_row(sql, [year], |row| row.get::<_, Option<i32>>("year"))? {
        Some(year) => adopted(connection, year),
        None => Ok(None),
    }
}

/// The licence years that have an adopted plan.
pub(crate) fn years(connection: &Connection) -> Result<Vec<i32>> {
    let sql = "SELECT licence_year FROM fee_plan WHERE is_adopted ORDER BY licence_year";
    let mut statement = connection.prepare_cached(sql)?;
    let years = statement.query_map([], |row| row.get("licence_year"))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

/// Writes a plan with its components and gives its id.
pub(super) fn save(connection: &Connection, id: Option<i64>, year: i32, draft: &FeePlanDraft) -> Result<i64> {
    let billed_by = draft.billed_by.code();
    let fields: [ColumnValue<'_>; 4] = [
        ("name", &draft.name),
        ("billed_by", &billed_by),
        ("prices_include_tax", &draft.prices_include_tax),
        ("notes", &draft.notes),
    ];
    let id = match id {
        Some(id) => {
            update_row(connection, "fee_plan", id, &fields)?;
            id
        }
        None => {
            let placed: [ColumnValue<'_>; 2] = [("licence_year", &year), ("is_adopted", &false)];
            insert_row(connection, "fee_plan", &[&placed[..], &fields[..]].concat())?
        }
    };
    if components(connection, id)? != draft.components {
        connection.execute("DELETE FROM fee_component WHERE plan_id = ?1", [id])?;
        for (position, component) in draft.components.iter().enumerate() {
            insert_component(connection, id, position, component)?;
        }
    }
    Ok(id)
}

fn insert_component(
    connection: &Connection,
    plan_id: i64,
    position: usize,
    component: &FeeComponent,
) -> Result<()> {
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let (pro_rata, late_joiners) = (component.pro_rata.code(), component.late_joiners.code());
    let (rule, audience) =
        (serde_json::to_string(&component.rule)?, serde_json::to_string(&component.audience)?);
    let columns: [ColumnValue<'_>; 9] = [
        ("plan_id", &plan_id),
        ("position", &position),
        ("name", &component.name),
        ("currency", &component.currency),
        ("pro_rata", &pro_rata),
        ("late_joiners", &late_joiners),
        ("tax_category_id", &component.tax_category_id),
        ("rule", &rule),
        ("audience", &audience),
    ];
    insert_row(connection, "fee_component", &columns).map(|_| ())
}

/// Makes a plan the one that is billed.
pub(super) fn set_adopted(connection: &Connection, year: i32, id: i64) -> Result<()> {
    let sql = "UPDATE fee_plan SET is_adopted = 0 WHERE licence_year = ?1 AND is_adopted AND id <> ?2";
    connection.execute(sql, params![year, id])?;
    connection.execute("UPDATE fee_plan SET is_adopted = 1 WHERE id = ?1 AND NOT is_adopted", [id])?;
    Ok(())
}

/// What each member was invoiced for a licence year before tax, credit notes taken off, by currency. Invoices of a
/// merged member count for the survivor.
pub(super) fn invoiced_by_member(
    connection: &Connection,
    year: i32,
) -> Result<BTreeMap<i64, BTreeMap<Currency, i64>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/invoiced_by_member.sql"))?;
    let mut rows = statement.query([year])?;
    let mut invoiced = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let of_member: &mut BTreeMap<Currency, i64> = invoiced.entry(row.get("member_id")?).or_default();
        of_member.insert(row.get("currency")?, row.get("net_minor")?);
    }
    Ok(invoiced)
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM fee_component WHERE plan_id = ?1", [id])?;
    connection.execute("DELETE FROM fee_plan WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn has_tax_category(connection: &Connection, id: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tax_category WHERE id = ?1) AS there";
    Ok(connection.query_row(sql, [id], |row| row.get("there"))?)
}

/// The totals of a licence year that were divided already.
pub(super) fn divisions(connection: &Connection, year: i32) -> Result<BTreeMap<DivisionKey, Division>> {
    let mut statement = connection.prepare_cached("SELECT * FROM fee_division WHERE licence_year = ?1")?;
    let mut rows = statement.query([year])?;
    let mut divisions = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = row.get("id")?;
        let division = Division {
            id,
            total_minor: row.get("total_minor")?,
            carried_minor: row.get("carried_minor")?,
            shares: shares(connection, id)?,
        };
        divisions.insert((row.get("component")?, row.get("currency")?), division);
    }
    Ok(divisions)
}

fn shares(connection: &Connection, division_id: i64) -> Result<BTreeMap<i64, DividedShare>> {
    let mut statement = connection.prepare_cached(include_str!("sql/division_shares.sql"))?;
    let mut rows = statement.query([division_id])?;
    let mut shares = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        let share = DividedShare {
            part: row.get::<_, i64>("part")?.unsigned_abs(),
            weight: row.get::<_, i64>("weight")?.unsigned_abs(),
            minor: row.get("minor")?,
            kind: ShareKind::from_code(&kind).ok_or_else(|| unknown(&kind))?,
            is_collected: row.get("is_collected")?,
        };
        shares.insert(row.get("member_id")?, share);
    }
    Ok(shares)
}

/// What late joiners of earlier years paid beyond their totals, and nothing was taken off for before a year.
pub(super) fn waiting(connection: &Connection, year: i32) -> Result<BTreeMap<DivisionKey, i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/waiting_shares.sql"))?;
    let mut rows = statement.query([year])?;
    let mut waiting = BTreeMap::new();
    while let Some(row) = rows.next()? {
        waiting.insert((row.get("component")?, row.get("currency")?), row.get("minor")?);
    }
    Ok(waiting)
}

/// Keeps how a total was divided first; gives its id.
pub(super) fn insert_division(connection: &Connection, year: i32, total: &SharedTotal) -> Result<i64> {
    let currency = total.currency.code();
    let columns: [ColumnValue<'_>; 5] = [
        ("licence_year", &year),
        ("component", &total.component),
        ("currency", &currency),
        ("total_minor", &total.total_minor),
        ("carried_minor", &total.carried_minor),
    ];
    insert_row(connection, "fee_division", &columns)
}

/// Keeps a member’s share of a division.
pub(super) fn insert_share(
    connection: &Connection,
    division_id: i64,
    member_id: i64,
    share: &DividedShare,
) -> Result<()> {
    let [part, weight] = [share.part, share.weight].map(|part| i64::try_from(part).unwrap_or(i64::MAX));
    let kind = share.kind.code();
    let columns: [ColumnValue<'_>; 6] = [
        ("division_id", &division_id),
        ("member_id", &member_id),
        ("part", &part),
        ("weight", &weight),
        ("minor", &share.minor),
        ("kind", &kind),
    ];
    insert_row(connection, "fee_division_share", &columns).map(|_| ())
}

/// Keeps what a member’s share of a division is now; its kind stays what it was.
pub(super) fn set_share(
    connection: &Connection,
    division_id: i64,
    member_id: i64,
    share: &DividedShare,
) -> Result<()> {
    let sql = "SELECT id FROM fee_division_share WHERE division_id = ?1 AND member_id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let known: Option<i64> =
        statement.query_row(params![division_id, member_id], |row| row.get("id")).optional()?;
    let Some(id) = known else { return insert_share(connection, division_id, member_id, share) };
    let [part, weight] = [share.part, share.weight].map(|part| i64::try_from(part).unwrap_or(i64::MAX));
    let columns: [ColumnValue<'_>; 3] = [("part", &part), ("weight", &weight), ("minor", &share.minor)];
    update_row(connection, "fee_division_share", id, &columns)
}

fn with_components(connection: &Connection, mut plan: FeePlan) -> Result<FeePlan> {
    plan.draft.components = components(connection, plan.id)?;
    Ok(plan)
}

fn components(connection: &Connection, plan_id: i64) -> Result<Vec<FeeComponent>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM fee_component WHERE plan_id = ?1 ORDER BY position")?;
    let components = statement.query_map([plan_id], |row| Ok(read_component(row)))?;
    components.map(|component| component?).collect()
}

fn read(row: &Row<'_>) -> Result<FeePlan> {
    let billed_by: String = row.get("billed_by")?;
    Ok(FeePlan {
        id: row.get("id")?,
        year: row.get("licence_year")?,
        is_adopted: row.get("is_adopted")?,
        draft: FeePlanDraft {
            name: row.get("name")?,
            billed_by: BilledBy::from_code(&billed_by).ok_or_else(|| unknown(&billed_by))?,
            prices_include_tax: row.get("prices_include_tax")?,
            notes: row.get("notes")?,
            components: Vec::new(),
        },
    })
}

fn read_component(row: &Row<'_>) -> Result<FeeComponent> {
    let (pro_rata, late_joiners): (String, String) = (row.get("pro_rata")?, row.get("late_joiners")?);
    Ok(FeeComponent {
        name: row.get("name")?,
        currency: row.get("currency")?,
        pro_rata: ProRata::from_code(&pro_rata).ok_or_else(|| unknown(&pro_rata))?,
        late_joiners: LateJoiners::from_code(&late_joiners).ok_or_else(|| unknown(&late_joiners))?,
        tax_category_id: row.get("tax_category_id")?,
        rule: serde_json::from_str(&row.get::<_, String>("rule")?)?,
        audience: serde_json::from_str(&row.get::<_, String>("audience")?)?,
    })
}

fn unknown(word: &str) -> Error {
    Error::internal(message!("The register holds the unknown word “{word}” in a fee plan.", word))
}
