//! Takes enquiries out of a list: of somebody who kept them in a spreadsheet, or one that was exported here. An enquiry that the
//! register has is known by its organisation, the day on which it came in and who asked. A list changes what its form
//! edits; where it stands, what was decided and what became of it, a list says only of those that are new.

mod fields;
mod history;

use chrono::NaiveDate;

use super::fields::{ASKER_FIELDS, FIELDS};
use super::outline::{self, Outline};
use super::store::Listed;
use super::{AskerDraft, Enquiry, EnquiryDraft, ListJoining, save, store};
use crate::kernel::field::{self, Field, FieldKind};
use crate::kernel::value::FieldValue;
use crate::kernel::{Message, Result, Template, text};
use crate::people::members::{self, Member};
use crate::people::tabular::{Reading, Staging};
use crate::register::{Edit, Register};
use crate::service::record_lists::{
    self, Becomes, ImportRecordList, ListRow, RecordList, RecordListOutcome, RowField, RowPlan,
};
use history::History;

/// How lists of enquiries are read, unless told otherwise.
pub const LIST_READING: Reading<'static> = record_lists::reading::<Enquiries>();

/// Says what an import of a list of enquiries would do.
pub fn inspect_list(
    register: &Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::inspect::<Enquiries>(register, staging, &request)
}

/// Imports a list of enquiries.
pub fn import_list(
    register: &mut Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::import::<Enquiries>(register, staging, &request)
}

struct Enquiries;

/// What is written for a row.
struct EnquiryStep {
    /// The enquiry that changes; none for a new one.
    id: Option<i64>,
    draft: EnquiryDraft,
    asker: AskerDraft,
    history: History,
}

/// What an enquiry of a list is known by.
#[derive(PartialEq, Eq)]
struct EnquiryKey {
    organisation: String,
    received_on: Option<NaiveDate>,
    email: String,
    person: String,
}

impl RecordList for Enquiries {
    const KIND: &'static str = "joining";
    const FIELDS: &'static [RowField] = fields::LISTED;
    const NEEDED: (&'static str, Template) =
        ("organisation", template!("Which column holds the organisation that enquires?"));
    type Step = EnquiryStep;

    fn plan(register: &Register, rows: &mut [ListRow<'_>]) -> Result<Vec<RowPlan<EnquiryStep>>> {
        let connection = register.reader();
        let (outline, today) = (outline::outline(connection)?, register.clock().today());
        let known = store::all(connection, &ListJoining::default())?;
        let members = members::store::all(connection)?;
        let (mut claimed, mut seen) = (Vec::new(), Vec::new());
        let mut planned = Vec::with_capacity(rows.len());
        for row in rows {
            let name = row.text("organisation").unwrap_or_default().to_owned();
            if name.is_empty() {
                row.problem("", message!("The row names no organisation. It is left out."));
                planned.push(RowPlan { name, changes: Vec::new(), becomes: Becomes::Nothing });
                continue;
            }
            let key = key_of(row);
            if seen.contains(&key) {
                planned.push(RowPlan { name, changes: Vec::new(), becomes: Becomes::Same });
                continue;
            }
            let found = matching(&known, &key, &claimed);
            seen.push(key);
            planned.push(match found {
                Some(listed) => {
                    claimed.push(listed.enquiry.id);
                    changed(row, listed, &outline)
                }
                None => new(row, (&outline, &members, today)),
            });
        }
        Ok(planned)
    }

    fn write(edit: &Edit<'_>, step: &EnquiryStep) -> Result<()> {
        let id = match step.id {
            Some(id) => {
                store::update(edit, id, &step.draft)?;
                id
            }
            None => {
                let history = &step.history;
                let id = store::insert(edit, &step.draft, &history.stage)?;
                store::insert_stage(edit, id, &history.stage, history.stage_since)?;
                history.write(edit, id)?;
                id
            }
        };
        store::set_asker(edit, id, &step.asker)
    }

    fn told(file_name: &str, created: usize, updated: usize) -> Message {
        message!(
            "Imported enquiries from {file_name}: {created} new, {updated} updated",
            file_name,
            created,
            updated
        )
    }
}

fn key_of(row: &ListRow<'_>) -> EnquiryKey {
    let person = [row.text("given_name"), row.text("family_name")];
    EnquiryKey {
        organisation: text::search_key(row.text("organisation").unwrap_or_default()),
        received_on: row.day("received_on"),
        email: row.text("email").unwrap_or_default().to_lowercase(),
        person: text::search_key(&person.into_iter().flatten().collect::<Vec<_>>().join(" ")),
    }
}

/// The enquiry that a row is about: one of the same organisation, of the day that the row says, by who the row says. An
/// open one goes before one that is closed, and a later one before an earlier one.
fn matching<'a>(known: &'a [Listed], key: &EnquiryKey, claimed: &[i64]) -> Option<&'a Listed> {
    let is_meant = |listed: &&Listed| {
        let enquiry = &listed.enquiry;
        let email = enquiry.asker.email.to_lowercase();
        text::search_key(&enquiry.draft.organisation) == key.organisation
            && key.received_on.is_none_or(|on| enquiry.draft.received_on == Some(on))
            && (key.email.is_empty() || email.is_empty() || email == key.email)
            && !claimed.contains(&enquiry.id)
    };
    let by_person = |enquiry: &Enquiry| {
        let person = format!("{} {}", enquiry.asker.given_name, enquiry.asker.family_name);
        text::search_key(&person) == key.person
    };
    known.iter().filter(is_meant).max_by_key(|listed| {
        let enquiry = &listed.enquiry;
        let is_asked_by = enquiry.asker.email.to_lowercase() == key.email;
        (is_asked_by, by_person(enquiry), enquiry.closed_on.is_none(), enquiry.draft.received_on, enquiry.id)
    })
}

fn new(
    row: &mut ListRow<'_>,
    (outline, members, today): (&Outline, &[Member], NaiveDate),
) -> RowPlan<EnquiryStep> {
    let (mut draft, asker) = drafts(row, &EnquiryDraft::default(), &AskerDraft::default());
    draft.received_on = draft.received_on.or(Some(today));
    let name = draft.organisation.clone();
    let becomes = if name.is_empty() {
        Becomes::Nothing
    } else {
        let history = History::read(row, (outline, members), (draft.received_on.unwrap_or(today), today));
        Becomes::New(EnquiryStep { id: None, draft, asker, history })
    };
    RowPlan { name, changes: Vec::new(), becomes }
}

fn changed(row: &mut ListRow<'_>, known: &Listed, outline: &Outline) -> RowPlan<EnquiryStep> {
    let enquiry = &known.enquiry;
    let (draft, asker) = drafts(row, &enquiry.draft, &enquiry.asker);
    history::remark_on_stage(row, enquiry, outline);
    let mut changes = differences(FIELDS, &enquiry.draft, &draft);
    changes.extend(differences(ASKER_FIELDS, &enquiry.asker, &asker));
    let name = enquiry.draft.organisation.clone();
    let becomes = match changes.is_empty() {
        true => Becomes::Same,
        false => Becomes::Changed(EnquiryStep {
            id: Some(enquiry.id),
            draft,
            asker,
            history: History::none(&enquiry.stage, enquiry.stage_since),
        }),
    };
    RowPlan { name, changes, becomes }
}

/// What a row says over what is known. A field that cannot be read stays as it was, and its row says so.
fn drafts(row: &mut ListRow<'_>, draft: &EnquiryDraft, asker: &AskerDraft) -> (EnquiryDraft, AskerDraft) {
    let (mut said, mut said_of) = (draft.clone(), asker.clone());
    read_fields(FIELDS, row, &mut said);
    read_fields(ASKER_FIELDS, row, &mut said_of);
    // What is wrong with a field is said, and the field is as it was; the second time nothing is wrong.
    let error = match save::checked(&said, &said_of) {
        Ok(stored) => return stored,
        Err(error) => error,
    };
    for (name, problem) in error.context {
        let of_asker = name.strip_prefix("asker.");
        if let Some(field) = of_asker.and_then(|name| field::named(ASKER_FIELDS, name)) {
            field.copy(&mut said_of, asker);
        } else if let Some(field) = field::named(FIELDS, &name) {
            field.copy(&mut said, draft);
        }
        row.problem(of_asker.unwrap_or(&name), problem);
    }
    save::checked(&said, &said_of).unwrap_or_default()
}

fn read_fields<D>(fields: &'static [Field<D>], row: &mut ListRow<'_>, draft: &mut D) {
    for field in fields {
        let read = match field.kind {
            FieldKind::Day => row.day(field.name).map(|day| day.written()),
            FieldKind::Choice => {
                let choices = (field.choices)();
                let code =
                    |word: &str| choices.iter().find(|code| **code == word).map(|code| (*code).to_owned());
                row.code(field.name, &code, &choices)
            }
            _ => row.text(field.name).map(str::to_owned),
        };
        if let Some(read) = read
            && let Err(problem) = field.read(draft, &read)
        {
            row.problem(field.name, problem);
        }
    }
}

/// What is different, field by field.
fn differences<D>(fields: &'static [Field<D>], before: &D, after: &D) -> Vec<Message> {
    let differs = |field: &Field<D>| {
        let (before, after) = (field.of(before).written(), field.of(after).written());
        (before != after).then(|| record_lists::difference(field.said(), &before, &after))
    };
    fields.iter().filter_map(differs).collect()
}
