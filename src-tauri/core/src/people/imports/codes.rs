//! What a cell says of a tier, a status, a role, or a field that the consortium added.

use crate::kernel::field::Check;
use crate::kernel::{Message, country, text};
use crate::people::contacts::Role;
use crate::people::members::{CustomField, CustomFieldKind, Status, Tier};
use crate::people::tabular::{self, DateOrder, values};

/// Reads a word of a field that has codes: those, and what else people write for them.
pub(super) fn code(field: &str) -> Check {
    match field {
        "country" => country::parse,
        "tier" => |cell| tier(cell).map(|tier| tier.code().to_owned()),
        "status" => |cell| status(cell).map(|status| status.code().to_owned()),
        "role" => |cell| role(cell).map(|role| role.code().to_owned()),
        _ => |cell| Ok(cell.to_owned()),
    }
}

fn tier(cell: &str) -> Result<Tier, Message> {
    let key = text::search_key(cell);
    let word = match key.as_str() {
        "medium" | "regular" => "standard",
        other => other.strip_suffix(" member").unwrap_or(other),
    };
    Tier::from_code(word)
        .ok_or_else(|| message!("“{cell}” is not a tier. Use small, standard or large.", cell))
}

fn status(cell: &str) -> Result<Status, Message> {
    let key = text::search_key(cell);
    let word = match key.as_str() {
        "current" | "member" | "yes" => "active",
        "inquiry" | "prospect" | "lead" => "enquiry",
        "applied" | "application" | "pending" => "applicant",
        "joining" | "new" => "onboarding",
        "notice given" | "withdrawing" => "leaving",
        "inactive" | "left" | "ended" | "cancelled" | "withdrawn" => "former",
        other => other,
    };
    Status::from_code(word).ok_or_else(|| {
        message!(
            "“{cell}” is not a status. Use enquiry, applicant, onboarding, active, leaving or former.",
            cell
        )
    })
}

fn role(word: &str) -> Result<Role, Message> {
    let key = text::search_key(word);
    let word_known = match key.strip_suffix(" contact").unwrap_or(&key) {
        "agreement signatory" | "signing" => "signatory",
        "main relationship" | "lead" | "primary" => "main",
        "vote" | "voter" => "voting",
        "tech" => "technical",
        "billing" | "invoices" | "finance" => "invoice",
        "communication" | "comms" => "communications",
        other => other,
    };
    Role::from_code(word_known).ok_or_else(|| {
        message!("“{word}” is not a role. Use signatory, main, voting, technical, invoice, communications, product or other.", word)
    })
}

/// The value of a custom field in its stored form.
pub(super) fn custom(field: &CustomField, cell: &str, order: Option<DateOrder>) -> Result<String, Message> {
    let written = match field.kind {
        CustomFieldKind::Date => tabular::day(cell, order, false, false)?.0.to_string(),
        CustomFieldKind::YesNo => if values::yes(cell)? { "yes" } else { "no" }.to_owned(),
        CustomFieldKind::Choice => {
            let key = text::search_key(cell);
            let choice = field.choices.iter().find(|choice| text::search_key(choice) == key);
            choice.cloned().unwrap_or_else(|| cell.to_owned())
        }
        CustomFieldKind::Text | CustomFieldKind::Number => text::lines(cell)?,
    };
    field.check(&written).map(|()| written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_in_common_writings() {
        assert_eq!(tier("Standard member"), Ok(Tier::Standard));
        assert_eq!(status(" Inactive"), Ok(Status::Former));
        assert_eq!((role("Main contact"), role("Voting")), (Ok(Role::Main), Ok(Role::Voting)));
        assert!(role("boss").unwrap_err().contains("boss"));
    }
}
