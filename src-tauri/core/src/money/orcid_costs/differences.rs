//! What is owed by the agreement beside what ORCID invoiced, with the differences in words.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::{Charge, OrcidInvoice, store};
use crate::kernel::{Currency, InCurrency, Message, Money, Result, Template, money};
use crate::money::agreements::{BandReached, OrcidCost};
use crate::people::members::Tier;

/// An agreement in a licence year: what is owed by it, what ORCID invoiced, what is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementReckoning {
    pub agreement_id: i64,
    pub agreement: String,
    /// The currency of both.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// Each kind of charge that is owed or was invoiced.
    pub charges: Vec<KindReckoning>,
    /// What is owed by the agreement; none where the year is not reckoned by this one.
    pub owed_minor: Option<i64>,
    /// What ORCID invoiced.
    pub invoiced_minor: i64,
    pub paid_minor: i64,
    /// What is left to pay of ORCID's invoices.
    pub open_minor: i64,
    /// Where the figures come from, as sentences.
    pub explanation: Vec<Message>,
}

/// A kind of charge under an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KindReckoning {
    pub charge: Charge,
    /// What is owed by the agreement.
    pub owed_minor: Option<i64>,
    /// What ORCID invoiced.
    pub invoiced_minor: i64,
    /// How much more ORCID invoiced than is owed; below zero for less.
    pub difference_minor: Option<i64>,
    /// The difference in words.
    pub words: Message,
}

/// Every agreement of a licence year: that by which the year is reckoned first.
pub(super) fn agreements(
    cost: Option<&OrcidCost>,
    invoices: &[OrcidInvoice],
) -> Result<Vec<AgreementReckoning>> {
    let mut reckonings = Vec::new();
    let mut known = BTreeSet::new();
    if let Some(cost) = cost {
        known.insert((cost.agreement_id, cost.in_currency.code().to_owned()));
        let its: Vec<&OrcidInvoice> = invoices
            .iter()
            .filter(|one| {
                one.draft.agreement_id == cost.agreement_id && one.draft.currency == cost.in_currency.code()
            })
            .collect();
        let agreement = (cost.agreement_id, cost.agreement.as_str());
        reckonings.push(reckoning(agreement, cost.in_currency.currency(), Some(cost), &its));
    }
    for invoice in invoices {
        let key = (invoice.draft.agreement_id, invoice.draft.currency.clone());
        if known.insert(key.clone()) {
            let same = |one: &&OrcidInvoice| (one.draft.agreement_id, &one.draft.currency) == (key.0, &key.1);
            let its: Vec<&OrcidInvoice> = invoices.iter().filter(same).collect();
            let agreement = (key.0, invoice.agreement.as_str());
            reckonings.push(reckoning(agreement, store::currency(&key.1)?, None, &its));
        }
    }
    Ok(reckonings)
}

fn reckoning(
    (agreement_id, agreement): (i64, &str),
    currency: Currency,
    cost: Option<&OrcidCost>,
    invoices: &[&OrcidInvoice],
) -> AgreementReckoning {
    let sum = |amount: fn(&OrcidInvoice) -> i64| money::sum(invoices.iter().map(|one| amount(one)));
    let charges = Charge::ALL.iter().filter_map(|charge| kind(*charge, currency, cost, invoices)).collect();
    AgreementReckoning {
        agreement_id,
        agreement: agreement.to_owned(),
        in_currency: currency.into(),
        charges,
        owed_minor: cost.map(|cost| cost.total_minor),
        invoiced_minor: sum(|one| one.total_minor),
        paid_minor: sum(|one| one.paid_minor),
        open_minor: sum(|one| one.open_minor),
        explanation: explanation(cost, invoices),
    }
}

fn explanation(cost: Option<&OrcidCost>, invoices: &[&OrcidInvoice]) -> Vec<Message> {
    let mut sentences = Vec::new();
    match cost {
        Some(cost) => {
            let count = i64::from(cost.member_count);
            let (agreement, on) = (&cost.agreement, cost.on);
            sentences.push(match cost.band {
                None => message!(
                    "Owed is what “{agreement}” charges for a whole year for the {count, plural, one {# member} other {# members}} that the register has on {on, date, long}.",
                    agreement,
                    count,
                    on
                ),
                Some(BandReached { from_members: from, to_members: Some(to), .. }) => message!(
                    "Owed is what “{agreement}” charges for a whole year for the {count, plural, one {# member} other {# members}} that the register has on {on, date, long}, by the band of {from} to {to} members.",
                    agreement,
                    count,
                    on,
                    from,
                    to
                ),
                Some(BandReached { from_members: from, .. }) => message!(
                    "Owed is what “{agreement}” charges for a whole year for the {count, plural, one {# member} other {# members}} that the register has on {on, date, long}, by the band of {from, plural, one {# member} other {# members}} and more.",
                    agreement,
                    count,
                    on,
                    from
                ),
            });
            sentences.extend(cost.problems.iter().map(|problem| problem.message.clone()));
        }
        None => sentences.push(
            message!("The year is not reckoned by this agreement in this currency, so nothing is known to be owed by it."),
        ),
    }
    let count =
        |sign: i64| invoices.iter().filter(|one| one.draft.sign() == sign).map(|_| 1_i64).sum::<i64>();
    let (invoice_count, note_count) = (count(1), count(-1));
    sentences.push(match (invoice_count, note_count) {
        (0, _) => message!("ORCID has invoiced nothing for it yet."),
        (count, 0) => message!(
            "Invoiced is the sum of {count, plural, one {# invoice} other {# invoices}} of ORCID.",
            count
        ),
        (count, notes) => message!(
            "Invoiced is the sum of {count, plural, one {# invoice} other {# invoices}} of ORCID, less {notes, plural, one {# credit note} other {# credit notes}}.",
            count,
            notes
        ),
    });
    sentences
}

fn kind(
    charge: Charge,
    currency: Currency,
    cost: Option<&OrcidCost>,
    invoices: &[&OrcidInvoice],
) -> Option<KindReckoning> {
    let owed = cost.map(|cost| match charge {
        Charge::MemberFees => cost.member_fees_minor,
        Charge::LeadFee => cost.lead_fee_minor,
        Charge::Credentials => cost.extra_credentials_minor,
        Charge::Other | Charge::Tax => 0,
    });
    let of = |invoice: &&OrcidInvoice| {
        let of_kind = invoice.draft.charges().into_iter().filter(|(kind, _)| *kind == charge);
        invoice.draft.sign() * money::sum(of_kind.map(|(_, minor)| minor))
    };
    let invoiced_minor: i64 = money::sum(invoices.iter().map(of));
    if owed.unwrap_or(0) == 0 && invoiced_minor == 0 {
        return None;
    }
    let difference = owed.map(|owed| invoiced_minor.saturating_sub(owed));
    let words = match (difference, cost) {
        (Some(0), _) => message!("ORCID bills what is owed."),
        (Some(_), _) if invoices.is_empty() => message!("Not invoiced yet."),
        (Some(difference), Some(cost)) => in_words(charge, difference, currency, cost, invoices),
        _ => message!("Nothing is known to be owed."),
    };
    Some(KindReckoning { charge, owed_minor: owed, invoiced_minor, difference_minor: difference, words })
}

fn in_words(
    charge: Charge,
    difference: i64,
    currency: Currency,
    cost: &OrcidCost,
    invoices: &[&OrcidInvoice],
) -> Message {
    let amount = Money { minor: difference.saturating_abs(), currency };
    let than = if difference > 0 { template!("more") } else { template!("less") };
    match charge {
        Charge::MemberFees => member_words(amount, than, difference, cost, invoices),
        Charge::Credentials if cost.extra_credentials_minor == 0 => {
            message!("ORCID bills {amount} for further credentials; the register has none.", amount)
        }
        Charge::Other | Charge::Tax => {
            message!(
                "ORCID bills {amount} of {noun}, of which the agreement says nothing.",
                amount,
                noun = charge.noun()
            )
        }
        Charge::LeadFee | Charge::Credentials => {
            message!(
                "ORCID bills {amount} {than} for the {noun} than is owed.",
                amount,
                than,
                noun = charge.noun()
            )
        }
    }
}

/// How the member fees differ: by the members that ORCID counts where it says so, or by what a number of members costs.
fn member_words(
    amount: Money,
    than: Template,
    difference: i64,
    cost: &OrcidCost,
    invoices: &[&OrcidInvoice],
) -> Message {
    let billed: Option<i64> = invoices
        .iter()
        .filter(|one| one.draft.member_fees_minor > 0)
        .map(|one| one.draft.member_count.map(|count| one.draft.sign() * i64::from(count)))
        .sum();
    let registered = i64::from(cost.member_count);
    if let Some(billed) = billed.filter(|billed| *billed != registered) {
        let (count, on) = ((billed - registered).abs(), cost.on);
        return if billed > registered {
            message!(
                "ORCID bills {count, plural, one {# member} other {# members}} more than the register has on {on, date, long}: {billed} instead of {registered}, {amount} {than} in fees.",
                count,
                on,
                billed,
                registered,
                amount,
                than
            )
        } else {
            message!(
                "ORCID bills {count, plural, one {# member} other {# members}} fewer than the register has on {on, date, long}: {billed} instead of {registered}, {amount} {than} in fees.",
                count,
                on,
                billed,
                registered,
                amount,
                than
            )
        };
    }
    let like = alike(difference.saturating_abs(), cost);
    message!("ORCID bills {amount} {than} in member fees than is owed{like}.", amount, than, like)
}

/// How many members of a tier cost exactly this, if some number of one tier alone does.
fn alike(minor: i64, cost: &OrcidCost) -> Message {
    let Some(fees) = cost.band_fees else { return Message::nothing() };
    let exactly = |tier: &&Tier| fees.fee_minor(**tier) > 0 && minor % fees.fee_minor(**tier) == 0;
    let tiers: Vec<&Tier> = Tier::ALL.iter().filter(exactly).collect();
    match tiers.as_slice() {
        [tier] => {
            let count = minor / fees.fee_minor(**tier);
            message!(
                ", which is what {count, plural, one {# member} other {# members}} of the tier {tier} cost",
                count,
                tier = tier.code()
            )
        }
        _ => Message::nothing(),
    }
}
