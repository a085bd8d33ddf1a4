//! Changes the same fields of many members at once: all of them, or none when one cannot be changed so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Member, MemberDraft, Status, Tier, check, find, store};
use crate::kernel::{Error, ErrorKind, Result};
use crate::register::{Op, Register};

/// Members named in an error; the preview tells all of them.
const NAMED_MAX: usize = 20;

/// Asks to change fields of many members.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BulkUpdate {
    /// The members.
    pub ids: Vec<i64>,
    /// What each of them has afterwards.
    pub set: BulkSet,
}

/// The fields to change; those absent stay as they are.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BulkSet {
    /// Where they stand.
    pub status: Option<Status>,
    /// Size class; to nothing takes it away.
    pub tier: Option<To<Tier>>,
    /// ISO 3166 code or English name; empty takes it away.
    pub country: Option<String>,
    /// Sector; empty takes it away.
    pub sector: Option<String>,
    /// First day of membership; to nothing takes it away.
    #[ts(as = "Option<To<String>>")]
    pub joined_on: Option<To<NaiveDate>>,
    /// Last day of membership; to nothing takes it away.
    #[ts(as = "Option<To<String>>")]
    pub left_on: Option<To<NaiveDate>>,
}

/// The new value of a field that may be without one.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct To<T> {
    /// The value; none takes it away.
    pub to: Option<T>,
}

/// What a change of many members would do, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkOutcome {
    /// Members that change.
    pub changed: usize,
    /// Members that are so already.
    pub unchanged: usize,
    /// Why members cannot be changed so. While there are any, nothing is.
    pub problems: Vec<BulkProblem>,
}

/// Why a member cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkProblem {
    /// The member.
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The field at fault.
    pub field: String,
    /// What is wrong.
    pub problem: String,
}

/// Says what a change of many members would do.
pub fn bulk_preview(register: &Register, request: BulkUpdate) -> Result<BulkOutcome> {
    Ok(work_out(register, &request)?.0)
}

/// Changes many members in one operation.
///
/// # Errors
/// [`ErrorKind::Invalid`] when a member cannot be changed so; then none is. The context names the members.
pub fn bulk_update(register: &mut Register, request: BulkUpdate) -> Result<BulkOutcome> {
    let (outcome, changes) = work_out(register, &request)?;
    if !outcome.problems.is_empty() {
        return Err(refused(&outcome, request.ids.len()));
    }
    let fields = request.set.fields().join(", ");
    let summary = match changes.as_slice() {
        [(member, _)] => format!("Changed {fields} of {}", member.draft.official_name),
        many => format!("Changed {fields} of {} members", many.len()),
    };
    register.transact(Op::new("members.bulk_update", summary), |edit| {
        changes.iter().try_for_each(|(member, draft)| store::update(edit, member.id, draft))
    })?;
    Ok(outcome)
}

/// The members that change, with their drafts in stored form.
type Changes = Vec<(Member, MemberDraft)>;

fn work_out(register: &Register, request: &BulkUpdate) -> Result<(BulkOutcome, Changes)> {
    let connection = register.reader();
    let mut ids = request.ids.clone();
    ids.sort_unstable();
    ids.dedup();
    let mut outcome = BulkOutcome { changed: 0, unchanged: 0, problems: Vec::new() };
    let mut changes = Vec::new();
    for id in ids {
        let member = find(connection, id)?;
        match check::storable(connection, Some(id), &request.set.applied(&member.draft)) {
            Ok(draft) if draft == member.draft => outcome.unchanged += 1,
            Ok(draft) => {
                outcome.changed += 1;
                changes.push((member, draft));
            }
            Err(error) if error.kind == ErrorKind::Invalid => {
                outcome.problems.extend(error.context.into_iter().map(|(field, problem)| BulkProblem {
                    member_id: id,
                    member: member.draft.official_name.clone(),
                    field,
                    problem,
                }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok((outcome, changes))
}

fn refused(outcome: &BulkOutcome, asked: usize) -> Error {
    let mut members: Vec<i64> = outcome.problems.iter().map(|problem| problem.member_id).collect();
    members.dedup();
    let message = format!(
        "{} of {asked} members cannot be changed so, and nothing was changed. Correct them first, or leave them out.",
        members.len()
    );
    let error = Error::new(ErrorKind::Invalid, message);
    outcome
        .problems
        .iter()
        .take(NAMED_MAX)
        .fold(error, |error, problem| error.with(&problem.member, problem.problem.as_str()))
}

impl BulkSet {
    /// A draft with these fields changed.
    fn applied(&self, draft: &MemberDraft) -> MemberDraft {
        let mut draft = draft.clone();
        if let Some(status) = self.status {
            draft.status = status;
        }
        if let Some(To { to }) = self.tier {
            draft.tier = to;
        }
        if let Some(country) = &self.country {
            draft.country.clone_from(country);
        }
        if let Some(sector) = &self.sector {
            draft.sector.clone_from(sector);
        }
        if let Some(To { to }) = self.joined_on {
            draft.joined_on = to;
        }
        if let Some(To { to }) = self.left_on {
            draft.left_on = to;
        }
        draft
    }

    /// What is changed, in words.
    fn fields(&self) -> Vec<&'static str> {
        let fields = [
            (self.status.is_some(), "status"),
            (self.tier.is_some(), "tier"),
            (self.country.is_some(), "country"),
            (self.sector.is_some(), "sector"),
            (self.joined_on.is_some(), "first day"),
            (self.left_on.is_some(), "last day"),
        ];
        fields.into_iter().filter_map(|(is_set, name)| is_set.then_some(name)).collect()
    }
}
