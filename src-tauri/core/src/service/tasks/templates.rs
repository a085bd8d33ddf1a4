//! Templates of checklists. Saving one makes its next version.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TaskTemplate, TaskTemplateDraft, TaskTemplateItem, store};
use crate::kernel::{FieldProblems, Message, OptionExt, Result, text};
use crate::register::{Op, Register};

/// The most items of a template.
const ITEMS_MAX: usize = 300;

/// Asks to save a template as its next version, or a new one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveTaskTemplates {
    /// The version that it was made from; a new template when absent.
    pub id: Option<i64>,
    /// What it is to hold.
    pub draft: TaskTemplateDraft,
}

/// A saved version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedTemplate {
    /// The new version.
    pub template: TaskTemplate,
    /// Items that it has and the version before has not.
    pub new_items: Vec<String>,
    /// Open checklists of earlier versions, to which they may be added.
    pub open_checklists: i64,
}

/// Gives every version of every template: by name, the latest version first.
pub fn templates(register: &Register) -> Result<Vec<TaskTemplate>> {
    store::templates(register.reader())
}

/// Saves a template as its next version.
pub fn save(register: &mut Register, request: SaveTaskTemplates) -> Result<SavedTemplate> {
    let known = store::templates(register.reader())?;
    let base = match request.id {
        Some(id) => {
            Some(known.iter().find(|one| one.id == id).or_not_found(template!("Checklist template"), id)?)
        }
        None => None,
    };
    let family = base.map(|base| base.family.clone());
    let latest =
        known.iter().filter(|one| Some(&one.family) == family.as_ref()).max_by_key(|one| one.version);
    let others = known.iter().filter(|one| Some(&one.family) != family.as_ref());
    let names: BTreeSet<&str> = others.map(|one| one.draft.name.as_str()).collect();
    let draft = checked(&request.draft, &names)?;
    let version = latest.map_or(1, |latest| latest.version + 1);
    let family = family
        .unwrap_or_else(|| format!("template-{}", known.iter().map(|one| one.id).max().unwrap_or(0) + 1));
    let before: BTreeSet<&str> =
        latest.iter().flat_map(|latest| &latest.draft.items).map(|item| item.key.as_str()).collect();
    let new_items = match latest {
        Some(_) => draft
            .items
            .iter()
            .filter(|item| !before.contains(item.key.as_str()))
            .map(|item| item.title.clone())
            .collect(),
        None => Vec::new(),
    };
    let op = Op::new(message!(
        "Saved version {version} of the checklist template {template}",
        version,
        template = &draft.name
    ));
    let id = register.transact(op, |edit| store::save_template(edit, &family, version, &draft))?;
    let saved = store::templates(register.reader())?;
    let open_checklists = saved
        .iter()
        .filter(|one| one.family == family && one.version < version)
        .map(|one| one.open_checklists)
        .sum();
    let template =
        saved.into_iter().find(|one| one.id == id).or_not_found(template!("Checklist template"), id)?;
    Ok(SavedTemplate { template, new_items, open_checklists })
}

fn checked(draft: &TaskTemplateDraft, others: &BTreeSet<&str>) -> Result<TaskTemplateDraft> {
    let mut problems = FieldProblems::default();
    let name = problems.take("name", text::name(&draft.name));
    let anchor = problems.take("anchor", text::name(&draft.anchor));
    let detail = problems.take("detail", text::lines(&draft.detail));
    if name.is_empty() {
        problems.add("name", message!("Give the template a name."));
    }
    if others.contains(name.as_str()) {
        problems.add(
            "name",
            message!(
                "There is a template called {name} already: save a new version of that one.",
                name = &name
            ),
        );
    }
    if anchor.is_empty() {
        problems.add("anchor", message!("Say which day the due days count from, such as Agreement signed."));
    }
    if draft.items.is_empty() || draft.items.len() > ITEMS_MAX {
        problems.add("items", message!("A checklist has 1 to {max} items.", max = ITEMS_MAX));
    }
    let mut keys: BTreeSet<String> = draft.items.iter().map(|item| item.key.clone()).collect();
    let mut used = BTreeSet::new();
    let mut items = Vec::new();
    for (number, item) in (1..).zip(&draft.items) {
        let problem = |problem: Message| message!("Item {number}: {problem}", number, problem);
        let mut item = checked_item(item, &mut problems, &problem);
        if item.key.is_empty() || !used.insert(item.key.clone()) {
            let free = (1..).map(|place: u32| format!("item-{place}")).find(|key| !keys.contains(key));
            item.key = free.unwrap_or_default();
            keys.insert(item.key.clone());
            used.insert(item.key.clone());
        }
        items.push(item);
    }
    problems.into_result().map(|()| TaskTemplateDraft { name, anchor, detail, items })
}

fn checked_item(
    item: &TaskTemplateItem,
    problems: &mut FieldProblems,
    problem: &dyn Fn(Message) -> Message,
) -> TaskTemplateItem {
    let checked = TaskTemplateItem {
        key: problems.take("items", text::name(&item.key).map_err(problem)),
        phase: problems.take("items", text::name(&item.phase).map_err(problem)),
        title: problems.take("items", text::name(&item.title).map_err(problem)),
        detail: problems.take("items", text::lines(&item.detail).map_err(problem)),
        ..item.clone()
    };
    if checked.title.is_empty() {
        problems.add("items", problem(message!("say what is to be done.")));
    }
    if checked.due.is_some_and(|due| !due.is_within_bounds()) {
        problems.add("items", problem(message!("its day is too far off.")));
    }
    checked
}
