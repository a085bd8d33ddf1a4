//! Joining: enquiries about membership, what is decided about them, and the onboarding of who becomes a member.
//!
//! An enquiry is one attempt to join. Its stages refine the status of a member; moving on proposes a status and never sets
//! it. Who comes back after years makes another enquiry, and the old one stays as it was.

mod alike;
mod answer;
mod become_member;
mod close;
mod commands;
mod conversion;
mod deadlines;
mod decide;
mod erase;
mod evidence;
mod fields;
mod files;
mod forecast;
mod from_list;
mod get;
mod list;
mod lists;
mod missing;
mod needs;
mod outline;
mod personal_data;
mod plan;
mod portal_sheet;
mod remove;
mod save;
mod sheet;
mod stages;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod warnings;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;
use crate::people::members::Tier;
use crate::register::{FinalAct, FreeText, Link, Slice};

pub use alike::{AlikeKind, AlikeRecord};
pub use answer::{AnswerJoining, answer};
pub use become_member::{BecomeJoiningMember, LinkJoining, become_member, link};
pub use close::{CloseJoining, close, reopen};
pub use conversion::{Conversion, StageDuration};
pub use decide::{DecideJoining, decide};
pub use erase::{AskerData, asker, erase_asker};
pub use evidence::JoiningEvidence;
pub use files::{AttachJoining, JoiningFile, attach, detach, file};
pub use forecast::{Forecast, GetJoiningForecast, forecast};
pub use from_list::{LIST_READING, import_list, inspect_list};
pub use get::{JoiningDetail, get};
pub use list::{JoiningFacets, JoiningPage, JoiningRow, JoiningSort, ListJoining, facets, list};
pub use missing::{MissingItem, MissingKind};
pub use outline::{Outline, OutlineItem, OutlineKind, SaveJoiningOutline, get_outline, save_outline};
pub use plan::{
    AwaitJoiningContact, ExtendJoiningPlans, SetJoiningDocument, SetJoiningStep, StartJoining, StartedPlans,
    await_contact, extend_plans, set_document, set_step, start,
};
pub use portal_sheet::{PortalSheet, portal_sheet};
pub use remove::remove;
pub use save::{SaveJoining, save};
pub use sheet::{DraftJoiningMissing, draft_missing};
pub use stages::{MoveJoiningStage, StatusProposal, move_stage, stage_name_of};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "joining",
    tables: tables::TABLES,
    labels: &[("joining_enquiry", fields::label)],
    commands: commands::ALL,
    lists: lists::ALL,
    deadlines: &[deadlines::deadlines],
    todos: Some(plan::TO_DO),
    needs: &[needs::needs],
    links: &[Link::to_member("joining_enquiry", "member_id").moves(template!("Enquiries"))],
    personal_data: Some(personal_data::PERSONAL_DATA),
    free_texts: &[
        FreeText {
            table: "joining_enquiry",
            text: "interest || ' ' || notes || ' ' || next_step || ' ' || conditions || ' ' || decided_by || ' ' || outcome_reason || ' ' || owner",
            place: "'The enquiry of ' || organisation",
        },
        FreeText {
            table: "joining_answer",
            text: "evidence || ' ' || answered_by",
            place: "'An answer on the eligibility of ' || (SELECT organisation FROM joining_enquiry WHERE joining_enquiry.id = enquiry_id)",
        },
        FreeText {
            table: "joining_document",
            text: "note || ' ' || signed_by",
            place: "'The document “' || name || '” of ' || (SELECT organisation FROM joining_enquiry WHERE joining_enquiry.id = enquiry_id)",
        },
        FreeText {
            table: "joining_file",
            text: "file_name",
            place: "'A file of ' || (SELECT organisation FROM joining_enquiry WHERE joining_enquiry.id = enquiry_id)",
        },
        FreeText {
            table: "joining_step",
            text: "note || ' ' || with_whom",
            place: "'The step “' || name || '” of ' || (SELECT organisation FROM joining_enquiry WHERE joining_enquiry.id = enquiry_id)",
        },
        FreeText {
            table: "joining_placeholder",
            text: "note",
            place: "'A contact not yet known of ' || (SELECT organisation FROM joining_enquiry WHERE joining_enquiry.id = enquiry_id)",
        },
    ],
    final_acts: &[FinalAct {
        operation: "joining.erase_asker",
        corrected_by: template!("What was erased is gone: ask the person again, and enter the answer."),
    }],
    ..Slice::EMPTY
};

/// How an enquiry came in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EnquiryChannel {
    /// By e-mail.
    #[default]
    Email,
    /// By telephone.
    Phone,
    /// Through a form on a web page.
    Form,
    /// At an event.
    Event,
    /// In a meeting or a conversation.
    Meeting,
    /// By letter.
    Letter,
    /// Passed on by ORCID or by somebody else.
    Referral,
    /// The organisation founded the consortium with others.
    Founding,
    /// In another way.
    Other,
}

codes!(EnquiryChannel {
    Email = "email",
    Phone = "phone",
    Form = "form",
    Event = "event",
    Meeting = "meeting",
    Letter = "letter",
    Referral = "referral",
    Founding = "founding",
    Other = "other",
});

/// What becomes of an enquiry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EnquiryOutcome {
    /// It goes on.
    #[default]
    Open,
    /// The organisation is a member, and its onboarding is over.
    Joined,
    /// The consortium said no.
    Declined,
    /// The organisation does not want to go on.
    Withdrawn,
    /// It waits until a later day.
    Deferred,
    /// It was sent elsewhere: to direct membership, or to another consortium.
    Redirected,
}

codes!(EnquiryOutcome {
    Open = "open",
    Joined = "joined",
    Declined = "declined",
    Withdrawn = "withdrawn",
    Deferred = "deferred",
    Redirected = "redirected",
});

/// What was decided about an enquiry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Undecided,
    /// The organisation may join.
    Accepted,
    /// It may join on conditions.
    Conditional,
    /// It may not join.
    Rejected,
}

codes!(Verdict {
    Undecided = "undecided",
    Accepted = "accepted",
    Conditional = "conditional",
    Rejected = "rejected",
});

/// Where the organisation’s present membership of ORCID would be moved from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Transfer {
    /// It has none.
    #[default]
    None,
    /// It is a direct member of ORCID.
    Direct,
    /// It is a member of another consortium.
    Consortium,
}

codes!(Transfer { None = "none", Direct = "direct", Consortium = "consortium" });

/// Who enquired. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AskerDraft {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Job title.
    pub job_title: String,
    /// Whom the person works for, where that is not the organisation itself: a consultant asks for several.
    pub employer: String,
}

/// An enquiry as a form edits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EnquiryDraft {
    /// The organisation, as it was written.
    pub organisation: String,
    /// ISO 3166 code or English name.
    pub country: String,
    /// Such as university, research institute, library.
    pub sector: String,
    /// Web address.
    pub website: String,
    /// The size class that it asked about.
    pub tier: Option<Tier>,
    /// The language to write to it in, as a BCP 47 tag; empty for the consortium’s own.
    pub language: String,
    /// When the enquiry came in; today when absent.
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    /// How it came in.
    pub channel: EnquiryChannel,
    /// What it came from: a web page, an event, a member that told of it.
    pub source: String,
    /// What the organisation wants to do, and with which systems.
    pub interest: String,
    /// Who looks after it.
    pub owner: String,
    /// What happens next.
    pub next_step: String,
    /// By when.
    #[ts(type = "string | null")]
    pub next_step_on: Option<NaiveDate>,
    /// The day on which its membership is to begin.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// Where its present membership would be moved from.
    pub transfers_from: Transfer,
    /// The last day of that membership.
    #[ts(type = "string | null")]
    pub transfers_on: Option<NaiveDate>,
    /// Notes of the lead organisation.
    pub notes: String,
}

/// An enquiry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Enquiry {
    /// Its id, never reused.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: EnquiryDraft,
    /// Who enquired.
    pub asker: AskerDraft,
    /// The member that it became or belongs to.
    pub member_id: Option<i64>,
    /// The stage it is at.
    pub stage: String,
    /// Since when.
    #[ts(type = "string")]
    pub stage_since: NaiveDate,
    /// What was decided.
    pub verdict: Verdict,
    /// By whom.
    pub decided_by: String,
    /// When.
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    /// On what conditions.
    pub conditions: String,
    /// What became of it.
    pub outcome: EnquiryOutcome,
    /// Why.
    pub outcome_reason: String,
    /// When it was closed.
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
    /// Until when it waits.
    #[ts(type = "string | null")]
    pub deferred_until: Option<NaiveDate>,
    /// When its onboarding began; none before that.
    #[ts(type = "string | null")]
    pub started_on: Option<NaiveDate>,
}

impl AskerDraft {
    /// What the person is called.
    pub fn name(&self) -> String {
        crate::people::contacts::full_name(&self.given_name, &self.family_name, &self.email)
    }
}
