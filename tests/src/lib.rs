//! The real application under test: started, driven like a person would drive it, and looked at.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops here and says where")]

pub mod application;
pub mod page;
pub mod processes;
