//! What can be asked of this slice.

use super::{
    AddAttachments, AddVersion, AskContent, AttachmentContent, AttachmentList, ListAttachments,
    RemoveAttachment, Staging, UpdateAttachment, add, add_version, content, list, remove, update,
};
use crate::register::commands;

commands! {
    read "attachments.list": ListAttachments => AttachmentList, list;
    read "attachments.content": AskContent => AttachmentContent, content;
    write "attachments.add" using Staging: AddAttachments => AttachmentList, add;
    write "attachments.add_version" using Staging: AddVersion => AttachmentList, add_version;
    write "attachments.update": UpdateAttachment => AttachmentList, update;
    write "attachments.remove": RemoveAttachment => AttachmentList, remove;
}
