//! Cells that a spreadsheet does not take for a formula.

/// `cell`, with an apostrophe before what a spreadsheet would compute: a first `=`, `+`, `-`, `@`, tab or carriage
/// return, as OWASP recommends. A plain number stays as it is.
pub fn guarded(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| guarded(rest) == cell).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_becomes_text_and_a_number_stays() {
        assert_eq!(guarded("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(guarded("-5.20"), "-5.20");
        assert_eq!(guarded("+49 30 1234"), "'+49 30 1234");
        assert_eq!(unguarded("'tis"), "'tis");
    }

    proptest! {
        #[test]
        fn guarding_can_be_taken_back(cell in "[-=+@'a-z0-9\t ]{0,12}") {
            prop_assume!(unguarded(&cell) == cell);
            let written = guarded(&cell);
            prop_assert_eq!(unguarded(&written), cell.as_str());
        }
    }
}
