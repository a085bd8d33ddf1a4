//! Works out, row by row, what an import would do. Running it does exactly this.

use std::collections::BTreeMap;

use super::inspect::{checked_mapping, unique_headings};
use super::matching::{Directory, HeldRole, Known, Person};
use super::row::{Columns, Roles, Row};
use super::values::{self, Countries, OrderFound};
use super::{
    Counts, ImportKind, ImportPlan, ImportProblem, ImportRequest, PlannedChange, PlannedRow, RowAction,
    Staging,
};
use crate::contacts::ContactDraft;
use crate::kernel::Result;
use crate::kernel::ids;
use crate::members::MemberDraft;
use crate::register::Register;

/// Problems told; the rest are counted.
pub(super) const PROBLEMS_MAX: usize = 1_000;

/// Planned rows shown.
const PREVIEW_ROWS: usize = 100;

/// Something to write.
#[derive(Debug)]
pub(super) enum Step {
    CreateMember(usize),
    UpdateMember(usize),
    CreatePerson { member: usize, person: usize },
    UpdatePerson { member: usize, person: usize },
    GiveRole { member: usize, person: usize, held: usize },
    EndRole { id: i64, from_on: chrono::NaiveDate },
}

/// Everything an import would write and say.
#[derive(Debug, Default)]
pub(super) struct Worked {
    pub(super) counts: Counts,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) problem_count: usize,
    pub(super) preview: Vec<PlannedRow>,
    pub(super) question: Option<String>,
    pub(super) directory: Directory,
    pub(super) steps: Vec<Step>,
    /// Rejected rows: their cells and the reason.
    pub(super) rejected: Vec<(Vec<String>, String)>,
    pub(super) headings: Vec<String>,
    pub(super) on: Option<chrono::NaiveDate>,
}

/// Says what an import would do.
pub fn plan(register: &Register, staging: &Staging, request: ImportRequest) -> Result<ImportPlan> {
    let worked = work_out(register, staging, &request)?;
    Ok(ImportPlan {
        counts: worked.counts,
        problems: worked.problems,
        problem_count: worked.problem_count,
        preview: worked.preview,
        question: worked.question,
    })
}

/// Goes through every row of the file.
pub(super) fn work_out(register: &Register, staging: &Staging, request: &ImportRequest) -> Result<Worked> {
    let file = staging.file(&request.token)?;
    let table = file.table(request.encoding.as_deref(), request.delimiter.as_deref())?;
    let (found, records, _) = table.records(&file.name)?;
    let mapping = checked_mapping(&request.mapping, &found, request.kind)?;
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let mut columns = Columns { headings: unique_headings(&found), mapping, order: request.date_order, on };
    let mut worked = Worked { headings: columns.headings.clone(), on: Some(on), ..Worked::default() };
    worked.counts.rows = records.len();
    if !columns.feed("official_name") && !columns.feed("short_name") && !columns.feed("ror_id") {
        worked.question =
            Some("Which column holds the member’s name? Choose “Official name” for it.".to_owned());
        return Ok(worked);
    }
    if request.date_order.is_none() {
        let dates = columns
            .mapping
            .iter()
            .enumerate()
            .filter(|(_, field)| matches!(field, Some("joined_on" | "left_on")));
        let cells = dates.flat_map(|(place, _)| {
            records.iter().filter_map(move |record| record.cells.get(place)).map(AsRef::as_ref)
        });
        match values::order_of(cells) {
            (OrderFound::Settled(order), _) => columns.order = Some(order),
            (OrderFound::Open, Some(example)) => {
                worked.question = Some(format!(
                    "Is {example} day, month, year or month, day, year? Nothing in {} settles it; choose the date order (dmy or mdy).",
                    file.name
                ));
                return Ok(worked);
            }
            _ => {}
        }
    }
    let speaks_of_people = ["given_name", "family_name", "contact_name", "email", "orcid_id"]
        .iter()
        .any(|field| columns.feed(field));
    worked.directory = Directory::of(register.reader(), speaks_of_people)?;
    let mut countries = Countries::default();
    for record in &records {
        let mut row = Row::new(record, &columns);
        let planned = worked.row(&mut row, request.kind, &mut countries);
        worked.finish_row(row, planned);
    }
    Ok(worked)
}

impl Worked {
    fn row(&mut self, row: &mut Row<'_>, kind: ImportKind, countries: &mut Countries) -> PlannedRow {
        let name = row.name().unwrap_or_default().to_owned();
        let mut planned =
            PlannedRow { row: row.record.line, action: RowAction::Unchanged, name, changes: Vec::new() };
        if row.is_rejected() {
            return planned;
        }
        let ror_id = match row.value("ror_id").map(|value| (value, ids::ror_id(value))) {
            Some((value, Err(problem))) => {
                row.reject("ror_id", value, problem);
                None
            }
            Some((_, Ok(ror_id))) => Some(ror_id),
            None => None,
        };
        if planned.name.is_empty() && ror_id.is_none() {
            row.reject("official_name", "", "The row names no member. Fill in its name.");
        }
        if row.is_rejected() {
            return planned;
        }
        let place = self.directory.find(ror_id.as_deref(), &planned.name);
        let member = match (kind, place) {
            (ImportKind::Members, _) => self.member(row, place, &mut planned, countries),
            (ImportKind::Contacts, Some(place)) => Some(place),
            (ImportKind::Contacts, None) => {
                let name = planned.name.clone();
                row.reject(
                    "official_name",
                    &name,
                    "No member has this name or ROR id. Import the members first, or correct the name.",
                );
                None
            }
        };
        if let Some(member) = member {
            if kind == ImportKind::Contacts {
                self.directory.known[member].draft.official_name.clone_into(&mut planned.name);
            }
            if row.has_contact() {
                self.contact(row, member, &mut planned);
            } else if kind == ImportKind::Contacts {
                row.reject("email", "", "The row names no person. Fill in a name or an e-mail address.");
            }
        }
        planned
    }

    /// Plans the member of a row and gives its place; nothing when the row is rejected.
    fn member(
        &mut self,
        row: &mut Row<'_>,
        place: Option<usize>,
        planned: &mut PlannedRow,
        countries: &mut Countries,
    ) -> Option<usize> {
        if let Some(place) = place
            && let Some(line) = self.directory.known[place].line
        {
            // Several rows may speak of one member when each brings another person.
            if row.has_contact() {
                return Some(place);
            }
            let name = planned.name.clone();
            row.reject(
                "official_name",
                &name,
                format!("This is the same member as on line {line}. Remove one of the two rows."),
            );
            return None;
        }
        let base = place.map(|place| self.directory.known[place].draft.clone()).unwrap_or_default();
        let draft = row.member(&base, place.is_none(), countries);
        let taken = self
            .directory
            .by_ror_id(&draft.ror_id)
            .filter(|&holder| !draft.ror_id.is_empty() && Some(holder) != place);
        if let Some(holder) = taken {
            let message =
                format!("{} has this ROR id already.", self.directory.known[holder].draft.official_name);
            row.reject("ror_id", &draft.ror_id, message);
        }
        if row.is_rejected() {
            return None;
        }
        draft.official_name.clone_into(&mut planned.name);
        let extra = row.extra();
        let Some(place) = place else {
            planned.action = RowAction::Create;
            let known = Known {
                id: None,
                draft,
                extra: extra.into_iter().collect(),
                line: Some(row.record.line),
                people: Vec::new(),
            };
            let place = self.directory.add(known);
            self.steps.push(Step::CreateMember(place));
            return Some(place);
        };
        let known = &mut self.directory.known[place];
        known.line = Some(row.record.line);
        planned.changes = member_changes(&known.draft, &draft);
        for (heading, value) in extra {
            if known.extra.get(&heading) != Some(&value) {
                let before = known.extra.insert(heading.clone(), value.clone()).unwrap_or_default();
                planned.changes.push(PlannedChange { field: heading, before, after: value });
            }
        }
        if !planned.changes.is_empty() {
            planned.action = RowAction::Update;
            known.draft = draft;
            self.steps.push(Step::UpdateMember(place));
        }
        Some(place)
    }

    fn contact(&mut self, row: &mut Row<'_>, member: usize, planned: &mut PlannedRow) {
        let said = row.contact(&ContactDraft::default());
        let roles = row.roles();
        if row.is_rejected() {
            return;
        }
        let place = self.directory.known[member].person(&said);
        let draft = match place {
            Some(place) => row.contact(&self.directory.known[member].people[place].draft.clone()),
            None => said,
        };
        if let Some((role, line)) = self.role_given_twice(member, place, &roles) {
            let problem = format!(
                "The row on line {line} makes somebody else the {role} contact of this member. Only one person can be."
            );
            row.reject("role", &draft.name(), problem);
            return;
        }
        let known = &mut self.directory.known[member];
        let person = match place {
            None => {
                known.people.push(Person { id: None, draft: draft.clone(), roles: Vec::new() });
                self.steps.push(Step::CreatePerson { member, person: known.people.len() - 1 });
                known.people.len() - 1
            }
            Some(place) => {
                if known.people[place].draft != draft {
                    known.people[place].draft = draft.clone();
                    if known.people[place].id.is_some() {
                        self.steps.push(Step::UpdatePerson { member, person: place });
                    }
                    planned.changes.push(PlannedChange {
                        field: "contact".into(),
                        before: known.people[place].draft.name(),
                        after: draft.name(),
                    });
                }
                place
            }
        };
        if place.is_none() {
            planned.changes.push(PlannedChange {
                field: "contact".into(),
                before: String::new(),
                after: draft.name(),
            });
        }
        // Somebody without a named role is listed as a contact for anything else, or would not be listed at all.
        let roles = if roles.is_empty() && known.people[person].roles.is_empty() {
            vec![crate::contacts::Role::Other]
        } else {
            roles
        };
        self.give_roles(row, member, person, &roles, planned);
        if planned.action == RowAction::Unchanged && !planned.changes.is_empty() {
            planned.action = RowAction::Update;
        }
    }

    /// A single role that an earlier row of the list already gave to somebody else, and that row's line.
    fn role_given_twice(
        &self,
        member: usize,
        person: Option<usize>,
        roles: &Roles,
    ) -> Option<(&'static str, usize)> {
        let known = &self.directory.known[member];
        roles.iter().filter(|role| role.is_single()).find_map(|&role| {
            let (holder, held) = known.holder(role)?;
            let line = held.line.filter(|_| Some(holder) != person)?;
            Some((role.word(), line))
        })
    }

    fn give_roles(
        &mut self,
        row: &Row<'_>,
        member: usize,
        person: usize,
        roles: &Roles,
        planned: &mut PlannedRow,
    ) {
        for &role in roles {
            let known = &mut self.directory.known[member];
            if known.people[person].roles.iter().any(|held| held.role == role) {
                continue;
            }
            let earlier = known
                .holder(role)
                .filter(|_| role.is_single())
                .map(|(holder, held)| (holder, held.stored.clone()));
            let mut before = String::new();
            if let Some((holder, stored)) = earlier {
                before = known.people[holder].draft.name();
                known.people[holder].roles.retain(|held| held.role != role);
                self.steps
                    .extend(stored.map(|stored| Step::EndRole { id: stored.id, from_on: stored.from_on }));
            }
            let after = known.people[person].draft.name();
            known.people[person].roles.push(HeldRole { role, stored: None, line: Some(row.record.line) });
            let held = known.people[person].roles.len() - 1;
            self.steps.push(Step::GiveRole { member, person, held });
            planned.changes.push(PlannedChange { field: format!("{} contact", role.word()), before, after });
        }
    }

    fn finish_row(&mut self, row: Row<'_>, mut planned: PlannedRow) {
        if row.is_rejected() {
            planned.action = RowAction::Reject;
            planned.changes.clear();
            let reasons: Vec<String> = row.problems.iter().map(|problem| problem.problem.clone()).collect();
            let cells = row.record.cells.iter().map(|cell| cell.clone().into_owned()).collect();
            self.rejected.push((cells, reasons.join(" ")));
        }
        match planned.action {
            RowAction::Create => self.counts.created += 1,
            RowAction::Update => self.counts.updated += 1,
            RowAction::Unchanged => self.counts.unchanged += 1,
            RowAction::Reject => self.counts.rejected += 1,
        }
        self.problem_count += row.problems.len();
        let room = PROBLEMS_MAX.saturating_sub(self.problems.len());
        self.problems.extend(row.problems.into_iter().take(room));
        if planned.action != RowAction::Unchanged && self.preview.len() < PREVIEW_ROWS {
            self.preview.push(planned);
        }
    }
}

fn member_changes(before: &MemberDraft, after: &MemberDraft) -> Vec<PlannedChange> {
    if before == after {
        return Vec::new();
    }
    let fields = |draft: &MemberDraft| -> BTreeMap<String, String> {
        let value = serde_json::to_value(draft).unwrap_or_default();
        let entries = value.as_object().cloned().unwrap_or_default();
        entries
            .into_iter()
            .map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned()))
            .collect()
    };
    let (before, after) = (fields(before), fields(after));
    let changed = after.into_iter().filter(|(field, value)| before.get(field) != Some(value));
    changed
        .map(|(field, after)| PlannedChange {
            before: before.get(&field).cloned().unwrap_or_default(),
            after,
            field: field.replace('_', " "),
        })
        .collect()
}
