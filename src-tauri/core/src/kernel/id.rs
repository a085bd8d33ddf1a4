//! The id of a record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a record by its id: what a command is asked with that needs nothing else. What kind of record it is, the command says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Id {
    /// The number it has in its table.
    pub id: i64,
}
