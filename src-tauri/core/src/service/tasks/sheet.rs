//! A checklist as a sheet that shows ORCID how far it is, in English, and as a calendar.

use super::{ChecklistDetail, Task, get, store};
use crate::kernel::deadline_calendar::deadline_calendar;
use crate::kernel::due_rule::due_told;
use crate::kernel::{Error, Id, Message, Result};
use crate::paper::branding::{Branding, Recipient, Subject};
use crate::paper::locale::Locale;
use crate::paper::typesetting::{Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Renderer};
use crate::people::profile;
use crate::register::Register;
use crate::service::calendar;

/// The language that ORCID is written to in.
const LANGUAGE: &str = "en";

/// The sheet as PDF.
///
/// # Errors
/// A checklist that there is not; a character that no font covers.
pub(super) fn sheet(register: &Register, request: Id) -> Result<Vec<u8>> {
    let letter = letter(register, &get(register, request)?)?;
    let mut renderer = Renderer::new();
    let failed = |error| Error::conflict(message!("The checklist cannot be printed: {error}.", error));
    let layout = renderer.layout(&letter).map_err(failed)?;
    renderer.pdf(&layout).map_err(failed)
}

/// The days of open items as a calendar.
pub(super) fn ics(register: &Register, request: Id) -> Result<Vec<u8>> {
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
    let style = Branding::read(connection)?.style_for(LANGUAGE);
    let locale = Locale::of_tag(LANGUAGE);
    let desk = calendar::desk(connection)?;
    let due = |task: &Task| -> Result<String> {
        Ok(match task.draft.due_on {
            Some(due_on) => due_told(due_on, &desk)?.to_string(),
            None => "Open".to_owned(),
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
        let title = LetterCell::with_detail(&task.draft.title, detail.collect::<Vec<_>>().join(". "));
        let party = LetterCell::new(super::lists::party(task.party));
        Ok(LetterRow { cells: vec![title, party, LetterCell::new(state)], ..LetterRow::default() })
    });
    let title = checklist.checklist.name.clone();
    let about = Subject { file_title: format!("{title}: {}", profile.name), title, dated_on: None };
    let logo = profile::logo_image(register)?;
    Ok(Letter {
        details: vec![
            Pair::new(&checklist.checklist.anchor, locale.date(checklist.checklist.anchor_on)),
            Pair::new("Done", format!("{} of {}", checklist.checklist.done, checklist.checklist.of)),
            Pair::new("As of", locale.date(register.clock().today())),
        ],
        table: LetterTable {
            columns: vec![
                LetterColumn::text("Item", 3.2),
                LetterColumn::text("Done by", 1.0),
                LetterColumn::text("Status", 1.8),
            ],
            rows: rows.collect::<Result<_>>()?,
            carried: None,
        },
        notes: checklist.remarks.iter().map(Message::to_string).collect(),
        ..style.letter(profile.sender(&locale, "", logo), Recipient::default(), about)
    })
}
