//! Works out, row by row, what an import would do. Running it does exactly this.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, Target};
use super::inspect;
use super::matching::{Directory, Given};
use super::meanings::Meanings;
use super::row::{Columns, Row};
use super::totals;
use super::work::{PlannedImport, own_domain, own_tax_key};
use super::{ImportPlan, ImportRequest};
use crate::kernel::field::FieldKind;
use crate::kernel::{Message, Result, text};
use crate::people::members;
use crate::people::tabular::values::{self, OrderFound};
use crate::people::tabular::{Records, SourceTable, Staging, headings};
use crate::register::Register;

/// Says what an import would do.
pub fn plan(register: &Register, staging: &Staging, request: ImportRequest) -> Result<ImportPlan> {
    let worked = work_out(register, staging, &request)?;
    Ok(ImportPlan {
        counts: worked.counts,
        problems: worked.problems,
        problem_count: worked.problem_count,
        preview: worked.preview,
        question: worked.question,
        without_first_day: worked.without_first_day,
        gives_first_days: worked.mapping.contains(&Some(Target::plain("joined_on"))),
        no_records: worked.no_records,
        unknown_values: worked.unknown_values,
        matches: worked.matches,
        changes: worked.changes,
        change_count: worked.change_count,
    })
}

/// Goes through every row of the file.
pub(super) fn work_out(
    register: &Register,
    staging: &Staging,
    request: &ImportRequest,
) -> Result<PlannedImport> {
    let file = staging.file(&request.token)?;
    let table = SourceTable::of(file, request.reading())?;
    let list = table.records(request.header_row)?;
    let mapping = inspect::mapping_for(register.reader(), request, &list.headings)?;
    let mut columns = Columns {
        headings: headings::unique(&list.headings),
        mapping,
        order: request.date_order,
        is_1904: list.is_1904,
        joins_on: request.on,
        custom: members::custom_fields(register)?,
    };
    let mut worked = PlannedImport::new(request, &columns, &list.headings);
    worked.counts.rows = list.records.len();
    if !["official_name", "short_name", "ror_id"].iter().any(|field| columns.feed(field)) {
        worked.question =
            Some(message!("Which column holds the member’s name? Choose “Official name” for it."));
        return Ok(worked);
    }
    if request.date_order.is_none() {
        match order_of_dates(&list, &columns.mapping) {
            (OrderFound::Settled(order), _) => columns.order = Some(order),
            (OrderFound::Open, Some(example)) => {
                worked.question = Some(message!(
                    "Is {example} day, month, year or month, day, year? Nothing in {file} settles it; choose the date order (dmy or mdy).",
                    example,
                    file = file.name
                ));
                return Ok(worked);
            }
            _ => {}
        }
    }
    let given = Given {
        people: !columns.people().is_empty(),
        tax_ids: columns.feed("tax_id"),
        domains: columns.feed("email_domain"),
    };
    worked.directory = Directory::of(register.reader(), given)?;
    let mut meanings = Meanings::of(&request.values)?;
    worked.ambiguous = shared_identifiers(&list, &columns, given, worked.directory.has_stored());
    let people = columns.people();
    let no_records: BTreeMap<usize, Message> = totals::no_records(&list.records).into_iter().collect();
    for record in &list.records {
        let mut row = Row::new(record, &columns);
        if let Some(reason) = no_records.get(&record.line).cloned()
            && !worked.is_taken_as_record(&mut row, reason)
        {
            continue;
        }
        row.look_closer(list.remarks);
        let planned = worked.row(&mut row, &people, &mut meanings);
        worked.finish_row(row, planned);
    }
    worked.unknown_values = meanings.unknown(&columns);
    worked.keep_open_matches();
    Ok(worked)
}

/// What the dates of a list say about the order of day and month, and an example that leaves it open.
pub(super) fn order_of_dates(list: &Records<'_>, mapping: &[Option<Target>]) -> (OrderFound, Option<String>) {
    let is_date = |target: &Option<Target>| {
        target.is_some_and(|target| fields::kind(target.field) == Some(FieldKind::Day))
    };
    let dates = mapping.iter().enumerate().filter(|(_, target)| is_date(target)).map(|(place, _)| place);
    let cells = dates.flat_map(|place| {
        list.records.iter().filter_map(move |record| record.cells.get(place)).map(AsRef::as_ref)
    });
    values::order_of(cells)
}

/// VAT or tax ids and e-mail domains that rows of different names share in this list: they identify nobody.
fn shared_identifiers(
    list: &Records<'_>,
    columns: &Columns,
    given: Given,
    has_stored: bool,
) -> BTreeSet<String> {
    let mut shared = BTreeSet::new();
    if !has_stored || !(given.tax_ids || given.domains) {
        return shared;
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for record in &list.records {
        let row = Row::new(record, columns);
        let name = text::search_key(row.name().unwrap_or_default());
        for identifier in [own_tax_key(&row), own_domain(&row)].into_iter().flatten() {
            match names.get(&identifier) {
                None => {
                    names.insert(identifier, name.clone());
                }
                Some(other) if *other != name => {
                    shared.insert(identifier);
                }
                Some(_) => {}
            }
        }
    }
    shared
}
