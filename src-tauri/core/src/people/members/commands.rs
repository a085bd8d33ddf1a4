//! What can be asked of this slice.

use super::{
    BulkOutcome, BulkUpdate, ChangeStatus, CheckMember, CheckedFields, CountryName, CustomField,
    CustomFieldId, ExtraFields, ListMembers, Member, MemberDraft, MemberFacets, MemberGapFacets, MemberIds,
    MemberPage, MembersChanged, SaveCustomField, UpdateMember, add, archive, bulk_preview, bulk_update,
    change_status, check, countries, custom_fields, extra_fields, facets, gap_facets, ids, list,
    remove_custom_field, restore, save_custom_field, update,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "members.countries": Nothing => Vec<CountryName>, countries;
    read "members.list": ListMembers => MemberPage, list;
    read "members.facets": Nothing => MemberFacets, facets;
    read "members.extra_fields": Nothing => ExtraFields, extra_fields;
    read "members.gaps": Nothing => MemberGapFacets, gap_facets;
    read "members.check": CheckMember => CheckedFields, check;
    read "members.ids": ListMembers => MemberIds, ids;
    read "members.bulk_preview": BulkUpdate => BulkOutcome, bulk_preview;
    write "members.bulk_update": BulkUpdate => BulkOutcome, bulk_update;
    write "members.add": MemberDraft => Member, add;
    write "members.update": UpdateMember => Member, update;
    write "members.change_status": ChangeStatus => Member, change_status;
    write "members.archive": MemberIds => MembersChanged, archive;
    write "members.restore": MemberIds => MembersChanged, restore;
    read "members.custom_fields": Nothing => Vec<CustomField>, custom_fields;
    write "members.save_custom_field": SaveCustomField => Vec<CustomField>, save_custom_field;
    write "members.remove_custom_field": CustomFieldId => Vec<CustomField>, remove_custom_field;
}
