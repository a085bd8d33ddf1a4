//! What keeps the payment slip of the Swiss QR-bill from being whole, said before anything is issued.

use super::{Bill, ProblemSeverity, RunProblem, WorkedRun, pre_flight};
use crate::kernel::address::PostalAddress;
use crate::kernel::{Message, bank_text};

/// Looks over what the slips of a run print of the consortium and of who pays.
pub(super) fn inspect(run: &WorkedRun, problems: &mut Vec<RunProblem>) {
    let has_slip = |bill: &Bill| bill.currency.code() == "CHF";
    let is_swiss_account = ["CH", "LI"].iter().any(|country| run.profile.iban.starts_with(country));
    if !is_swiss_account || !run.bills.iter().any(has_slip) {
        return;
    }
    let profile = &run.profile;
    let (field, holder) = match profile.bank_account_holder.as_str() {
        "" => ("name", &profile.name),
        _ => ("bank_account_holder", &profile.bank_account_holder),
    };
    for (field, why) in gaps((field, holder), &profile.address()) {
        let problem = message!("{why} The invoices carry no payment slip.", why);
        problems.push(pre_flight::own(
            ProblemSeverity::Warning,
            field,
            problem,
            message!("Correct it in Settings."),
        ));
    }
    for bill in run.bills.iter().filter(|bill| has_slip(bill)) {
        let address = bill.debtor.address();
        // Who has no address at all is named already.
        if address.street.is_empty() && address.city.is_empty() {
            continue;
        }
        for (field, why) in gaps(("official_name", bill.debtor.recipient()), &address) {
            let problem = message!("{why} The payment slip leaves an empty box for who pays.", why);
            let advice = message!("Correct its address.");
            problems.push(pre_flight::of(&bill.debtor, ProblemSeverity::Warning, field, problem, advice));
        }
    }
}

/// The fields of a party that banks do not take, each with the reason.
fn gaps(name: (&'static str, &str), address: &PostalAddress) -> Vec<(&'static str, Message)> {
    let parts =
        [name, ("street", &address.street), ("postal_code", &address.postal_code), ("city", &address.city)];
    let mut gaps: Vec<(&'static str, Message)> = parts
        .iter()
        .filter_map(|(field, text)| {
            let character = bank_text::swiss(text).err()?;
            let code = u32::from(character);
            Some((
                *field,
                message!(
                    "Swiss banks do not take the character {character} ({code}) in “{text}”.",
                    character,
                    code = format_args!("U+{code:04X}"),
                    text
                ),
            ))
        })
        .collect();
    let needed = [
        ("postal_code", &address.postal_code, message!("The address has no postcode.")),
        ("city", &address.city, message!("The address names no city.")),
        ("country", &address.country, message!("The address names no country.")),
    ];
    gaps.extend(
        needed.iter().filter(|(_, part, _)| part.is_empty()).map(|(field, _, why)| (*field, why.clone())),
    );
    gaps
}
