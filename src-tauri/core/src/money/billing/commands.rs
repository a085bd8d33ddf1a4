//! What can be asked of this slice.

use super::{
    Approval, ApproveRun, BillingRequest, BillingYears, ExplainFee, FeeExplanation, RunPreview, approve,
    explain, preview, years,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "billing.years": Nothing => BillingYears, years;
    read "billing.preview": BillingRequest => RunPreview, preview;
    read "billing.explain": ExplainFee => FeeExplanation, explain;
    write "billing.approve": ApproveRun => Approval, approve;
}
