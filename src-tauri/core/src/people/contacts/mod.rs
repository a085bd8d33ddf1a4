//! Contacts: people, and the roles they hold at members.

mod check;
mod commands;
mod facets;
pub mod fields;
mod get;
mod hand_over;
mod holding;
mod list;
mod lists;
mod member_detail;
mod remove;
mod role_dates;
mod save;
mod search_index;
pub mod store;
#[cfg(test)]
mod tests;
mod timeline;
mod voting_roll;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Message, Template, codes, field};
use crate::register::{FreeText, Link, Slice, Table};

pub use check::{CheckContacts, CheckedContact, check, checked};
pub use facets::{ContactFacets, ContactGap, facets};
pub use get::{ContactDetail, ContactHolding, contact_detail, name_of};
pub use hand_over::{HandContactsOver, hand_over};
pub use list::{ContactPage, ContactRow, ContactSort, ContactSortBy, ListContacts, list};
pub use member_detail::{MemberDetail, member_detail};
pub use remove::{DepartContacts, RemoveContacts, depart, remove};
pub use role_dates::{SetContactsRoleDates, set_role_dates};
pub use save::{SaveContacts, save};
pub use search_index::SEARCH_INDEX;
pub use timeline::{GetMembersTimeline, timeline};
pub use voting_roll::{GetContactsVotingRoll, MissingVoter, VoterRow, VotingRoll, voting_roll};

pub(crate) static SLICE: Slice = Slice {
    name: "contacts",
    tables: &[
        Table {
            name: "contact",
            label: template!("Contact"),
            one: template!("a contact"),
            several: template!("{count, plural, one {# contact} other {# contacts}}", count),
            name_columns: &["given_name", "family_name", "email"],
        },
        Table {
            name: "contact_role",
            label: template!("Role"),
            one: template!("a role"),
            several: template!("{count, plural, one {# role} other {# roles}}", count),
            name_columns: &["role"],
        },
    ],
    labels: &[("contact", |column| Some(field::named(fields::FIELDS, column)?.label))],
    commands: commands::ALL,
    lists: lists::ALL,
    search_index: Some(SEARCH_INDEX),
    links: &[
        // Of a single role, what the survivor had somebody for stays: the past has one holder a day as well.
        Link::to_member("contact_role", "member_id"),
        Link::to_contact("contact_role", "contact_id"),
    ],
    free_texts: &[FreeText { table: "contact", text: "notes", place: "'Notes of another contact'" }],
    ..Slice::EMPTY
};

/// What a person does for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Signs the agreement.
    Signatory,
    /// Main relationship contact; one for each active member.
    Main,
    /// Votes for the member; one for each active member.
    Voting,
    /// Technical questions.
    Technical,
    /// Receives invoices.
    Invoice,
    Communications,
    /// Product questions.
    Product,
    /// Anything else.
    Other,
}

codes!(Role {
    Signatory = "signatory",
    Main = "main",
    Voting = "voting",
    Technical = "technical",
    Invoice = "invoice",
    Communications = "communications",
    Product = "product",
    Other = "other",
});

impl Role {
    /// What a person calls its holder.
    pub fn label(self) -> Template {
        match self {
            Self::Signatory => template!("Signatory"),
            Self::Main => template!("Main contact"),
            Self::Voting => template!("Voting contact"),
            Self::Technical => template!("Technical"),
            Self::Invoice => template!("Invoices"),
            Self::Communications => template!("Communications"),
            Self::Product => template!("Product"),
            Self::Other => template!("Other"),
        }
    }

    /// What its holder is, in the middle of a sentence.
    pub fn noun(self) -> Message {
        match self {
            Self::Signatory => message!("signatory"),
            Self::Main => message!("main contact"),
            Self::Voting => message!("voting contact"),
            Self::Technical => message!("technical contact"),
            Self::Invoice => message!("invoice contact"),
            Self::Communications => message!("communications contact"),
            Self::Product => message!("product contact"),
            Self::Other => message!("other contact"),
        }
    }

    /// What ORCID calls the person who holds it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Signatory => "Agreement signatory",
            Self::Main => "Main relationship contact",
            Self::Voting => "Voting contact",
            Self::Technical => "Technical contact",
            Self::Invoice => "Invoice contact",
            Self::Communications => "Comms contact",
            Self::Product => "Product contact",
            Self::Other => "Other contact",
        }
    }

    /// Whether a member has one holder of this role at a time.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Main | Self::Voting)
    }
}

/// A person as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ContactDraft {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    /// ORCID iD in any usual spelling.
    pub orcid_id: String,
    /// Phone number.
    pub phone: String,
    pub job_title: String,
    /// Notes of the lead organisation.
    pub notes: String,
}

impl ContactDraft {
    /// What the person is called.
    pub fn name(&self) -> String {
        full_name(&self.given_name, &self.family_name, &self.email)
    }
}

/// What a person is called: given and family name, or the e-mail address of somebody who is known by nothing else.
pub fn full_name(given_name: &str, family_name: &str, email: &str) -> String {
    let name = format!("{given_name} {family_name}");
    if name.trim().is_empty() { email.to_owned() } else { name.trim().to_owned() }
}

/// A role held at a member, from a day on and, if it ended, until before another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleHeld {
    /// The holding.
    pub id: i64,
    pub role: Role,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The first day on which it is no longer held.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
    /// Whether it is held today.
    pub is_current: bool,
}

/// A person with the roles held at one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberContact {
    /// The person.
    pub id: i64,
    /// The person's name.
    pub name: String,
    /// The person's fields.
    #[serde(flatten)]
    pub draft: ContactDraft,
    /// Roles at this member: present ones first.
    pub roles: Vec<RoleHeld>,
}
