//! One entry of a camt statement: a booking with none, one or many transactions behind it.

use super::camt::{date_in, money_of, signed_amount};
use super::xml::Element;
use super::{BankTransaction, one_line};
use crate::kernel::Money;

/// The transactions behind an entry.
pub(super) struct Read {
    pub(super) transactions: Vec<BankTransaction>,
    pub(super) warning: Option<String>,
}

/// Takes an entry apart. Where its details do not sum to what was booked, the booking stays whole.
pub(super) fn transactions(entry: &Element) -> Result<Read, String> {
    let (currency, minor) = signed_amount(entry)?;
    let booked_on = date_in(entry, "BookgDt").or_else(|| date_in(entry, "ValDt")).ok_or("it has no date")?;
    let mut whole = BankTransaction::new(booked_on, Money { minor, currency });
    whole.value_on = date_in(entry, "ValDt");
    whole.is_reversal = matches!(entry.text_at(&["RvslInd"]), "true" | "1");
    whole.entry_reference = first_text(entry, &[&["AcctSvcrRef"], &["NtryRef"]]);
    whole.bank_reference = entry.text_at(&["AcctSvcrRef"]).to_owned();
    whole.bank_text = one_line(entry.text_at(&["AddtlNtryInf"]));
    let details: Vec<&Element> = entry.all("NtryDtls").flat_map(|group| group.all("TxDtls")).collect();
    let announced = entry.text_at(&["NtryDtls", "Btch", "NbOfTxs"]).parse::<usize>().unwrap_or(details.len());
    match details.as_slice() {
        [] => {
            take_amounts(&mut whole, entry);
            note_batch(&mut whole, announced);
            Ok(Read { transactions: vec![whole], warning: None })
        }
        [only] => {
            take_details(&mut whole, only);
            take_amounts(&mut whole, only);
            if whole.charges.is_none() {
                whole.charges = charges(entry);
            }
            note_batch(&mut whole, announced);
            Ok(Read { transactions: vec![whole], warning: None })
        }
        several => Ok(split(&whole, several)),
    }
}

/// Several transactions in one booking.
fn split(whole: &BankTransaction, details: &[&Element]) -> Read {
    let amounts: Option<Vec<i64>> = details.iter().map(|detail| amount_of(whole, detail)).collect();
    let sums = amounts.as_ref().map(|amounts| amounts.iter().map(|&minor| i128::from(minor)).sum::<i128>());
    let matching = amounts.filter(|_| sums == Some(i128::from(whole.amount.minor)));
    let Some(amounts) = matching else {
        let mut whole = whole.clone();
        details.iter().for_each(|detail| take_details(&mut whole, detail));
        note_batch(&mut whole, details.len());
        let warning = "the single amounts of its batch do not sum to what was booked, so it is kept as one.";
        return Read { transactions: vec![whole], warning: Some(warning.to_owned()) };
    };
    let part = |(detail, minor): (&&Element, i64)| {
        let mut part = whole.clone();
        part.amount.minor = minor;
        take_details(&mut part, detail);
        take_amounts(&mut part, detail);
        part
    };
    Read { transactions: details.iter().zip(amounts).map(part).collect(), warning: None }
}

/// What a detail moved, in the currency of its entry.
fn amount_of(whole: &BankTransaction, detail: &Element) -> Option<i64> {
    let paths: [&[&str]; 4] = [
        &["Amt"],
        &["AmtDtls", "TxAmt", "Amt"],
        &["AmtDtls", "CntrValAmt", "Amt"],
        &["AmtDtls", "InstdAmt", "Amt"],
    ];
    let amounts = paths.iter().filter_map(|path| money_of(detail.find(path)?).ok());
    let own = amounts.into_iter().find(|(currency, _)| *currency == whole.amount.currency)?;
    let is_debit = match detail.text_at(&["CdtDbtInd"]) {
        "DBIT" => true,
        "CRDT" => false,
        _ => whole.amount.minor < 0,
    };
    Some(if is_debit { -own.1 } else { own.1 })
}

fn take_details(transaction: &mut BankTransaction, detail: &Element) {
    let bank_reference = first_text(detail, &[&["Refs", "AcctSvcrRef"]]);
    if !bank_reference.is_empty() {
        transaction.bank_reference = bank_reference;
    }
    let end_to_end = first_text(detail, &[&["Refs", "EndToEndId"], &["Refs", "InstrId"]]);
    if end_to_end != "NOTPROVIDED" {
        join(&mut transaction.end_to_end, &end_to_end);
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
fn take_parties(transaction: &mut BankTransaction, detail: &Element) {
    let Some(parties) = detail.child("RltdPties") else { return };
    let received = (transaction.amount.minor >= 0) != transaction.is_reversal;
    let (party, ultimate, account) = match received {
        true => ("Dbtr", "UltmtDbtr", "DbtrAcct"),
        false => ("Cdtr", "UltmtCdtr", "CdtrAcct"),
    };
    let name = |role: &str| {
        first_text(parties, &[&[role, "Nm"], &[role, "Pty", "Nm"], &[role, "Agt", "FinInstnId", "Nm"]])
    };
    join(&mut transaction.counterparty, &name(party));
    join(&mut transaction.on_behalf_of, &name(ultimate));
    let account = first_text(parties, &[&[account, "Id", "IBAN"], &[account, "Id", "Othr", "Id"]]);
    if transaction.counterparty_account.is_empty() {
        transaction.counterparty_account = account.split_whitespace().collect();
    }
}

/// What was ordered, at which rate, and what it cost; `element` is an entry or one of its details.
fn take_amounts(transaction: &mut BankTransaction, element: &Element) {
    let paths: [&[&str]; 3] = [&["AmtDtls", "InstdAmt"], &["AmtDtls", "TxAmt"], &["AmtDtls", "CntrValAmt"]];
    let booked = transaction.amount;
    let others = paths.iter().filter_map(|path| {
        let (currency, minor) = money_of(element.find(path)?.child("Amt")?).ok()?;
        Some(Money { minor: minor * booked.minor.signum(), currency })
    });
    let of_detail =
        element.child("Amt").filter(|_| element.name == "TxDtls").and_then(|amount| money_of(amount).ok());
    let of_detail =
        of_detail.map(|(currency, minor)| Money { minor: minor * booked.minor.signum(), currency });
    transaction.original = others.chain(of_detail).find(|money| *money != booked);
    let rates = paths
        .iter()
        .map(|path| element.find(path).map_or("", |found| found.text_at(&["CcyXchg", "XchgRate"])));
    transaction.exchange_rate =
        rates.into_iter().find(|rate| !rate.is_empty()).unwrap_or_default().to_owned();
    transaction.charges = charges(element);
}

/// The sum of what banks took, where it is in one currency.
fn charges(element: &Element) -> Option<Money> {
    let mut sum: Option<Money> = None;
    for group in element.all("Chrgs") {
        let records: Vec<&Element> = group.all("Rcrd").collect();
        let holders = if records.is_empty() { vec![group] } else { records };
        for holder in holders {
            let amount = holder.child("Amt").or_else(|| holder.child("TtlChrgsAndTaxAmt"));
            let Some((currency, minor)) = amount.and_then(|amount| money_of(amount).ok()) else { continue };
            let before = sum.map_or(0, |money| money.minor);
            if sum.is_some_and(|money| money.currency != currency) {
                return None;
            }
            sum = Some(Money { minor: before.saturating_add(minor), currency });
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

fn first_text(element: &Element, paths: &[&[&str]]) -> String {
    let found = paths.iter().map(|path| element.text_at(path)).find(|text| !text.is_empty());
    one_line(found.unwrap_or_default())
}

fn join(to: &mut String, more: &str) {
    let more = one_line(more);
    if !more.is_empty() && !to.contains(&more) {
        if !to.is_empty() {
            to.push(' ');
        }
        to.push_str(&more);
    }
}
