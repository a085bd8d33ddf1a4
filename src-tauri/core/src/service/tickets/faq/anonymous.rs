//! What somebody wrote, without who they are: names, addresses, iDs, greetings, signatures and what was quoted.

use std::collections::BTreeSet;

/// What stands in the place of a name.
const NAME: &str = "[name]";

/// What stands in the place of an address.
const ADDRESS: &str = "[address]";

/// What stands in the place of the ORCID iD of a person.
const ORCID_ID: &str = "[ORCID iD]";

/// How letters end before the signature, in lower case.
const CLOSINGS: [&str; 20] = [
    "kind regards",
    "best regards",
    "warm regards",
    "regards",
    "best wishes",
    "many thanks",
    "thanks",
    "thank you",
    "cheers",
    "sincerely",
    "yours",
    "best,",
    "mit freundlichen grüßen",
    "freundliche grüße",
    "viele grüße",
    "cordialement",
    "bien à vous",
    "saludos",
    "atentamente",
    "atenciosamente",
];

/// How letters begin, in lower case.
const GREETINGS: [&str; 16] = [
    "dear",
    "hello",
    "hi",
    "good morning",
    "good afternoon",
    "liebe",
    "lieber",
    "sehr geehrte",
    "guten tag",
    "hallo",
    "bonjour",
    "chère",
    "cher",
    "hola",
    "estimad",
    "prezad",
];

/// Lines behind which a closing is one, counted from the end of the text.
const CLOSING_LINES_MAX: usize = 14;

/// What a message says, without who wrote it to whom.
pub(super) fn without_people(said: &str, names: &BTreeSet<String>) -> String {
    let written: Vec<&str> = said
        .lines()
        .take_while(|line| !is_quotation(line))
        .filter(|line| !line.trim_start().starts_with('>'))
        .collect();
    let first = written.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let mut lines: Vec<&str> = written[first..].to_vec();
    if lines.first().is_some_and(|line| is_greeting(line)) {
        lines.remove(0);
    }
    let from = lines.len().saturating_sub(CLOSING_LINES_MAX);
    let is_closing = |line: &str| {
        let line = line.trim().to_lowercase();
        line == "--" || line.len() <= 60 && CLOSINGS.iter().any(|closing| line.starts_with(closing))
    };
    if let Some(at) = (from..lines.len()).find(|at| *at > 0 && is_closing(lines[*at])) {
        lines.truncate(at);
    }
    let mut kept: Vec<String> = lines.iter().map(|line| without_names(line, names)).collect();
    while kept.last().is_some_and(|line| line.trim().is_empty() || line.trim() == NAME) {
        kept.pop();
    }
    kept.join("\n").trim().to_owned()
}

/// A line without names, addresses and iDs of people.
pub(super) fn without_names(line: &str, names: &BTreeSet<String>) -> String {
    let mut kept = line.to_owned();
    while let Some(address) = address_in(&kept) {
        kept = kept.replace(&address, ADDRESS);
    }
    let mut written: Vec<&str> = names.iter().map(String::as_str).collect();
    written.extend(
        names.iter().flat_map(|name| name.split_whitespace()).filter(|part| part.chars().count() > 2),
    );
    // The whole name goes before its parts.
    written.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in written {
        kept = replaced_word(&kept, name, NAME);
    }
    without_orcid_ids(&kept)
}

/// The first e-mail address that stands in a text.
pub(super) fn address_in(text: &str) -> Option<String> {
    let is_local = |one: char| one.is_alphanumeric() || "._%+-'".contains(one);
    let is_domain = |one: char| one.is_alphanumeric() || ".-".contains(one);
    for (at, _) in text.match_indices('@') {
        let before = &text[..at];
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, one)| is_local(*one))
            .last()
            .map_or(at, |(place, _)| place);
        let domain: String = text[at + 1..].chars().take_while(|one| is_domain(*one)).collect();
        let domain = domain.trim_end_matches(['.', '-']);
        if start < at && domain.contains('.') {
            return Some(format!("{}@{domain}", &text[start..at]));
        }
    }
    None
}

/// A text with a word replaced wherever it stands alone.
fn replaced_word(text: &str, word: &str, with: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let behind = &rest[at + word.len()..];
        let joins = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        let before = rest[..at].chars().next_back().or_else(|| kept.chars().next_back());
        kept.push_str(&rest[..at]);
        kept.push_str(if joins(before) || joins(behind.chars().next()) { word } else { with });
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

fn without_orcid_ids(text: &str) -> String {
    let is_id = |word: &str| {
        let groups: Vec<&str> = word.split('-').collect();
        groups.len() == 4
            && groups.iter().all(|group| group.len() == 4 && group.is_ascii())
            && word.chars().all(|one| one.is_ascii_digit() || one == '-' || one == 'X')
    };
    let mut kept = text.to_owned();
    let words = text.split(|one: char| !one.is_ascii_alphanumeric() && one != '-');
    for id in words.filter(|word| is_id(word)) {
        kept = kept.replace(&format!("https://orcid.org/{id}"), ORCID_ID).replace(id, ORCID_ID);
    }
    kept
}

fn is_greeting(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.chars().count() <= 60
        && GREETINGS.iter().any(|greeting| {
            lower.strip_prefix(greeting).is_some_and(|rest| {
                rest.chars().next().is_none_or(|next| !next.is_alphanumeric()) || greeting.len() > 6
            })
        })
        && !lower.contains('?')
}

/// Whether what follows was written by somebody else before: "On 2 March 2026, Ana wrote:".
fn is_quotation(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.starts_with("-----original message")
        || lower.ends_with(':')
            && ["wrote:", "schrieb:", "a écrit :", "a écrit:", "escribió:", "escreveu:"]
                .iter()
                .any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_can_be_told_from_a_frequent_question() {
        let names: BTreeSet<String> = ["Léa Roy".to_owned(), "Max".to_owned()].into();
        let said = "Dear Max,\n\nwhere does Léa find the logo? Write to lea.roy@uni.example, or 0000-0002-1825-0097.\nMaximum size?\n\nKind regards\nLéa Roy\nHead of library\n+49 30 1";
        assert_eq!(
            without_people(said, &names),
            "where does [name] find the logo? Write to [address], or [ORCID iD].\nMaximum size?"
        );
        assert_eq!(without_people("Yes.\n\nOn 2 March, Léa wrote:\n> May we?", &names), "Yes.");
        assert_eq!(
            without_people("Thanks to the guide it works.\nMax", &names),
            "Thanks to the guide it works."
        );
        assert_eq!(address_in("me@here, ana@example.org."), Some("ana@example.org".to_owned()));
    }
}
