//! What the list of slices promises, asked of the list, of the schema and of what really happens.

mod callers;
mod commands;
pub(crate) mod messages;
pub(crate) mod reads;
mod requests;
mod tables;
