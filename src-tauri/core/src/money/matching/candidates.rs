//! What one transaction may pay, for itself: the likeliest first.

use super::evidence::{Index, LikelyPayer};
use super::numbers::Mention;
use super::settle::{By, SettledAmount, share_out, shown, subsets};
use super::{Confidence, Incoming, OpenItem, Suggestion, misspelt, paid};
use crate::kernel::message::commas;
use crate::kernel::{CreditorReference, Currency, Message};
use crate::money::sponsors::Debtor;

/// Candidates kept of one transaction, so that there is another where one is taken.
const CANDIDATES_MAX: usize = 6;

/// Names from here on are as good as the debtor's own.
pub(super) const SAME_PERCENT_MIN: u8 = 85;

/// Everything that one transaction may pay.
pub(super) fn of(index: &Index<'_>, incoming: &Incoming) -> Vec<Suggestion> {
    let mentioned = index.mentioned(incoming);
    let mut named: Vec<(usize, Mention)> =
        mentioned.iter().copied().filter(|(_, mention)| *mention > Mention::Digits).collect();
    if let Some(certain) = paid_by_its_debtor(index, incoming, &named) {
        return vec![certain];
    }
    let payers = index.payers(incoming);
    keep_own_of_equals(index, &payers, &mut named);
    let mut candidates = if named.is_empty() { Vec::new() } else { of_named(index, incoming, &named) };
    let is_of_another = is_of_another(index, incoming, &payers, &named);
    if is_of_another {
        candidates.iter_mut().for_each(|candidate| doubt(index, candidate, &payers));
    }
    if candidates.first().is_none_or(|best| best.confidence < Confidence::Certain) {
        let mut others = Vec::new();
        for (place, mention) in mentioned.iter().filter(|(_, mention)| *mention <= Mention::Digits) {
            others.extend(of_figures(index, incoming, (*place, *mention), &payers));
        }
        for payer in &payers {
            others.extend(of_payer(index, incoming, payer));
        }
        // A payer's own invoice that fits to the last cent stands before one of somebody else's.
        if is_of_another {
            let own = others.iter().position(|other| other.confidence == Confidence::Likely);
            if let Some(own) = own.filter(|own| is_exact(&others[*own])) {
                let first = others.remove(own);
                candidates.insert(0, first);
            }
        }
        candidates.extend(others);
        let settled = paid::of(index, incoming, &payers);
        if named.is_empty() && index.mentioned_paid(incoming).is_empty() {
            candidates.extend(misspelt::of_misspelt(index, incoming, &payers));
        }
        candidates.extend(settled);
        if candidates.is_empty() {
            candidates.extend(of_amount_alone(index, incoming));
        }
    }
    // Those made first rest on the better evidence; the sort keeps their order.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.confidence));
    let mut kept: Vec<Suggestion> = Vec::new();
    for candidate in candidates {
        let is_known =
            |known: &Suggestion| known.shares == candidate.shares && known.debtor == candidate.debtor;
        if kept.len() < CANDIDATES_MAX && !kept.iter().any(is_known) {
            kept.push(candidate);
        }
    }
    kept
}

/// What most transactions are: they name invoices of one debtor and pay exactly these, and the payer is that debtor, or
/// nobody that could be known. Nothing else has to be looked for then.
fn paid_by_its_debtor(
    index: &Index<'_>,
    incoming: &Incoming,
    named: &[(usize, Mention)],
) -> Option<Suggestion> {
    let debtor = index.items[named.first()?.0].debtor;
    let is_its = named.iter().all(|(place, _)| index.items[*place].debtor == debtor);
    let is_plain = is_its && (index.knows_nobody(incoming) || index.may_be_paid_by(debtor, incoming));
    let best = if is_plain { of_named(index, incoming, named).into_iter().next() } else { None };
    best.filter(|best| best.confidence == Confidence::Certain)
}

/// Of invoices that share a reference, those of the payer are meant.
fn keep_own_of_equals(index: &Index<'_>, payers: &[LikelyPayer], named: &mut Vec<(usize, Mention)>) {
    let is_own = |place: usize| payers.iter().any(|payer| payer.debtor == index.items[place].debtor);
    let reference = |place: usize| index.items[place].payment_reference.as_str();
    let own: Vec<String> = named
        .iter()
        .filter(|(place, _)| is_own(*place))
        .map(|(place, _)| reference(*place).to_owned())
        .collect();
    named.retain(|(place, mention)| {
        *mention != Mention::Reference
            || is_own(*place)
            || !own.iter().any(|known| known == reference(*place))
    });
}

/// Whether the payer is known, and what it names belongs to somebody else: an invoice of another debtor, or of several.
fn is_of_another(
    index: &Index<'_>,
    incoming: &Incoming,
    payers: &[LikelyPayer],
    named: &[(usize, Mention)],
) -> bool {
    let debtors: Vec<Debtor> = named.iter().map(|(place, _)| index.items[*place].debtor).collect();
    let Some(first) = debtors.first() else { return false };
    if debtors.iter().any(|debtor| debtor != first) {
        return true;
    }
    if payers.iter().any(|payer| payer.debtor == *first) {
        return false;
    }
    let owes_just_this = |payer: &LikelyPayer| {
        let own = index.of_debtor(payer.debtor).iter().map(|place| &index.items[*place]);
        let mut own = own.filter(|item| item.currency == incoming.amount.currency);
        own.any(|item| {
            SettledAmount::all(incoming, item.currency).iter().any(|settled| settled.minor == item.open_minor)
        })
    };
    payers.iter().any(|payer| payer.percent >= SAME_PERCENT_MIN || owes_just_this(payer))
}

/// A suggestion for an invoice of somebody else than the payer is never certain, and says so.
fn doubt(index: &Index<'_>, candidate: &mut Suggestion, payers: &[LikelyPayer]) {
    candidate.confidence = match candidate.confidence {
        Confidence::Certain => Confidence::Likely,
        _ => Confidence::Possible,
    };
    let own = payers.iter().find(|payer| payer.debtor != candidate.debtor);
    candidate.reasons.push(match own {
        Some(payer) => {
            message!(
                "But the money is from {debtor}, and the invoice is not.",
                debtor = index.name_of(payer.debtor)
            )
        }
        None => message!("But the invoices are of several debtors."),
    });
}

/// Whether a suggestion leaves nothing over and settles its invoices in full.
fn is_exact(suggestion: &Suggestion) -> bool {
    suggestion.unallocated_minor == 0
        && !suggestion.shares.is_empty()
        && suggestion.reasons.iter().any(|reason| reason.words_it(EXACTLY))
}

/// The transaction names invoices by reference or number.
fn of_named(index: &Index<'_>, incoming: &Incoming, named: &[(usize, Mention)]) -> Vec<Suggestion> {
    let first = &index.items[named[0].0];
    let items: Vec<&OpenItem> = named
        .iter()
        .map(|(place, _)| &index.items[*place])
        .filter(|item| item.currency == first.currency)
        .collect();
    let reasons: Vec<Message> =
        named.iter().map(|(place, mention)| mention_reason(&index.items[*place], *mention)).collect();
    let amounts_settled = SettledAmount::all(incoming, first.currency);
    let sum = sum_of(&items);
    let exact = amounts_settled.iter().find(|settled| i128::from(settled.minor) == sum);
    if let Some(settled) = exact {
        let reasons = with(&reasons, exactly(items.len()));
        return vec![suggestion(incoming, *settled, &items, Confidence::Certain, reasons)];
    }
    for asked in as_reminded(index, &items) {
        let sum = sum_of(&asked);
        if let Some(settled) = amounts_settled.iter().find(|settled| i128::from(settled.minor) == sum) {
            let fees = list(asked[items.len()..].iter().map(|item| &item.number));
            let reason =
                message!("The amount is exactly what a reminder asked for, with the fee {fees}.", fees);
            return vec![suggestion(incoming, *settled, &asked, Confidence::Certain, with(&reasons, reason))];
        }
    }
    let limit = i128::from(first.difference_max_minor);
    if let Some(settled) = amounts_settled.iter().find(|one| (i128::from(one.minor) - sum).abs() <= limit) {
        let reason = message!(
            "The amount is what is open but for {difference}, a small difference.",
            difference = shown_sum((i128::from(settled.minor) - sum).abs(), first.currency)
        );
        return vec![suggestion(incoming, *settled, &items, Confidence::Certain, with(&reasons, reason))];
    }
    for settled in &amounts_settled {
        let amounts: Vec<i64> = items.iter().map(|item| item.open_minor).collect();
        if let [only] = subsets(&amounts, settled.minor).as_slice() {
            let some: Vec<&OpenItem> = only.iter().map(|place| items[*place]).collect();
            let reasons = with(&reasons, message!("The amount is exactly what is open of some of them."));
            return vec![suggestion(incoming, *settled, &some, Confidence::Likely, reasons)];
        }
    }
    let Some(settled) = amounts_settled.first().copied() else {
        let settled =
            SettledAmount { minor: i64::try_from(sum).unwrap_or(i64::MAX), fee_minor: 0, by: By::Foreign };
        let reason = message!(
            "The invoice is in {currency}, so say how much of it is settled.",
            currency = first.currency
        );
        return vec![suggestion(incoming, settled, &items, Confidence::Possible, with(&reasons, reason))];
    };
    if i128::from(settled.minor) < sum {
        let confidence = if items.len() == 1 { Confidence::Likely } else { Confidence::Possible };
        let reason = message!(
            "It pays {paid} of {sum}.",
            paid = shown(settled.minor, first.currency),
            sum = shown_sum(sum, first.currency)
        );
        return vec![suggestion(incoming, settled, &items, confidence, with(&reasons, reason))];
    }
    vec![more_than_named(index, incoming, settled, &items, &reasons)]
}

/// What reminders asked for: the invoices that are named, with the fees of all reminders that are open; of one invoice also
/// what its earlier reminders asked for.
fn as_reminded<'a>(index: &Index<'a>, named: &[&'a OpenItem]) -> Vec<Vec<&'a OpenItem>> {
    let of_debtor = index.of_debtor(named[0].debtor).iter().map(|place| &index.items[*place]);
    let open: Vec<&OpenItem> = of_debtor.filter(|item| item.currency == named[0].currency).collect();
    let is_named = |id: i64| named.iter().any(|item| item.invoice_id == id);
    let fee_ids = named.iter().flat_map(|item| &item.fee_ids).filter(|id| !is_named(**id));
    let fees: Vec<&OpenItem> =
        fee_ids.filter_map(|id| open.iter().find(|item| item.invoice_id == *id).copied()).collect();
    let fewest = if named.len() == 1 { 1 } else { fees.len().max(1) };
    (fewest..=fees.len()).rev().map(|count| [named, &fees[..count]].concat()).collect()
}

/// The transaction is worth more than the invoices it names: others of the same debtor may fill it.
fn more_than_named(
    index: &Index<'_>,
    incoming: &Incoming,
    settled: SettledAmount,
    named: &[&OpenItem],
    reasons: &[Message],
) -> Suggestion {
    let first = named[0];
    let others: Vec<&OpenItem> = index
        .of_debtor(first.debtor)
        .iter()
        .map(|place| &index.items[*place])
        .filter(|item| {
            item.currency == first.currency && !named.iter().any(|known| known.invoice_id == item.invoice_id)
        })
        .collect();
    let amounts: Vec<i64> = others.iter().map(|item| item.open_minor).collect();
    let rest = i128::from(settled.minor) - sum_of(named);
    let fitting = i64::try_from(rest).map(|rest| subsets(&amounts, rest)).unwrap_or_default();
    if let Some(places) = fitting.first() {
        let mut items = named.to_vec();
        items.extend(places.iter().map(|place| others[*place]));
        let reason = message!(
            "The rest is exactly what is open of {item}.",
            item = list(items[named.len()..].iter().map(|item| &item.number))
        );
        return suggestion(incoming, settled, &items, Confidence::Likely, with(reasons, reason));
    }
    let reason = message!("{more} more than is open arrived.", more = shown_sum(rest, first.currency));
    suggestion(incoming, settled, named, Confidence::Likely, with(reasons, reason))
}

/// Only the figures of a number stand in the text, or only the bank names it: amount or payer must agree.
fn of_figures(
    index: &Index<'_>,
    incoming: &Incoming,
    (place, mention): (usize, Mention),
    payers: &[LikelyPayer],
) -> Option<Suggestion> {
    let item = &index.items[place];
    let amounts_settled = SettledAmount::all(incoming, item.currency);
    let exact = amounts_settled.iter().find(|settled| settled.minor == item.open_minor);
    let payer = payers.iter().find(|payer| payer.debtor == item.debtor);
    let mut reasons = vec![mention_reason(item, mention)];
    reasons.extend(payer.map(|payer| payer.reason.clone()));
    match (exact, payer) {
        (Some(settled), _) => {
            reasons.push(exactly(1));
            Some(suggestion(incoming, *settled, &[item], Confidence::Likely, reasons))
        }
        (None, Some(_)) => {
            let settled = amounts_settled.first()?;
            Some(suggestion(incoming, *settled, &[item], Confidence::Possible, reasons))
        }
        (None, None) if mention == Mention::Bank => {
            let settled = amounts_settled.first()?;
            Some(suggestion(incoming, *settled, &[item], Confidence::Possible, reasons))
        }
        (None, None) => None,
    }
}

/// The payer is a debtor's account, or bears a name like a debtor's.
fn of_payer(index: &Index<'_>, incoming: &Incoming, payer: &LikelyPayer) -> Vec<Suggestion> {
    let fits = if payer.percent >= SAME_PERCENT_MIN { Confidence::Likely } else { Confidence::Possible };
    let all: Vec<&OpenItem> =
        index.of_debtor(payer.debtor).iter().map(|place| &index.items[*place]).collect();
    let mut currencies: Vec<Currency> = vec![incoming.amount.currency];
    currencies.extend(
        incoming.original.map(|money| money.currency).filter(|code| *code != incoming.amount.currency),
    );
    let mut found = Vec::new();
    for currency in currencies {
        let items: Vec<&OpenItem> = all.iter().copied().filter(|item| item.currency == currency).collect();
        let amounts: Vec<i64> = items.iter().map(|item| item.open_minor).collect();
        for settled in SettledAmount::all(incoming, currency) {
            let alike: Vec<&OpenItem> =
                items.iter().copied().filter(|item| item.open_minor == settled.minor).collect();
            for item in &alike {
                let mut reasons = vec![payer.reason.clone(), exactly(1)];
                if alike.len() > 1 {
                    reasons.push(message!(
                        "{count, plural, one {# of its invoices has} other {# of its invoices have}} this amount; the older come first.",
                        count = alike.len()
                    ));
                }
                found.push(suggestion(incoming, settled, &[item], fits, reasons));
            }
            for places in subsets(&amounts, settled.minor).iter().filter(|places| places.len() > 1) {
                let some: Vec<&OpenItem> = places.iter().map(|place| items[*place]).collect();
                let reasons = vec![payer.reason.clone(), exactly(some.len())];
                let confidence = if alike.is_empty() { fits } else { Confidence::Possible };
                found.push(suggestion(incoming, settled, &some, confidence, reasons));
            }
        }
        if found.is_empty()
            && payer.percent >= SAME_PERCENT_MIN
            && let Some(settled) =
                SettledAmount::all(incoming, currency).first().filter(|_| !items.is_empty())
        {
            let reasons = vec![
                payer.reason.clone(),
                message!("No invoice of it fits the amount; the oldest come first."),
            ];
            found.push(suggestion(incoming, *settled, &items, Confidence::Possible, reasons));
        }
    }
    found
}

/// Nothing but the amount speaks, and only one invoice has it.
fn of_amount_alone(index: &Index<'_>, incoming: &Incoming) -> Option<Suggestion> {
    let money = incoming.amount;
    let [only] = index.of_amount(money.currency.code(), money.minor) else { return None };
    let settled = SettledAmount::all(incoming, money.currency).first().copied()?;
    let reason = message!("Of all open invoices only this one has the amount.");
    Some(suggestion(incoming, settled, &[&index.items[*only]], Confidence::Possible, vec![reason]))
}

pub(super) fn suggestion(
    incoming: &Incoming,
    settled: SettledAmount,
    items: &[&OpenItem],
    confidence: Confidence,
    mut reasons: Vec<Message>,
) -> Suggestion {
    let (shares, unallocated_minor) = share_out(incoming, settled, items);
    reasons.extend(settled.reason(incoming));
    Suggestion {
        confidence,
        debtor: items[0].debtor,
        shares,
        bank_fee_minor: settled.fee_minor,
        unallocated_minor,
        reasons,
    }
}

fn mention_reason(item: &OpenItem, mention: Mention) -> Message {
    match mention {
        Mention::Reference => {
            let printed = CreditorReference::parse(&item.payment_reference)
                .map_or_else(|_| item.payment_reference.clone(), |reference| reference.printed());
            message!("It names the reference {printed} of {item}.", printed, item = item.number)
        }
        Mention::Number => message!("It names the invoice {item}.", item = item.number),
        Mention::Digits => message!("It holds the figures of {item}.", item = item.number),
        Mention::Bank => message!("The bank’s text names the invoice {item}.", item = item.number),
    }
}

/// How a reason begins that says that the amount fits to the last cent.
const EXACTLY: &str = "The amount is exactly what is open";

pub(super) fn exactly(invoices: usize) -> Message {
    match invoices {
        1 => message!("The amount is exactly what is open."),
        several => message!(
            "The amount is exactly what is open of {several, plural, one {# invoice} other {# invoices}}.",
            several
        ),
    }
}

fn with(reasons: &[Message], more: Message) -> Vec<Message> {
    reasons.iter().cloned().chain([more]).collect()
}

fn sum_of(items: &[&OpenItem]) -> i128 {
    items.iter().map(|item| i128::from(item.open_minor)).sum()
}

fn shown_sum(minor: i128, currency: Currency) -> String {
    shown(i64::try_from(minor).unwrap_or(i64::MAX), currency)
}

fn list<'a>(numbers: impl Iterator<Item = &'a String>) -> Message {
    commas(numbers)
}
