//! Secrets of API clients in texts: they are struck out before anything is stored, and told of.
//!
//! A secret is what stands behind a word such as "client secret" or "access token", on its line or alone on the next one;
//! what follows "Bearer"; a private key; and, in a text that speaks of secrets or tokens, whatever has the form of ORCID’s.

/// What stands in the place of a secret.
pub const STRUCK_OUT: &str = "[secret struck out]";

/// Words before a secret, in lower case. What stands in a query or in JSON has the same names.
const LABELS: [&str; 22] = [
    "client_secret",
    "client-secret",
    "client secret",
    "clientsecret",
    "secret key",
    "secret",
    "access_token",
    "access-token",
    "access token",
    "refresh_token",
    "refresh token",
    "token",
    "api_key",
    "api-key",
    "api key",
    "apikey",
    "password",
    "passwort",
    "kennwort",
    "mot de passe",
    "contraseña",
    "senha",
];

/// A text without its secrets, and how many they were.
pub fn strike_out(text: &str) -> (String, usize) {
    let lower = text.to_lowercase();
    let speaks_of_secrets = ["secret", "token", "bearer", "geheim", "secreto", "segredo", "jeton"]
        .iter()
        .any(|word| lower.contains(word));
    let has_key = text.contains("PRIVATE KEY-----");
    if !speaks_of_secrets && !has_key && !LABELS.iter().any(|label| lower.contains(label)) {
        return (text.to_owned(), 0);
    }
    let mut struck = 0;
    let mut kept = Vec::new();
    let mut in_key = false;
    let mut is_awaited = false;
    for line in text.split('\n') {
        if in_key || line.contains("PRIVATE KEY-----") {
            let begins = line.contains("-----BEGIN");
            if begins {
                struck += 1;
                kept.push(STRUCK_OUT.to_owned());
            }
            in_key = (in_key || begins) && !line.contains("-----END");
            continue;
        }
        let (mut written, mut found) = (line.to_owned(), 0);
        if is_awaited && is_alone(line) {
            let word = line.trim();
            if is_secret(word, false) {
                (written, found) = (line.replace(word, STRUCK_OUT), 1);
            }
        }
        let (labelled, behind) = behind_labels(&written);
        let (formed, by_form) = if speaks_of_secrets { of_form(&labelled) } else { (labelled, 0) };
        struck += found + behind + by_form;
        is_awaited = (is_awaited && line.trim().is_empty()) || ends_with_label(line);
        kept.push(formed);
    }
    (kept.join("\n"), struck)
}

/// A line of one word.
fn is_alone(line: &str) -> bool {
    let word = line.trim();
    !word.is_empty() && !word.contains(char::is_whitespace)
}

fn ends_with_label(line: &str) -> bool {
    let line = line.trim_end_matches([' ', '\t', ':', '=', '*', '-']).to_lowercase();
    LABELS.iter().any(|label| line.ends_with(label))
}

/// A line without what stands behind a label in it.
fn behind_labels(line: &str) -> (String, usize) {
    let mut written = line.to_owned();
    let (mut from, mut struck) = (0, 0);
    while let Some((start, end)) = next_value(&written, from) {
        if is_secret(&written[start..end], true) {
            written.replace_range(start..end, STRUCK_OUT);
            struck += 1;
            from = start + STRUCK_OUT.len();
        } else {
            from = end;
        }
    }
    (written, struck)
}

/// Where the next value behind a label stands.
fn next_value(line: &str, from: usize) -> Option<(usize, usize)> {
    // The same length as the line: only ASCII letters are made small, and labels beyond ASCII are written small.
    let lower = line.to_ascii_lowercase();
    let labels = LABELS.iter().chain(&["bearer"]);
    let found = labels.filter_map(|label| {
        let at = from + lower.get(from..)?.find(label)?;
        Some((at, at + label.len()))
    });
    let (_, label_end) = found.min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)))?;
    let rest = &line[label_end..];
    let gap: usize =
        rest.chars().take_while(|character| " \t\"'`:=>*“”(".contains(*character)).map(char::len_utf8).sum();
    // A label that goes on is another word: "tokens", "secret/a1b2".
    if gap == 0 {
        return Some((label_end, label_end));
    }
    let skipped = ["is ", "ist ", "est ", "es ", "é "].iter().find(|word| rest[gap..].starts_with(**word));
    let start = label_end + gap + skipped.map_or(0, |word| word.len());
    let length: usize = line[start..]
        .chars()
        .take_while(|character| !character.is_whitespace() && !"\"'`&,;<>)“”".contains(*character))
        .map(char::len_utf8)
        .sum();
    Some((start, start + length))
}

/// Words without a label that look like what ORCID gives out as secret or token.
fn of_form(line: &str) -> (String, usize) {
    let is_of_word = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let words: Vec<String> = line
        .split(|character: char| !is_of_word(character))
        .filter(|word| is_uuid(word))
        .map(str::to_owned)
        .collect();
    let written = words.iter().fold(line.to_owned(), |line, word| line.replace(word.as_str(), STRUCK_OUT));
    (written, words.len())
}

fn is_uuid(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a word can be a secret: not a word of a language, an address, an iD or the public name of a client.
fn is_secret(word: &str, is_labelled: bool) -> bool {
    let word = word.trim_end_matches(['.', '!', '?', ':']);
    let has = |kind: fn(&char) -> bool| word.chars().any(|character| kind(&character));
    let is_mixed = has(char::is_ascii_digit) && has(char::is_ascii_alphabetic);
    let is_public = word.starts_with("APP-")
        || word.contains("://")
        || word.contains('@')
        || word.starts_with("0000-00")
        || word == STRUCK_OUT
        || word.starts_with('[');
    let length = word.chars().count();
    !is_public && (is_uuid(word) || is_mixed && length >= if is_labelled { 8 } else { 20 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{STRUCK_OUT, strike_out};

    const SECRET: &str = "4f1d2c3b-9a8e-4d7c-b6a5-0f1e2d3c4b5a";

    #[test]
    fn a_secret_is_struck_out_however_it_stands_there() {
        for text in [
            format!("  Client secret: {SECRET}\n  Redirect: https://x.example.org/orcid"),
            format!("client_id=APP-7Q2K9M4XW1ZT8R5B&client_secret={SECRET}&grant_type=x"),
            format!("{{\"access_token\":\"{SECRET}\",\"token_type\":\"bearer\"}}"),
            format!("Authorization: Bearer {SECRET}"),
            format!("The secret is\n\n{SECRET}\n\nThanks"),
            format!("Our token does not work ({SECRET})."),
            format!("das Passwort: Geheim123!\nsecret {SECRET}"),
        ] {
            let (kept, struck) = strike_out(&text);
            assert!(struck > 0 && !kept.contains(SECRET) && kept.contains(STRUCK_OUT), "{text}: {kept}");
        }
        let key = "Here:\n-----BEGIN PRIVATE KEY-----\nMIIEvQ\nabc\n-----END PRIVATE KEY-----\nBye";
        assert_eq!(strike_out(key), (format!("Here:\n{STRUCK_OUT}\nBye"), 1));
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "Client ID: APP-7Q2K9M4XW1ZT8R5B",
            "Please send the token to support@example.org, my iD is 0000-0002-1825-0097.",
            "Token expired after 20 years?",
            "Where do I find the client secret? See https://info.orcid.org/secret/a1b2c3d4",
            "Reset your password: it is old.",
            "Our record 4f1d2c3b-9a8e-4d7c-b6a5-0f1e2d3c4b5a in the CRIS is stuck.",
        ] {
            assert_eq!(strike_out(text), (text.to_owned(), 0));
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_twice_is_once(text in "(secret|token|é|[a-z0-9=: \n-]|\u{1f600}){0,40}") {
            let (kept, _) = strike_out(&text);
            prop_assert_eq!(strike_out(&kept).0, kept);
        }
    }
}
