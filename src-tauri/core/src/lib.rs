//! The whole domain of Consortium Desk, without Tauri and without an interface.

pub mod contacts;
pub mod kernel;
pub mod members;
pub mod profile;
pub mod register;
