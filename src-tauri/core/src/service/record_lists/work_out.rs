//! What an import of a list would do.

use super::columns::{self, Choices};
use super::{
    Becomes, ImportRecordList, ListRow, ListedRecord, MAPPINGS, RecordList, RecordListColumn,
    RecordListField, RecordListOutcome, RowPlan, reading,
};
use crate::kernel::{Message, Result};
use crate::people::tabular::values::{OrderFound, order_of};
use crate::people::tabular::{self, DateOrder, FirstRow, Reading, Records, SourceTable, Staging};
use crate::register::Register;

/// Sample values shown of a column.
const SAMPLES: usize = 3;
/// Cells shown of each of the first rows.
const FIRST_CELLS: usize = 8;
/// Problems that are named one by one.
const PROBLEMS_MAX: usize = 1_000;
/// Records that are named one by one.
const RECORDS_MAX: usize = 500;

/// What an import would do.
pub(super) struct Plan<S> {
    pub(super) outcome: RecordListOutcome,
    pub(super) steps: Vec<RowPlan<S>>,
    pub(super) choices: Choices,
    pub(super) proposed: Choices,
    pub(super) heading_set: String,
}

/// Works out what an import would do.
pub(super) fn work_out<R: RecordList>(
    register: &Register,
    staging: &Staging,
    request: &ImportRecordList,
) -> Result<Plan<R::Step>> {
    let file = staging.file(&request.token)?;
    let how = Reading {
        encoding: request.encoding.as_deref(),
        delimiter: request.delimiter.as_deref(),
        sheet: request.sheet.as_deref(),
        hidden: request.hidden,
        ..reading::<R>()
    };
    let table = SourceTable::of(file, how)?;
    let list = table.records(request.header_row)?;
    let heading_set = columns::heading_set::<R>(&list.headings);
    let remembered = tabular::remembered::<Choices>(register.reader(), MAPPINGS, &heading_set)?;
    let saved = remembered.as_ref().map(|(_, saved)| saved.clone());
    let proposed =
        remembered.map_or_else(|| columns::recognised::<R>(&list.headings), |(choices, _)| choices);
    let choices = columns::chosen::<R>(request, &list, &proposed)?;
    let fed = columns::fed::<R>(&list.headings, &choices);
    let (order, question) = questions::<R>(&choices, &fed, &list);
    let mut rows: Vec<ListRow<'_>> = match question {
        Some(_) => Vec::new(),
        None => filled(&list)
            .map(|record| {
                ListRow::read((record.line, &record.cells), &fed, &list.headings, (order, list.is_1904))
            })
            .collect(),
    };
    let steps = R::plan(register, &mut rows)?;
    let count = |is: fn(&Becomes<R::Step>) -> bool| steps.iter().filter(|step| is(&step.becomes)).count();
    let outcome = RecordListOutcome {
        token: request.token.clone(),
        file_name: file.name.clone(),
        form: table.form(&list),
        header_row: list.header_row,
        first_rows: first_rows(&list),
        fields: R::FIELDS
            .iter()
            .map(|field| RecordListField { name: field.name, label: field.label.into() })
            .collect(),
        columns: shown(&list, &fed),
        saved,
        question_field: question.as_ref().map(|(field, _)| (*field).to_owned()),
        question: question.map(|(_, sentence)| sentence),
        rows: filled(&list).count(),
        created: count(|becomes| matches!(becomes, Becomes::New(_))),
        updated: count(|becomes| matches!(becomes, Becomes::Changed(_))),
        unchanged: count(|becomes| matches!(becomes, Becomes::Same)),
        rejected: count(|becomes| matches!(becomes, Becomes::Nothing)),
        records: listed(&rows, &steps),
        problems: rows.into_iter().flat_map(|row| row.problems).take(PROBLEMS_MAX).collect(),
        batch: None,
    };
    Ok(Plan { outcome, steps, choices, proposed, heading_set })
}

/// The records that say something.
fn filled<'a>(
    list: &'a Records<'a>,
) -> impl Iterator<Item = &'a crate::people::tabular::reader::TextRecord<'a>> {
    list.records.iter().filter(|record| record.cells.iter().any(|cell| !cell.trim().is_empty()))
}

/// The order of dates, and what has to be asked first.
fn questions<R: RecordList>(
    choices: &Choices,
    fed: &[Option<&'static super::RowField>],
    list: &Records<'_>,
) -> (Option<DateOrder>, Option<(&'static str, Message)>) {
    let (needed, asked) = R::NEEDED;
    if !fed.iter().flatten().any(|field| field.name == needed) {
        return (None, Some(("mapping", asked.into())));
    }
    if choices.date_order.is_some() {
        return (choices.date_order, None);
    }
    let days: Vec<usize> = fed
        .iter()
        .enumerate()
        .filter(|(_, field)| field.is_some_and(|field| field.is_day))
        .map(|(place, _)| place)
        .collect();
    let cells = list.records.iter().flat_map(|record| {
        days.iter().filter_map(|place| record.cells.get(*place)).map(|cell| cell.as_ref())
    });
    match order_of(cells).0 {
        OrderFound::Settled(order) => (Some(order), None),
        OrderFound::NotNeeded => (None, None),
        OrderFound::Open => (
            None,
            Some((
                "date_order",
                message!(
                    "Dates such as 03/04/2026 can be read in two ways. Which stands first, the day or the month?"
                ),
            )),
        ),
    }
}

fn listed<S>(rows: &[ListRow<'_>], steps: &[RowPlan<S>]) -> Vec<ListedRecord> {
    let listed = |(row, step): (&ListRow<'_>, &RowPlan<S>)| {
        let is_new = match step.becomes {
            Becomes::New(_) => true,
            Becomes::Changed(_) => false,
            Becomes::Same | Becomes::Nothing => return None,
        };
        Some(ListedRecord { row: row.line, name: step.name.clone(), is_new, changes: step.changes.clone() })
    };
    rows.iter().zip(steps).filter_map(listed).take(RECORDS_MAX).collect()
}

fn first_rows(list: &Records<'_>) -> Vec<FirstRow> {
    let cells = |cells: &[std::borrow::Cow<'_, str>]| {
        cells.iter().take(FIRST_CELLS).map(|cell| cell.trim().to_owned()).collect()
    };
    list.first.iter().map(|record| FirstRow { row: record.line, cells: cells(&record.cells) }).collect()
}

fn shown(list: &Records<'_>, fed: &[Option<&'static super::RowField>]) -> Vec<RecordListColumn> {
    let column = |(place, header): (usize, &String)| {
        let cells = list.records.iter().filter_map(|record| record.cells.get(place)).map(|cell| cell.trim());
        RecordListColumn {
            header: header.clone(),
            field: fed.get(place).copied().flatten().map(|field| field.name.to_owned()),
            samples: cells.filter(|cell| !cell.is_empty()).take(SAMPLES).map(str::to_owned).collect(),
        }
    };
    list.headings.iter().enumerate().map(column).collect()
}
