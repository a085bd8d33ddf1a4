//! Which character separates the cells: the one that gives the most rows of the same width.

/// Records looked at.
const SAMPLE_RECORDS: usize = 200;

/// Characters looked at: a line may be as long as the file.
const SAMPLE_CHARACTERS: usize = 2_000_000;

/// The characters tried, the likelier first.
const CANDIDATES: [char; 4] = [',', ';', '\t', '|'];

/// The delimiter of `text` and where its records begin, after a `sep=` line if there is one.
pub(super) fn detect(text: &str) -> (char, usize) {
    if let Some(declared) = declared(text) {
        return declared;
    }
    let score = |delimiter: char| {
        let widths = widths(text, delimiter);
        let widest = widths
            .iter()
            .copied()
            .filter(|&width| width > 1)
            .max_by_key(|&width| (widths.iter().filter(|&&other| other == width).count(), width));
        widest.map_or((0, 0), |width| {
            (widths.iter().filter(|&&other| other == width).count() * 1000 / widths.len(), width)
        })
    };
    // max_by_key takes the last of equals, so the likelier candidates come last.
    let best = CANDIDATES.into_iter().rev().max_by_key(|&delimiter| score(delimiter));
    (best.filter(|&delimiter| score(delimiter).0 > 0).unwrap_or(','), 0)
}

/// What Excel writes in the first line: `sep=;`.
fn declared(text: &str) -> Option<(char, usize)> {
    let rest = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &text[4..])?;
    let delimiter = rest.chars().next().filter(|character| !character.is_alphanumeric())?;
    let after = &rest[delimiter.len_utf8()..];
    let line_end = after.chars().take_while(|character| matches!(character, '\r' | '\n')).count();
    (line_end > 0).then_some((delimiter, 4 + delimiter.len_utf8() + line_end.min(2)))
}

/// How many cells the first records have; quoted text counts as text.
fn widths(text: &str, delimiter: char) -> Vec<usize> {
    let mut widths = Vec::new();
    let (mut width, mut quoted, mut empty) = (1, false, true);
    for character in text.chars().take(SAMPLE_CHARACTERS) {
        match character {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if !empty {
                    widths.push(width);
                }
                (width, empty) = (1, true);
                if widths.len() == SAMPLE_RECORDS {
                    return widths;
                }
                continue;
            }
            _ if character == delimiter && !quoted => width += 1,
            _ => {}
        }
        empty = false;
    }
    if !empty {
        widths.push(width);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_consistent_width_wins() {
        assert_eq!(detect("a,b\n1,2\n").0, ',');
        assert_eq!(detect("name;city\nUniversity, First;Paris\nCollege, Second;Lyon\n").0, ';');
        assert_eq!(detect("a\tb\n1,5\t2,5\n").0, '\t');
        assert_eq!(detect("a|b|c\r1|2|3\r").0, '|');
        assert_eq!(detect("a,b\n\"x;y;z\",2\n\"p;q;r\",3\n").0, ',');
        assert_eq!(detect("name\nonly one column\n").0, ',');
    }

    #[test]
    fn a_declared_delimiter_is_believed() {
        assert_eq!(detect("sep=;\r\na;b\r\n"), (';', 7));
        assert_eq!(detect("sep=|\na,b|c\n"), ('|', 6));
        assert_eq!(detect("separate,b\n").1, 0);
    }
}
