//! What of joining needs somebody today.

use chrono::NaiveDate;

use super::list::ListJoining;
use super::plan::PlanStep;
use super::store::Listed;
use super::{EnquiryOutcome, outline, plan, store, warnings};
use crate::kernel::{Message, Need, Result, Template};
use crate::people::portal_sync;
use crate::register::Register;
use crate::service::calendar;

/// Enquiries of which one thing waits, with the earliest day of it.
#[derive(Default)]
struct Waiting {
    ids: Vec<i64>,
    since: Option<NaiveDate>,
}

impl Waiting {
    fn add(&mut self, id: i64, on: NaiveDate) {
        self.ids.push(id);
        self.since = Some(self.since.map_or(on, |since| since.min(on)));
    }

    fn need(self, key: &str, told: Template, verb: Message) -> Option<Need> {
        let count = i64::try_from(self.ids.len()).unwrap_or(i64::MAX);
        let need = Need::of(key, count, told.counted(count), self.since?, (verb, "joining"))?;
        // One enquiry is opened at once; of several, the list is.
        Some(match self.ids.as_slice() {
            [id] => need.at("id", id),
            _ => need,
        })
    }
}

/// Everything that waits, by what it waits for.
#[derive(Default)]
struct AllWaiting {
    next: Waiting,
    quietly: Waiting,
    again: Waiting,
    unknown: Waiting,
    undone: Waiting,
    untold: Waiting,
}

impl AllWaiting {
    fn needs(self) -> Vec<Need> {
        let needs = [
        self.next.need(
            "joining.next_step",
            template!("{count, plural, one {# enquiry has a next step that is due} other {# enquiries have a next step that is due}}", count),
            message!("Show"),
        )
        .map(Need::with_badge),
        self.quietly.need(
            "joining.quiet",
            template!("{count, plural, one {# enquiry waits} other {# enquiries wait}} without a next step", count),
            message!("Show"),
        ),
        self.again.need(
            "joining.deferred",
            template!("{count, plural, one {# deferred enquiry can be taken up again} other {# deferred enquiries can be taken up again}}", count),
            message!("Show"),
        ),
        self.unknown.need(
            "joining.placeholder",
            template!("{count, plural, one {# new member has a contact to ask for again} other {# new members have contacts to ask for again}}", count),
            message!("Ask"),
        ),
        self.undone.need(
            "joining.step",
            template!("{count, plural, one {# new member has a step of onboarding that is due} other {# new members have steps of onboarding that are due}}", count),
            message!("Show"),
        ),
        self.untold.need(
            "joining.untold",
            template!("{count, plural, one {# membership begins} other {# memberships begin}} soon, and ORCID has not been told", count),
            message!("Tell"),
        ),
    ];
        needs.into_iter().flatten().collect()
    }
}

/// Next steps that are due, enquiries that nobody touched, deferred ones whose day has come, contacts to ask for again,
/// steps of onboarding, members that begin soon and that ORCID was not told of.
pub(super) fn needs(register: &Register) -> Result<Vec<Need>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let listed = store::all(connection, &ListJoining::default())?;
    let quiet = i64::from(outline::outline(connection)?.rules.quiet_days);
    // Nobody is late with an enquiry over a weekend or while the desk is closed; a desk without any hours counts every day.
    let desk = calendar::desk(connection)?;
    let is_quiet = |since: NaiveDate| {
        desk.days_between(since, today).unwrap_or_else(|_| (today - since).num_days()) >= quiet
    };
    let mut steps = plan::store::steps(connection, None)?;
    let mut placeholders = plan::store::placeholders(connection, None)?;
    let known_to_orcid = portal_sync::known_to_orcid(connection)?;
    let mut all = AllWaiting::default();
    for Listed { enquiry, .. } in &listed {
        let id = enquiry.id;
        if enquiry.outcome == EnquiryOutcome::Deferred {
            if let Some(until) = enquiry.deferred_until.filter(|until| *until <= today) {
                all.again.add(id, until);
            }
            continue;
        }
        if enquiry.closed_on.is_some() {
            continue;
        }
        let plan: Vec<PlanStep> = steps.remove(&id).unwrap_or_default();
        let plan: Vec<PlanStep> = plan.into_iter().map(|step| step.due(enquiry.draft.starts_on)).collect();
        match enquiry.draft.next_step_on {
            Some(on) if on <= today => all.next.add(id, on),
            Some(_) => {}
            None if enquiry.started_on.is_none() && is_quiet(enquiry.stage_since) => {
                all.quietly.add(id, enquiry.stage_since);
            }
            None => {}
        }
        let asked = placeholders.remove(&id).unwrap_or_default();
        if let Some(on) = asked.iter().map(|one| one.remind_on).filter(|on| *on <= today).min() {
            all.unknown.add(id, on);
        }
        let due = plan.iter().filter(|step| !step.is_over()).filter_map(|step| step.due_on);
        if let Some(on) = due.filter(|on| *on <= today).min() {
            all.undone.add(id, on);
        }
        if warnings::is_untold(&known_to_orcid, enquiry, &plan, today) {
            all.untold.add(id, enquiry.draft.starts_on.unwrap_or(today));
        }
    }
    Ok(all.needs())
}
