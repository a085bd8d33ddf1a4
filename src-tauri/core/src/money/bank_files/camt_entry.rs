//! One entry of a camt statement: a booking with none, one or many transactions behind it.

use chrono::NaiveDate;

use super::camt::{date_in, is_credit, money_of, signed_amount};
use super::xml::XmlElement;
use super::{BankTransaction, one_line, real};
use crate::kernel::{Currency, Message, Money, money};

/// Bytes after which nothing more is put to a text: banks write 140 letters, or a few thousand for a batch.
const JOINED_MAX: usize = 10_000;

/// The transactions behind an entry.
pub(super) struct Read {
    pub(super) transactions: Vec<BankTransaction>,
    pub(super) warnings: Vec<Message>,
}

/// Takes an entry apart. Where its details do not sum to what was booked, the booking stays whole. `account_currency` is
/// that of amounts which name none, `made_on` the day of bookings which tell none.
pub(super) fn transactions(
    entry: &XmlElement,
    account_currency: Option<Currency>,
    made_on: Option<NaiveDate>,
) -> Result<Read, Message> {
    let mut warnings = Vec::new();
    let details: Vec<&XmlElement> = entry.all("NtryDtls").flat_map(|group| group.all("TxDtls")).collect();
    let (currency, minor) = booked(entry, &details, account_currency)?;
    let value_on = date_in(entry, "ValDt");
    let booked_on = match date_in(entry, "BookgDt").or(value_on) {
        Some(day) => day,
        None => {
            let day = made_on.ok_or_else(|| message!("it has no date"))?;
            warnings
                .push(message!("it has no date, so that of the statement counts: {day, date, long}.", day));
            day
        }
    };
    let mut whole = BankTransaction::new(booked_on, Money { minor, currency });
    whole.value_on = value_on;
    whole.is_reversal = matches!(entry.text_at(&["RvslInd"]), "true" | "1");
    whole.bank_reference = real(entry.text_at(&["AcctSvcrRef"]));
    whole.entry_reference = match whole.bank_reference.as_str() {
        "" => real(entry.text_at(&["NtryRef"])),
        reference => reference.to_owned(),
    };
    whole.bank_text = one_line(entry.text_at(&["AddtlNtryInf"]));
    let announced = entry.text_at(&["NtryDtls", "Btch", "NbOfTxs"]).parse::<usize>().unwrap_or(details.len());
    let transactions = match details.as_slice() {
        [] => {
            take_amounts(&mut whole, entry);
            note_batch(&mut whole, announced);
            vec![whole]
        }
        [only] => {
            take_details(&mut whole, only);
            take_amounts(&mut whole, only);
            if whole.charges.is_none() {
                whole.charges = charges(entry, currency);
            }
            note_batch(&mut whole, announced);
            vec![whole]
        }
        several => split(&whole, several, entry).unwrap_or_else(|| {
            warnings.push(message!(
                "the single amounts of its batch do not sum to what was booked, so it is kept as one."
            ));
            several.iter().for_each(|detail| take_details(&mut whole, detail));
            note_batch(&mut whole, several.len());
            vec![whole]
        }),
    };
    Ok(Read { transactions, warnings })
}

/// What the entry booked. Where it does not say which way, all of its details have to agree on it.
fn booked(
    entry: &XmlElement,
    details: &[&XmlElement],
    account_currency: Option<Currency>,
) -> Result<(Currency, i64), Message> {
    let of_details: Vec<Option<bool>> = details.iter().map(|detail| is_credit(detail)).collect();
    match (is_credit(entry), of_details.first()) {
        (None, Some(Some(way))) if of_details.iter().all(|other| *other == Some(*way)) => {
            let (currency, minor) =
                money_of(entry.child("Amt").ok_or_else(|| message!("it has no amount"))?, account_currency)?;
            Ok((currency, if *way { minor.abs() } else { -minor.abs() }))
        }
        _ => signed_amount(entry, account_currency),
    }
}

/// Several transactions in one booking; nothing where their amounts do not sum to it, with or without what the bank
/// took: of the whole, which is then a transaction of its own, or of each.
fn split(
    whole: &BankTransaction,
    details: &[&XmlElement],
    entry: &XmlElement,
) -> Option<Vec<BankTransaction>> {
    let gross: Vec<i64> = details.iter().map(|detail| amount_of(whole, detail)).collect::<Option<_>>()?;
    let currency = whole.amount.currency;
    let taken = |element: &XmlElement| {
        charges(element, currency).filter(|money| money.currency == currency).map_or(0, |money| money.minor)
    };
    let total = |amounts: &[i64]| amounts.iter().map(|&minor| i128::from(minor)).sum::<i128>();
    let booked = i128::from(whole.amount.minor);
    let of_whole = taken(entry);
    let net: Vec<i64> = gross
        .iter()
        .zip(details)
        .map(|(minor, detail)| money::limited(i128::from(*minor) - i128::from(taken(detail))))
        .collect::<Option<_>>()?;
    let (amounts, apart) = if total(&gross) == booked {
        (gross, 0)
    } else if total(&gross) - i128::from(of_whole) == booked {
        (gross, of_whole)
    } else if total(&net) == booked {
        (net, 0)
    } else {
        return None;
    };
    let part = |(detail, minor): (&&XmlElement, i64)| {
        let mut part = whole.clone();
        part.amount.minor = minor;
        take_details(&mut part, detail);
        take_amounts(&mut part, detail);
        part
    };
    let mut parts: Vec<BankTransaction> = details.iter().zip(amounts).map(part).collect();
    if apart != 0 {
        let mut fee = whole.clone();
        fee.amount.minor = -apart;
        join(&mut fee.bank_text, "Bank charges of the batch");
        parts.push(fee);
    }
    Some(parts)
}

/// What a detail moved, in the currency of its entry.
fn amount_of(whole: &BankTransaction, detail: &XmlElement) -> Option<i64> {
    let paths: [&[&str]; 4] = [
        &["Amt"],
        &["AmtDtls", "TxAmt", "Amt"],
        &["AmtDtls", "CntrValAmt", "Amt"],
        &["AmtDtls", "InstdAmt", "Amt"],
    ];
    let amounts =
        paths.iter().filter_map(|path| money_of(detail.find(path)?, Some(whole.amount.currency)).ok());
    let own = amounts.into_iter().find(|(currency, _)| *currency == whole.amount.currency)?;
    let is_debit = is_credit(detail).map_or(whole.amount.minor < 0, |credit| !credit);
    Some(if is_debit { -own.1.abs() } else { own.1.abs() })
}

fn take_details(transaction: &mut BankTransaction, detail: &XmlElement) {
    let bank_reference = real(detail.text_at(&["Refs", "AcctSvcrRef"]));
    if !bank_reference.is_empty() {
        transaction.bank_reference = bank_reference;
    }
    let own = ["EndToEndId", "InstrId"].map(|name| real(detail.text_at(&["Refs", name])));
    if let Some(own) = own.iter().find(|text| !text.is_empty()) {
        join(&mut transaction.end_to_end, own);
    }
    take_parties(transaction, detail);
    for structured in detail.all("RmtInf").flat_map(|info| info.all("Strd")) {
        let creditor = structured.all("CdtrRefInf").map(|info| info.text_at(&["Ref"]));
        let documents = structured.all("RfrdDocInf").map(|info| info.text_at(&["Nb"]));
        let texts = creditor.chain(documents).filter(|text| !text.is_empty());
        transaction.references.extend(texts.map(one_line));
        structured.all("AddtlRmtInf").for_each(|text| join(&mut transaction.remittance, &text.text));
    }
    for text in detail.all("RmtInf").flat_map(|info| info.all("Ustrd")) {
        join(&mut transaction.remittance, &text.text);
    }
    join(&mut transaction.bank_text, detail.text_at(&["AddtlTxInf"]));
    for returned in detail.all("RtrInf") {
        join(&mut transaction.bank_text, &first_text(returned, &[&["Rsn", "Cd"], &["Rsn", "Prtry"]]));
        returned.all("AddtlInf").for_each(|text| join(&mut transaction.bank_text, &text.text));
    }
}

/// The other side: who paid when money came in, who was paid when it went out; in a reversal the other way round.
fn take_parties(transaction: &mut BankTransaction, detail: &XmlElement) {
    let Some(parties) = detail.child("RltdPties") else { return };
    let received = (transaction.amount.minor >= 0) != transaction.is_reversal;
    let name = |role: &str| {
        first_text(parties, &[&[role, "Nm"], &[role, "Pty", "Nm"], &[role, "Agt", "FinInstnId", "Nm"]])
    };
    // Only the other side may be named in a reversal, whichever way it is told.
    let received = match transaction.is_reversal {
        true if received => !name("Dbtr").is_empty() || name("Cdtr").is_empty(),
        true => name("Cdtr").is_empty() && !name("Dbtr").is_empty(),
        false => received,
    };
    let (party, ultimate, account) = match received {
        true => ("Dbtr", "UltmtDbtr", "DbtrAcct"),
        false => ("Cdtr", "UltmtCdtr", "CdtrAcct"),
    };
    join(&mut transaction.counterparty, &name(party));
    join(&mut transaction.on_behalf_of, &name(ultimate));
    let account = first_text(parties, &[&[account, "Id", "IBAN"], &[account, "Id", "Othr", "Id"]]);
    if transaction.counterparty_account.is_empty() {
        transaction.counterparty_account = account.split_whitespace().collect();
    }
}

/// What was ordered, at which rate, and what it cost; `element` is an entry or one of its details.
fn take_amounts(transaction: &mut BankTransaction, element: &XmlElement) {
    let paths: [&[&str]; 3] = [&["AmtDtls", "InstdAmt"], &["AmtDtls", "TxAmt"], &["AmtDtls", "CntrValAmt"]];
    let booked = transaction.amount;
    let others = paths.iter().filter_map(|path| {
        let (currency, minor) = money_of(element.find(path)?.child("Amt")?, None).ok()?;
        Some(Money { minor: minor * booked.minor.signum(), currency })
    });
    let of_detail = element
        .child("Amt")
        .filter(|_| element.name == "TxDtls")
        .and_then(|amount| money_of(amount, Some(booked.currency)).ok());
    let of_detail =
        of_detail.map(|(currency, minor)| Money { minor: minor * booked.minor.signum(), currency });
    transaction.original = others.chain(of_detail).find(|money| *money != booked);
    let rates = paths
        .iter()
        .map(|path| element.find(path).map_or("", |found| found.text_at(&["CcyXchg", "XchgRate"])));
    transaction.exchange_rate =
        rates.into_iter().find(|rate| !rate.is_empty()).unwrap_or_default().to_owned();
    transaction.charges = charges(element, booked.currency);
}

/// The sum of what banks took, where it is in one currency.
fn charges(element: &XmlElement, of_account: Currency) -> Option<Money> {
    let mut sum: Option<Money> = None;
    for group in element.all("Chrgs") {
        let records: Vec<&XmlElement> = group.all("Rcrd").collect();
        let holders = if records.is_empty() { vec![group] } else { records };
        for holder in holders {
            let amount = holder.child("Amt").or_else(|| holder.child("TtlChrgsAndTaxAmt"));
            let Some((currency, minor)) = amount.and_then(|amount| money_of(amount, Some(of_account)).ok())
            else {
                continue;
            };
            let before = sum.map_or(0, |money| money.minor);
            if sum.is_some_and(|money| money.currency != currency) {
                return None;
            }
            sum = Some(Money { minor: money::limited(i128::from(before) + i128::from(minor))?, currency });
        }
    }
    sum.filter(|money| money.minor != 0)
}

/// Says that a booking stands for more payments than the bank lists.
fn note_batch(transaction: &mut BankTransaction, payments: usize) {
    if payments > 1 {
        join(&mut transaction.bank_text, &format!("{payments} payments in one booking"));
    }
}

fn first_text(element: &XmlElement, paths: &[&[&str]]) -> String {
    let found = paths.iter().map(|path| element.text_at(path)).find(|text| !text.is_empty());
    one_line(found.unwrap_or_default())
}

fn join(to: &mut String, more: &str) {
    // Each piece is looked for in those before it, so there is an end to how much is put together.
    if to.len() > JOINED_MAX {
        return;
    }
    let more = one_line(more);
    if !more.is_empty() && !to.contains(&more) {
        if !to.is_empty() {
            to.push(' ');
        }
        to.push_str(&more);
    }
}
