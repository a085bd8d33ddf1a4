//! How the desk works.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::settings as stored;
use super::{TicketShareTarget, TicketTarget};
use crate::kernel::{FieldProblems, Result, ids};
use crate::register::{Connection, Op, Register};

/// The longest time after which a reply opens a ticket again, in months.
const REOPEN_MONTHS_MAX: u32 = 120;

/// The longest time for which messages are kept other than for ever, in years.
const KEEP_YEARS_MAX: u32 = 50;

/// Working days within which a share can be promised at most, and shares at most.
const SHARE_DAYS_MAX: u32 = 366;
const SHARES_MAX: usize = 20;

/// The most that can be promised: a year of days and nights, in minutes.
const TARGET_MINUTES_MAX: i64 = 366 * 24 * 60;

/// How the desk works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DeskSettings {
    /// The addresses that members write to. What comes from them is an answer.
    pub addresses: Vec<String>,
    /// Months after the last solution until which a reply opens a ticket again; later it is a ticket of its own.
    pub reopen_months: u32,
    /// What is promised for a priority; nothing for one that is not among them.
    #[serde(default)]
    #[ts(as = "Option<Vec<TicketTarget>>")]
    pub targets: Vec<TicketTarget>,
    /// The shares of tickets that are promised within working days: most within 7, almost all within 20.
    #[serde(default)]
    #[ts(as = "Option<Vec<TicketShareTarget>>")]
    pub share_targets: Vec<TicketShareTarget>,
    /// The years for which messages of tickets that were put away are kept, from 1 to 50; for ever when absent.
    #[serde(default)]
    pub keep_years: Option<u32>,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self {
            addresses: Vec::new(),
            reopen_months: 3,
            targets: Vec::new(),
            share_targets: Vec::new(),
            keep_years: None,
        }
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
    if request.keep_years.is_some_and(|years| !(1..=KEEP_YEARS_MAX).contains(&years)) {
        let most = KEEP_YEARS_MAX;
        problems.add(
            "keep_years",
            message!("From 1 year to {most}; leave it empty to keep them for ever.", most),
        );
    }
    let mut targets: Vec<TicketTarget> = Vec::new();
    for (place, target) in request.targets.iter().enumerate() {
        let minutes = [target.respond_minutes, target.solve_minutes];
        if minutes.iter().flatten().any(|minutes| !(1..=TARGET_MINUTES_MAX).contains(minutes)) {
            problems.add(&format!("targets.{place}"), message!("From one minute to a year."));
        }
        if targets.iter().any(|other| other.priority == target.priority) {
            problems.add(&format!("targets.{place}"), message!("This priority is among them already."));
        }
        if minutes.iter().any(Option::is_some) {
            targets.push(*target);
        }
    }
    check_shares(&request.share_targets, &mut problems);
    problems.into_result()?;
    let new = DeskSettings { addresses, targets, ..request };
    if current(register.reader())? != new {
        let op = Op::new(message!("Changed the settings of the desk"));
        register.transact(op, |edit| super::store::save_settings(edit, &new))?;
    }
    Ok(new)
}

fn check_shares(shares: &[TicketShareTarget], problems: &mut FieldProblems) {
    if shares.len() > SHARES_MAX {
        problems.add("share_targets", message!("At most {most} shares.", most = SHARES_MAX));
    }
    for (place, share) in shares.iter().enumerate() {
        let field = format!("share_targets.{place}");
        if !(1..=100).contains(&share.percent) {
            problems.add(&field, message!("Promise from 1 % to 100 % of the tickets."));
        }
        if !(1..=SHARE_DAYS_MAX).contains(&share.working_days) {
            problems.add(&field, message!("From 1 working day to {most}.", most = SHARE_DAYS_MAX));
        }
        if shares[..place].contains(share) {
            problems.add(&field, message!("This share is among them already."));
        }
    }
}
