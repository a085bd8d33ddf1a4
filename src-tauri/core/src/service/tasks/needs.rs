//! Which tasks need somebody today.

use chrono::{Days, NaiveDate};

use super::{Task, store};
use crate::kernel::{Need, Result};
use crate::register::Register;

/// Before the day of an item of a checklist, somebody is told this many days ahead, and again.
const WARN_DAYS: (u64, u64) = (14, 3);

/// Tasks that are overdue, that are due within days, and items of checklists that are due within two weeks.
pub(super) fn needs(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let (far, near) = WARN_DAYS;
    let [near, far] = [near, far].map(|days| today.checked_add_days(Days::new(days)).unwrap_or(today));
    let due = store::due(register.reader())?;
    let within = |from: Option<NaiveDate>, until: NaiveDate| {
        let is_within = move |task: &&Task| {
            task.draft.due_on.is_some_and(|on| from.is_none_or(|from| from < on) && on <= until)
        };
        due.iter().filter(is_within).collect::<Vec<_>>()
    };
    let yesterday = today.pred_opt().unwrap_or(today);
    let overdue = within(None, yesterday);
    let soon = within(Some(yesterday), near);
    let later: Vec<_> =
        within(Some(near), far).into_iter().filter(|task| task.checklist_id.is_some()).collect();
    let first = |tasks: &[&Task]| tasks.iter().filter_map(|task| task.draft.due_on).min().unwrap_or(today);
    let open = || (message!("Open"), "tasks");
    let needs = [
        Need::of(
            "tasks.overdue",
            overdue.len(),
            message!("{count, plural, one {# task} other {# tasks}} overdue", count = overdue.len()),
            first(&overdue),
            open(),
        )
        .map(Need::with_badge),
        Need::of(
            "tasks.soon",
            soon.len(),
            message!("{count, plural, one {# task} other {# tasks}} due within 3 days", count = soon.len()),
            first(&soon),
            open(),
        )
        .map(Need::with_badge),
        Need::of(
            "tasks.checklists",
            later.len(),
            message!(
                "{count, plural, one {# item of a checklist} other {# items of checklists}} due within 14 days",
                count = later.len()
            ),
            first(&later),
            (message!("Open"), "tasks"),
        )
        .map(|need| need.at("tab", "checklists")),
    ];
    Ok(needs.into_iter().flatten().collect())
}
