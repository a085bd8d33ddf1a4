//! What ORCID has published that a consortium has to do around its agreement, as templates: three versions of one list.

use serde::Serialize;
use ts_rs::TS;

use super::{EvidenceKind, Party, TaskTemplateDraft, TaskTemplateItem};
use crate::kernel::{DueRule, Message, Result};
use crate::register::Register;

const BEFORE: &str = "Before the agreement";
const SIXTY_DAYS: &str = "Within 60 days of signing";
const THREE_MONTHS: &str = "Within three months of signing";

/// A template that comes with the program, to be taken over and changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PublishedTemplate {
    /// Names it.
    pub key: String,
    /// Which version of the list it is.
    pub told: Message,
    /// What it holds.
    pub draft: TaskTemplateDraft,
}

/// Gives the templates that come with the program, the oldest first.
pub fn published(_: &Register) -> Result<Vec<PublishedTemplate>> {
    let version = |key: &str, told: Message, detail: &str, items: Vec<TaskTemplateItem>| PublishedTemplate {
        key: key.to_owned(),
        told,
        draft: TaskTemplateDraft {
            name: "Consortium onboarding".to_owned(),
            anchor: "Agreement signed".to_owned(),
            detail: detail.to_owned(),
            items,
        },
    };
    Ok(vec![
        version(
            "consortium_first",
            message!("The first page: eight items before the agreement"),
            "As ORCID’s first page on onboarding had it.",
            items(
                &[LEAD, FUNDING, SUPPORT_MODEL, POLICY, CALL, IMPLEMENTATION, HIRING, WEB_PAGE],
                HIRE,
                TRAINING,
            ),
        ),
        version(
            "consortium_criteria",
            message!("The programme’s criteria: nine items, with a launch event"),
            "As the criteria of the consortium programme have it.",
            items(
                &[LEAD, FUNDING, SUPPORT_MODEL, POLICY, CALL, IMPLEMENTATION, HIRING, WEB_PAGE, LAUNCH],
                HIRE,
                TRAINING,
            ),
        ),
        version(
            "consortium_current",
            message!("The present page: funding and support in one item, hiring if needed"),
            "As ORCID’s present page on onboarding has it.",
            items(
                &[LEAD, FUNDING_AND_SUPPORT, POLICY, CALL, IMPLEMENTATION, HIRING_IF_NEEDED, WEB_PAGE],
                HIRE_IF_NEEDED,
                BASIC_TRAINING,
            ),
        ),
    ])
}

type Known = (&'static str, &'static str);

const LEAD: Known = ("lead", "Name the lead organisation and its main contact");
const FUNDING: Known = ("funding", "Settle how the consortium is funded");
const SUPPORT_MODEL: Known = ("support_model", "Choose a support model and how costs are recovered");
const FUNDING_AND_SUPPORT: Known =
    ("funding_and_support", "Settle funding, the support model and how costs are recovered");
const POLICY: Known =
    ("policy", "Agree on goals, criteria of membership, governance and how progress is watched");
const CALL: Known = ("call", "Call for participation");
const IMPLEMENTATION: Known = ("implementation", "Decide on central, distributed or mixed implementation");
const HIRING: Known = ("hiring", "Describe the support position and advertise it");
const HIRING_IF_NEEDED: Known =
    ("hiring", "Describe the support position and advertise it, if one is needed");
const WEB_PAGE: Known =
    ("web_page", "Publish a web page with the lead, the support contact and good practice");
const LAUNCH: Known = ("launch", "Hold a launch event");
const HIRE: Known = ("hire", "Hire and train support staff");
const HIRE_IF_NEEDED: Known = ("hire", "Hire and train support staff, if needed");
const TRAINING: Known = ("orcid_training", "Train the lead’s staff");
const BASIC_TRAINING: Known = ("orcid_training", "Give the lead’s staff basic training and mentorship");

fn items(before: &[Known], hire: Known, training: Known) -> Vec<TaskTemplateItem> {
    let mut items = Vec::new();
    for (key, title) in before {
        let is_optional = *key == LAUNCH.0 || (*key, *title) == HIRING_IF_NEEDED;
        items.push(TaskTemplateItem {
            is_optional,
            ..item(BEFORE, Party::Consortium, (key, title), None, None)
        });
    }
    for known in [
        ("orcid_questions", "Answer questions about membership"),
        ("orcid_policy", "Talk about policy"),
        ("orcid_introductions", "Introduce the lead to other leads"),
        training,
        ("orcid_access", "Give access to the pages on which a consortium manages itself"),
    ] {
        items.push(item(BEFORE, Party::Orcid, known, None, None));
    }
    items.push(item(
        SIXTY_DAYS,
        Party::Consortium,
        ("fees", "Pay the fees"),
        Some(DueRule::days(60)),
        Some(EvidenceKind::OrcidPaid),
    ));
    let months = Some(DueRule::months(3));
    for (party, known, evidence) in [
        (Party::Consortium, hire, None),
        (Party::Consortium, ("lead_training", "Send the lead’s staff to ORCID’s training"), None),
        (Party::Consortium, ("homework", "Complete the training of support staff with its homework"), None),
        (
            Party::Consortium,
            ("first_contact", "Contact every member: how to reach support, and each other"),
            Some(EvidenceKind::EachMember),
        ),
        (
            Party::Consortium,
            ("member_details", "Enter the details of every member in ORCID’s database"),
            Some(EvidenceKind::OrcidSeen),
        ),
        (Party::Orcid, ("orcid_homework", "Train, review the homework and give feedback"), None),
        (Party::Orcid, ("orcid_first_contact", "Contact every member"), None),
    ] {
        let is_optional = known == HIRE_IF_NEEDED;
        items.push(TaskTemplateItem { is_optional, ..item(THREE_MONTHS, party, known, months, evidence) });
    }
    items
}

fn item(
    phase: &str,
    party: Party,
    (key, title): Known,
    due: Option<DueRule>,
    evidence: Option<EvidenceKind>,
) -> TaskTemplateItem {
    TaskTemplateItem {
        key: key.to_owned(),
        phase: phase.to_owned(),
        party,
        title: title.to_owned(),
        detail: String::new(),
        due,
        evidence,
        is_optional: false,
    }
}
