//! The priority that follows from severity and urgency.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IssueSeverity, IssueUrgency, store};
use crate::kernel::{Error, Result};
use crate::register::{Op, Register};

/// The lowest priority.
const PRIORITY_MAX: u32 = 4;

/// A cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssuePriority {
    /// How badly an issue hits.
    pub severity: IssueSeverity,
    /// How soon it has to be solved.
    pub urgency: IssueUrgency,
    /// From 1, the highest, to 4.
    pub priority: u32,
}

/// Asks to change the matrix.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveIssuesMatrix {
    /// The cells to change.
    pub cells: Vec<IssuePriority>,
}

/// Gives the priority of each severity with each urgency.
pub fn matrix(register: &Register) -> Result<Vec<IssuePriority>> {
    let mut matrix = store::matrix(register.reader())?;
    matrix.sort_by_key(|cell| (cell.severity, cell.urgency));
    Ok(matrix)
}

/// Changes the matrix. Issues have the priority that it says from then on.
///
/// # Errors
/// On `cells`: a priority that is not from 1 to 4.
pub fn save_matrix(register: &mut Register, request: SaveIssuesMatrix) -> Result<Vec<IssuePriority>> {
    let is_possible = |cell: &IssuePriority| (1..=PRIORITY_MAX).contains(&cell.priority);
    if !request.cells.iter().all(is_possible) {
        let most = PRIORITY_MAX;
        return Err(Error::invalid("cells", message!("Priorities go from 1, the highest, to {most}.", most)));
    }
    let known = matrix(register)?;
    let changed: Vec<_> = request.cells.iter().filter(|cell| !known.contains(cell)).collect();
    if !changed.is_empty() {
        let op = Op::new(message!("Changed the priorities of issues"));
        register.transact(op, |edit| changed.iter().try_for_each(|cell| store::set_priority(edit, cell)))?;
    }
    matrix(register)
}
