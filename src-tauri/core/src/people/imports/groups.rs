//! Headings that name a person by a role: "Main contact e-mail", "E-mail (voting contact)", "Invoice contact".

use crate::kernel::text;
use crate::people::contacts::Role;

/// What people call a role in a heading, in the searched form.
const CALLED: [(&str, Role); 27] = [
    ("agreement signatory", Role::Signatory),
    ("authorised signatory", Role::Signatory),
    ("authorized signatory", Role::Signatory),
    ("signatory", Role::Signatory),
    ("signing", Role::Signatory),
    ("main relationship", Role::Main),
    ("main", Role::Main),
    ("primary", Role::Main),
    ("lead", Role::Main),
    ("voting", Role::Voting),
    ("voter", Role::Voting),
    ("technical", Role::Technical),
    ("technology", Role::Technical),
    ("tech", Role::Technical),
    ("it", Role::Technical),
    ("invoice", Role::Invoice),
    ("invoicing", Role::Invoice),
    ("billing", Role::Invoice),
    ("finance", Role::Invoice),
    ("financial", Role::Invoice),
    ("accounts", Role::Invoice),
    ("communications", Role::Communications),
    ("communication", Role::Communications),
    ("comms", Role::Communications),
    ("product", Role::Product),
    ("other", Role::Other),
    ("additional", Role::Other),
];

/// Words for the person that may follow the role.
const PERSON: [&str; 4] = ["contact", "person", "representative", "delegate"];

/// The role that a heading speaks of and what it says about that person, in the searched form without spaces: empty
/// for the person as such. Nothing for a heading that names no role.
pub(super) fn role_of(heading: &str) -> Option<(Role, String)> {
    let key = text::search_key(heading);
    let (role, rest) = CALLED.iter().find_map(|(called, role)| {
        let after = key.strip_prefix(called).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let before = || ending_in(&key, called);
        after.map(str::to_owned).or_else(before).map(|rest| (*role, rest))
    })?;
    let mut words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    let says_person = words.first().is_some_and(|word| PERSON.contains(word));
    if says_person {
        words.remove(0);
    }
    // "Main" alone, or "Invoice", may be anything; "Signatory" is a person.
    let is_person = says_person || role == Role::Signatory;
    (!words.is_empty() || is_person).then(|| (role, words.concat()))
}

/// "E-mail of the voting contact" and "E-mail (voting)" as what stands before, with the word for the person in front.
fn ending_in(key: &str, called: &str) -> Option<String> {
    let person = PERSON.iter().find_map(|person| key.strip_suffix(person)?.strip_suffix(' '));
    let before = person.unwrap_or(key).strip_suffix(called)?.strip_suffix(' ')?;
    let before = before.strip_suffix(" the").unwrap_or(before);
    let before = before.strip_suffix(" of").unwrap_or(before);
    Some(format!("contact {before}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_known_before_or_after_what_is_said() {
        for (heading, role, rest) in [
            ("Main contact name", Role::Main, "name"),
            ("Voting contact (e-mail)", Role::Voting, "email"),
            ("E-mail of the voting contact", Role::Voting, "email"),
            ("Billing e-mail", Role::Invoice, "email"),
            ("Invoice contact", Role::Invoice, ""),
            ("TECHNICAL_CONTACT_FIRST_NAME", Role::Technical, "firstname"),
            ("Main relationship contact ORCID iD", Role::Main, "orcidid"),
            ("Signatory", Role::Signatory, ""),
            ("Name (signatory)", Role::Signatory, "name"),
        ] {
            assert_eq!(role_of(heading), Some((role, rest.to_owned())), "{heading}");
        }
        for heading in ["Contact name", "Mainz", "Main", "Invoice", "Name", "Italy", ""] {
            assert_eq!(role_of(heading), None, "{heading}");
        }
    }
}
