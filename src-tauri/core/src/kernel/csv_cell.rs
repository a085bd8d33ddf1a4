//! Cells that a spreadsheet does not take for a formula.

/// `cell`, with an apostrophe before what a spreadsheet would compute: a first `=`, `+`, `-`, `@`, tab or end of a
/// line, as OWASP recommends, and the wide forms of these signs, which spreadsheets in Asia take for the narrow ones. A plain number stays as it is. Text that looks guarded already gets a second
/// apostrophe, so that [`unguarded`] gives exactly what was written.
pub fn guarded(cell: &str) -> String {
    if needs_guard(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// What [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

fn needs_guard(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !(bare.len() == cell.len() && is_number(cell))
}

/// Whether a spreadsheet reads `cell` as one number and nothing else: digits, a sign and a point.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.chars().all(|character| character.is_ascii_digit() || character == '.')
        && digits.parse::<f64>().is_ok()
}

/// Headings of columns that exports compute from other records. They say nothing that could be read back, so an
/// import passes over them.
pub const COMPUTED_HEADINGS: [&str; 2] = ["People", "Voting since"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_becomes_text_and_a_number_stays() {
        assert_eq!(guarded("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(guarded("＝cmd()"), "'＝cmd()");
        assert_eq!(guarded("＠SUM(1)"), "'＠SUM(1)");
        assert_eq!(guarded("-5.20"), "-5.20");
        assert_eq!(guarded("+49 30 1234"), "'+49 30 1234");
        assert_eq!(unguarded("'tis"), "'tis");
        assert_eq!(
            unguarded(&guarded("'=1")),
            "'=1",
            "an apostrophe of one's own is not taken for the guard"
        );
        assert_eq!(guarded("-inf"), "'-inf", "a word, though Rust reads it as a number");
    }

    proptest! {
        #[test]
        fn guarding_can_be_taken_back(cell in "[-=+@＝＋－＠'a-z0-9\t\n ]{0,12}") {
            let written = guarded(&cell);
            prop_assert_eq!(unguarded(&written), cell.as_str());
        }
    }
}
