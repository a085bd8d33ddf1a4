//! A checklist as a sheet that shows ORCID how far it is, in English, and as a calendar.

use super::{AskChecklist, ChecklistDetail, Task, get, store};
use crate::kernel::deadline_calendar::deadline_calendar;
use crate::kernel::due_rule::due_told;
use crate::kernel::{Error, Message, Result};
use crate::paper::branding::House;
use crate::paper::locale::{Locale, Words};
use crate::paper::typesetting::{Cell, Column, Letter, Letterhead, Pair, Properties, Renderer, Row, Table};
use crate::people::profile;
use crate::register::Register;
use crate::service::calendar;

/// The language that ORCID is written to in.
const LANGUAGE: &str = "en";

/// The sheet as PDF.
///
/// # Errors
/// A checklist that there is not; a character that no font covers.
pub(super) fn sheet(register: &Register, request: AskChecklist) -> Result<Vec<u8>> {
    let letter = letter(register, &get(register, request)?)?;
    let mut renderer = Renderer::new();
    let failed = |error| Error::conflict(message!("The checklist cannot be printed: {error}.", error));
    let layout = renderer.layout(&letter).map_err(failed)?;
    renderer.pdf(&layout).map_err(failed)
}

/// The days of open items as a calendar.
pub(super) fn ics(register: &Register, request: AskChecklist) -> Result<Vec<u8>> {
    let checklist = store::checklist(register.reader(), request.id)?;
    let items =
        store::due(register.reader())?.into_iter().filter(|task| task.checklist_id == Some(request.id));
    let due: Vec<_> = items.filter_map(|task| super::deadlines::of_task(&task)).collect();
    let now = register.clock().now();
    Ok(deadline_calendar(&checklist.name, &due, &register.identity()?, now).into_bytes())
}

fn letter(register: &Register, checklist: &ChecklistDetail) -> Result<Letter> {
    let connection = register.reader();
    let profile = profile::read(connection)?;
    let style = House::read(connection)?.style_for(LANGUAGE);
    let locale = Locale::of_tag(LANGUAGE);
    let words = Words::of_locale(&locale);
    let desk = calendar::desk(connection)?;
    let due = |task: &Task| -> Result<String> {
        Ok(match task.draft.due_on {
            Some(due_on) => due_told(due_on, &desk)?.to_string(),
            None => String::new(),
        })
    };
    let rows = checklist.items.iter().map(|task| {
        let state = match (task.done_on, task.waived_on) {
            (Some(on), _) => format!("Done on {}", locale.date(on)),
            (_, Some(_)) => format!("Not needed: {}", task.reason),
            (None, None) => due(task)?,
        };
        let proof = task.proof.as_ref().map_or_else(Message::nothing, |proof| proof.words.clone());
        let detail = [task.phase.clone(), proof.to_string()].into_iter().filter(|part| !part.is_empty());
        let title = Cell::with_detail(&task.draft.title, detail.collect::<Vec<_>>().join(". "));
        let party = Cell::new(super::lists::party(task.party));
        Ok(Row { cells: vec![title, party, Cell::new(state)], ..Row::default() })
    });
    let title = checklist.checklist.name.clone();
    let mut letter = Letter {
        letterhead: Letterhead {
            name: profile.name.clone(),
            address_lines: locale.address_lines(&profile.address(), ""),
            contact_lines: vec![profile.email.clone(), profile.website.clone()],
            logo: profile::logo_image(register)?,
            ..Letterhead::default()
        },
        details: vec![
            Pair::new(&checklist.checklist.anchor, locale.date(checklist.checklist.anchor_on)),
            Pair::new("Done", format!("{} of {}", checklist.checklist.done, checklist.checklist.of)),
            Pair::new("As of", locale.date(register.clock().today())),
        ],
        table: Table {
            columns: vec![
                Column::text("Item", 3.2),
                Column::text("Done by", 1.0),
                Column::text("Status", 1.8),
            ],
            rows: rows.collect::<Result<_>>()?,
            carried: None,
        },
        notes: checklist.remarks.iter().map(Message::to_string).collect(),
        page_label: words.page_label.to_owned(),
        properties: Properties {
            title: format!("{title}: {}", profile.name),
            author: profile.name.clone(),
            ..Properties::default()
        },
        title,
        ..Letter::default()
    };
    style.dress(&mut letter, "");
    Ok(letter)
}
