//! Where an enquiry of a list stands, what was decided and what became of it: read for those that are new.

use chrono::NaiveDate;

use super::super::outline::Outline;
use super::super::{Enquiry, EnquiryOutcome, Verdict, store};
use crate::kernel::{Result, text};
use crate::people::members::{Member, Status};
use crate::register::Edit;
use crate::service::record_lists::{self, ListRow};

/// What went before, as far as a list tells.
pub(super) struct History {
    pub(super) stage: String,
    pub(super) stage_since: NaiveDate,
    member_id: Option<i64>,
    decision: Option<ListedDecision>,
    end: Option<End>,
}

struct ListedDecision {
    verdict: Verdict,
    decided_by: String,
    decided_on: NaiveDate,
    conditions: String,
}

struct End {
    outcome: EnquiryOutcome,
    reason: String,
    closed_on: NaiveDate,
    deferred_until: Option<NaiveDate>,
}

impl History {
    /// Only the stage that an enquiry is at.
    pub(super) fn none(stage: &str, stage_since: NaiveDate) -> Self {
        Self { stage: stage.to_owned(), stage_since, member_id: None, decision: None, end: None }
    }

    /// What a row tells. What cannot be so is left out, with a word.
    pub(super) fn read(
        row: &mut ListRow<'_>,
        (outline, members): (&Outline, &[Member]),
        (received_on, today): (NaiveDate, NaiveDate),
    ) -> Self {
        let stage = stage(row, outline).unwrap_or_else(|| outline.first_stage());
        let mut past = |field: &'static str| {
            let day = row.day(field)?;
            if day > today {
                row.problem(
                    field,
                    message!("{day, date, long} is still to come: this day is left out.", day),
                );
                return None;
            }
            Some(day)
        };
        let since = past("stage_since").filter(|since| *since >= received_on);
        let (decided_on, closed_on) = (past("decided_on"), past("closed_on"));
        let stage_since = since.unwrap_or_else(|| received_on.min(today));
        let member = record_lists::member_of(row, "member", members);
        let end = end(row, (member, closed_on.unwrap_or(stage_since), today));
        Self {
            stage,
            stage_since,
            member_id: member.map(|member| member.id),
            decision: decision(row, decided_on.unwrap_or(stage_since)),
            end,
        }
    }

    /// Writes all but the stage.
    pub(super) fn write(&self, edit: &Edit<'_>, id: i64) -> Result<()> {
        if let Some(member_id) = self.member_id {
            store::set(edit, id, &[("member_id", &member_id)])?;
        }
        if let Some(ListedDecision { verdict, decided_by, decided_on, conditions }) = &self.decision {
            let verdict = verdict.code();
            store::set(
                edit,
                id,
                &[
                    ("verdict", &verdict),
                    ("decided_by", decided_by),
                    ("decided_on", decided_on),
                    ("conditions", conditions),
                ],
            )?;
        }
        if let Some(End { outcome, reason, closed_on, deferred_until }) = &self.end {
            let outcome = outcome.code();
            store::set(
                edit,
                id,
                &[
                    ("outcome", &outcome),
                    ("outcome_reason", reason),
                    ("closed_on", closed_on),
                    ("deferred_until", deferred_until),
                ],
            )?;
        }
        Ok(())
    }
}

/// The stage that a row names.
fn stage(row: &mut ListRow<'_>, outline: &Outline) -> Option<String> {
    let said = row.text("stage")?;
    let found = stage_called(outline, said);
    if found.is_none() {
        let first = outline.stage_name(&outline.first_stage());
        row.problem(
            "stage",
            message!("There is no stage “{said}”: a new enquiry comes in at “{first}”.", said, first),
        );
    }
    found
}

/// The key of the stage that is called so.
fn stage_called(outline: &Outline, said: &str) -> Option<String> {
    let wanted = text::search_key(said);
    let is_said = |key: &str, name: &str| text::search_key(name) == wanted || key == wanted.replace(' ', "_");
    let found = outline.stages.iter().find(|stage| is_said(&stage.key, &stage.name));
    found.map(|stage| stage.key.clone())
}

/// Says that a list moves no stage, where it has another one.
pub(super) fn remark_on_stage(row: &mut ListRow<'_>, enquiry: &Enquiry, outline: &Outline) {
    let said = row.text("stage").and_then(|said| stage_called(outline, said));
    if said.is_some_and(|said| said != enquiry.stage) {
        let here = outline.stage_name(&enquiry.stage);
        row.problem(
            "stage",
            message!(
                "The enquiry is at “{here}”, and a list moves none. Move it there if it has moved on.",
                here
            ),
        );
    }
}

fn decision(row: &mut ListRow<'_>, decided_on: NaiveDate) -> Option<ListedDecision> {
    let codes: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.code()).collect();
    let verdict = row.code("verdict", &Verdict::from_code, &codes)?;
    let line = |field| row.text(field).and_then(|cell| text::lines(cell).ok()).unwrap_or_default();
    let (decided_by, conditions) = (line("decided_by"), line("conditions"));
    if verdict == Verdict::Undecided {
        return None;
    }
    if decided_by.is_empty() || (verdict == Verdict::Conditional && conditions.is_empty()) {
        row.problem(
            "verdict",
            message!("A decision needs who decided, and its conditions where it has some. It is left out."),
        );
        return None;
    }
    Some(ListedDecision { verdict, decided_by, decided_on, conditions })
}

fn end(
    row: &mut ListRow<'_>,
    (member, closed_on, today): (Option<&Member>, NaiveDate, NaiveDate),
) -> Option<End> {
    let codes: Vec<&str> = EnquiryOutcome::ALL.iter().map(|outcome| outcome.code()).collect();
    let outcome = row.code("outcome", &EnquiryOutcome::from_code, &codes)?;
    let reason = row.text("outcome_reason").and_then(|cell| text::lines(cell).ok()).unwrap_or_default();
    let deferred_until = row.day("deferred_until").filter(|_| outcome == EnquiryOutcome::Deferred);
    let is_member = member.is_some_and(|member| {
        matches!(member.draft.status, Status::Active | Status::Leaving | Status::Former)
    });
    let problem = match outcome {
        EnquiryOutcome::Open => return None,
        EnquiryOutcome::Joined if !is_member => {
            message!(
                "It joined, but no active member is named. The enquiry stays open: link it to its member."
            )
        }
        EnquiryOutcome::Deferred if deferred_until.is_none_or(|until| until <= closed_on) => {
            message!("It waits, but the list does not say until when. The enquiry stays open.")
        }
        _ => return Some(End { outcome, reason, closed_on: closed_on.min(today), deferred_until }),
    };
    row.problem("outcome", problem);
    None
}
