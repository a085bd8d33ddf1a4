//! What comes with the program, as consortia have published how they work: a proposal that each changes as it likes.

use super::{JoiningRules, OutlineItem, OutlineKind};
use crate::kernel::Template;
use crate::people::members::Status;

/// The reading of the published recommendation that is proposed: half a post below 20 members, then one for 30, in parts.
pub(super) const RULES: JoiningRules = JoiningRules {
    members_max: None,
    quiet_days: 10,
    staff_small_below: 20,
    staff_small_hundredths: 50,
    members_per_staff: 30,
    staff_whole: false,
};

const STAGES: [(&str, Template, Status); 14] = [
    ("enquiry", template!("Enquiry"), Status::Enquiry),
    ("information_sent", template!("Information sent"), Status::Enquiry),
    ("eligibility", template!("Eligibility checked"), Status::Enquiry),
    ("meeting", template!("Meeting held"), Status::Enquiry),
    ("documents_sent", template!("Documents sent"), Status::Applicant),
    ("documents_signed", template!("Documents signed"), Status::Onboarding),
    ("told_orcid", template!("ORCID told"), Status::Onboarding),
    ("started", template!("Membership begun"), Status::Active),
    ("contacts_complete", template!("Contacts complete"), Status::Active),
    ("welcome_sent", template!("Welcome sent"), Status::Active),
    ("kick_off_held", template!("Kick-off held"), Status::Active),
    ("channels_joined", template!("Channels joined"), Status::Active),
    ("integration_plan", template!("Integration plan recorded"), Status::Active),
    ("onboarded", template!("Onboarded"), Status::Active),
];

const CRITERIA: [(&str, Template); 4] = [
    ("not_for_profit", template!("Is it a not-for-profit organisation?")),
    ("in_area", template!("Is it in the area that the consortium serves?")),
    ("whole", template!("Does the organisation join as a whole?")),
    ("authority", template!("May whoever asks speak for the organisation?")),
];

const DOCUMENTS: [(&str, Template); 2] = [
    ("agreement", template!("Membership agreement")),
    ("name_and_logo", template!("Permission to use name and logo")),
];

/// What is done once, and by when after the first day.
const STEPS: [(&str, Template, Option<i32>); 11] = [
    ("first_contact", template!("First contact"), Some(14)),
    ("told_orcid", template!("Entered in ORCID’s member portal"), Some(-14)),
    ("portal_access", template!("Access to ORCID’s member portal confirmed"), Some(30)),
    ("welcome", template!("Welcome pack sent"), Some(0)),
    ("channels", template!("Added to mailing list and channels"), Some(14)),
    ("kick_off", template!("Kick-off call"), Some(30)),
    ("webinar", template!("Onboarding webinar attended"), None),
    ("integration_plan", template!("Integration plan recorded"), Some(60)),
    ("check_in_30", template!("Check-in after 30 days"), Some(30)),
    ("check_in_90", template!("Check-in after 90 days"), Some(90)),
    ("check_in_180", template!("Check-in after 180 days"), Some(180)),
];

/// The items of a kind that come with the program, named in the language in force.
pub(super) fn items(kind: OutlineKind) -> Vec<OutlineItem> {
    let item = |key: &str, name: Template, status, due_days| OutlineItem {
        key: key.to_owned(),
        name: name.to_string(),
        status,
        version: String::new(),
        due_days,
    };
    match kind {
        OutlineKind::Stage => {
            STAGES.iter().map(|(key, name, status)| item(key, *name, Some(*status), None)).collect()
        }
        OutlineKind::Criterion => CRITERIA.iter().map(|(key, name)| item(key, *name, None, None)).collect(),
        OutlineKind::Document => DOCUMENTS.iter().map(|(key, name)| item(key, *name, None, None)).collect(),
        OutlineKind::Step => {
            STEPS.iter().map(|(key, name, due_days)| item(key, *name, None, *due_days)).collect()
        }
    }
}
