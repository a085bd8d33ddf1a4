//! The whole domain of Consortium Desk, without Tauri and without an interface.
//!
//! What holds throughout:
//!
//! 1. Money is whole minor units of an ISO 4217 currency ([`kernel::money`]); no floating-point number touches it.
//! 2. Every change runs through [`register::Register::transact`], which records it, before and after, in the same
//!    transaction. Recording is done by triggers on the connection: there is no way to change a row unrecorded.
//! 3. An issued invoice never changes; triggers in the schema refuse it, whoever asks.
//! 4. Invoice numbers are given out only in the transaction that writes the invoice.
//! 5. Documents are pure functions of the frozen invoice.
//! 6. The clock and the user are passed in ([`kernel::Clock`]).
//!
//! Slices depend downwards only, in the order of [`slices`]; SQL lives in `register` and in the slices' `store.rs`.
//! What deliberately does not exist here: networking, mutable global state, a way round the door ([`Door`]).

#[macro_use]
pub mod kernel;
pub mod register;

pub mod money;
pub mod office;
pub mod paper;
pub mod people;
pub mod service;

#[cfg(test)]
mod references;
#[cfg(test)]
mod test_world;

pub mod api;
mod door;
pub mod info;
pub mod messages;
pub mod slices;
mod typescript;

pub use door::Door;
pub use slices::SCHEMA;
