//! No request holds an amount beyond the largest one, whatever command it is for.

use serde_json::Value;

use crate::kernel::{Currency, Error, Message, Result, money};

/// Parts of a request that forms do not name when they show what is wrong with a field.
const UNNAMED: [&str; 2] = ["draft", "rule"];

/// Refuses a request that holds an amount beyond [`money::AMOUNT_MAX`]. By the convention of this program, what holds minor
/// units has a name that ends in `minor`; a command that forgets to look is covered by that.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every such field, as forms name it.
pub(super) fn refuse_beyond_limit(request: &Value) -> Result<()> {
    let mut beyond = Vec::new();
    look_at(request, None, &mut Vec::new(), &mut beyond);
    let mut beyond = beyond.into_iter();
    let Some((field, message)) = beyond.next() else { return Ok(()) };
    Err(beyond.fold(Error::invalid(&field, message), |error, (field, message)| error.with(&field, message)))
}

/// Looks at a part of a request, whose amounts are in `currency` as far as an object around it says; notes the fields beyond
/// the limit with what to say of them.
fn look_at(
    part: &Value,
    currency: Option<Currency>,
    path: &mut Vec<String>,
    beyond: &mut Vec<(String, Message)>,
) {
    match part {
        Value::Object(fields) => {
            let own = fields.get("currency").and_then(Value::as_str).and_then(Currency::from_code);
            for (name, value) in fields {
                path.push(name.clone());
                look_at(value, own.or(currency), path, beyond);
                path.pop();
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(at.to_string());
                look_at(item, currency, path, beyond);
                path.pop();
            }
        }
        Value::Number(number) if path.last().is_some_and(|name| name.ends_with("minor")) => {
            let is_within = match number.as_i64() {
                Some(minor) => money::is_within_limit(minor),
                // What is no whole number is refused by the command, which says so better.
                None => !number.is_u64(),
            };
            if !is_within {
                beyond.push(said_of(currency, path));
            }
        }
        _ => {}
    }
}

/// The field as forms name it, and what is wrong with it.
fn said_of(currency: Option<Currency>, path: &[String]) -> (String, Message) {
    let named: Vec<&str> = path.iter().map(String::as_str).filter(|name| !UNNAMED.contains(name)).collect();
    let limit = match currency {
        Some(currency) => {
            message!("{limit}, in {currency}", limit = money::beyond_limit(currency.digits()), currency)
        }
        None => message!("{limit} minor units", limit = money::beyond_limit(0)),
    };
    (named.join("."), message!("An amount is {limit}.", limit))
}
