//! The words of the desk: states, kinds of messages, channels, topics, priorities.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Template, codes};

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Nobody looked at it yet.
    #[default]
    New,
    /// Somebody works on it.
    Open,
    /// The member has to answer.
    WaitingMember,
    /// ORCID has to answer.
    WaitingOrcid,
    /// Somebody else has to answer.
    WaitingVendor,
    /// It was answered so that the desk is done.
    Solved,
    /// It is put away.
    Closed,
    /// It is part of another ticket.
    Merged,
    /// It is no question at all.
    Spam,
}

codes!(TicketState {
    New = "new",
    Open = "open",
    WaitingMember = "waiting_member",
    WaitingOrcid = "waiting_orcid",
    WaitingVendor = "waiting_vendor",
    Solved = "solved",
    Closed = "closed",
    Merged = "merged",
    Spam = "spam",
});

impl TicketState {
    /// Whether somebody else has to do something first.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::WaitingMember | Self::WaitingOrcid | Self::WaitingVendor)
    }

    /// Whether the desk is done with it.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Solved | Self::Closed)
    }

    /// Whether the desk has it, be it that somebody else has to answer first.
    pub fn is_active(self) -> bool {
        matches!(self, Self::New | Self::Open) || self.is_waiting()
    }

    /// What a person calls it.
    pub fn label(self) -> Template {
        match self {
            Self::New => template!("New"),
            Self::Open => template!("Open"),
            Self::WaitingMember => template!("Waiting for the member"),
            Self::WaitingOrcid => template!("Waiting for ORCID"),
            Self::WaitingVendor => template!("Waiting for a vendor"),
            Self::Solved => template!("Solved"),
            Self::Closed => template!("Closed"),
            Self::Merged => template!("Merged"),
            Self::Spam => template!("Spam"),
        }
    }
}

/// What a message of a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// From outside.
    In,
    /// An answer of the desk.
    Out,
    /// A note among ourselves.
    Note,
    /// Written by a program: never an answer.
    Automatic,
    /// A mail server could not deliver something.
    Bounce,
    /// An answer that was not sent yet.
    Draft,
    /// What the desk asks ORCID: no answer to whoever asked.
    ToOrcid,
    /// What ORCID writes about it.
    FromOrcid,
    /// The question what the asker thought of it, which was not sent yet.
    RatingDraft,
    /// The question what the asker thought of it: no answer.
    RatingAsked,
}

codes!(MessageKind {
    In = "in",
    Out = "out",
    Note = "note",
    Automatic = "automatic",
    Bounce = "bounce",
    Draft = "draft",
    ToOrcid = "to_orcid",
    FromOrcid = "from_orcid",
    RatingDraft = "rating_draft",
    RatingAsked = "rating_asked",
});

impl MessageKind {
    /// Whether it was not sent yet.
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Draft | Self::RatingDraft)
    }
}

/// How somebody asked or was answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketChannel {
    /// By mail.
    #[default]
    Email,
    /// On the phone.
    Phone,
    /// By a form on the web.
    Form,
    /// At a meeting.
    Meeting,
    /// Through ORCID.
    Orcid,
    /// Otherwise.
    Other,
}

codes!(TicketChannel {
    Email = "email",
    Phone = "phone",
    Form = "form",
    Meeting = "meeting",
    Orcid = "orcid",
    Other = "other",
});

impl TicketChannel {
    /// What a person calls it.
    pub fn label(self) -> Template {
        match self {
            Self::Email => template!("E-mail"),
            Self::Phone => template!("Phone"),
            Self::Form => template!("Form"),
            Self::Meeting => template!("Meeting"),
            Self::Orcid => template!("Forwarded by ORCID"),
            Self::Other => template!("Other"),
        }
    }
}

/// What a question is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketTopic {
    /// A system that works with ORCID.
    Integration,
    /// API credentials.
    Credentials,
    /// ORCID's Affiliation Manager.
    AffiliationManager,
    /// Reports.
    Reports,
    /// Access to ORCID's member portal.
    PortalAccess,
    /// Membership and contacts.
    Membership,
    /// Fees and invoices.
    Billing,
    /// Communication and training.
    Outreach,
    /// A question of a researcher, which is ORCID's to answer.
    Researcher,
    /// Anything else.
    #[default]
    Other,
}

codes!(TicketTopic {
    Integration = "integration",
    Credentials = "credentials",
    AffiliationManager = "affiliation_manager",
    Reports = "reports",
    PortalAccess = "portal_access",
    Membership = "membership",
    Billing = "billing",
    Outreach = "outreach",
    Researcher = "researcher",
    Other = "other",
});

impl TicketTopic {
    /// What a person calls it.
    pub fn label(self) -> Template {
        match self {
            Self::Integration => template!("Integration"),
            Self::Credentials => template!("Credentials"),
            Self::AffiliationManager => template!("Affiliation Manager"),
            Self::Reports => template!("Reports"),
            Self::PortalAccess => template!("Portal access"),
            Self::Membership => template!("Contacts and membership"),
            Self::Billing => template!("Billing"),
            Self::Outreach => template!("Outreach"),
            Self::Researcher => template!("Researcher’s question"),
            Self::Other => template!("Other"),
        }
    }
}

/// How soon a ticket has to be answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// When there is time.
    Low,
    /// As promised.
    #[default]
    Normal,
    /// Before others.
    High,
    /// At once.
    Urgent,
}

codes!(Priority { Low = "low", Normal = "normal", High = "high", Urgent = "urgent" });

impl Priority {
    /// What a person calls it.
    pub fn label(self) -> Template {
        match self {
            Self::Low => template!("Low"),
            Self::Normal => template!("Normal"),
            Self::High => template!("High"),
            Self::Urgent => template!("Urgent"),
        }
    }
}
