//! Billing: who is billed how much for a licence year, and what stands in the way.

mod approval;
mod approve;
mod bill;
mod commands;
mod correspondents;
mod debtor_record;
mod explain;
mod lists;
mod must_fix;
mod part_of_year;
mod payment_slip;
mod pays_in;
mod planned;
mod pre_flight;
mod preview;
mod preview_token;
mod run;
mod shared_totals;
mod sheet;
pub mod store;
mod years;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Currency, Decimal, InCurrency, Message, money};
use crate::money::fees::FeePlanDraft;
use crate::money::sponsors::Debtor;
use crate::people::members::Tier;
use crate::register::{FreeText, Link, Slice, Table};

pub use approval::{
    Approval, ApprovalState, ApprovalStatus, approval_of_issued, as_approved, require_approved,
};
pub use approve::{ApproveBilling, approve};
pub use bill::{Bill, BillLine, CoveredFee};
pub use correspondents::{Correspondent, Correspondents};
pub use debtor_record::DebtorRecord;
pub use explain::{ExplainBilling, ExplainedLine, FeeExplanation, explain};
pub use must_fix::{Despite, date_ahead, issuable_unasked, must_fix, require_issuable};
pub use planned::PlannedFee;
pub use pre_flight::{dated_before, electronic_gaps};
pub use preview::preview;
pub use run::{Attention, WorkedRun, attention_of, attentions, work_out};
pub use sheet::fee_sheet;
pub use years::{BillingYear, BillingYears, YearState, invoiced_open_years, left_to_bill, years};

pub(crate) static SLICE: Slice = Slice {
    name: "billing",
    tables: &[
        Table {
            name: "billing_run",
            label: template!("Billing run"),
            one: template!("a billing run"),
            several: template!("{count, plural, one {# billing run} other {# billing runs}}", count),
            name_columns: &["licence_year"],
        },
        Table {
            name: "billing_billed_member",
            label: template!("Billed member"),
            one: template!("a billed member"),
            several: template!("{count, plural, one {# billed member} other {# billed members}}", count),
            name_columns: &["licence_year", "currency"],
        },
        Table {
            name: "billing_approval",
            label: template!("Approval of a run"),
            one: template!("an approval of a run"),
            several: template!(
                "{count, plural, one {# approval of a run} other {# approvals of a run}}",
                count
            ),
            name_columns: &["licence_year"],
        },
        Table {
            name: "billing_approved_fee",
            label: template!("Approved fee"),
            one: template!("an approved fee"),
            several: template!("{count, plural, one {# approved fee} other {# approved fees}}", count),
            name_columns: &["currency"],
        },
        Table {
            name: "billing_issued_fee",
            label: template!("Issued fee"),
            one: template!("an issued fee"),
            several: template!("{count, plural, one {# issued fee} other {# issued fees}}", count),
            name_columns: &[],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[years::to_bill],
    links: &[
        // Which fees are billed: told of the survivor wherever it is asked.
        Link::to_member("billing_billed_member", "member_id").impersonal(),
        // What was approved stays as it was looked at; a fee that a merge changes has to be approved again.
        Link::to_member("billing_approved_fee", "member_id").impersonal(),
    ],
    free_texts: &[FreeText {
        table: "billing_approval",
        text: "note",
        place: "'The note of an approval for ' || licence_year",
    }],
    ..Slice::EMPTY
};

/// Asks for a licence year's run: to preview it, or to issue it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct BillingRequest {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// The invoice date; the one that was approved, or else today, when absent.
    #[ts(as = "Option<String>")]
    pub issued_on: Option<NaiveDate>,
    /// The due date; the one that was approved, or else the invoice date and the days of the profile, when absent.
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
    /// The fees, instead of the plan adopted for the year. Issuing adopts them.
    pub plan: Option<FeePlanDraft>,
    /// Only these members; all when absent.
    pub member_ids: Option<Vec<i64>>,
    /// The currency that totals and tax are shown in besides, where it is another than the invoice’s.
    pub also_in: Option<AlsoIn>,
    /// Only members whose anniversary is on this day or before, where fees are billed by anniversary.
    #[ts(as = "Option<String>")]
    pub anniversaries_until: Option<NaiveDate>,
    /// Why the invoices are issued despite what must be put right; the history keeps it. Only for issuing.
    pub despite: Option<String>,
}

/// A second currency that a document shows its total and tax in. What is owed is the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlsoIn {
    /// The second currency.
    pub currency: String,
    /// What one unit of the document’s currency is worth in it.
    pub exchange_rate: Decimal,
}

impl BillingRequest {
    /// Whether a member, or the run as a whole, is asked about.
    pub(super) fn includes(&self, member_id: Option<i64>) -> bool {
        match (&self.member_ids, member_id) {
            (Some(only), Some(id)) => only.contains(&id),
            _ => true,
        }
    }
}

/// What a run would bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunPreview {
    /// The licence year.
    pub year: i32,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The invoice date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// One for each invoice: members by name, then sponsors.
    pub bills: Vec<RunBill>,
    /// What they add up to, by currency.
    pub totals: Vec<CurrencyTotal>,
    /// Members already billed for the year.
    pub already_billed: usize,
    /// Members that are billed without having to pay anything: no invoice is made out to them.
    pub nothing_due: usize,
    /// What is missing or wrong.
    pub problems: Vec<RunProblem>,
    /// Whether the run can be issued as it is: it bills somebody and nothing must be put right first.
    pub can_issue: bool,
    /// Whether it can be issued at all: at least with a reason to do so despite what must be put right.
    pub can_issue_despite: bool,
    /// Stands for who is billed what: approving names it.
    pub fingerprint: String,
    /// Who approved the run last, if anybody did.
    pub approval: Option<Approval>,
    pub approval_state: ApprovalState,
    /// The same as a sentence.
    pub approval_detail: Message,
    /// Whether it is issued only when it is approved.
    pub approval_required: bool,
}

/// What one debtor would be billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunBill {
    /// Who would be billed.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// The official name.
    pub debtor_name: String,
    pub tier: Option<Tier>,
    /// The country's code; empty for none.
    pub country: String,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub lines: Vec<RunLine>,
    /// The sum of the lines.
    pub net_minor: i64,
    pub tax_minor: i64,
    /// What is to pay.
    pub total_minor: i64,
}

/// A line of what would be billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunLine {
    pub description: String,
    /// The period and the calculation.
    pub detail: String,
    /// The calculation alone.
    pub calculation: String,
    /// The amount before tax.
    pub net_minor: i64,
}

/// What invoices of one currency add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CurrencyTotal {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub count: i64,
    /// Before tax.
    pub net_minor: i64,
    pub tax_minor: i64,
    /// What is to pay.
    pub total_minor: i64,
}

impl CurrencyTotal {
    /// Nothing in `currency`.
    pub(crate) fn none(currency: Currency) -> Self {
        Self { in_currency: currency.into(), count: 0, net_minor: 0, tax_minor: 0, total_minor: 0 }
    }

    /// One more invoice.
    pub(crate) fn add(&mut self, net_minor: i64, tax_minor: i64) {
        self.count += 1;
        self.net_minor = money::sum([self.net_minor, net_minor]);
        self.tax_minor = money::sum([self.tax_minor, tax_minor]);
        self.total_minor = money::sum([self.net_minor, self.tax_minor]);
    }
}

/// How bad a problem of a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemSeverity {
    /// Nothing can be issued before it is put right.
    Blocker,
    /// Has to be put right, unless one has a reason to go on despite it.
    Required,
    /// Worth knowing.
    Warning,
}

/// What is missing or wrong before a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunProblem {
    /// The member concerned; none when it is the consortium's own profile or plan.
    pub member_id: Option<i64>,
    /// Its official name.
    pub member: Option<String>,
    /// How bad it is.
    pub severity: ProblemSeverity,
    /// The field concerned.
    pub field: String,
    pub problem: Message,
    pub what_to_do: Message,
    /// The members that are counted, where it is about a number of them.
    pub member_ids: Vec<i64>,
}
