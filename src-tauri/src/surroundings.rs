//! What the application learns from its surroundings: who works with it, and where its own files go.

use std::path::{Path, PathBuf};

use consortium_core::kernel::{Error, ErrorKind, Result, disk};
use consortium_core::message;

/// Overrides the folder of the application's own files, for tests.
const FOLDER_VARIABLE: &str = "CONSORTIUM_CONFIG_DIR";

/// Where a user's name may stand, first match first; the first one is ours, for tests and shared accounts.
const USER_VARIABLES: [&str; 4] = ["CONSORTIUM_USER", "USER", "USERNAME", "LOGNAME"];

/// The name that history shows for what is done here.
pub(crate) fn user_name() -> String {
    first_filled(USER_VARIABLES.iter().map(|name| std::env::var(name).unwrap_or_default()))
        .unwrap_or_else(|| "unknown user".to_owned())
}

/// The folder of the list of recent registers.
pub(crate) fn settings_folder() -> Result<PathBuf> {
    own_folder(directories::ProjectDirs::config_dir)
}

/// The folder of the sample.
pub(crate) fn data_folder() -> Result<PathBuf> {
    own_folder(directories::ProjectDirs::data_dir)
}

/// The folder of documents that a viewer shows; emptied when the application ends.
pub(crate) fn opened_documents_folder() -> Result<PathBuf> {
    own_folder(directories::ProjectDirs::cache_dir).map(|folder| folder.join("opened"))
}

/// Makes `folder` and those above it, for nobody but the user.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    disk::make_folder(folder).map_err(|error| {
        Error::new(
            ErrorKind::Io,
            message!("The folder {folder} could not be made: {error}.", folder = folder.display(), error),
        )
    })
}

/// The file named on a command line, if it names one, taken from the folder that the command was given in.
pub(crate) fn named_register(arguments: &[String], folder: &Path) -> Option<PathBuf> {
    // The first argument is the program itself; anything with a dash in front is meant for the window system.
    let named =
        arguments.iter().skip(1).find(|argument| !argument.starts_with('-') && !argument.is_empty())?;
    Some(folder.join(named))
}

fn own_folder(of: impl Fn(&directories::ProjectDirs) -> &Path) -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    match directories::ProjectDirs::from("", "", "Consortium Desk") {
        Some(folders) => Ok(of(&folders).to_owned()),
        None => Err(Error::new(
            ErrorKind::Io,
            message!("Your account has no home folder, so nothing can be remembered there."),
        )),
    }
}

fn first_filled(candidates: impl Iterator<Item = String>) -> Option<String> {
    candidates.map(|name| name.trim().to_owned()).find(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_named_relative_to_where_the_command_was_given() {
        let named = |words: &[&str]| {
            named_register(
                &words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>(),
                Path::new("/home/mere"),
            )
        };
        assert_eq!(named(&["consortium-desk", "nz.consortium"]), Some("/home/mere/nz.consortium".into()));
        assert_eq!(named(&["consortium-desk", "/srv/nz.consortium"]), Some("/srv/nz.consortium".into()));
        assert_eq!(named(&["consortium-desk", "--display=:0"]), None);
        assert_eq!(named(&["consortium-desk"]), None);
    }

    #[test]
    fn an_empty_variable_names_nobody() {
        let names = ["", "  ", " mere ", "root"].map(str::to_owned);
        assert_eq!(first_filled(names.into_iter()), Some("mere".to_owned()));
    }
}
