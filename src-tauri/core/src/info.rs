//! What the interface shows of the open register itself.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Message, Result};
use crate::people::{members, profile};
use crate::register::{CheckReport, Register, Slice, commands};

pub(crate) static SLICE: Slice = Slice { name: "info", commands: ALL, ..Slice::EMPTY };

commands! {
    read "register.info" => RegisterInfo, info;
    read "register.check" => CheckReport, check;
}

/// The open register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterInfo {
    /// Where the file lies.
    pub path: String,
    pub file_name: String,
    /// The consortium's name.
    pub name: String,
    /// Who works with it.
    pub user: String,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Why, as a sentence.
    pub read_only_reason: Option<Message>,
    /// What should be known that is no fault of the file: a clock set back, another version beside it.
    pub notices: Vec<Message>,
    pub schema_version: u32,
    /// Today, by the register’s clock.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Members that are not archived.
    pub member_count: i64,
}

/// Tells about the open register.
pub fn info(register: &Register) -> Result<RegisterInfo> {
    let path = register.path();
    Ok(RegisterInfo {
        path: path.display().to_string(),
        file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        name: profile::get(register)?.draft.name,
        user: register.user().to_owned(),
        read_only: register.read_only_reason().is_some(),
        read_only_reason: register.read_only_reason().cloned(),
        notices: register.notices().to_vec(),
        schema_version: register.schema_version(),
        today: register.clock().today(),
        member_count: members::facets(register)?.total,
    })
}

/// Runs every check of the register.
pub fn check(register: &Register) -> Result<CheckReport> {
    register.check()
}
