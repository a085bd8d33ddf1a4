//! How the desk works.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::settings as stored;
use crate::kernel::{FieldProblems, Result, ids};
use crate::register::{Connection, Op, Register};

/// The longest time after which a reply opens a ticket again, in months.
const REOPEN_MONTHS_MAX: u32 = 120;

/// How the desk works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskSettings {
    /// The addresses that members write to. What comes from them is an answer.
    pub addresses: Vec<String>,
    /// Months after the last solution until which a reply opens a ticket again; later it is a ticket of its own.
    pub reopen_months: u32,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self { addresses: Vec::new(), reopen_months: 3 }
    }
}

/// How the desk works.
pub fn settings(register: &Register) -> Result<DeskSettings> {
    current(register.reader())
}

pub(super) fn current(connection: &Connection) -> Result<DeskSettings> {
    Ok(stored(connection)?.unwrap_or_default())
}

/// Changes how the desk works.
pub fn save_settings(register: &mut Register, request: DeskSettings) -> Result<DeskSettings> {
    let mut problems = FieldProblems::default();
    let mut addresses: Vec<String> = Vec::new();
    for address in request.addresses.iter().filter(|address| !address.trim().is_empty()) {
        let address = problems.take("addresses", ids::email(address)).to_lowercase();
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    if request.reopen_months > REOPEN_MONTHS_MAX {
        problems.add("reopen_months", message!("At most {months} months.", months = REOPEN_MONTHS_MAX));
    }
    problems.into_result()?;
    let new = DeskSettings { addresses, ..request };
    if current(register.reader())? != new {
        let op = Op::new(message!("Changed the settings of the desk"));
        register.transact(op, |edit| super::store::save_settings(edit, &new))?;
    }
    Ok(new)
}
