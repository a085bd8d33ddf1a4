//! Which way a letter is read, and where its address and its logo stand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;

/// Which way a letter is read. From right to left, the whole page is mirrored, but for what stands in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// As English is.
    #[default]
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

/// Where the window of the envelope is. It is always on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// DIN 5008 form B: 45 mm from the upper edge.
    #[default]
    DinB,
    /// DIN 5008 form A: 27 mm from the upper edge.
    DinA,
    /// The US no. 10 envelope, for a letter folded in three.
    UsNo10,
    None,
}

codes!(Window { DinB = "din_b", DinA = "din_a", UsNo10 = "us_no10", None = "none" });

/// Where the logo, or the name in its place, stands in the letterhead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogoSide {
    /// Where lines begin.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// Where lines end.
    End,
}

codes!(LogoSide { Start = "start", Centre = "centre", End = "end" });
