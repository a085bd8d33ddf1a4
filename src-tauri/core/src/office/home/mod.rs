//! Home: what needs somebody today, how far a new register is set up, and what colleagues did meanwhile. It knows no slice:
//! each says of itself what waits (`needs`) and what it has to be told first (`setup`).

mod commands;
mod get;
mod needs;
mod store;
#[cfg(test)]
mod tests;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Need, SetupStep};
use crate::register::{Colleagues, Slice};

pub use get::get;
pub use needs::needs;

pub(crate) static SLICE: Slice = Slice { name: "home", commands: commands::ALL, ..Slice::EMPTY };

/// What one sees first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Home {
    /// The steps of setting the register up, in order.
    pub setup: Vec<SetupStep>,
    /// Whether it is being set up: a step is left, and no invoice has been issued.
    pub is_new: bool,
    /// What colleagues did since one was here.
    pub colleagues: Colleagues,
}

/// What needs somebody today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NeedList {
    /// What waits, what has waited longest first.
    pub rows: Vec<Need>,
}
