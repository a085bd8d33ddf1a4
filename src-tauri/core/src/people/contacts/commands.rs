//! What can be asked of this slice.

use super::{
    AskVotingRoll, CheckContact, ContactDetail, ContactFacets, ContactPage, DepartContact, GetContact,
    GetTimeline, HandOver, ListContacts, MemberDetail, RemoveContact, SaveContact, SetRoleDates, VotingRoll,
    check, contact_detail, depart, facets, hand_over, list, member_detail, remove, save, set_role_dates,
    timeline, voting_roll,
};
use crate::people::members;
use crate::register;
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "members.get": members::GetMember => MemberDetail, member_detail;
    read "members.timeline": GetTimeline => Vec<register::TimelineEntry>, timeline;
    read "contacts.list": ListContacts => ContactPage, list;
    read "contacts.facets": Nothing => ContactFacets, facets;
    read "contacts.check": CheckContact => members::CheckedFields, check;
    read "contacts.voting_roll": AskVotingRoll => VotingRoll, voting_roll;
    read "contacts.get": GetContact => ContactDetail, contact_detail;
    write "contacts.hand_over": HandOver => MemberDetail, hand_over;
    write "contacts.set_role_dates": SetRoleDates => MemberDetail, set_role_dates;
    write "contacts.depart": DepartContact => ContactDetail, depart;
    write "contacts.save": SaveContact => MemberDetail, save;
    write "contacts.remove": RemoveContact => MemberDetail, remove;
}
