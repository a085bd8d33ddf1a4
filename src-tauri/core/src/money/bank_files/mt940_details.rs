//! The field `:86:` of MT940, which every bank fills in its own way: numbered subfields, codes between slashes, or text.

use super::mt940_line::{money, take_amounts};
use super::{BankTransaction, directions, one_line, real};
use crate::kernel::Money;

/// The length at which banks break the text of a numbered subfield, in the middle of a word if need be.
const SUBFIELD_LENGTH: usize = 27;

/// Codes that begin a part of the text in German statements: `SVWZ+`.
const PLUS_CODES: [&str; 13] =
    ["EREF", "KREF", "MREF", "CRED", "DEBT", "COAM", "OAMT", "SVWZ", "ABWA", "ABWE", "IBAN", "BIC", "PURP"];

/// Codes that stand between slashes.
const SLASH_CODES: [&str; 24] = [
    "TRTP", "EREF", "REMI", "ORDP", "BENM", "NAME", "IBAN", "BIC", "CNTP", "MARF", "CSID", "RTRN", "TRCD",
    "PREF", "KREF", "OCMT", "CHGS", "EXCH", "ULTD", "ULTC", "PURP", "ADDR", "ACCW", "ID",
];

/// Fills a transaction with what its lines say.
pub(super) fn take(transaction: &mut BankTransaction, lines: &[String]) {
    let joined = lines.concat();
    if let Some(fields) = numbered(&joined) {
        take_numbered(transaction, &fields);
    } else if SLASH_CODES.iter().take(9).any(|code| joined.contains(&format!("/{code}/"))) {
        take_slashed(transaction, &joined);
    } else {
        transaction.remittance = one_line(&lines.join(" "));
    }
}

/// The numbered subfields: three digits, then a sign that stands before each number of two digits. Some banks leave
/// the three digits out.
fn numbered(text: &str) -> Option<Vec<(u8, &str)>> {
    let leading = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if leading == 3 {
        &text[3..]
    } else if leading == 0 {
        text
    } else {
        return None;
    };
    let sign = rest.chars().next().filter(|sign| "?~^<>|@*!+".contains(*sign))?;
    let begins = |part: &str| part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    let mut fields: Vec<(u8, usize, usize)> = Vec::new();
    for (at, _) in rest.match_indices(sign) {
        let after = &rest[at + sign.len_utf8()..];
        if begins(after) {
            if let Some(last) = fields.last_mut() {
                last.2 = at;
            }
            let start = at + sign.len_utf8() + 2;
            fields.push((after[..2].parse().ok()?, start, rest.len()));
        }
    }
    let starts_with_field = begins(&rest[sign.len_utf8()..]);
    starts_with_field
        .then(|| fields.into_iter().map(|(number, from, to)| (number, &rest[from..to])).collect())
}

fn take_numbered(transaction: &mut BankTransaction, fields: &[(u8, &str)]) {
    let mut text = String::new();
    let mut names = String::new();
    let mut last_length = SUBFIELD_LENGTH;
    for &(number, value) in fields {
        match number {
            // The kind of booking, where it says more than that money came in or went out.
            0 if directions::of_word(value).is_none() => {
                transaction.bank_text = one_line(&format!("{value} {}", transaction.bank_text));
            }
            20..=29 | 60..=63 => {
                if last_length < SUBFIELD_LENGTH && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(value);
                last_length = value.chars().count();
            }
            31 => transaction.counterparty_account = value.split_whitespace().collect(),
            32 | 33 => names.push_str(value),
            _ => {}
        }
    }
    transaction.counterparty = one_line(&names);
    take_plus_codes(transaction, &text);
}

/// Takes apart `EREF+… SVWZ+…`; text without codes is what the payer wrote.
fn take_plus_codes(transaction: &mut BankTransaction, text: &str) {
    let mut marks: Vec<(usize, &str)> = PLUS_CODES
        .iter()
        .flat_map(|code| text.match_indices(code))
        .filter(|(at, code)| matches!(text.as_bytes().get(at + code.len()), Some(b'+' | b':')))
        .collect();
    marks.sort_unstable();
    let first = marks.first().map_or(text.len(), |(at, _)| *at);
    transaction.remittance = one_line(&text[..first]);
    for (place, (at, code)) in marks.iter().enumerate() {
        let until = marks.get(place + 1).map_or(text.len(), |(next, _)| *next);
        let value = one_line(&text[at + code.len() + 1..until]);
        match *code {
            "SVWZ" => transaction.remittance = one_line(&format!("{} {value}", transaction.remittance)),
            "EREF" if !real(&value).is_empty() => transaction.end_to_end = value,
            "ABWA" | "ABWE" => transaction.on_behalf_of = value,
            "IBAN" => transaction.counterparty_account = value.split_whitespace().collect(),
            "OAMT" => {
                let sign = transaction.amount.minor.signum();
                let original = money(&value).map(|money| Money { minor: money.minor * sign, ..money });
                transaction.original = original.filter(|original| *original != transaction.amount);
            }
            "COAM" => transaction.charges = money(&value),
            _ => {}
        }
    }
}

/// Takes apart `/TRTP/SEPA/EREF/…/NAME/…/REMI/…`.
fn take_slashed(transaction: &mut BankTransaction, text: &str) {
    let mut marks: Vec<(usize, &str)> = Vec::new();
    for code in SLASH_CODES {
        marks.extend(text.match_indices(&format!("/{code}/")).map(|(at, _)| (at, code)));
    }
    marks.sort_unstable();
    if let Some((first, _)) = marks.first() {
        transaction.bank_text = one_line(&format!("{} {}", transaction.bank_text, &text[..*first]));
    }
    for (place, (at, code)) in marks.iter().enumerate() {
        let from = at + code.len() + 2;
        // Two codes may share a slash: the value between them is then empty.
        let until = marks.get(place + 1).map_or(text.len(), |(next, _)| (*next).max(from));
        let value = text[from..until].trim_matches('/').trim();
        match *code {
            "REMI" => take_remittance(transaction, value),
            "NAME" => transaction.counterparty = one_line(value),
            "IBAN" => transaction.counterparty_account = value.split_whitespace().collect(),
            "EREF" if !real(value).is_empty() => transaction.end_to_end = one_line(value),
            "ULTD" | "ULTC" => transaction.on_behalf_of = one_line(value.trim_start_matches("NAME/")),
            "CNTP" => {
                let mut parts = value.split('/');
                transaction.counterparty_account = parts.next().unwrap_or_default().trim().to_owned();
                transaction.counterparty = one_line(parts.nth(1).unwrap_or_default());
            }
            "ORDP" | "BENM" if !value.is_empty() && transaction.counterparty.is_empty() => {
                transaction.counterparty = one_line(value);
            }
            "RTRN" => transaction.bank_text = one_line(&format!("{} {value}", transaction.bank_text)),
            _ => {}
        }
    }
    take_amounts(transaction, text);
}

/// `USTD//text`, `STRD/CUR/RF…` or plain text.
fn take_remittance(transaction: &mut BankTransaction, value: &str) {
    if let Some(text) = value.strip_prefix("USTD/") {
        transaction.remittance = one_line(text.trim_start_matches('/'));
    } else if let Some(structured) = value.strip_prefix("STRD/") {
        let reference = structured.rsplit('/').find(|part| !part.trim().is_empty()).unwrap_or_default();
        transaction.references.push(one_line(reference));
    } else {
        transaction.remittance = one_line(value);
    }
}
