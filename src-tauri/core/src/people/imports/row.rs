//! One row of a list: which cells it has, and what they make of a member and a contact.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::fields::Target;
use super::value_meanings::ValueMeanings;
use super::{ImportProblem, Severity, blemishes, codes, fields, headings};
use crate::kernel::field::{Field, FieldKind};
use crate::kernel::message::sentences;
use crate::kernel::value::FieldValue;
use crate::kernel::{Message, Template, csv_cell};
use crate::people::contacts::Role;
use crate::people::members::fields::FIELDS;
use crate::people::members::{self, CustomField, MemberDraft, Status};
use crate::people::tabular::headings::key;
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::{self, DateOrder, Records, values};

/// The columns of a list.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) headings: Vec<String>,
    pub(super) mapping: Vec<Option<Target>>,
    pub(super) order: Option<DateOrder>,
    /// Whether numbers that stand for days count from 1904.
    pub(super) is_1904: bool,
    /// The first day of new members for whom the list gives none; without it they have been members already.
    pub(super) joins_on: Option<NaiveDate>,
    /// The consortium's own fields.
    pub(super) custom: Vec<CustomField>,
    /// The fields of members that columns feed.
    fed: Vec<&'static Field<MemberDraft>>,
}

impl Columns {
    pub(super) fn new(list: &Records<'_>, mapping: Vec<Option<Target>>, custom: Vec<CustomField>) -> Self {
        let mut columns = Self {
            headings: tabular::headings::unique(&list.headings),
            mapping,
            order: None,
            is_1904: list.is_1904,
            joins_on: None,
            custom,
            fed: Vec::new(),
        };
        columns.fed = FIELDS.iter().filter(|field| field.is_listed() && columns.feed(field.name)).collect();
        columns
    }

    /// Whether a column feeds `field`.
    pub(super) fn feed(&self, field: &str) -> bool {
        self.place(None, field).is_some()
    }

    /// The people a row may speak of: each by its role, and one whose role the row says.
    pub(super) fn people(&self) -> Vec<Option<Role>> {
        let identifying = |target: &Target| IDENTIFYING.contains(&target.field);
        let mut people: Vec<Option<Role>> = self
            .mapping
            .iter()
            .flatten()
            .filter(|target| identifying(target))
            .map(|target| target.role)
            .collect();
        people.sort_unstable();
        people.dedup();
        people
    }

    /// The heading of the column that feeds `field` of the contact with this role, or of the member.
    pub(super) fn heading(&self, role: Option<Role>, field: &str) -> String {
        self.place(role, field).map(|place| self.headings[place].clone()).unwrap_or_default()
    }

    fn place(&self, role: Option<Role>, field: &str) -> Option<usize> {
        let feeds = |target: &Target| target.role == role && target.field == field;
        self.mapping.iter().position(|target| target.as_ref().is_some_and(feeds))
    }
}

/// What is wrong with a field that cannot be read, and what becomes of it.
fn left_out(problem: Message) -> Message {
    sentences([problem, LEFT_OUT.into()])
}

const LEFT_OUT: Template = template!("This field is left out, the rest of the row comes in.");

/// Fields of which one is enough to know that the row speaks of a person.
pub(super) const IDENTIFYING: [&str; 5] = ["given_name", "family_name", "contact_name", "email", "orcid_id"];

/// A row under the eyes of an import.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) record: &'a TextRecord<'a>,
    columns: &'a Columns,
    pub(super) problems: Vec<ImportProblem>,
    /// Whether it is a new member of whom the list does not say since when.
    pub(super) lacks_first_day: bool,
}

/// The roles a row asks for.
pub(super) type Roles = Vec<Role>;

impl<'a> Row<'a> {
    pub(super) fn new(record: &'a TextRecord<'a>, columns: &'a Columns) -> Self {
        let mut row = Self { record, columns, problems: Vec::new(), lacks_first_day: false };
        let surplus = record.cells.iter().skip(columns.headings.len()).any(|cell| !cell.trim().is_empty());
        if surplus {
            let (cells, headings) = (record.cells.len(), columns.headings.len());
            let problem = message!(
                "The row has {cells} cells, the headings {headings}. Put quotes around text that holds the delimiter.",
                cells,
                headings
            );
            row.reject("", "", problem);
        } else if record.cells.len() < columns.headings.len() && record.cells.len() < row.last_mapped() {
            let (cells, headings) = (record.cells.len(), columns.headings.len());
            row.reject(
                "",
                "",
                message!("The row ends after {cells} of {headings, plural, one {# cell} other {# cells}}. Complete it.", cells, headings),
            );
        }
        row
    }

    /// How many cells a row must have to reach the last mapped column that identifies or describes a record.
    fn last_mapped(&self) -> usize {
        self.columns.place(None, "official_name").map_or(1, |place| place + 1)
    }

    /// The value that feeds `field`.
    pub(super) fn value(&self, field: &str) -> Option<&'a str> {
        self.value_of(None, field)
    }

    pub(super) fn value_of(&self, role: Option<Role>, field: &str) -> Option<&'a str> {
        let cell = self.record.cells.get(self.columns.place(role, field)?)?;
        values::value(cell).or_else(|| self.na_as_value(role, field, cell.trim()))
    }

    /// NA is the code of Namibia, and Na a name of people; elsewhere it says that nothing is known. Written in capitals it
    /// is a name only beside another one.
    fn na_as_value(&self, role: Option<Role>, field: &str, cell: &'a str) -> Option<&'a str> {
        let beside = |other: &str| {
            let cell = self.columns.place(role, other).and_then(|place| self.record.cells.get(place));
            cell.is_some_and(|cell| values::value(cell).is_some())
        };
        let is_value = cell.eq_ignore_ascii_case("na")
            && match field {
                _ if fields::kind(field) == Some(FieldKind::Country) => true,
                "family_name" => cell == "Na" || beside("given_name"),
                "given_name" => cell == "Na" || beside("family_name"),
                "contact_name" => cell == "Na",
                _ => false,
            };
        is_value.then_some(cell)
    }

    /// Leaves the row out because of `field`, or as a whole when that is empty.
    pub(super) fn reject(&mut self, field: &str, value: &str, problem: impl Into<Message>) {
        self.note(None, field, value, problem, Severity::Rejected);
    }

    /// Says that `field` is left out, and brings the rest of the row in.
    pub(super) fn leave_out(
        &mut self,
        role: Option<Role>,
        field: &str,
        value: &str,
        problem: impl Into<Message>,
    ) {
        self.note(role, field, value, left_out(problem.into()), Severity::Warning);
    }

    /// Says something about `field` of a row that comes in.
    pub(super) fn remark(
        &mut self,
        role: Option<Role>,
        field: &str,
        value: &str,
        problem: impl Into<Message>,
    ) {
        self.note(role, field, value, problem, Severity::Warning);
    }

    /// Says something about the cell in a column.
    pub(super) fn remark_on_column(&mut self, column: usize, problem: Message) {
        let value = self.record.cells.get(column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        let column = self.columns.headings.get(column).cloned().unwrap_or_default();
        self.problems.push(ImportProblem {
            row: self.record.line,
            column,
            value,
            problem,
            severity: Severity::Warning,
        });
    }

    /// A row is read more than once, so what was said of a cell is not said again.
    fn note(
        &mut self,
        role: Option<Role>,
        field: &str,
        value: &str,
        problem: impl Into<Message>,
        severity: Severity,
    ) {
        let column = self.columns.heading(role, field);
        let is_same = |known: &ImportProblem| {
            known.column == column && known.value == value && known.severity == severity && !value.is_empty()
        };
        if !self.problems.iter().any(is_same) {
            let (row, value, problem) = (self.record.line, value.to_owned(), problem.into());
            self.problems.push(ImportProblem { row, column, value, problem, severity });
        }
    }

    /// What is said of the fields without which the row comes in, each led by its column.
    pub(super) fn left_out(&self) -> Vec<String> {
        let left_out = self.problems.iter().filter(|problem| problem.problem.holds(LEFT_OUT));
        left_out.map(|problem| format!("{}: {}", problem.column, problem.problem)).collect()
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Rejected)
    }

    pub(super) fn take<T>(&mut self, field: &str, value: &str, result: Result<T, Message>) -> Option<T> {
        result.map_err(|problem| self.leave_out(None, field, value, problem)).ok()
    }

    /// A day; one of which only the year or the month is said is taken, with a word.
    fn take_day(&mut self, field: &'static str, value: &str, ends: bool) -> Option<NaiveDate> {
        let read = tabular::day(value, self.columns.order, self.columns.is_1904, ends);
        let (day, remark) = self.take(field, value, read)?;
        if let Some(remark) = remark {
            self.remark(None, field, value, remark);
        }
        Some(day)
    }

    /// The member's name: the official one, or else the short one.
    pub(super) fn name(&self) -> Option<&'a str> {
        self.value("official_name").or_else(|| self.value("short_name"))
    }

    /// `base` with what the row says of the member; an empty cell says nothing. `is_new` fills in what a list leaves out.
    pub(super) fn member(
        &mut self,
        base: &MemberDraft,
        is_new: bool,
        meanings: &mut ValueMeanings,
    ) -> MemberDraft {
        let mut draft = base.clone();
        for field in &self.columns.fed {
            if let Some(cell) = self.value(field.name)
                && let Some(value) = self.read(field, cell, meanings, is_new)
                && let Err(problem) = field.read(&mut draft, &value)
            {
                self.leave_out(None, field.name, cell, &problem);
            }
        }
        if draft.official_name.is_empty() {
            draft.official_name = std::mem::take(&mut draft.short_name);
        }
        let is_member = matches!(draft.status, Status::Active | Status::Leaving);
        if is_new && is_member && self.value("joined_on").is_none() {
            self.lacks_first_day = true;
            draft.joined_on = self.columns.joins_on;
        }
        let checked = members::checked(&draft);
        if checked.problems.is_empty() { checked.draft } else { self.mended(base, draft, &checked.problems) }
    }

    /// What a cell says of `field`, as lists of our own write it; nothing where it is left out.
    fn read(
        &mut self,
        field: &'static Field<MemberDraft>,
        cell: &'a str,
        meanings: &mut ValueMeanings,
        is_new: bool,
    ) -> Option<Cow<'a, str>> {
        let read = match field.kind {
            FieldKind::Country => meanings.code("country", cell),
            FieldKind::Choice => meanings.code(field.name, cell),
            FieldKind::Answer => values::yes(cell).map(|yes| Some(yes.written())),
            FieldKind::Day => {
                return self
                    .take_day(field.name, cell, field.name == "left_on")
                    .map(|day| day.written().into());
            }
            _ => return Some(cell.into()),
        };
        match read {
            // Whoever is not understood must not be billed as a member.
            Err(problem) if is_new && field.name == "status" => {
                let said = message!(
                    "Until you say what it stands for, the member comes in as an enquiry, which is not billed."
                );
                self.remark(None, field.name, cell, sentences([problem, said]));
                Some(Status::Enquiry.code().into())
            }
            read => self.take(field.name, cell, read).flatten().map(Cow::Owned),
        }
    }

    /// The cells of columns that feed no field, by heading. Under the heading of a custom field they must fit it.
    pub(super) fn extra(&mut self) -> Vec<(String, String)> {
        let mut extra = Vec::new();
        for (place, target) in self.columns.mapping.iter().enumerate() {
            let heading = &self.columns.headings[place];
            let cell = self.record.cells.get(place).and_then(|cell| values::value(cell));
            let Some(cell) = cell.filter(|_| target.is_none()) else { continue };
            if csv_cell::COMPUTED_HEADINGS.contains(&heading.as_str()) {
                continue;
            }
            let name = headings::extra_name(heading);
            let wanted = key(name);
            match self.columns.custom.iter().find(|field| key(&field.name) == wanted) {
                None => extra.extend(blemishes::visible(cell).map(|value| (name.to_owned(), value))),
                Some(field) => match codes::custom(field, cell, self.columns.order) {
                    Ok(value) => extra.push((field.name.clone(), value)),
                    Err(problem) => self.problems.push(ImportProblem {
                        row: self.record.line,
                        column: heading.clone(),
                        value: cell.to_owned(),
                        problem: left_out(problem),
                        severity: Severity::Warning,
                    }),
                },
            }
        }
        extra
    }
}
