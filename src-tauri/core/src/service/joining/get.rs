//! Gives everything that is known of an enquiry.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::outline::{self, Outline, OutlineKind};
use super::plan::{Answered, AwaitedContact, PlanDocument, PlanStep};
use super::{
    AlikeRecord, JoiningEvidence, JoiningFile, JoiningRow, MissingItem, StatusProposal, alike, evidence,
    files, list, missing, plan, stages, store, warnings,
};
use crate::kernel::{Id, Message, Result};
use crate::register::{Connection, Register};

/// Everything that is known of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoiningDetail {
    /// The enquiry as a list shows it.
    #[serde(flatten)]
    pub row: JoiningRow,
    /// The status that goes with its stage and that its member does not have.
    pub proposal: Option<StatusProposal>,
    /// The questions of eligibility, with their answers.
    pub answers: Vec<Answered>,
    /// The documents of its plan.
    pub documents: Vec<PlanDocument>,
    /// The files that show answers, or that are documents.
    pub files: Vec<JoiningFile>,
    /// The steps of its plan, with the days by which they are due.
    pub plan: Vec<PlanStep>,
    /// The contacts that are not yet known.
    pub placeholders: Vec<AwaitedContact>,
    /// What the organisation still has to give, what it does not know yet included.
    pub missing_items: Vec<MissingItem>,
    /// What the register itself knows of the onboarding.
    pub evidence: Vec<JoiningEvidence>,
    /// What somebody should know or do.
    pub warnings: Vec<Message>,
    /// Records that may be of the same organisation.
    pub alike: Vec<AlikeRecord>,
    /// The stages that it went through, the first one first.
    pub stages: Vec<StageHeld>,
}

/// A stage that an enquiry was at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StageHeld {
    /// The stage.
    pub name: String,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The day on which it went on; none for the present stage.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
}

/// Gives everything that is known of an enquiry.
pub fn get(register: &Register, request: Id) -> Result<JoiningDetail> {
    let (connection, today) = (register.reader(), register.clock().today());
    let outline = outline::outline(connection)?;
    let listed = store::find(connection, request.id)?;
    let documents = documents(connection, &outline, request.id)?;
    let starts_on = listed.enquiry.draft.starts_on;
    let steps = plan::store::steps(connection, Some(request.id))?.remove(&request.id).unwrap_or_default();
    let plan: Vec<PlanStep> = steps.into_iter().map(|step| step.due(starts_on)).collect();
    let placeholders = plan::store::placeholders(connection, Some(request.id))?;
    let answers = answers(connection, &outline, request.id)?;
    let proposal = stages::proposal(&outline, &listed, today);
    let alike = alike::alike(connection, &listed.enquiry)?;
    let warnings = warnings::of(register, &outline, &listed, (&answers, &documents, &plan))?;
    let listed = [listed];
    let missing_items = missing::of_many(connection, &listed)?.pop().unwrap_or_default();
    let [one] = &listed;
    let evidence = evidence::of(register, &one.enquiry, &missing_items)?;
    let mut rows = list::rows(register, &outline, listed.into())?;
    Ok(JoiningDetail {
        row: rows.swap_remove(0),
        proposal,
        answers,
        documents,
        files: files::store::of_enquiry(connection, request.id)?.into_iter().map(|(file, _)| file).collect(),
        plan,
        placeholders: placeholders.into_values().flatten().collect(),
        missing_items,
        evidence,
        warnings,
        alike,
        stages: held(connection, &outline, request.id)?,
    })
}

fn held(connection: &Connection, outline: &Outline, id: i64) -> Result<Vec<StageHeld>> {
    let stages = store::stages_of(connection, id)?;
    let next = stages.iter().skip(1).map(|(_, from_on)| Some(*from_on)).chain([None]);
    Ok(stages
        .iter()
        .zip(next)
        .map(|((key, from_on), until_on)| StageHeld {
            name: outline.stage_name(key),
            from_on: *from_on,
            until_on,
        })
        .collect())
}

/// The questions of the settings with the answers of an enquiry, and answers to questions that were taken away since.
fn answers(connection: &Connection, outline: &Outline, id: i64) -> Result<Vec<Answered>> {
    let mut known = plan::store::answers(connection, id)?;
    let mut answers = Vec::new();
    for item in &outline.criteria {
        let place = known.iter().position(|answer| answer.criterion == item.key);
        answers.push(match place {
            Some(place) => Answered { question: item.name.clone(), ..known.remove(place) },
            None => Answered {
                criterion: item.key.clone(),
                question: item.name.clone(),
                answer: None,
                evidence: String::new(),
                answered_by: String::new(),
                answered_on: None,
            },
        });
    }
    answers.extend(known);
    Ok(answers)
}

/// The documents of a plan. One that is not signed and has another version than the one in use says so.
pub(super) fn documents(connection: &Connection, outline: &Outline, id: i64) -> Result<Vec<PlanDocument>> {
    let documents = plan::store::documents(connection, Some(id))?.remove(&id).unwrap_or_default();
    let compared = |document: PlanDocument| {
        let in_use = outline.item(OutlineKind::Document, &document.item).map(|item| item.version.clone());
        let newer_version = in_use
            .filter(|version| !document.is_waived && !version.is_empty() && *version != document.version);
        PlanDocument { newer_version, ..document }
    };
    Ok(documents.into_iter().map(compared).collect())
}
