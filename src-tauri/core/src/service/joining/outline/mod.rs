//! What joining consists of: stages, questions of eligibility, documents, steps, and the rules that go with them. A
//! consortium may change all of it; until it does, what comes with the program holds.

mod built_in;
pub(super) mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{FieldProblems, Message, Result, codes, text};
use crate::people::members::Status;
use crate::register::{Connection, Op, Register};

/// The most items of a kind.
const ITEMS_MAX: usize = 60;

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutlineKind {
    /// A stage that enquiries go through.
    Stage,
    /// A question of eligibility.
    Criterion,
    /// A document that has to be signed.
    Document,
    /// Something that has to be done.
    Step,
}

codes!(OutlineKind { Stage = "stage", Criterion = "criterion", Document = "document", Step = "step" });

/// An item of what joining consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutlineItem {
    /// What records name it by; empty for a new one.
    #[serde(default)]
    pub key: String,
    /// What a person calls it.
    pub name: String,
    /// Of a stage: the status that goes with it.
    #[serde(default)]
    pub status: Option<Status>,
    /// Of a document, or of what is sent in a step: the version in use.
    #[serde(default)]
    pub version: String,
    /// Of a step: days after the first day of membership.
    #[serde(default)]
    pub due_days: Option<i32>,
}

/// The rules that go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct JoiningRules {
    /// The most members that there may be; none for any number.
    #[serde(default)]
    pub members_max: Option<u32>,
    /// Working days of the desk after which an enquiry that nobody touched is shown.
    pub quiet_days: u32,
    /// Below so many members …
    pub staff_small_below: u32,
    /// … there is this share of a full-time post, in hundredths.
    pub staff_small_hundredths: u32,
    /// From there on, one full-time post serves so many members.
    pub members_per_staff: u32,
    /// Whether each group begun needs a whole post.
    pub staff_whole: bool,
}

/// What joining consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Outline {
    /// The stages, in order.
    pub stages: Vec<OutlineItem>,
    /// The questions of eligibility.
    pub criteria: Vec<OutlineItem>,
    /// The documents.
    pub documents: Vec<OutlineItem>,
    /// The steps.
    pub steps: Vec<OutlineItem>,
    /// The rules.
    pub rules: JoiningRules,
    /// Whether it is what comes with the program.
    pub is_built_in: bool,
}

/// Asks to change what joining consists of.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveJoiningOutline {
    /// The stages, in order.
    pub stages: Vec<OutlineItem>,
    /// The questions of eligibility.
    pub criteria: Vec<OutlineItem>,
    /// The documents.
    pub documents: Vec<OutlineItem>,
    /// The steps.
    pub steps: Vec<OutlineItem>,
    /// The rules.
    pub rules: JoiningRules,
}

impl Outline {
    /// The items of a kind.
    pub(super) fn items(&self, kind: OutlineKind) -> &[OutlineItem] {
        match kind {
            OutlineKind::Stage => &self.stages,
            OutlineKind::Criterion => &self.criteria,
            OutlineKind::Document => &self.documents,
            OutlineKind::Step => &self.steps,
        }
    }

    /// The item of a kind that is named by `key`.
    pub(super) fn item(&self, kind: OutlineKind, key: &str) -> Option<&OutlineItem> {
        self.items(kind).iter().find(|item| item.key == key)
    }

    /// The keys of the stages, in order.
    pub(super) fn stage_keys(&self) -> Vec<String> {
        self.stages.iter().map(|stage| stage.key.clone()).collect()
    }

    /// What a stage is called; its key where the stage was taken away.
    pub(super) fn stage_name(&self, key: &str) -> String {
        self.item(OutlineKind::Stage, key).map_or_else(|| key.to_owned(), |stage| stage.name.clone())
    }

    /// The first stage.
    pub(super) fn first_stage(&self) -> String {
        self.stages.first().map(|stage| stage.key.clone()).unwrap_or_default()
    }

    /// The first stage that goes with a status.
    pub(super) fn stage_of(&self, status: Status) -> String {
        let stage = self.stages.iter().find(|stage| stage.status == Some(status));
        stage.map_or_else(|| self.first_stage(), |stage| stage.key.clone())
    }
}

/// What joining consists of, as it holds now.
pub(super) fn outline(connection: &Connection) -> Result<Outline> {
    let items = store::items(connection)?;
    let is_built_in = items.is_empty();
    let of = |kind: OutlineKind| match is_built_in {
        true => built_in::items(kind),
        false => items.iter().filter(|(known, _)| *known == kind).map(|(_, item)| item.clone()).collect(),
    };
    Ok(Outline {
        stages: of(OutlineKind::Stage),
        criteria: of(OutlineKind::Criterion),
        documents: of(OutlineKind::Document),
        steps: of(OutlineKind::Step),
        rules: store::rules(connection)?.unwrap_or(built_in::RULES),
        is_built_in,
    })
}

/// Gives what joining consists of.
pub fn get_outline(register: &Register) -> Result<Outline> {
    outline(register.reader())
}

/// Changes what joining consists of. Plans that were begun keep what they had.
///
/// # Errors
/// On the list concerned: an empty name, two of one name, a stage that enquiries are at and that would be gone.
pub fn save_outline(register: &mut Register, request: SaveJoiningOutline) -> Result<Outline> {
    let before = outline(register.reader())?;
    let mut problems = FieldProblems::default();
    let lists = [
        (OutlineKind::Stage, "stages", &request.stages),
        (OutlineKind::Criterion, "criteria", &request.criteria),
        (OutlineKind::Document, "documents", &request.documents),
        (OutlineKind::Step, "steps", &request.steps),
    ];
    let mut stored = Vec::new();
    for (kind, field, items) in lists {
        stored.push((kind, checked(kind, items, before.items(kind), (field, &mut problems))));
    }
    refuse_gone(register.reader(), &request.stages, &before, &mut problems)?;
    check_rules(&request.rules, &mut problems);
    problems.into_result()?;
    register.transact(Op::new(message!("Changed what joining consists of")), |edit| {
        stored.iter().try_for_each(|(kind, items)| store::set_items(edit, *kind, items))?;
        store::set_rules(edit, &request.rules)
    })?;
    outline(register.reader())
}

fn checked(
    kind: OutlineKind,
    items: &[OutlineItem],
    before: &[OutlineItem],
    (field, problems): (&str, &mut FieldProblems),
) -> Vec<OutlineItem> {
    let (mut stored, mut names, mut keys) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let known: BTreeSet<&str> = before.iter().map(|item| item.key.as_str()).collect();
    for item in items {
        let name = problems.take(field, text::line(&item.name));
        let version = problems.take(field, text::line(&item.version));
        if name.is_empty() {
            problems.add(field, message!("Give every item a name."));
            continue;
        }
        if !names.insert(text::search_key(&name)) {
            problems.add(field, message!("“{name}” is there twice. Give one of them another name.", name));
        }
        let mut key = if known.contains(item.key.as_str()) { item.key.clone() } else { key_of(&name) };
        while !keys.insert(key.clone()) || (key != item.key && known.contains(key.as_str())) {
            key.push('_');
        }
        let status = item.status.filter(|_| kind == OutlineKind::Stage);
        if matches!(status, Some(Status::Leaving | Status::Former)) {
            problems.add(field, message!("“{name}” cannot go with a status of members that leave.", name));
        }
        if item.due_days.is_some_and(|days| days.abs() > 1000) {
            problems.add(field, message!("“{name}” is due more than 1,000 days off.", name));
        }
        stored.push(OutlineItem { key, name, status, version, due_days: item.due_days });
    }
    if kind == OutlineKind::Stage && items.is_empty() {
        problems.add(field, message!("Keep at least one stage."));
    }
    if items.len() > ITEMS_MAX {
        problems.add(field, message!("At most {items_max} items fit.", items_max = ITEMS_MAX));
    }
    stored
}

/// A key made of a name.
fn key_of(name: &str) -> String {
    let key = text::search_key(name).replace(' ', "_");
    if key.is_empty() { "item".to_owned() } else { key }
}

fn refuse_gone(
    connection: &Connection,
    stages: &[OutlineItem],
    before: &Outline,
    problems: &mut FieldProblems,
) -> Result<()> {
    for (key, count) in super::store::words_of(connection, "stage")? {
        if before.item(OutlineKind::Stage, &key).is_some() && stages.iter().all(|stage| stage.key != key) {
            problems.add("stages", message!(
                "{count, plural, one {# enquiry is} other {# enquiries are}} at the stage “{stage}”. Move them on before it is taken away.",
                count,
                stage = before.stage_name(&key)
            ));
        }
    }
    Ok(())
}

fn check_rules(rules: &JoiningRules, problems: &mut FieldProblems) {
    let mut refuse = |is_wrong: bool, field: &str, message: Message| {
        if is_wrong {
            problems.add(field, message);
        }
    };
    refuse(
        rules.members_max == Some(0),
        "members_max",
        message!("Enter at least one member, or nothing for any number."),
    );
    refuse(
        !(1..=1000).contains(&rules.quiet_days),
        "quiet_days",
        message!("Enter a number of working days between 1 and 1,000."),
    );
    refuse(
        !(1..=100_000).contains(&rules.members_per_staff),
        "members_per_staff",
        message!("Enter how many members one full-time post serves."),
    );
    refuse(
        rules.staff_small_hundredths > 100_000,
        "staff_small_hundredths",
        message!("Enter at most 1,000 full-time posts."),
    );
}

impl JoiningRules {
    /// How many full-time posts so many members need, in hundredths.
    pub(super) fn staff_hundredths(&self, members: u32) -> u64 {
        if members < self.staff_small_below {
            return u64::from(self.staff_small_hundredths);
        }
        let (members, per) = (u64::from(members), u64::from(self.members_per_staff.max(1)));
        match self.staff_whole {
            true => members.div_ceil(per) * 100,
            // Half a hundredth is rounded up.
            false => (members * 100 * 2 + per) / (per * 2),
        }
    }
}
