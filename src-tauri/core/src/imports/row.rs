//! One row of a list: which cells it has, and what they make of a member and a contact.

use chrono::NaiveDate;

use super::fields::Target;
use super::meanings::Meanings;
use super::reader::Record;
use super::values::{self, DateOrder};
use super::{ImportProblem, Severity, headings};
use crate::contacts::{ContactDraft, Role};
use crate::kernel::{FieldProblems, csv_cell, text};
use crate::members::{self, CustomField, MemberDraft, Status};

/// The columns of a list.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) headings: Vec<String>,
    pub(super) mapping: Vec<Option<Target>>,
    pub(super) order: Option<DateOrder>,
    pub(super) on: NaiveDate,
    /// The consortium's own fields.
    pub(super) custom: Vec<CustomField>,
}

impl Columns {
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

/// Fields of which one is enough to know that the row speaks of a person.
const IDENTIFYING: [&str; 5] = ["given_name", "family_name", "contact_name", "email", "orcid_id"];

/// A row under the eyes of an import.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) record: &'a Record<'a>,
    columns: &'a Columns,
    pub(super) problems: Vec<ImportProblem>,
}

/// The roles a row asks for.
pub(super) type Roles = Vec<Role>;

impl<'a> Row<'a> {
    pub(super) fn new(record: &'a Record<'a>, columns: &'a Columns) -> Self {
        let mut row = Self { record, columns, problems: Vec::new() };
        let surplus = record.cells.iter().skip(columns.headings.len()).any(|cell| !cell.trim().is_empty());
        if surplus {
            let (cells, headings) = (record.cells.len(), columns.headings.len());
            let problem = format!(
                "The row has {cells} cells, the headings {headings}. Put quotes around text that holds the delimiter."
            );
            row.reject("", "", problem);
        } else if record.cells.len() < columns.headings.len() && record.cells.len() < row.last_mapped() {
            let (cells, headings) = (record.cells.len(), columns.headings.len());
            row.reject("", "", format!("The row ends after {cells} of {headings} cells. Complete it."));
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

    fn value_of(&self, role: Option<Role>, field: &str) -> Option<&'a str> {
        values::value(self.record.cells.get(self.columns.place(role, field)?)?)
    }

    /// Leaves the row out because of `field`, or as a whole when that is empty.
    pub(super) fn reject(&mut self, field: &str, value: &str, problem: impl Into<String>) {
        self.reject_person(None, field, value, problem);
    }

    /// Leaves the row out because of a field of the contact with this role.
    fn reject_person(&mut self, role: Option<Role>, field: &str, value: &str, problem: impl Into<String>) {
        self.problems.push(ImportProblem {
            row: self.record.line,
            column: self.columns.heading(role, field),
            value: value.to_owned(),
            problem: problem.into(),
            severity: Severity::Rejected,
        });
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Rejected)
    }

    fn take<T>(&mut self, field: &str, value: &str, result: Result<T, String>) -> Option<T> {
        result.map_err(|problem| self.reject(field, value, problem)).ok()
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
        meanings: &mut Meanings,
    ) -> MemberDraft {
        let mut draft = base.clone();
        for (field, target) in text_fields(&mut draft) {
            if let Some(value) = self.value(field) {
                value.clone_into(target);
            }
        }
        if draft.official_name.is_empty() {
            draft.official_name = std::mem::take(&mut draft.short_name);
        }
        if let Some(value) = self.value("country")
            && let Some(code) = self.take("country", value, meanings.country(value)).flatten()
        {
            draft.country = code;
        }
        if let Some(value) = self.value("tier") {
            draft.tier = self.take("tier", value, meanings.tier(value)).flatten().or(draft.tier);
        }
        if let Some(value) = self.value("status") {
            draft.status =
                self.take("status", value, meanings.status(value)).flatten().unwrap_or(draft.status);
        }
        if let Some(value) = self.value("joined_on") {
            draft.joined_on = self.take("joined_on", value, values::date(value, self.columns.order));
        }
        if let Some(value) = self.value("left_on") {
            draft.left_on = self.take("left_on", value, values::date(value, self.columns.order));
        }
        if let Some(value) = self.value("invoice_country")
            && let Some(code) = self.take("invoice_country", value, meanings.country(value)).flatten()
        {
            draft.invoice_country = code;
        }
        if let Some(value) = self.value("not_for_profit") {
            draft.not_for_profit = self.take("not_for_profit", value, values::yes(value));
        }
        if let Some(value) = self.value("purchase_order_required") {
            draft.purchase_order_required =
                self.take("purchase_order_required", value, values::yes(value)).unwrap_or_default();
        }
        if let Some(value) = self.value("tags") {
            draft.tags = value.split(';').map(str::to_owned).collect();
        }
        if is_new && draft.joined_on.is_none() && matches!(draft.status, Status::Active | Status::Leaving) {
            draft.joined_on = Some(self.columns.on);
        }
        let checked = members::checked(&draft);
        self.note_problems(None, &checked.problems);
        checked.draft
    }

    /// Whether the row speaks of the person with this role.
    pub(super) fn has_person(&self, role: Option<Role>) -> bool {
        IDENTIFYING.iter().any(|field| self.value_of(role, field).is_some())
    }

    /// The name that the row gives the person with this role, as it is compared.
    pub(super) fn person_key(&self, role: Option<Role>, draft: &ContactDraft) -> String {
        let said = self.value_of(role, "contact_name").map(|said| split_address(said).0);
        said.filter(|name| !name.is_empty()).map_or_else(|| text::search_key(&draft.name()), text::search_key)
    }

    /// `base` with what the row says of the person with this role.
    pub(super) fn person(&mut self, role: Option<Role>, base: &ContactDraft) -> ContactDraft {
        let mut draft = base.clone();
        // Beside its parts a full name says nothing more, and could be split wrongly.
        let is_split = ["given_name", "family_name"].iter().any(|field| self.value_of(role, field).is_some());
        if let Some(said) = self.value_of(role, "contact_name") {
            let (name, email) = split_address(said);
            // What is written as one name is not taken apart again when it is known already.
            let is_known = text::line(name).ok() == Some(base.name());
            if !name.is_empty() && !is_split && !is_known {
                (draft.given_name, draft.family_name) = split_name(name);
            }
            if let Some(email) = email {
                email.clone_into(&mut draft.email);
            }
        }
        let fields: [(&str, &mut String); 6] = [
            ("given_name", &mut draft.given_name),
            ("family_name", &mut draft.family_name),
            ("email", &mut draft.email),
            ("orcid_id", &mut draft.orcid_id),
            ("phone", &mut draft.phone),
            ("job_title", &mut draft.job_title),
        ];
        for (field, target) in fields {
            if let Some(value) = self.value_of(role, field) {
                value.clone_into(target);
            }
        }
        let checked = crate::contacts::checked(&draft);
        self.note_problems(role, &checked.problems);
        checked.draft
    }

    /// The roles the row gives the person whose role it says: those named, and voting if so marked.
    pub(super) fn roles(&mut self, meanings: &mut Meanings) -> Roles {
        let mut roles = Vec::new();
        if let Some(value) = self.value("role") {
            roles = self.take("role", value, meanings.roles(value)).unwrap_or_default();
        }
        if let Some(value) = self.value("voting")
            && self.take("voting", value, values::yes(value)) == Some(true)
        {
            roles.push(Role::Voting);
        }
        roles.sort();
        roles.dedup();
        roles
    }

    fn note_problems(&mut self, role: Option<Role>, problems: &FieldProblems) {
        for (field, message) in problems.iter() {
            let value = self.value_of(role, field).unwrap_or_default().to_owned();
            if !self.problems.iter().any(|problem| !problem.value.is_empty() && problem.value == value) {
                self.reject_person(role, field, &value, message);
            }
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
            let key = headings::key(name);
            match self.columns.custom.iter().find(|field| headings::key(&field.name) == key) {
                None => extra.extend(text::lines(cell).ok().map(|value| (name.to_owned(), value))),
                Some(field) => match values::custom(field, cell, self.columns.order) {
                    Ok(value) => extra.push((field.name.clone(), value)),
                    Err(problem) => self.problems.push(ImportProblem {
                        row: self.record.line,
                        column: heading.clone(),
                        value: cell.to_owned(),
                        problem,
                        severity: Severity::Rejected,
                    }),
                },
            }
        }
        extra
    }
}

/// The fields of a member that a list gives as they are.
fn text_fields(draft: &mut MemberDraft) -> [(&'static str, &mut String); 22] {
    [
        ("official_name", &mut draft.official_name),
        ("short_name", &mut draft.short_name),
        ("ror_id", &mut draft.ror_id),
        ("street", &mut draft.street),
        ("city", &mut draft.city),
        ("region", &mut draft.region),
        ("postal_code", &mut draft.postal_code),
        ("email_domain", &mut draft.email_domain),
        ("website", &mut draft.website),
        ("sector", &mut draft.sector),
        ("purchase_order", &mut draft.purchase_order),
        ("tax_id", &mut draft.tax_id),
        ("buyer_reference", &mut draft.buyer_reference),
        ("electronic_address", &mut draft.electronic_address),
        ("notes", &mut draft.notes),
        ("language", &mut draft.language),
        ("currency", &mut draft.currency),
        ("invoice_name", &mut draft.invoice_name),
        ("invoice_street", &mut draft.invoice_street),
        ("invoice_postal_code", &mut draft.invoice_postal_code),
        ("invoice_city", &mut draft.invoice_city),
        ("invoice_region", &mut draft.invoice_region),
    ]
}

/// "Ana Núñez <ana@example.org>" as name and address.
fn split_address(said: &str) -> (&str, Option<&str>) {
    let split = said.strip_suffix('>').and_then(|said| said.rsplit_once('<'));
    match split.filter(|(_, address)| address.contains('@')) {
        Some((name, address)) => (name.trim().trim_matches('"'), Some(address.trim())),
        None => (said, None),
    }
}

/// "Ana María Núñez" as given and family name; "Núñez, Ana María" likewise. The last word is the family name.
fn split_name(name: &str) -> (String, String) {
    if let Some((family, given)) = name.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match name.rsplit_once(char::is_whitespace) {
        Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
        None => (String::new(), name.to_owned()),
    }
}
