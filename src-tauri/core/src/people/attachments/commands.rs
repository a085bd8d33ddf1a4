//! What can be asked of this slice.

use super::{
    AddAttachments, AddAttachmentsVersion, AttachmentList, EncodedContent, GetAttachmentsContent,
    ListAttachments, RemoveAttachments, Staging, UpdateAttachments, add, add_version, encoded_content, list,
    remove, update,
};
use crate::register::commands;

commands! {
    read "attachments.list": ListAttachments => AttachmentList, list;
    read "attachments.content": GetAttachmentsContent => EncodedContent, encoded_content;
    write "attachments.add" using Staging: AddAttachments => AttachmentList, add;
    write "attachments.add_version" using Staging: AddAttachmentsVersion => AttachmentList, add_version;
    write "attachments.update": UpdateAttachments => AttachmentList, update;
    write "attachments.remove": RemoveAttachments => AttachmentList, remove;
}
