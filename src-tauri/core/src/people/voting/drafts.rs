//! Messages that ask members to confirm their contacts, as drafts that any mail program opens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RoundDetail, RoundRow, round, store};
use crate::kernel::{Error, Id, Result};
use crate::paper::mail::MailHead;
use crate::paper::typesetting::files::distinct_names;
use crate::people::contacts::{self, MemberContact};
use crate::people::profile;
use crate::register::{Op, Register};

/// Asks for the messages of a round.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftVotingRound {
    pub id: i64,
    /// The members to write to; everybody who has not answered when absent.
    pub member_ids: Option<Vec<i64>>,
}

/// Asks to note that members were written to.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NoteVotingAsked {
    /// The round.
    pub id: i64,
    pub member_ids: Vec<i64>,
}

/// The messages of a round.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MailDrafts {
    /// A message for each member.
    pub drafts: Vec<MailDraft>,
    /// Members that cannot be written to, for want of a main contact with an e-mail address.
    pub unreachable: Vec<String>,
}

/// A message to a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MailDraft {
    pub member_id: i64,
    pub file_name: String,
    /// The address it goes to.
    pub to: String,
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The whole message as a mail program reads it (RFC 5322), marked as not yet sent.
    pub message: String,
}

/// Drafts the messages of a round.
pub fn make_drafts(register: &Register, request: DraftVotingRound) -> Result<MailDrafts> {
    let detail = round::round(register, Id { id: request.id })?;
    if detail.round.closed_on.is_some() {
        return Err(Error::conflict(message!("The round “{title}” is closed.", title = detail.round.title)));
    }
    let own = profile::get(register)?.draft;
    let is_asked = |row: &&RoundRow| match &request.member_ids {
        Some(ids) => ids.contains(&row.member_id),
        None => row.answer.is_none(),
    };
    let mut made = MailDrafts { drafts: Vec::new(), unreachable: Vec::new() };
    for row in detail.rows.iter().filter(is_asked) {
        if row.email.is_empty() {
            made.unreachable.push(row.member.clone());
            continue;
        }
        let people = contacts::store::of_member(register.reader(), row.member_id)?;
        let fill = |text: &str| {
            text.replace("{member}", &row.member)
                .replace("{contacts}", &listed(&people))
                .replace("{due}", &detail.round.due_on.format("%-d %B %Y").to_string())
                .replace("{consortium}", &own.name)
        };
        let (subject, body) = (fill(&detail.round.subject), fill(&detail.round.body));
        let about = format!("confirmation-{}-{}", request.id, row.member_id);
        let (from, to) =
            ((own.name.as_str(), own.email.as_str()), (row.main_contact.as_str(), row.email.as_str()));
        let envelope = MailHead::now(register, &about, from, to)?;
        let message = envelope.message(&subject, &body, &[]);
        let (file_name, to) = (row.member.clone(), row.email.clone());
        made.drafts.push(MailDraft { member_id: row.member_id, file_name, to, subject, body, message });
    }
    // Two members may have one name; neither message may overwrite the other.
    let names = distinct_names(made.drafts.iter().map(|draft| draft.file_name.as_str()));
    for (draft, name) in made.drafts.iter_mut().zip(names) {
        draft.file_name = format!("{name}.eml");
    }
    Ok(made)
}

/// Notes that members were written to.
pub fn note_asked(register: &mut Register, request: NoteVotingAsked) -> Result<RoundDetail> {
    let detail = round::round(register, Id { id: request.id })?;
    let count = request.member_ids.len();
    let summary = message!(
        "Wrote to {count, plural, one {# member} other {# members}} in the round {title}",
        count,
        title = detail.round.title
    );
    register.transact(Op::new(summary), |edit| {
        request.member_ids.iter().try_for_each(|id| store::set_asked(edit, request.id, *id, edit.today()))
    })?;
    round::round(register, Id { id: request.id })
}

/// The present contacts of a member, a line each.
fn listed(people: &[MemberContact]) -> String {
    let line = |person: &MemberContact| {
        let roles: Vec<&str> =
            person.roles.iter().filter(|held| held.is_current).map(|held| held.role.title()).collect();
        let reach: Vec<&str> = [person.draft.email.as_str(), person.draft.orcid_id.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let reach = if reach.is_empty() { String::new() } else { format!(" ({})", reach.join(", ")) };
        (!roles.is_empty()).then(|| format!("- {}: {}{reach}", roles.join(", "), person.name))
    };
    let lines: Vec<String> = people.iter().filter_map(line).collect();
    if lines.is_empty() { "- nobody yet".to_owned() } else { lines.join("\n") }
}
