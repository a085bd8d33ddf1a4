//! Messages of tickets.

pub(super) mod store;
