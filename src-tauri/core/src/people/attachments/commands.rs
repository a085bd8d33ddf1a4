//! What can be asked of this slice.

use super::{
    AddAttachments, AddAttachmentsVersion, AttachmentContent, AttachmentList, AttachmentStaging,
    GetAttachmentsContent, ListAttachments, UpdateAttachments, add, add_version, content, list, remove,
    update,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "attachments.list": ListAttachments => AttachmentList, list;
    read "attachments.content": GetAttachmentsContent => AttachmentContent, content;
    write "attachments.add" using AttachmentStaging: AddAttachments => AttachmentList, add;
    write "attachments.add_version" using AttachmentStaging: AddAttachmentsVersion => AttachmentList, add_version;
    write "attachments.update": UpdateAttachments => AttachmentList, update;
    write "attachments.remove": Id as RemoveAttachments => AttachmentList, remove;
}
