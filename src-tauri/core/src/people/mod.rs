//! Members, the people at them, and what is known of both.

pub mod attachments;
pub mod contacts;
pub mod duplicates;
pub mod imports;
pub mod members;
pub mod personal_data;
pub mod portal_sync;
pub mod profile;
pub mod tabular;
pub mod views;
pub mod voting;
