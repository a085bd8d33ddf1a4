//! Answers prepared for the next dialogs, so that a journey through the real application needs nobody at the screen.
//!
//! Compiled into debug builds only: in a released application no variable can choose a file.

use std::fs;
use std::path::PathBuf;

use consortium_core::kernel::{Error, Result};
use consortium_core::message;

const VARIABLE: &str = "CONSORTIUM_DIALOG_ANSWERS";

/// Takes the first line of the file named by the variable as the answer; an empty line means cancelled. `None` when
/// the variable is not set and a person is to be asked.
pub(super) fn next() -> Option<Result<Option<PathBuf>>> {
    std::env::var_os(VARIABLE).map(|path| take_first_line(&PathBuf::from(path)))
}

fn take_first_line(path: &PathBuf) -> Result<Option<PathBuf>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some((answer, rest)) = text.split_once('\n') else {
        return Err(Error::internal(message!(
            "{path} holds no answer for this dialog.",
            path = path.display()
        )));
    };
    fs::write(path, rest)
        .map_err(|error| Error::internal(message!("{path}: {error}", path = path.display(), error)))?;
    Ok(Some(answer).filter(|line| !line.is_empty()).map(PathBuf::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dialog_takes_one_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("answers");
        fs::write(&file, "/tmp/a.csv\n\n").expect("written");
        assert_eq!(take_first_line(&file).expect("an answer"), Some(PathBuf::from("/tmp/a.csv")));
        assert_eq!(take_first_line(&file).expect("an answer"), None, "an empty line is a cancelled dialog");
        take_first_line(&file).expect_err("a dialog that nobody expected must not look cancelled");
    }
}
