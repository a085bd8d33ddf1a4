//! Merges one record into another, as one operation that can be undone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fields::Choices;
use super::merge_contacts::ContactPlan;
use super::merge_members::MemberPlan;
use super::{Kind, RecordPair};
use crate::kernel::{Error, OptionExt, Result};
use crate::people::contacts;
use crate::people::members;
use crate::register::{Connection, Op, Register};

/// Asks to merge one record into another, or what that would do.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct MergeDuplicates {
    pub kind: Kind,
    /// The record that remains.
    pub survivor_id: i64,
    /// The record that is merged into it.
    pub other_id: i64,
    /// Whose value remains, field by field; as the preview suggests where nothing is said.
    #[serde(default)]
    #[ts(as = "Option<Choices>")]
    pub choices: Choices,
}

/// What came of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MergeOutcome {
    /// The record that remains.
    pub survivor_id: i64,
    /// The history entry to undo.
    pub entry_id: Option<i64>,
}

/// Merges one record into another.
pub fn merge(register: &mut Register, request: MergeDuplicates) -> Result<MergeOutcome> {
    refuse_itself(&request)?;
    let connection = register.reader();
    let pair = RecordPair { kind: request.kind, one_id: request.survivor_id, other_id: request.other_id };
    let (survivor, other) =
        (name_of(connection, pair.kind, pair.one_id)?, name_of(connection, pair.kind, pair.other_id)?);
    let op = Op::new(message!("Merged {other} into {survivor}", other, survivor));
    let (today, schema) = (register.clock().today(), register.schema());
    let outcome = match request.kind {
        Kind::Members => {
            let plan = MemberPlan::of(connection, &request, today)?;
            register.transact_with_entry(op, |edit| plan.carry_out(edit, schema))?
        }
        Kind::Contacts => {
            let plan = ContactPlan::of(connection, &request)?;
            register.transact_with_entry(op, |edit| plan.carry_out(edit, schema))?
        }
    };
    Ok(MergeOutcome { survivor_id: request.survivor_id, entry_id: outcome.entry_id })
}

/// Refuses to merge a record with itself.
pub(super) fn refuse_itself(request: &MergeDuplicates) -> Result<()> {
    if request.survivor_id == request.other_id {
        return Err(Error::invalid(
            "other_id",
            message!("A record cannot be merged into itself. Name two records."),
        ));
    }
    Ok(())
}

/// The name of a record.
pub(super) fn name_of(connection: &Connection, kind: Kind, id: i64) -> Result<String> {
    match kind {
        Kind::Members => Ok(members::find(connection, id)?.draft.official_name),
        Kind::Contacts => {
            Ok(contacts::store::find(connection, id)?.or_not_found(template!("Contact"), id)?.name())
        }
    }
}
