//! What belongs together: subjects without what programs put before them.

use crate::kernel::text;

/// What programs put before the subject of a reply or of what is passed on, in its searched form.
const PREFIXES: [&str; 21] = [
    "re", "aw", "sv", "vs", "r", "rif", "ref", "res", "antw", "odp", "ynt", "fw", "fwd", "wg", "tr", "rv",
    "enc", "vb", "回复", "回覆", "転送",
];

/// A subject as it is compared: without "Re:", ticket numbers and case.
pub(super) fn subject_key(subject: &str) -> String {
    let mut rest = subject.trim();
    loop {
        if let Some(bracketed) = rest.strip_prefix('[')
            && let Some((number, behind)) = bracketed.split_once(']')
            && !super::numbers::quoted(number).is_empty()
        {
            rest = behind.trim();
            continue;
        }
        match rest.split_once([':', '：']) {
            Some((prefix, behind)) if PREFIXES.contains(&text::search_key(prefix).as_str()) => {
                rest = behind.trim();
            }
            _ => return text::search_key(rest),
        }
    }
}

/// The subject of an answer: "Re: [T-2026-0007] Logo", whatever stood before it.
pub(super) fn answer_subject(number: &str, subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((prefix, behind)) = rest.split_once([':', '：']) {
        if !PREFIXES.contains(&text::search_key(prefix).as_str()) {
            break;
        }
        rest = behind.trim();
    }
    if super::numbers::quoted(rest).iter().any(|quoted| quoted == number) {
        return format!("Re: {rest}");
    }
    format!("Re: [{number}] {rest}")
}

#[cfg(test)]
mod tests {
    use super::{answer_subject, subject_key};

    #[test]
    fn replies_have_the_subject_of_what_they_answer() {
        let plain = subject_key("Logo for our page");
        for subject in
            ["Re: Logo for our page", "AW: RE: [T-2026-0007] Logo for our page", "Logo  for our PAGE"]
        {
            assert_eq!(subject_key(subject), plain, "{subject}");
        }
        assert_ne!(subject_key("Question: Logo for our page"), plain);
        assert_eq!(answer_subject("T-2026-0007", "AW: Logo"), "Re: [T-2026-0007] Logo");
        assert_eq!(answer_subject("T-2026-0007", "Re: [T-2026-0007] Logo"), "Re: [T-2026-0007] Logo");
    }
}
