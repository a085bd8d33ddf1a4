//! What invoices have to say before the first one goes out: where to pay, and what of tax.

use super::store;
use crate::kernel::{Result, SetupKey, SetupStep};
use crate::people::profile;
use crate::register::Register;

/// Whether members can pay, and whether invoices say something on tax.
pub(super) fn account(register: &Register) -> Result<SetupStep> {
    let profile = profile::read(register.reader())?;
    let has_account = profile.has_account();
    let categories = store::all(register.reader())?;
    let has_tax = !profile.tax_text.is_empty() || !categories.is_empty();
    let detail = match (has_account, has_tax) {
        (true, true) => message!("Invoices say where to pay and how they are taxed."),
        (true, false) => message!("Invoices say nothing on tax yet: enter a sentence, or a tax category."),
        (false, true) => message!("Invoices say no account to pay to yet."),
        (false, false) => message!("Invoices say neither an account to pay to nor anything on tax yet."),
    };
    let title = message!("Bank account and tax");
    let step = SetupStep::new(SetupKey::Account, title, has_account && has_tax, detail, "settings");
    Ok(if has_account && !has_tax { step.at("tab", "tax") } else { step })
}
