//! File dialogs. They run here, never in the interface, so that a page cannot name a path on its own.

#[cfg(debug_assertions)]
mod answers;
mod available;

use std::path::PathBuf;

use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use tauri::AppHandle;

use crate::window;

/// What a dialog asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    ExistingFile,
    NewFile,
    Folder,
}

/// A question about a file, put to the user.
#[derive(Debug)]
pub(crate) struct Dialog {
    asks: Asks,
    title: &'static str,
    file_type: Option<FileType>,
    file_name: String,
    /// The command line that does the same, for a machine that can show no dialog.
    instead: &'static str,
}

/// The kind of file a dialog offers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileType {
    name: &'static str,
    /// The first one is added to the name of a new file that has none.
    extensions: &'static [&'static str],
}

/// A register.
pub(crate) const REGISTER: FileType = FileType { name: "Consortium register", extensions: &["consortium"] };
/// A list to import.
pub(crate) const LIST: FileType =
    FileType { name: "List (CSV or Excel)", extensions: &["csv", "xlsx", "xlsm", "tsv", "txt"] };
/// What banks hand out about an account.
pub(crate) const BANK_FILE: FileType = FileType {
    name: "Bank statement",
    extensions: &["xml", "camt", "c53", "c54", "sta", "mt940", "940", "csv", "xlsx", "txt", "zip"],
};
/// Rows that were not imported.
pub(crate) const CSV: FileType = FileType { name: "CSV", extensions: &["csv"] };
/// A list as a workbook.
pub(crate) const WORKBOOK: FileType = FileType { name: "Workbook", extensions: &["xlsx"] };
/// A calendar.
pub(crate) const CALENDAR: FileType = FileType { name: "Calendar", extensions: &["ics"] };
/// A logo.
pub(crate) const PICTURE: FileType =
    FileType { name: "Picture (PNG, JPEG or SVG)", extensions: &["png", "jpg", "jpeg", "svg"] };
/// A document of a member.
pub(crate) const DOCUMENT: FileType = FileType {
    name: "Documents",
    extensions: &[
        "pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "eml", "png", "jpg", "jpeg", "tif",
        "tiff",
    ],
};
/// An invoice.
pub(crate) const PDF: FileType = FileType { name: "PDF", extensions: &["pdf"] };

/// Documents in one file.
pub(crate) const ZIP: FileType = FileType { name: "ZIP file", extensions: &["zip"] };

impl Dialog {
    /// Asks for a file that exists.
    pub(crate) fn open(title: &'static str, file_type: FileType, instead: &'static str) -> Self {
        Self {
            asks: Asks::ExistingFile,
            title,
            file_type: Some(file_type),
            file_name: String::new(),
            instead,
        }
    }

    /// Asks where to write a file, suggesting `file_name`.
    pub(crate) fn save(
        title: &'static str,
        file_type: FileType,
        file_name: &str,
        instead: &'static str,
    ) -> Self {
        let file_name = safe_file_name(file_name);
        Self { asks: Asks::NewFile, title, file_type: Some(file_type), file_name, instead }
    }

    /// Asks where to write a file that keeps the extension of `file_name`, whatever it is.
    pub(crate) fn save_as_named(title: &'static str, file_name: &str, instead: &'static str) -> Self {
        Self { asks: Asks::NewFile, title, file_type: None, file_name: safe_file_name(file_name), instead }
    }

    /// Asks for a folder.
    pub(crate) fn folder(title: &'static str, instead: &'static str) -> Self {
        Self { asks: Asks::Folder, title, file_type: None, file_name: String::new(), instead }
    }

    /// Shows the dialog over the window and waits for the answer without blocking anything; `None` when the user
    /// cancelled.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] when this machine has nothing that could show a dialog: asked anyway, it would look as if
    /// the user had cancelled.
    pub(crate) async fn show(self, app: &AppHandle) -> Result<Option<PathBuf>> {
        let Some(answer) = self.answer(app).await? else { return Ok(None) };
        Ok(Some(if self.asks == Asks::NewFile { self.with_extension(answer) } else { answer }))
    }

    async fn answer(&self, app: &AppHandle) -> Result<Option<PathBuf>> {
        #[cfg(debug_assertions)]
        if let Some(answer) = answers::next() {
            return answer;
        }
        let can_be_shown =
            tauri::async_runtime::spawn_blocking(available::can_show_dialogs).await.unwrap_or(false);
        if !can_be_shown {
            return Err(self.cannot_be_shown());
        }
        let dialog = self.prepared(app);
        let chosen = match self.asks {
            Asks::ExistingFile => dialog.pick_file().await,
            Asks::NewFile => dialog.save_file().await,
            Asks::Folder => dialog.pick_folder().await,
        };
        Ok(chosen.map(|handle| handle.path().to_owned()))
    }

    fn prepared(&self, app: &AppHandle) -> rfd::AsyncFileDialog {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(self.title);
        if let Some(window) = window::main(app) {
            dialog = dialog.set_parent(&window);
        }
        if let Some(file_type) = self.file_type {
            dialog = dialog.add_filter(file_type.name, file_type.extensions);
            if self.asks == Asks::ExistingFile {
                dialog = dialog.add_filter("All files", &["*"]);
            }
        }
        if !self.file_name.is_empty() {
            dialog = dialog.set_file_name(&self.file_name);
        }
        dialog
    }

    fn with_extension(&self, path: PathBuf) -> PathBuf {
        let Some(extension) = self.file_type.and_then(|file_type| file_type.extensions.first()) else {
            return path;
        };
        let has_it = path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
        if has_it {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(extension);
        name.into()
    }

    fn cannot_be_shown(&self) -> Error {
        let message = message!(
            "This computer cannot show a file dialog: no desktop portal answers, and zenity is not installed. Install \
             xdg-desktop-portal with the part for your desktop (such as xdg-desktop-portal-gtk), or zenity, and try \
             again. The command line works without: {instead}",
            instead = self.instead
        );
        Error::new(ErrorKind::Io, message)
    }
}

/// Leaves out what a file name must not hold on some system: the name of a consortium is free text.
pub(crate) fn safe_file_name(wanted: &str) -> String {
    // Letters that turn the direction of writing are invisible, and can make a name look like another one.
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_allowed =
        |letter: &char| !letter.is_control() && !turns(*letter) && !r#"/\:*?"<>|"#.contains(*letter);
    let cleaned: String = wanted.chars().filter(is_allowed).collect();
    cleaned.trim().trim_matches('.').chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_gets_its_extension_once() {
        let dialog = Dialog::save("x", REGISTER, "x", "");
        assert_eq!(dialog.with_extension("a/my".into()), PathBuf::from("a/my.consortium"));
        assert_eq!(dialog.with_extension("a/my.Consortium".into()), PathBuf::from("a/my.Consortium"));
        assert_eq!(
            dialog.with_extension("a/vol. 2".into()),
            PathBuf::from("a/vol. 2.consortium"),
            "a full stop in the name is not an extension of ours"
        );
    }

    #[test]
    fn a_suggested_name_is_a_name_and_not_a_path() {
        assert_eq!(safe_file_name("../../etc: a/b\u{202e}fdp"), "etc abfdp");
        assert_eq!(safe_file_name("Tāmaki Makaurau.consortium"), "Tāmaki Makaurau.consortium");
    }

    #[test]
    fn a_machine_without_dialogs_is_told_the_command_line() {
        let error = Dialog::folder("x", "consortium invoices REG YEAR --pdf DIR").cannot_be_shown();
        assert!(error.to_string().contains("consortium invoices"), "{}", error.message);
        assert!(error.to_string().contains("zenity"), "{}", error.message);
    }
}
