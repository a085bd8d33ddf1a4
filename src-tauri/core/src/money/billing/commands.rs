//! What can be asked of this slice.

use super::{
    Approval, ApproveBilling, BillingRequest, BillingYears, ExplainBilling, FeeExplanation, RunPreview,
    approve, explain, preview, years,
};
use crate::register::commands;

commands! {
    read "billing.years" => BillingYears, years;
    read "billing.preview": BillingRequest as PreviewBilling => RunPreview, preview;
    read "billing.explain": ExplainBilling => FeeExplanation, explain;
    write "billing.approve": ApproveBilling => Approval, approve;
}
