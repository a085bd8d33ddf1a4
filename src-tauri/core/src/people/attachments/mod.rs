//! Attachments: agreements, letters and other files kept with a member, an agreement or the consortium as a whole.
//!
//! A file is stored once by its content; a newer version of a document leaves the older ones as they were. Removing a
//! document removes what names it, and its content stays in the register, so that the removal can be undone.

mod add;
mod add_version;
mod checks;
mod commands;
mod content;
pub mod file_name;
mod list;
mod media;
mod remove;
mod staging;
mod store;
#[cfg(test)]
mod tests;
mod update;
mod zip_names;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;
use crate::register::{BusinessCheck, FreeText, Link, Slice, Table};

pub use add::{AddAttachments, NewAttachment, add};
pub use add_version::{AddAttachmentsVersion, add_version};
pub use checks::stored_files_are_unaltered;
pub use content::{AttachmentContent, GetAttachmentsContent, content, stored_content};
pub use list::{AttachmentList, ListAttachments, list};
pub use media::{Media, opens, recognise};
pub use remove::remove;
pub use staging::{AttachmentStaging, FILE_BYTES_MAX, StagedAttachment, read};
pub use update::{UpdateAttachments, update};

pub(crate) static SLICE: Slice = Slice {
    name: "attachments",
    tables: &[
        Table {
            name: "attachment",
            label: template!("Document"),
            one: template!("a document"),
            several: template!("{count, plural, one {# document} other {# documents}}", count),
            name_columns: &["title"],
        },
        Table {
            name: "attachment_version",
            label: template!("Document version"),
            one: template!("a document version"),
            several: template!(
                "{count, plural, one {# document version} other {# document versions}}",
                count
            ),
            name_columns: &["file_name"],
        },
    ],
    commands: commands::ALL,
    checks: &[BusinessCheck {
        name: template!("Stored files are unaltered"),
        run: stored_files_are_unaltered,
    }],
    links: &[Link::to_member("attachment", "member_id").moves(template!("Documents"))],
    free_texts: &[FreeText {
        table: "attachment",
        text: "title || ' ' || note",
        place: "'The document “' || title || '”'",
    }],
    ..Slice::EMPTY
};

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    Agreement,
    /// A change to an agreement.
    Amendment,
    /// A letter or message.
    Letter,
    /// An invoice that somebody sent to the consortium.
    InvoiceReceived,
    /// Anything else.
    Other,
}

codes!(AttachmentKind {
    Agreement = "agreement",
    Amendment = "amendment",
    Letter = "letter",
    InvoiceReceived = "invoice_received",
    Other = "other",
});

/// What is known of a document besides its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AttachmentDraft {
    pub title: String,
    pub kind: AttachmentKind,
    /// The date it bears.
    #[ts(as = "Option<String>")]
    pub dated_on: Option<NaiveDate>,
    /// Anything worth knowing of it.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub note: String,
}

/// A document of a member, of an agreement or of the consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Attachment {
    /// Its id, never reused.
    pub id: i64,
    /// The member; with neither, it is a document of the consortium as a whole.
    pub member_id: Option<i64>,
    pub agreement_id: Option<i64>,
    pub title: String,
    pub kind: AttachmentKind,
    /// The date it bears.
    #[ts(type = "string | null")]
    pub dated_on: Option<NaiveDate>,
    /// Anything worth knowing of it.
    pub note: String,
    /// Its versions, the newest first.
    pub versions: Vec<AttachmentVersion>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentVersion {
    /// Its id, never reused.
    pub id: i64,
    /// Versions of a document count from 1.
    pub version: i64,
    /// The name of the file it came in.
    pub file_name: String,
    /// What the file was recognised as.
    pub media_type: String,
    pub size_bytes: i64,
    /// Its content's SHA-256.
    pub sha256: String,
    /// When it was added: RFC 3339 in UTC.
    pub added_at: String,
    pub added_by: String,
    /// Whether it is of a kind that is opened; others can only be saved.
    pub opens: bool,
}
