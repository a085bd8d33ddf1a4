//! Content lines: unfolded, and taken apart into name, parameters and value.

/// A property.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// The line of the file on which it begins, from 1.
    pub(super) number: usize,
    /// In capitals.
    pub(super) name: String,
    /// Names in capitals.
    pub(super) parameters: Vec<(String, String)>,
    pub(super) value: String,
}

impl Property {
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The properties of a file. What is none is passed over.
pub(super) fn properties(text: &str) -> Vec<Property> {
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, open))) => open.push_str(rest),
            _ => unfolded.push((number, line.trim_start_matches('\u{feff}').to_owned())),
        }
    }
    unfolded.iter().filter_map(|(number, line)| property(*number, line)).collect()
}

fn property(number: usize, line: &str) -> Option<Property> {
    let mut is_quoted = false;
    let mut parts = Vec::new();
    let mut start = 0;
    let mut value_at = None;
    for (at, character) in line.char_indices() {
        match character {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => {
                parts.push(&line[start..at]);
                start = at + 1;
            }
            ':' if !is_quoted => {
                parts.push(&line[start..at]);
                value_at = Some(at + 1);
                break;
            }
            _ => {}
        }
    }
    let value = line.get(value_at?..)?.trim_end().to_owned();
    let (name, parameters) = parts.split_first()?;
    let parameters = parameters
        .iter()
        .filter_map(|part| part.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned()))
        .collect();
    Some(Property { number, name: name.trim().to_ascii_uppercase(), parameters, value })
}

/// A text without its escapes.
pub(super) fn text(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            (character, false) => text.push(character),
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_unfolded_and_taken_apart() {
        let lines = properties(
            "DTSTART;TZID=\"E. Australia; Standard: Time\":20261224T1\r\n 80000\r\nnonsense\r\nSUMMARY:a:b\\, c\\nd",
        );
        assert_eq!((lines.len(), lines[0].number), (2, 1));
        assert_eq!(lines[0].parameter("TZID"), Some("E. Australia; Standard: Time"));
        assert_eq!(lines[0].value, "20261224T180000");
        assert_eq!((lines[1].number, text(&lines[1].value).as_str()), (4, "a:b, c\nd"));
    }
}
