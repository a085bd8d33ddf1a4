//! One row after the other: which member it means and what it changes there.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Target;
use super::matching::{Directory, KnownMember, SoughtMember, tax_key};
use super::row::{Columns, Roles, Row};
use super::value_meanings::ValueMeanings;
use super::{
    Answer, ChangeQuestion, Counts, ImportKind, ImportMode, ImportProblem, ImportRequest, MatchQuestion,
    NoRecord, PlannedChange, PlannedRow, RowAction, RowDecision, UnknownValue,
};
use crate::kernel::{Message, ids, mail_domains, text};
use crate::people::contacts::{ContactDraft, Role};
use crate::people::members::MemberDraft;
use crate::people::members::fields::FIELDS;

/// Problems told; the rest are counted.
pub(super) const PROBLEMS_MAX: usize = 1_000;

/// Planned rows shown.
const PREVIEW_ROWS: usize = 100;

/// Changes asked about; the rest are counted.
const CHANGES_MAX: usize = 500;

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

/// A person as a row describes it: by which columns, and with which roles.
pub(super) struct DescribedPerson {
    pub(super) column_role: Option<Role>,
    pub(super) draft: ContactDraft,
    /// The name in its searched form, as it stands in the list.
    pub(super) name_key: String,
    pub(super) roles: Roles,
}

/// Everything an import would write and say.
#[derive(Debug, Default)]
pub(super) struct PlannedImport {
    pub(super) counts: Counts,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) problem_count: usize,
    pub(super) preview: Vec<PlannedRow>,
    pub(super) question: Option<Message>,
    pub(super) directory: Directory,
    pub(super) steps: Vec<Step>,
    /// Rows that are rejected or come in without a field: their cells and the reason.
    pub(super) rejected: Vec<(Vec<String>, String)>,
    /// How many of them come in without a field.
    pub(super) incomplete: usize,
    pub(super) rejected_rows: BTreeSet<usize>,
    pub(super) headings: Vec<String>,
    /// The headings as they stand in the file, and what each feeds.
    pub(super) list_headings: Vec<String>,
    pub(super) mapping: Vec<Option<Target>>,
    pub(super) on: Option<chrono::NaiveDate>,
    /// New members for whom the list gives no first day.
    pub(super) without_first_day: usize,
    /// VAT or tax ids and e-mail domains that several rows share.
    pub(super) ambiguous: BTreeSet<String>,
    pub(super) no_records: Vec<NoRecord>,
    pub(super) unknown_values: Vec<UnknownValue>,
    pub(super) matches: Vec<MatchQuestion>,
    pub(super) changes: Vec<ChangeQuestion>,
    pub(super) change_count: usize,
    pub(super) kind: ImportKind,
    pub(super) mode: ImportMode,
    /// Who rows are, and whether their changes are taken: a row may be asked both.
    pub(super) identities: BTreeMap<usize, RowDecision>,
    pub(super) answers: BTreeMap<usize, Answer>,
}

/// The row's VAT or tax id as it is compared.
pub(super) fn own_tax_key(row: &Row<'_>) -> Option<String> {
    tax_key(row.value("tax_id")?)
}

/// The row's e-mail domain, unless anybody can have a mailbox there.
pub(super) fn own_domain(row: &Row<'_>) -> Option<String> {
    ids::domain(row.value("email_domain")?).ok().filter(|domain| !mail_domains::is_shared(domain))
}

impl PlannedImport {
    /// Nothing yet.
    pub(super) fn new(request: &ImportRequest, columns: &Columns, list_headings: &[String]) -> Self {
        let decisions =
            |fits: fn(Answer) -> bool| request.decisions.iter().filter(move |decision| fits(decision.answer));
        Self {
            list_headings: list_headings.to_vec(),
            mapping: columns.mapping.clone(),
            headings: columns.headings.clone(),
            on: columns.joins_on,
            kind: request.kind,
            mode: request.mode,
            identities: decisions(|answer| matches!(answer, Answer::New | Answer::Same))
                .map(|decision| (decision.row, *decision))
                .collect(),
            answers: decisions(|answer| matches!(answer, Answer::Take | Answer::Keep))
                .map(|decision| (decision.row, decision.answer))
                .collect(),
            ..Self::default()
        }
    }

    /// Plans a row.
    pub(super) fn row(
        &mut self,
        row: &mut Row<'_>,
        people: &[Option<Role>],
        meanings: &mut ValueMeanings,
    ) -> PlannedRow {
        let name = row.name().unwrap_or_default().to_owned();
        let mut planned =
            PlannedRow { row: row.record.line, action: RowAction::Unchanged, name, changes: Vec::new() };
        let Some(sought) = self.sought(row, people) else { return planned };
        let place = self.directory.find(&sought).or_else(|| self.ask_who(row, &sought));
        if self.kind == ImportKind::Contacts && place.is_none() {
            let problem =
                message!("No member has this name or ROR id. Import the members first, or correct the name.");
            row.reject("official_name", &planned.name.clone(), problem);
        }
        let mut draft = None;
        if self.kind == ImportKind::Members {
            let speaks_of_person = people.iter().any(|role| row.has_person(*role));
            draft = self.draft(row, place, speaks_of_person, meanings);
            // A list from before a merge neither renames the survivor nor gives it back what it had taken over.
            let known = place.filter(|place| self.directory.former(&sought) == Some(*place));
            if let (Some(draft), Some(place)) = (&mut draft, known) {
                let known = &self.directory.known[place].draft;
                draft.official_name.clone_from(&known.official_name);
                draft.short_name.clone_from(&known.short_name);
                draft.ror_id.clone_from(&known.ror_id);
            }
        }
        let extra = if draft.is_some() { row.extra() } else { Vec::new() };
        let mut described = self.people_described(row, people, meanings);
        // A list of contacts knows members by name; of several with one name, the one with these people is meant.
        let has_them = |known: &KnownMember| {
            described.iter().all(|described| {
                known.person(&described.draft, &described.name_key, &described.roles).is_some()
            })
        };
        let place = match self.kind {
            ImportKind::Members => place,
            ImportKind::Contacts => place.map(|place| self.directory.twin(place, has_them)),
        };
        if let Some(place) = place {
            self.leave_out_roles_given_twice(row, place, &mut described);
        }
        if row.is_rejected() {
            return planned;
        }
        let before = self.before(place);
        let member = match (draft, place) {
            (Some(draft), _) => {
                let name_key = sought.name_key;
                self.member(row.record.line, place, (draft, name_key, extra), &mut planned)
            }
            (None, Some(place)) => place,
            (None, None) => return planned,
        };
        if self.kind == ImportKind::Contacts || planned.name.is_empty() {
            self.directory.known[member].draft.official_name.clone_into(&mut planned.name);
        }
        for described in described {
            self.person(row, member, described, &mut planned);
        }
        if planned.action == RowAction::Unchanged && !planned.changes.is_empty() {
            planned.action = RowAction::Update;
        }
        if let Some(before) = before {
            self.ask_whether(member, before, &mut planned);
        }
        planned
    }

    /// What the row says of who it means; nothing when it is rejected.
    fn sought(&self, row: &mut Row<'_>, people: &[Option<Role>]) -> Option<SoughtMember> {
        if row.is_rejected() {
            return None;
        }
        let ror_id = row.value("ror_id").map(|value| (value, ids::ror_id(value)));
        // What is wrong with that of a member is said when its fields are read.
        if let Some((value, Err(problem))) = &ror_id
            && self.kind == ImportKind::Contacts
        {
            row.leave_out(None, "ror_id", value, problem);
        }
        let ror_id = ror_id.and_then(|(_, read)| read.ok());
        if row.name().is_none() && ror_id.is_none() {
            row.reject("official_name", "", message!("The row names no member. Fill in its name."));
            return None;
        }
        let clear = |identifier: &String| !self.ambiguous.contains(identifier);
        Some(SoughtMember {
            ror_id,
            tax_id: own_tax_key(row).filter(clear),
            domain: own_domain(row).filter(clear),
            name_key: text::search_key(row.name().unwrap_or_default()),
            country: row.value("country").map(str::to_owned),
            may_repeat: self.kind == ImportKind::Contacts || people.iter().any(|role| row.has_person(*role)),
        })
    }

    /// The member that the row makes of the one at `place`, or anew; nothing when an earlier row spoke of it already.
    fn draft(
        &self,
        row: &mut Row<'_>,
        place: Option<usize>,
        speaks_of_person: bool,
        meanings: &mut ValueMeanings,
    ) -> Option<MemberDraft> {
        if let Some(line) = place.and_then(|place| self.directory.known[place].line) {
            // Several rows may speak of one member when each brings another person.
            if !speaks_of_person {
                let name = row.name().unwrap_or_default().to_owned();
                let problem =
                    message!("This is the same member as on line {line}. Remove one of the two rows.", line);
                row.reject("official_name", &name, problem);
            }
            return None;
        }
        let base = place.map(|place| self.directory.known[place].draft.clone()).unwrap_or_default();
        let mut draft = row.member(&base, place.is_none(), meanings);
        let holder = self.directory.by_ror_id(&draft.ror_id).filter(|_| !draft.ror_id.is_empty());
        if let Some(holder) = holder.filter(|holder| Some(*holder) != place) {
            let name = &self.directory.known[holder].draft.official_name;
            row.leave_out(None, "ror_id", &draft.ror_id, message!("{name} has this ROR id already.", name));
            draft.ror_id = base.ror_id;
        }
        Some(draft)
    }

    /// Plans the member of a row and gives its place.
    fn member(
        &mut self,
        line: usize,
        place: Option<usize>,
        (mut draft, mut name_key, extra): (MemberDraft, String, Vec<(String, String)>),
        planned: &mut PlannedRow,
    ) -> usize {
        // The row may have been looked for under a name that it does not give the member.
        if draft.official_name != planned.name {
            name_key = text::search_key(&draft.official_name);
            draft.official_name.clone_into(&mut planned.name);
        }
        let line = Some(line);
        let Some(place) = place else {
            planned.action = RowAction::Create;
            draft.extra.extend(extra);
            let people = Vec::new();
            let place = self.directory.add(KnownMember { id: None, draft, name_key, line, people });
            self.steps.push(Step::CreateMember(place));
            return place;
        };
        let is_left_alone = self.mode == ImportMode::Add && self.directory.is_stored(place);
        let known = &mut self.directory.known[place];
        known.line = line;
        if is_left_alone {
            return place;
        }
        planned.changes = member_changes(&known.draft, &draft);
        for (heading, value) in extra {
            if draft.extra.get(&heading) != Some(&value) {
                let before = draft.extra.insert(heading.clone(), value.clone()).unwrap_or_default();
                planned.changes.push(PlannedChange {
                    field: message!("{text}", text = heading),
                    before,
                    after: value,
                });
            }
        }
        if !planned.changes.is_empty() {
            (known.draft, known.name_key) = (draft, name_key);
            self.steps.push(Step::UpdateMember(place));
        }
        place
    }

    /// What has to be put back if the row's changes are not taken.
    fn before(&self, place: Option<usize>) -> Option<(KnownMember, usize)> {
        let place = place.filter(|place| self.mode == ImportMode::Ask && self.directory.is_stored(*place))?;
        Some((self.directory.known[place].clone(), self.steps.len()))
    }

    /// Asks whether to take the changes of a row; unless somebody said so, they are not taken.
    fn ask_whether(&mut self, place: usize, (before, steps): (KnownMember, usize), planned: &mut PlannedRow) {
        if planned.action != RowAction::Update {
            return;
        }
        let answer = self.answers.get(&planned.row).copied();
        self.change_count += 1;
        if self.changes.len() < CHANGES_MAX {
            let (name, changes) = (planned.name.clone(), planned.changes.clone());
            self.changes.push(ChangeQuestion { row: planned.row, name, changes, answer });
        }
        if answer != Some(Answer::Take) {
            let line = self.directory.known[place].line;
            self.directory.known[place] = KnownMember { line, ..before };
            self.steps.truncate(steps);
            planned.action = RowAction::Unchanged;
        }
    }

    /// Whether somebody said that a row is a record which looks like none. It is told either way.
    pub(super) fn is_taken_as_record(&mut self, row: &mut Row<'_>, reason: Message) -> bool {
        let line = row.record.line;
        let taken = self.identities.get(&line).is_some_and(|decision| decision.answer == Answer::New);
        let cells = row.record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let text = cells.take(3).collect::<Vec<_>>().join(" · ");
        if !taken {
            self.counts.rows -= 1;
            row.reject(
                "",
                &text,
                message!("{reason} It is left out, unless you say that it is new.", reason),
            );
            self.keep_problems(std::mem::take(&mut row.problems));
        }
        self.no_records.push(NoRecord { row: line, text, reason, taken });
        taken
    }

    fn keep_problems(&mut self, problems: Vec<ImportProblem>) {
        self.problem_count += problems.len();
        let room = PROBLEMS_MAX.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room));
    }

    /// Counts a row and keeps what is to be said of it.
    pub(super) fn finish_row(&mut self, row: Row<'_>, mut planned: PlannedRow) {
        let mut reasons = row.left_out();
        if row.is_rejected() {
            planned.action = RowAction::Reject;
            planned.changes.clear();
            reasons = row.problems.iter().map(|problem| problem.problem.to_string()).collect();
            self.rejected_rows.insert(row.record.line);
        } else {
            self.incomplete += usize::from(!reasons.is_empty());
        }
        if !reasons.is_empty() {
            let cells = row.record.cells.iter().map(|cell| cell.clone().into_owned()).collect();
            self.rejected.push((cells, reasons.join(" ")));
        }
        match planned.action {
            RowAction::Create => {
                self.counts.created += 1;
                self.without_first_day += usize::from(row.lacks_first_day);
            }
            RowAction::Update => self.counts.updated += 1,
            RowAction::Unchanged => self.counts.unchanged += 1,
            RowAction::Reject => self.counts.rejected += 1,
        }
        self.keep_problems(row.problems);
        if planned.action != RowAction::Unchanged && self.preview.len() < PREVIEW_ROWS {
            self.preview.push(planned);
        }
    }
}

/// The fields in which two drafts differ; further fields are told one by one elsewhere.
pub(super) fn member_changes(before: &MemberDraft, after: &MemberDraft) -> Vec<PlannedChange> {
    if before == after {
        return Vec::new();
    }
    let listed = FIELDS.iter().filter(|field| field.is_listed());
    listed
        .map(|field| (field, field.of(before).written(), field.of(after).written()))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| PlannedChange { field: field.in_sentence(), before, after })
        .collect()
}
