//! Takes issues out of a list: of somebody who kept the register in a spreadsheet, or one that was exported here. An issue is known by its
//! number and title, or by its title. A list changes what its form edits; where an issue stands, it says only of one that is new.

use chrono::NaiveDate;

use super::{
    Issue, IssueDraft, IssueKind, IssueSeverity, IssueState, IssueStateSince, IssueUrgency, ListIssues, list,
    save, store,
};
use crate::kernel::{Message, Result, Template, text};
use crate::people::tabular::values::yes;
use crate::people::tabular::{Reading, Staging};
use crate::register::{Edit, Register};
use crate::service::record_lists::{
    self, Becomes, ImportRecordList, ListRow, RecordList, RecordListOutcome, RowField, RowPlan, difference,
};

/// How lists of issues are read, unless told otherwise.
pub const LIST_READING: Reading<'static> = record_lists::reading::<ListedIssues>();

/// Says what an import of a list of issues would do.
pub fn inspect_list(
    register: &Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::inspect::<ListedIssues>(register, staging, &request)
}

/// Imports a list of issues.
pub fn import_list(
    register: &mut Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::import::<ListedIssues>(register, staging, &request)
}

struct ListedIssues;

/// What is written for a row.
struct IssueStep {
    known: Option<Issue>,
    draft: IssueDraft,
    /// The states of a new one, the first one first.
    states: Vec<IssueStateSince>,
}

impl RecordList for ListedIssues {
    const KIND: &'static str = "issues";
    const FIELDS: &'static [RowField] = &[
        RowField::text("number", template!("Number"), &["no", "id", "nr", "issuenumber"]),
        RowField::text("kind", template!("Kind"), &["type", "art", "category"]),
        RowField::text(
            "title",
            template!("Title"),
            &["issue", "problem", "subject", "summary", "titel", "titre", "titulo"],
        ),
        RowField::text("description", template!("Description"), &["details", "beschreibung"]),
        RowField::text("impact", template!("Impact"), &["whoishit"]),
        RowField::text("workaround", template!("Workaround"), &[]),
        RowField::text("severity", template!("Severity"), &[]),
        RowField::text("urgency", template!("Urgency"), &[]),
        RowField::text("state", template!("State"), &["status"]),
        RowField::day("state_from_on", template!("Since"), &["statesince", "statussince"]),
        RowField::text("owner", template!("Owner"), &["assignee", "assignedto", "responsible"]),
        RowField::day("raised_on", template!("Raised"), &["raisedon", "reported", "created", "date"]),
        RowField::day("review_on", template!("Review"), &["reviewon", "reviewdate", "nextreview"]),
        RowField::text("resolution", template!("Resolution"), &["solution"]),
        RowField::text("is_confidential", template!("Confidential"), &["private"]),
    ];
    const NEEDED: (&'static str, Template) =
        ("title", template!("Which column says in a line what the issue is?"));
    type Step = IssueStep;

    fn plan(register: &Register, rows: &mut [ListRow<'_>]) -> Result<Vec<RowPlan<IssueStep>>> {
        let today = register.clock().today();
        let states = Some(IssueState::ALL.to_vec());
        let all = ListIssues { states, limit: Some(usize::MAX), ..ListIssues::default() };
        let known = list(register, all)?.rows;
        let mut seen: Vec<(String, Option<String>)> = Vec::new();
        let mut claimed: Vec<i64> = Vec::new();
        let mut planned = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(title) = row.text("title") else {
                row.problem("", message!("The row does not say what the issue is. It is left out."));
                planned.push(nothing("", Becomes::Nothing));
                continue;
            };
            let key = (text::search_key(title), row.text("number").map(str::to_owned));
            if seen.contains(&key) {
                planned.push(nothing(title, Becomes::Same));
                continue;
            }
            let found = matching(&known, (&key.0, key.1.as_deref()), row.day("raised_on"), &claimed);
            seen.push(key);
            claimed.extend(found.map(|issue| issue.id));
            planned.push(step(row, found, today));
        }
        Ok(planned)
    }

    fn write(edit: &Edit<'_>, step: &IssueStep) -> Result<()> {
        let before = step.known.as_ref().map(|known| known.draft.owner.as_str()).unwrap_or_default();
        let id = match &step.known {
            Some(known) => store::update(edit, known.id, &step.draft).map(|()| known.id)?,
            None => store::insert(edit, &step.draft)?,
        };
        if step.draft.owner != before {
            store::add_owner(edit, id, &step.draft.owner, edit.today())?;
        }
        step.states.iter().try_for_each(|since| store::add_state(edit, id, since))
    }

    fn told(file_name: &str, created: usize, updated: usize) -> Message {
        message!(
            "Imported issues from {file_name}: {created} new, {updated} updated",
            file_name,
            created,
            updated
        )
    }
}

fn nothing(name: &str, becomes: Becomes<IssueStep>) -> RowPlan<IssueStep> {
    RowPlan { name: name.to_owned(), changes: Vec::new(), becomes }
}

/// The issue that a row is about: the one of its number, if title or day agree too, or else the one of its title. Numbers of another
/// register mean nothing here.
fn matching<'a>(
    known: &'a [Issue],
    (title, number): (&str, Option<&str>),
    raised_on: Option<NaiveDate>,
    claimed: &[i64],
) -> Option<&'a Issue> {
    let is_titled = |issue: &Issue| text::search_key(&issue.draft.title) == title;
    let free = || known.iter().filter(|issue| !claimed.contains(&issue.id));
    let is_numbered = |issue: &&Issue| number.is_some_and(|number| issue.number.eq_ignore_ascii_case(number));
    free()
        .filter(is_numbered)
        .find(|issue| is_titled(issue) || raised_on == Some(issue.draft.raised_on))
        .or_else(|| free().find(|issue| is_titled(issue)))
}

fn step(row: &mut ListRow<'_>, known: Option<&Issue>, today: NaiveDate) -> RowPlan<IssueStep> {
    let base = known.map_or_else(|| first_draft(today), |known| known.draft.clone());
    let said = draft(row, &base);
    let checked = save::checked(said.clone(), today).or_else(|error| {
        // What is wrong with a field is said, and the field is as it was.
        let mut mended = said;
        for (field, problem) in &error.context {
            row.problem(field, problem.clone());
            restore(&mut mended, field, &base);
        }
        save::checked(mended, today)
    });
    let Ok(draft) = checked else {
        return nothing(row.text("title").unwrap_or_default(), Becomes::Nothing);
    };
    let name = draft.title.clone();
    let state = state(row);
    let Some(known) = known else {
        let states = states(row, &draft, state, today);
        return RowPlan {
            name,
            changes: Vec::new(),
            becomes: Becomes::New(IssueStep { known: None, draft, states }),
        };
    };
    if state.is_some_and(|state| state != known.state) {
        let here = Message::from(known.state.title());
        row.problem(
            "state",
            message!("The issue stands at “{here}”, and a list moves none. Change its state there if it has changed.", here),
        );
    }
    let changes = changes(&known.draft, &draft);
    let becomes = match changes.is_empty() {
        true => Becomes::Same,
        false => Becomes::Changed(IssueStep { known: Some(known.clone()), draft, states: Vec::new() }),
    };
    RowPlan { name, changes, becomes }
}

/// What holds of an issue of which a list says only the title.
fn first_draft(today: NaiveDate) -> IssueDraft {
    IssueDraft {
        kind: IssueKind::Bug,
        title: String::new(),
        description: String::new(),
        impact: String::new(),
        workaround: String::new(),
        severity: IssueSeverity::Minor,
        urgency: IssueUrgency::Medium,
        owner: String::new(),
        raised_on: today,
        review_on: None,
        resolution: String::new(),
        is_confidential: false,
    }
}

fn draft(row: &mut ListRow<'_>, base: &IssueDraft) -> IssueDraft {
    let kinds: Vec<&str> = IssueKind::ALL.iter().map(|kind| kind.code()).collect();
    let severities: Vec<&str> = IssueSeverity::ALL.iter().map(|severity| severity.code()).collect();
    let urgencies: Vec<&str> = IssueUrgency::ALL.iter().map(|urgency| urgency.code()).collect();
    let kind = row.code("kind", &IssueKind::from_code, &kinds).unwrap_or(base.kind);
    let severity = row.code("severity", &IssueSeverity::from_code, &severities).unwrap_or(base.severity);
    let urgency = row.code("urgency", &IssueUrgency::from_code, &urgencies).unwrap_or(base.urgency);
    let is_confidential = match row.text("is_confidential").map(yes) {
        None => base.is_confidential,
        Some(Ok(answer)) => answer,
        Some(Err(problem)) => {
            row.problem("is_confidential", problem);
            // Whoever meant to keep it back must not find it in a digest.
            true
        }
    };
    let said = |field: &str, kept: &str| row.text(field).map_or_else(|| kept.to_owned(), str::to_owned);
    IssueDraft {
        kind,
        severity,
        urgency,
        is_confidential,
        title: said("title", &base.title),
        description: said("description", &base.description),
        impact: said("impact", &base.impact),
        workaround: said("workaround", &base.workaround),
        owner: said("owner", &base.owner),
        resolution: said("resolution", &base.resolution),
        raised_on: row.day("raised_on").unwrap_or(base.raised_on),
        review_on: row.day("review_on").or(base.review_on),
    }
}

fn restore(draft: &mut IssueDraft, field: &str, base: &IssueDraft) {
    match field {
        "title" => draft.title.clone_from(&base.title),
        "description" => draft.description.clone_from(&base.description),
        "impact" => draft.impact.clone_from(&base.impact),
        "workaround" => draft.workaround.clone_from(&base.workaround),
        "resolution" => draft.resolution.clone_from(&base.resolution),
        "owner" => draft.owner.clone_from(&base.owner),
        "raised_on" => draft.raised_on = base.raised_on,
        _ => {}
    }
}

/// The state that a row names, by its code or as the register calls it.
fn state(row: &mut ListRow<'_>) -> Option<IssueState> {
    let codes: Vec<&str> = IssueState::ALL.iter().map(|state| state.code()).collect();
    let called = |word: &str| {
        let is_called = |state: &&IssueState| {
            state.code() == word || text::search_key(&state.title().to_string()).replace(' ', "_") == word
        };
        IssueState::ALL.iter().find(is_called).copied()
    };
    row.code("state", &called, &codes)
}

/// The states of a new issue: open from the day on which it was raised, then the one that the row names.
fn states(
    row: &mut ListRow<'_>,
    draft: &IssueDraft,
    state: Option<IssueState>,
    today: NaiveDate,
) -> Vec<IssueStateSince> {
    let since = |state, from_on| IssueStateSince { state, from_on, note: String::new() };
    let mut states = vec![since(IssueState::Open, draft.raised_on)];
    if let Some(state) = state.filter(|state| *state != IssueState::Open) {
        let said = row.day("state_from_on");
        let from_on = said.filter(|from_on| (draft.raised_on..=today).contains(from_on));
        if said.is_some() && from_on.is_none() {
            row.problem(
                "state_from_on",
                message!("It cannot stand so since then: the day on which it was raised is taken."),
            );
        }
        states.push(since(state, from_on.unwrap_or(draft.raised_on)));
    }
    states
}

fn changes(before: &IssueDraft, after: &IssueDraft) -> Vec<Message> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let answer = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let fields = [
        (message!("Kind"), before.kind.code().to_owned(), after.kind.code().to_owned()),
        (message!("Title"), before.title.clone(), after.title.clone()),
        (message!("Description"), before.description.clone(), after.description.clone()),
        (message!("Impact"), before.impact.clone(), after.impact.clone()),
        (message!("Workaround"), before.workaround.clone(), after.workaround.clone()),
        (message!("Severity"), before.severity.code().to_owned(), after.severity.code().to_owned()),
        (message!("Urgency"), before.urgency.code().to_owned(), after.urgency.code().to_owned()),
        (message!("Owner"), before.owner.clone(), after.owner.clone()),
        (message!("Raised"), day(Some(before.raised_on)), day(Some(after.raised_on))),
        (message!("Review"), day(before.review_on), day(after.review_on)),
        (message!("Resolution"), before.resolution.clone(), after.resolution.clone()),
        (message!("Confidential"), answer(before.is_confidential), answer(after.is_confidential)),
    ];
    fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| difference(field, &before, &after))
        .collect()
}
