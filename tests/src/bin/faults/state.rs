//! What a register holds, so far that two of them can be told apart; and whether it is sound.

use std::collections::BTreeMap;
use std::path::Path;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::register::Access;
use serde_json::{Value, json};

use crate::{Failure, later};

/// Opens a register as the next program would, which finishes or takes back what the last one left.
pub(crate) fn open(path: &Path) -> Result<Door, Failure> {
    Ok(Door::open_as(path, later::schema_of(path)?, "faults", Clock::System, Access::Write)?)
}

/// How many records of each kind there are, and which numbers were given out.
pub(crate) fn holds(door: &mut Door) -> Result<Value, Failure> {
    let mut counts = BTreeMap::new();
    for list in ["members.list", "invoices.list", "payments.list", "bank_transactions.list", "history.list"] {
        let page = door.call(list, json!({ "limit": 1000 }))?;
        counts.insert(list, page["total"].clone());
        if list == "invoices.list" {
            counts.insert("numbers", numbers(&page).into());
            counts.insert("open", page["sums"]["open_minor"].clone());
        }
    }
    Ok(json!(counts))
}

fn numbers(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().into_iter().flatten();
    let mut numbers: Vec<String> = rows.filter_map(|row| row["number"].as_str().map(str::to_owned)).collect();
    numbers.sort();
    numbers
}

/// What is wrong with a register; nothing when it is sound.
pub(crate) fn unsound(door: &mut Door) -> Result<Option<String>, Failure> {
    let report = door.call("register.check", json!({}))?;
    let failed = report["checks"].as_array().into_iter().flatten().find(|check| check["ok"] != json!(true));
    Ok(failed.map(|check| format!("check: {}: {}", check["name"], check["detail"])))
}

/// The numbers of documents have no gaps: those that differ only in their last digits count from 1.
pub(crate) fn gaps(numbers: impl IntoIterator<Item = String>) -> Option<String> {
    let mut series: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for number in numbers {
        let digits = number.chars().rev().take_while(char::is_ascii_digit).count();
        let (head, tail) = number.split_at(number.len() - digits);
        series.entry(head.to_owned()).or_default().push(tail.parse().unwrap_or(0));
    }
    series.into_iter().find_map(|(head, mut counted)| {
        counted.sort_unstable();
        let has_gap = counted.iter().enumerate().any(|(place, number)| *number != place + 1);
        has_gap.then(|| format!("the numbers {head}… have a gap or stand twice: {counted:?}"))
    })
}
