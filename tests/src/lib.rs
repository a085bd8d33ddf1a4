//! What the tests of the project share: the real application, started, driven like a person would drive it and looked at, and
//! the sources.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops here and says where")]

pub mod application;
pub mod page;
pub mod processes;
pub mod sources;
