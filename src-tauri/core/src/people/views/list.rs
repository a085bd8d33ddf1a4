//! The views of a list: those that come with the program, then the consortium's own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SavedView, ViewDefinition, ViewRequest, ViewedList, store};
use crate::kernel::{Message, Result};
use crate::people::contacts::{ContactGap, ListContacts};
use crate::people::members::{ListMembers, MemberGap, YearEvent};
use crate::register::Register;

/// Asks for the views of a list.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ListViews {
    pub list: ViewedList,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ViewList {
    /// Those that come with the program, then the consortium's own by name.
    pub views: Vec<SavedView>,
}

pub fn list(register: &Register, request: ListViews) -> Result<ViewList> {
    let mut views = built_in(request.list);
    views.extend(store::all(register.reader(), request.list)?);
    Ok(ViewList { views })
}

/// The views that come with the program.
pub(super) fn built_in(list: ViewedList) -> Vec<SavedView> {
    let view = |name: Message, shows: ViewRequest| SavedView {
        id: None,
        name: name.to_string(),
        definition: ViewDefinition { shows, columns: None },
    };
    let missing = |gap: MemberGap| {
        ViewRequest::Members(ListMembers { missing: Some(vec![gap]), ..ListMembers::default() })
    };
    let happening = |event: YearEvent| {
        ViewRequest::Members(ListMembers { this_year: Some(vec![event]), ..ListMembers::default() })
    };
    match list {
        ViewedList::Members => vec![
            view(message!("Missing voting contact"), missing(MemberGap::VotingContact)),
            view(message!("Missing main contact"), missing(MemberGap::MainContact)),
            view(message!("Main contact without ORCID iD"), missing(MemberGap::MainContactOrcidId)),
            view(message!("Joins this year"), happening(YearEvent::Joins)),
            view(message!("Leaves this year"), happening(YearEvent::Leaves)),
        ],
        ViewedList::Contacts => {
            let lacking = |gap: ContactGap| {
                ViewRequest::Contacts(ListContacts { missing: Some(vec![gap]), ..ListContacts::default() })
            };
            vec![
                view(message!("No ORCID iD"), lacking(ContactGap::OrcidId)),
                view(message!("No e-mail address"), lacking(ContactGap::Email)),
            ]
        }
    }
}
