//! Remembers that two records are not the same, so that nobody is asked again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::find::ordered;
use super::merge::name_of;
use super::{Kind, RecordPair, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::{Op, Register};

/// Asks for the pairs that were declared different.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetDuplicatesDismissed {
    pub kind: Kind,
}

/// A pair that was declared different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DistinctPair {
    /// The declaration.
    pub id: i64,
    /// The name of one of them.
    pub one: String,
    /// The name of the other.
    pub other: String,
    #[ts(type = "string")]
    pub declared_on: NaiveDate,
}

/// Asks to forget a declaration.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ReconsiderDuplicates {
    /// The declaration.
    pub id: i64,
    /// What the two records are.
    pub kind: Kind,
}

/// Declares two records different.
pub fn dismiss(register: &mut Register, request: RecordPair) -> Result<Vec<DistinctPair>> {
    let RecordPair { kind, one_id, other_id } = request;
    if one_id == other_id {
        return Err(Error::invalid(
            "other_id",
            message!("A record is always the same as itself. Name two records."),
        ));
    }
    let connection = register.reader();
    let (one, other) = (name_of(connection, kind, one_id)?, name_of(connection, kind, other_id)?);
    let ids = ordered(one_id, other_id);
    if !store::distinct_pairs(connection, kind)?.contains(&ids) {
        let summary = message!("Declared {one} and {other} different", one, other);
        register.transact(Op::new(summary), |edit| store::insert_distinct(edit, kind, ids, edit.today()))?;
    }
    dismissed(register, GetDuplicatesDismissed { kind })
}

/// Gives the pairs that were declared different, the latest first.
pub fn dismissed(register: &Register, request: GetDuplicatesDismissed) -> Result<Vec<DistinctPair>> {
    store::distinct_list(register.reader(), request.kind)
}

/// Forgets a declaration, so that the pair is found again.
pub fn reconsider(register: &mut Register, request: ReconsiderDuplicates) -> Result<Vec<DistinctPair>> {
    let list = dismissed(register, GetDuplicatesDismissed { kind: request.kind })?;
    let pair = list.into_iter().find(|pair| pair.id == request.id);
    let pair = pair.or_not_found(template!("The declared pair"), request.id)?;
    let summary =
        message!("Forgot that {pair} and {other} are different", pair = pair.one, other = pair.other);
    register.transact(Op::new(summary), |edit| store::delete_distinct(edit, request.id))?;
    dismissed(register, GetDuplicatesDismissed { kind: request.kind })
}
