//! Lists enquiries: searched, filtered, sorted and paged in SQL; as rows of a table or as cards of a board.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::outline::{self, Outline};
use super::store::Listed;
use super::{Enquiry, EnquiryOutcome, missing, plan, stages, store};
use crate::kernel::{Message, Result};
use crate::people::members::{Facet, Status};
use crate::register::{Connection, Register};

/// Rows a page has unless asked otherwise.
pub(super) const PAGE_ROWS: u32 = 100;

/// Asks for a page of enquiries.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListJoining {
    /// Words in the organisation, the member, who enquired, the source or the owner.
    pub search: Option<String>,
    /// Only these outcomes.
    pub outcomes: Option<Vec<EnquiryOutcome>>,
    /// Only at these stages.
    pub stages: Option<Vec<String>>,
    /// Only these tiers; "none" stands for enquiries without one.
    pub tiers: Option<Vec<String>>,
    /// Only of these owners; an empty one stands for enquiries without one.
    pub owners: Option<Vec<String>>,
    /// Only from these sources.
    pub sources: Option<Vec<String>>,
    /// Only of this member and of those merged into it.
    pub member_id: Option<i64>,
    /// The latest first unless given.
    pub sort: Option<JoiningSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// An order of enquiries.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct JoiningSort {
    /// The column.
    #[ts(
        type = "\"organisation\" | \"received_on\" | \"stage\" | \"stage_since\" | \"next_step_on\" | \"starts_on\" | \"tier\" | \"owner\" | \"source\" | \"outcome\" | \"closed_on\""
    )]
    pub by: String,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// A page of enquiries.
#[derive(Debug, Clone, Serialize, TS)]
pub struct JoiningPage {
    /// The rows.
    pub rows: Vec<JoiningRow>,
    /// How many there are in all.
    pub total: i64,
}

/// An enquiry as a list or a board shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoiningRow {
    /// The enquiry.
    #[serde(flatten)]
    pub enquiry: Enquiry,
    /// What its stage is called.
    pub stage_name: String,
    /// Days that it has been at its stage.
    pub days_in_stage: i64,
    /// What whoever enquired is called.
    pub asker_name: String,
    /// The official name of its member.
    pub member: Option<String>,
    /// The status of its member.
    pub member_status: Option<Status>,
    /// What the organisation still has to give, in a few words each.
    pub missing: Vec<Message>,
    /// Steps of its plan that are over.
    pub steps_over: usize,
    /// All steps of its plan.
    pub steps: usize,
    /// Whether its member’s status could follow its stage.
    pub has_proposal: bool,
}

/// What enquiries can be narrowed by.
#[derive(Debug, Clone, Serialize, TS)]
pub struct JoiningFacets {
    /// How many enquiries there are.
    pub total: i64,
    /// By outcome.
    pub outcomes: Vec<Facet>,
    /// By owner.
    pub owners: Vec<Facet>,
    /// By source.
    pub sources: Vec<Facet>,
    /// By stage, whatever became of them.
    pub stages: Vec<Facet>,
}

/// Lists enquiries.
pub fn list(register: &Register, request: ListJoining) -> Result<JoiningPage> {
    let connection = register.reader();
    let outline = outline::outline(connection)?;
    let (listed, total) = store::page(connection, &request, None, &outline.stage_keys())?;
    Ok(JoiningPage { rows: rows(register, &outline, listed)?, total })
}

/// Enquiries as rows.
pub(super) fn rows(register: &Register, outline: &Outline, listed: Vec<Listed>) -> Result<Vec<JoiningRow>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let steps = plan::store::steps(connection, None)?;
    let row = |(listed, missing): (Listed, Vec<missing::MissingItem>)| {
        let steps = steps.get(&listed.enquiry.id).map(Vec::as_slice).unwrap_or_default();
        let until = listed.enquiry.closed_on.unwrap_or(today);
        JoiningRow {
            stage_name: outline.stage_name(&listed.enquiry.stage),
            days_in_stage: (until - listed.enquiry.stage_since).num_days().max(0),
            asker_name: listed.enquiry.asker.name(),
            has_proposal: stages::proposal(outline, &listed, today).is_some(),
            missing: missing
                .into_iter()
                .filter(|item| !item.is_answered(today))
                .map(|item| item.label)
                .collect(),
            steps_over: steps.iter().filter(|step| step.is_over()).count(),
            steps: steps.len(),
            member: listed.member,
            member_status: listed.member_status,
            enquiry: listed.enquiry,
        }
    };
    let missing = missing::of_many(connection, &listed)?;
    Ok(listed.into_iter().zip(missing).map(row).collect())
}

/// Gives what enquiries can be narrowed by.
pub fn facets(register: &Register) -> Result<JoiningFacets> {
    let connection = register.reader();
    let outline = outline::outline(connection)?;
    let facets = |column| words(connection, column);
    let outcomes = facets("outcome")?;
    let named = |facet: Facet| Facet { label: outline.stage_name(&facet.value), ..facet };
    Ok(JoiningFacets {
        total: outcomes.iter().map(|facet| facet.count).sum(),
        outcomes,
        owners: facets("owner")?,
        sources: facets("source")?,
        stages: facets("stage")?.into_iter().map(named).collect(),
    })
}

fn words(connection: &Connection, column: &'static str) -> Result<Vec<Facet>> {
    let words = store::words_of(connection, column)?;
    Ok(words.into_iter().map(|(value, count)| Facet { label: value.clone(), value, count }).collect())
}
