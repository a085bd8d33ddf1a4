//! What can be asked of this slice.

use super::{
    AddAttachments, AddAttachmentsVersion, AttachmentList, AttachmentStaging, EncodedContent,
    GetAttachmentsContent, ListAttachments, RemoveAttachments, UpdateAttachments, add, add_version,
    encoded_content, list, remove, update,
};
use crate::register::commands;

commands! {
    read "attachments.list": ListAttachments => AttachmentList, list;
    read "attachments.content": GetAttachmentsContent => EncodedContent, encoded_content;
    write "attachments.add" using AttachmentStaging: AddAttachments => AttachmentList, add;
    write "attachments.add_version" using AttachmentStaging: AddAttachmentsVersion => AttachmentList, add_version;
    write "attachments.update": UpdateAttachments => AttachmentList, update;
    write "attachments.remove": RemoveAttachments => AttachmentList, remove;
}
