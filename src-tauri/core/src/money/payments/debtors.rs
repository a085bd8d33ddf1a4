//! Whose money it is: a member's, a sponsor's, or not known yet.

use super::store;
use crate::kernel::{Error, Result};
use crate::register::Connection;

/// A member, a sponsor, or nobody yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Debtor {
    pub(crate) member_id: Option<i64>,
    pub(crate) sponsor_id: Option<i64>,
}

impl Debtor {
    /// The debtor that a request names; it must exist.
    pub(crate) fn named(
        connection: &Connection,
        member_id: Option<i64>,
        sponsor_id: Option<i64>,
    ) -> Result<Self> {
        let debtor = Self { member_id, sponsor_id };
        if member_id.is_some() && sponsor_id.is_some() {
            return Err(Error::invalid(
                "member_id",
                message!("The money is a member’s or a sponsor’s, not both. Name one of them."),
            ));
        }
        if debtor.is_known() && store::debtor_name(connection, debtor)?.is_none() {
            return Err(Error::not_found(message!(
                "The member or sponsor whose money it is does not exist, or no longer exists."
            )));
        }
        Ok(debtor)
    }

    /// Whether it is anybody.
    pub(crate) fn is_known(self) -> bool {
        self != Self::default()
    }
}
