//! What can be asked of this slice.

use super::{
    CheckContacts, ContactDetail, ContactFacets, ContactPage, DepartContacts, GetContactsVotingRoll,
    GetMembersTimeline, HandContactsOver, ListContacts, MemberDetail, RemoveContacts, SaveContacts,
    SetContactsRoleDates, VotingRoll, check, contact_detail, depart, facets, hand_over, list, member_detail,
    remove, save, set_role_dates, timeline, voting_roll,
};
use crate::kernel::Id;
use crate::people::members;
use crate::register;
use crate::register::commands;

commands! {
    read "members.get": Id as GetMembers => MemberDetail, member_detail;
    read "members.timeline": GetMembersTimeline => Vec<register::TimelineEntry>, timeline;
    read "contacts.list": ListContacts => ContactPage, list;
    read "contacts.facets" => ContactFacets, facets;
    read "contacts.check": CheckContacts => members::CheckedFields, check;
    read "contacts.voting_roll": GetContactsVotingRoll => VotingRoll, voting_roll;
    read "contacts.get": Id as GetContacts => ContactDetail, contact_detail;
    write "contacts.hand_over": HandContactsOver => MemberDetail, hand_over;
    write "contacts.set_role_dates": SetContactsRoleDates => MemberDetail, set_role_dates;
    write "contacts.depart": DepartContacts => ContactDetail, depart;
    write "contacts.save": SaveContacts => MemberDetail, save;
    write "contacts.remove": RemoveContacts => MemberDetail, remove;
}
