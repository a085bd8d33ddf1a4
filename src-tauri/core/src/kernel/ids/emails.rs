//! E-mail addresses as people write them into one cell.

use super::email;
use super::loose::plain;

/// What a text says of e-mail addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emails {
    /// Every different address, in order.
    pub addresses: Vec<String>,
    /// Words that look like an address and are none.
    pub unreadable: Vec<String>,
    /// The name before the first address, as in “Ana Núñez <ana@example.org>”; empty without one.
    pub name: String,
}

/// Takes the addresses out of a text: several between `;`, `,`, `/` or line breaks, “Name <address>”, `mailto:`, “(at)”.
pub fn emails(text: &str) -> Emails {
    let mut found = Emails::default();
    let written = spelt_out(&plain(text));
    for word in
        written.split(|character: char| character.is_whitespace() || "<>()[]{},;|\"“”«»".contains(character))
    {
        for part in word.split('/') {
            if !part.contains('@') {
                continue;
            }
            let part = part.trim_matches(['.', ':', '\'', '’', '`', '*']);
            let bare = without_prefix(part);
            let bare = bare.split(['?', '&']).next().unwrap_or(bare).trim_matches(['.', ':', '\'', '’']);
            match email(bare) {
                Ok(address) if found.addresses.iter().any(|known| known.eq_ignore_ascii_case(&address)) => {}
                Ok(address) => found.addresses.push(address),
                Err(_) => found.unreadable.push(part.to_owned()),
            }
        }
    }
    if let Some((before, _)) = text.split_once('<')
        && !before.contains('@')
    {
        before.trim().trim_matches(['"', '\'', '“', '”', ',', ';']).trim().clone_into(&mut found.name);
    }
    found
}

/// An address after `mailto:`, “e-mail:” and the like.
fn without_prefix(word: &str) -> &str {
    let lower = word.to_ascii_lowercase();
    let prefix = ["mailto:", "e-mail:", "email:", "mail:", "smtp:"]
        .into_iter()
        .find(|prefix| lower.starts_with(prefix));
    prefix.map_or(word, |prefix| without_prefix(&word[prefix.len()..]))
}

/// The sign that people write in words to keep it from machines.
fn spelt_out(text: &str) -> String {
    let mut written = text.to_owned();
    for sign in ["(at)", "[at]", "{at}", "(AT)", "[AT]", "(ät)", "<at>"] {
        written = written.replace(&format!(" {sign} "), "@").replace(sign, "@");
    }
    for sign in ["(dot)", "[dot]", "(punkt)", "[punkt]"] {
        written = written.replace(&format!(" {sign} "), ".").replace(sign, ".");
    }
    // “ana @ example.org”: nothing else has spaces on both sides of the sign.
    written.replace(" @ ", "@")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn addresses(text: &str) -> Vec<String> {
        emails(text).addresses
    }

    #[test]
    fn one_address_is_found_in_what_stands_around_it() {
        for text in [
            "ana@example.org",
            "ana@example.org.",
            "<ana@example.org>",
            "mailto:ana@example.org",
            "mailto:ana@example.org?subject=Hello",
            "E-Mail: ana@example.org",
            "Ana Núñez <ana@example.org>",
            "\"Núñez, Ana\" <ana@example.org>;",
            "ana@example.org (office)",
            "'ana@example.org'",
            "ana (at) example.org",
            "ana[at]example[dot]org",
            "ana @ example.org",
            "\u{200b}ana@example.org\u{a0}",
            "[ana@example.org](mailto:ana@example.org)",
            "ana＠example.org",
            "ana@example.org; ANA@example.org",
        ] {
            assert_eq!(addresses(text), ["ana@example.org"], "{text}");
        }
        assert_eq!(emails("\"Núñez, Ana\" <ana@example.org>").name, "Núñez, Ana");
        assert_eq!(emails("ana@example.org <ana@example.org>").name, "");
    }

    #[test]
    fn several_in_a_cell_are_told_apart() {
        for text in [
            "ana@example.org; bo@example.org",
            "ana@example.org,bo@example.org",
            "ana@example.org\nbo@example.org",
            "ana@example.org / bo@example.org",
            "ana@example.org or bo@example.org",
            "Ana <ana@example.org>, Bo <bo@example.org>",
            "ana@example.org|bo@example.org",
        ] {
            assert_eq!(addresses(text), ["ana@example.org", "bo@example.org"], "{text}");
        }
        let mixed = emails("ana@example.org; bo@example");
        assert_eq!((mixed.addresses.len(), mixed.unreadable), (1, vec!["bo@example".to_owned()]));
        assert!(addresses("see website").is_empty());
    }

    proptest! {
        #[test]
        fn whatever_is_found_is_an_address(text in "[a-z@.<>;, ()\n-]{0,40}") {
            for address in addresses(&text) {
                prop_assert_eq!(email(&address), Ok(address.clone()));
            }
        }
    }
}
