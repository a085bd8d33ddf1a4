//! What can be asked of this slice.

use super::{
    BulkOutcome, BulkUpdate, ChangeMembersStatus, CheckMembers, CheckedFields, CountryName, CustomField,
    ExtraFields, ListMembers, Member, MemberDraft, MemberFacets, MemberGapFacets, MemberIds, MemberPage,
    MembersChanged, SaveMembersCustomField, UpdateMembers, add, archive, bulk_preview, bulk_update,
    change_status, check, countries, custom_fields, extra_fields, facets, gap_facets, ids, list,
    remove_custom_field, restore, save_custom_field, update,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "members.countries" => Vec<CountryName>, countries;
    read "members.list": ListMembers => MemberPage, list;
    read "members.facets" => MemberFacets, facets;
    read "members.extra_fields" => ExtraFields, extra_fields;
    read "members.gaps" => MemberGapFacets, gap_facets;
    read "members.check": CheckMembers => CheckedFields, check;
    read "members.ids": ListMembers as GetMembersIds => MemberIds, ids;
    read "members.bulk_preview": BulkUpdate as GetMembersBulkPreview => BulkOutcome, bulk_preview;
    write "members.bulk_update": BulkUpdate as BulkMembersUpdate => BulkOutcome, bulk_update;
    write "members.add": MemberDraft as AddMembers => Member, add;
    write "members.update": UpdateMembers => Member, update;
    write "members.change_status": ChangeMembersStatus => Member, change_status;
    write "members.archive": MemberIds as ArchiveMembers => MembersChanged, archive;
    write "members.restore": MemberIds as RestoreMembers => MembersChanged, restore;
    read "members.custom_fields" => Vec<CustomField>, custom_fields;
    write "members.save_custom_field": SaveMembersCustomField => Vec<CustomField>, save_custom_field;
    write "members.remove_custom_field": Id as RemoveMembersCustomField => Vec<CustomField>, remove_custom_field;
}
