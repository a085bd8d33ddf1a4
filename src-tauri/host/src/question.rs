//! Questions about files, put to a person in a dialog. The page never names a path, so the host asks.

use std::path::PathBuf;

use consortium_core::kernel::{Error, ErrorKind, Message, Template};
use consortium_core::people::attachments::file_name::safe_file_name;
use consortium_core::{message, template};

/// What a dialog asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    ExistingFile,
    /// Where to write a file.
    NewFile,
    Folder,
}

/// A question about a file.
#[derive(Debug, Clone)]
pub struct Question {
    pub asks: Asks,
    /// The question, as the title of the dialog.
    pub title: Message,
    /// The kind of file, where there is one.
    pub file_type: Option<FileType>,
    /// What a new file may be called.
    pub file_name: String,
    /// The command line that does the same, for a machine that can show no dialog.
    instead: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileType {
    pub name: Template,
    /// The first one is added to the name of a new file that has none.
    pub extensions: &'static [&'static str],
}

pub const REGISTER: FileType =
    FileType { name: template!("Consortium register"), extensions: &["consortium"] };
/// A list to import.
pub const LIST: FileType =
    FileType { name: template!("List (CSV or Excel)"), extensions: &["csv", "xlsx", "xlsm", "tsv", "txt"] };
/// What banks hand out about an account.
pub const BANK_FILE: FileType = FileType {
    name: template!("Bank statement"),
    extensions: &["xml", "camt", "c53", "c54", "sta", "mt940", "940", "csv", "xlsx", "txt", "zip"],
};
/// A logo.
pub const PICTURE: FileType =
    FileType { name: template!("Picture (PNG, JPEG or SVG)"), extensions: &["png", "jpg", "jpeg", "svg"] };
/// Messages that somebody saved.
pub const MAILS: FileType =
    FileType { name: template!("Messages"), extensions: &["eml", "msg", "mbox", "mbx"] };
/// A document to attach.
pub const DOCUMENT: FileType = FileType {
    name: template!("Documents"),
    extensions: &[
        "pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "eml", "png", "jpg", "jpeg", "tif",
        "tiff",
    ],
};
/// Rows of a list.
pub(crate) const CSV: FileType = FileType { name: template!("CSV"), extensions: &["csv"] };
/// A list as a workbook.
pub(crate) const WORKBOOK: FileType = FileType { name: template!("Workbook"), extensions: &["xlsx"] };
pub(crate) const CALENDAR: FileType = FileType { name: template!("Calendar"), extensions: &["ics"] };
/// An invoice.
pub(crate) const PDF: FileType = FileType { name: template!("PDF"), extensions: &["pdf"] };
/// Documents in one file.
pub(crate) const ZIP: FileType = FileType { name: template!("ZIP file"), extensions: &["zip"] };

impl Question {
    /// Asks for a file that is there.
    pub fn open(title: Message, file_type: FileType, instead: &'static str) -> Self {
        Self {
            asks: Asks::ExistingFile,
            title,
            file_type: Some(file_type),
            file_name: String::new(),
            instead,
        }
    }

    /// Asks where to write a file, suggesting `name`, which is made one that every system takes. A file of no given kind
    /// keeps the ending it has.
    pub fn save(
        title: Message,
        file_type: impl Into<Option<FileType>>,
        name: &str,
        instead: &'static str,
    ) -> Self {
        // A name such as that of a consortium is free text, and what stands in it is no folder.
        let file_name = safe_file_name(&name.replace(['/', '\\'], "-"));
        Self { asks: Asks::NewFile, title, file_type: file_type.into(), file_name, instead }
    }

    /// Asks for a folder.
    pub fn folder(title: Message, instead: &'static str) -> Self {
        Self { asks: Asks::Folder, title, file_type: None, file_name: String::new(), instead }
    }

    /// What somebody answered, with the ending that a new file has to have.
    pub fn answered(&self, path: PathBuf) -> PathBuf {
        let extension = self.file_type.filter(|_| self.asks == Asks::NewFile);
        let Some(extension) = extension.and_then(|file_type| file_type.extensions.first()) else {
            return path;
        };
        if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(extension);
        name.into()
    }

    /// Says that this machine has nothing that could show a dialog: asked anyway, it would look as if somebody had
    /// cancelled.
    pub fn cannot_be_shown(&self) -> Error {
        let message = message!(
            "This computer cannot show a file dialog: no desktop portal answers, and zenity is not installed. Install \
             xdg-desktop-portal with the part for your desktop (such as xdg-desktop-portal-gtk), or zenity, and try \
             again. The command line works without: {instead}",
            instead = self.instead
        );
        Error::new(ErrorKind::Io, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_gets_its_extension_once() {
        let question = Question::save(message!("Save"), REGISTER, "x", "");
        assert_eq!(question.answered("a/my".into()), PathBuf::from("a/my.consortium"));
        assert_eq!(question.answered("a/my.Consortium".into()), PathBuf::from("a/my.Consortium"));
        assert_eq!(
            question.answered("a/vol. 2".into()),
            PathBuf::from("a/vol. 2.consortium"),
            "a full stop in the name is not an extension of ours"
        );
        let existing = Question::open(message!("Open"), REGISTER, "");
        assert_eq!(existing.answered("a/list.bak".into()), PathBuf::from("a/list.bak"));
    }

    #[test]
    fn a_suggested_name_is_a_name_and_not_a_path() {
        let suggested = |name| Question::save(message!("Save"), None, name, "").file_name;
        assert_eq!(suggested("../../etc: a/b\u{202e}fdp"), "-..-etc a-bfdp");
        assert_eq!(suggested("Tāmaki Makaurau.consortium"), "Tāmaki Makaurau.consortium");
    }

    #[test]
    fn a_machine_without_dialogs_is_told_the_command_line() {
        let error =
            Question::folder(message!("Save"), "consortium invoices REG YEAR --pdf DIR").cannot_be_shown();
        assert!(error.to_string().contains("consortium invoices"), "{}", error.message);
        assert!(error.to_string().contains("zenity"), "{}", error.message);
    }
}
