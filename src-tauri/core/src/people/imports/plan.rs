//! Works out, row by row, what an import would do. Running it does exactly this.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, Target};
use super::inspect;
use super::matching::{Directory, Given};
use super::row::{Columns, Row};
use super::totals;
use super::value_meanings::ValueMeanings;
use super::work::{PlannedImport, own_domain, own_tax_key};
use super::{ImportPlan, ImportRequest};
use crate::kernel::field::FieldKind;
use crate::kernel::{Message, Result, text};
use crate::people::members;
use crate::people::tabular::values::{self, OrderFound};
use crate::people::tabular::{Records, SourceTable, Staging};
use crate::register::Register;

/// Says what an import would do.
pub fn plan(register: &Register, staging: &Staging, request: ImportRequest) -> Result<ImportPlan> {
    let planned = work_out(register, staging, &request)?;
    Ok(ImportPlan {
        counts: planned.counts,
        problems: planned.problems,
        problem_count: planned.problem_count,
        preview: planned.preview,
        question: planned.question,
        without_first_day: planned.without_first_day,
        gives_first_days: planned.mapping.contains(&Some(Target::plain("joined_on"))),
        no_records: planned.no_records,
        unknown_values: planned.unknown_values,
        matches: planned.matches,
        changes: planned.changes,
        change_count: planned.change_count,
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
    let mut columns = Columns::new(&list, mapping, members::custom_fields(register)?);
    (columns.order, columns.joins_on) = (request.date_order, request.on);
    let mut planned = PlannedImport::new(request, &columns, &list.headings);
    planned.counts.rows = list.records.len();
    if !["official_name", "short_name", "ror_id"].iter().any(|field| columns.feed(field)) {
        planned.question =
            Some(message!("Which column holds the member’s name? Choose “Official name” for it."));
        return Ok(planned);
    }
    if request.date_order.is_none() {
        match order_of_dates(&list, &columns.mapping) {
            (OrderFound::Settled(order), _) => columns.order = Some(order),
            (OrderFound::Open, Some(example)) => {
                planned.question = Some(message!(
                    "Is {example} day, month, year or month, day, year? Nothing in {file} settles it; choose the date order (dmy or mdy).",
                    example,
                    file = file.name
                ));
                return Ok(planned);
            }
            _ => {}
        }
    }
    let given = Given {
        people: !columns.people().is_empty(),
        tax_ids: columns.feed("tax_id"),
        domains: columns.feed("email_domain"),
    };
    planned.directory = Directory::of(register.reader(), given)?;
    planned.directory.expect(list.records.len());
    let mut meanings = ValueMeanings::of(&request.values)?;
    planned.ambiguous = shared_identifiers(&list, &columns, given, planned.directory.has_stored());
    let people = columns.people();
    let no_records: BTreeMap<usize, Message> = totals::no_records(&list.records).into_iter().collect();
    for record in &list.records {
        let mut row = Row::new(record, &columns);
        if let Some(reason) = no_records.get(&record.line).cloned()
            && !planned.is_taken_as_record(&mut row, reason)
        {
            continue;
        }
        row.look_closer(list.remarks);
        let row_plan = planned.row(&mut row, &people, &mut meanings);
        planned.finish_row(row, row_plan);
    }
    planned.unknown_values = meanings.unknown(&columns);
    planned.keep_open_matches();
    Ok(planned)
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
