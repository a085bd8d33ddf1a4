//! The place of a row in a checklist: where an item of the checklist is missing, or the checklist itself, the row puts it back.

use chrono::NaiveDate;

use super::{TaskKey, store as named};
use crate::kernel::{Message, Result, text};
use crate::register::{Connection, Edit};
use crate::service::record_lists::ListRow;
use crate::service::tasks::{Checklist, Task, TaskDraft, TaskTemplate, TaskTemplateItem, store};

/// What checklists there are, and what they are started from.
pub(super) struct Checklists {
    all: Vec<Checklist>,
    templates: Vec<TaskTemplate>,
    /// The items that rows have put back so far, each with the checklist, by name and member.
    put_back: Vec<(String, Option<i64>, String)>,
}

/// Where an item goes back to.
#[derive(Debug)]
pub(super) struct ItemPlace {
    /// The checklist; none where it is started anew.
    checklist_id: Option<i64>,
    name: String,
    /// The template that it is started from.
    started_from_id: i64,
    anchor_on: NaiveDate,
    started_on: NaiveDate,
    agreement_id: Option<i64>,
    /// The version of the template that has the item, and the item’s place in it.
    template_id: i64,
    position: usize,
    item: TaskTemplateItem,
}

impl Checklists {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        Ok(Self {
            all: store::checklists(connection, None, None)?,
            templates: store::templates(connection)?,
            put_back: Vec::new(),
        })
    }

    /// The place in a checklist of a row that names one and that the register has no task for; why it has none is said.
    pub(super) fn place_of(
        &mut self,
        row: &mut ListRow<'_>,
        key: &TaskKey,
        known: &[Task],
        today: NaiveDate,
    ) -> Option<ItemPlace> {
        let name = row.text("checklist")?;
        match self.found(row, (name, key), known, today) {
            Ok(place) => {
                self.put_back.push((key.checklist.clone(), key.member_id, place.item.key.clone()));
                Some(place)
            }
            Err(problem) => {
                row.problem("checklist", problem);
                None
            }
        }
    }

    fn found(
        &self,
        row: &ListRow<'_>,
        (name, key): (&str, &TaskKey),
        known: &[Task],
        today: NaiveDate,
    ) -> std::result::Result<ItemPlace, Message> {
        let is_it =
            |one: &&Checklist| text::search_key(&one.name) == key.checklist && one.member_id == key.member_id;
        let named: Vec<&Checklist> = self.all.iter().filter(is_it).collect();
        let (checklist, started_from, anchor_on) = match named.as_slice() {
            [] => {
                let (template, anchor_on) = self.template_of(row, name)?;
                (None, template, anchor_on)
            }
            [one] => {
                let template = self.templates.iter().find(|template| template.id == one.template_id);
                (Some(*one), template.ok_or_else(|| own_task(name))?, one.anchor_on)
            }
            _ => {
                return Err(message!(
                    "Several checklists of this member are called “{checklist}”: the row comes in as a task of its own.",
                    checklist = name
                ));
            }
        };
        let (template, position, item) =
            self.item_of(row, key, started_from).ok_or_else(|| own_task(name))?;
        let is_there = |task: &Task| {
            task.item == item.key && checklist.is_some_and(|one| task.checklist_id == Some(one.id))
        };
        let is_doubled = self.put_back.iter().any(|(checklist, member_id, item_key)| {
            *checklist == key.checklist && *member_id == key.member_id && *item_key == item.key
        });
        if is_doubled || known.iter().any(is_there) {
            return Err(message!(
                "The checklist “{checklist}” has this item already: the row comes in as a task of its own.",
                checklist = name
            ));
        }
        Ok(ItemPlace {
            checklist_id: checklist.map(|one| one.id),
            name: name.to_owned(),
            started_from_id: started_from.id,
            anchor_on,
            started_on: today,
            agreement_id: checklist.and_then(|one| one.agreement_id),
            template_id: template.id,
            position,
            item: item.clone(),
        })
    }

    /// The template and the day that a checklist which is not here was started with.
    fn template_of(
        &self,
        row: &ListRow<'_>,
        name: &str,
    ) -> std::result::Result<(&TaskTemplate, NaiveDate), Message> {
        let (Some(called), Some(anchor_on)) = (row.text("template"), row.day("anchor_on")) else {
            return Err(message!(
                "No checklist of this member is called “{checklist}”, and the row does not say from which template and day it is started: it comes in as a task of its own.",
                checklist = name
            ));
        };
        let version = row.text("version").and_then(|version| version.parse::<i64>().ok());
        let is_it = |one: &&TaskTemplate| {
            text::search_key(&one.draft.name) == text::search_key(called)
                && version.map_or(!one.is_replaced, |version| one.version == version)
        };
        match self.templates.iter().find(is_it) {
            Some(template) => Ok((template, anchor_on)),
            None => Err(message!(
                "The checklist “{checklist}” is not here, nor is its template “{template}” in that version: the row comes in as a task of its own.",
                checklist = name,
                template = called
            )),
        }
    }

    /// The item that a row is, of this version of the template or else of its others: by its key, or else by what it is called.
    fn item_of(
        &self,
        row: &ListRow<'_>,
        key: &TaskKey,
        template: &TaskTemplate,
    ) -> Option<(&TaskTemplate, usize, &TaskTemplateItem)> {
        let others = self.templates.iter().filter(|one| one.family == template.family);
        let own = self.templates.iter().filter(|one| one.id == template.id);
        let phase = row.text("phase").map(text::search_key);
        let is_it = |item: &TaskTemplateItem| match key.item.as_str() {
            "" => {
                text::search_key(&item.title) == key.title
                    && phase.as_ref().is_none_or(|phase| *phase == text::search_key(&item.phase))
            }
            wanted => item.key == wanted,
        };
        own.chain(others).find_map(|one| {
            let position = one.draft.items.iter().position(is_it)?;
            Some((one, position, one.draft.items.get(position)?))
        })
    }
}

fn own_task(checklist: &str) -> Message {
    message!(
        "The checklist “{checklist}” has no such item: the row comes in as a task of its own.",
        checklist
    )
}

impl ItemPlace {
    /// What the checklist is about beside what the row says.
    pub(super) fn agreement_id(&self) -> Option<i64> {
        self.agreement_id
    }

    /// Makes a task the item. The first row of a checklist that is not here starts it.
    pub(super) fn put_back(&self, edit: &Edit<'_>, task_id: i64, draft: &TaskDraft) -> Result<()> {
        let known = match self.checklist_id {
            Some(id) => Some(id),
            None => named::checklist_called(edit, &self.name, draft.member_id, self.anchor_on)?,
        };
        let checklist_id = match known {
            Some(id) => id,
            None => {
                let started = store::NewChecklist {
                    name: &self.name,
                    template_id: self.started_from_id,
                    anchor_on: self.anchor_on,
                    started_on: self.started_on,
                    about: draft,
                };
                store::add_checklist(edit, &started)?
            }
        };
        store::set_item(edit, task_id, checklist_id, self.template_id, self.position, &self.item)
    }
}
