//! Works out a run: the same for a preview and for issuing.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{BillingRequest, RunProblem, pre_flight, store};
use crate::fees::{self, Fee, FeePlanDraft};
use crate::kernel::{Currency, LicenceYear, OptionExt, Result};
use crate::members::{self, Member, Status};
use crate::profile::{self, ProfileDraft};
use crate::register::history::Nothing;
use crate::register::{Connection, Register};

/// A run, worked out.
#[derive(Debug)]
pub struct WorkedRun {
    /// The licence year.
    pub year: LicenceYear,
    /// The invoice date.
    pub issued_on: NaiveDate,
    /// The due date.
    pub due_on: NaiveDate,
    /// The currency of every invoice.
    pub currency: Currency,
    /// Who bills.
    pub profile: ProfileDraft,
    /// The fees.
    pub plan: Option<FeePlanDraft>,
    /// Who is billed, by name.
    pub lines: Vec<BillableMember>,
    /// What the lines add up to; none beyond 64 bits.
    pub total_minor: Option<i64>,
    /// Members already invoiced for the year.
    pub already_issued: usize,
    /// What is missing or wrong.
    pub problems: Vec<RunProblem>,
}

/// A member that is billed.
#[derive(Debug)]
pub struct BillableMember {
    /// The member.
    pub member: Member,
    /// Who receives the invoice there.
    pub attention: Option<Attention>,
    /// What it pays.
    pub fee: Fee,
}

/// A person an invoice is addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The name.
    pub name: String,
    /// The e-mail address; empty for none.
    pub email: String,
    /// Whether the person is the invoice contact; otherwise the main contact stands in.
    pub is_invoice_contact: bool,
}

/// Works out the run of a licence year.
///
/// # Errors
/// A year that cannot be billed, an invalid plan, or a due date before the invoice date.
pub fn work_out(register: &Register, request: &BillingRequest) -> Result<WorkedRun> {
    let connection = register.reader();
    let profile = profile::get(register, Nothing {})?.draft;
    let year = profile.year_start()?.year(request.year);
    let year =
        year.or_invalid("year", format!("{} is not a licence year this program bills.", request.year))?;
    let currency = profile.currency()?;
    let issued_on = request.issued_on.unwrap_or_else(|| register.clock().today());
    let due_on =
        request.due_on.or_else(|| issued_on.checked_add_days(Days::new(u64::from(profile.payment_due_days))));
    let due_on = due_on.filter(|due_on| *due_on >= issued_on);
    let due_on = due_on
        .or_invalid("due_on", format!("The due date must not be before the invoice date, {issued_on}."))?;
    let plan = match &request.plan {
        Some(plan) => Some(fees::checked(plan)?),
        None => fees::draft_of_year(connection, request.year, &profile.currency)?,
    };
    let mut run = WorkedRun {
        year,
        issued_on,
        due_on,
        currency,
        profile,
        plan,
        lines: Vec::new(),
        total_minor: Some(0),
        already_issued: 0,
        problems: Vec::new(),
    };
    run.add_lines(connection)?;
    pre_flight::inspect(connection, &mut run)?;
    Ok(run)
}

impl WorkedRun {
    fn add_lines(&mut self, connection: &Connection) -> Result<()> {
        let invoiced = store::invoiced_members(connection, self.year.year)?;
        let mut people = store::attentions(connection)?;
        self.already_issued = invoiced.len();
        let invoiced: BTreeSet<i64> = invoiced.into_iter().collect();
        for member in members::store::all(connection)? {
            if !is_billed(&member, &self.year) || invoiced.contains(&member.id) {
                continue;
            }
            let attention = people.remove(&member.id);
            let (tier, joined_on) = (member.draft.tier, member.draft.joined_on);
            let fee = self
                .plan
                .as_ref()
                .and_then(|plan| fees::fee(plan, self.currency, &self.year, tier, joined_on));
            match fee {
                Some(fee) => {
                    self.total_minor = self.total_minor.and_then(|total| total.checked_add(fee.total_minor));
                    self.lines.push(BillableMember { member, attention, fee });
                }
                None if self.plan.is_some() => self.problems.push(pre_flight::without_tier(&member)),
                None => {}
            }
        }
        Ok(())
    }
}

/// Whether a member is billed for a licence year: active, or leaving but not gone before it begins, and not joining
/// after it ends.
fn is_billed(member: &Member, year: &LicenceYear) -> bool {
    let draft = &member.draft;
    let standing = matches!(draft.status, Status::Active | Status::Leaving);
    let gone_before = draft.left_on.is_some_and(|left_on| left_on < year.starts_on);
    let joins_after = draft.joined_on.is_some_and(|joined_on| joined_on > year.ends_on);
    member.archived_on.is_none() && standing && !gone_before && !joins_after
}
