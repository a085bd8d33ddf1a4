//! Messages become text in the language in force, and come back as they were kept.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::*;
use crate::kernel::{Currency, Money};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 1).unwrap()
}

fn everything(count: i64) -> Message {
    let amount = Money { minor: 123_450, currency: Currency::from_code("EUR").unwrap() };
    let inner = message!("Edited {member}", member = "Example {University}");
    let names = and(["Ana", "Ben", "Chi"]);
    message!(
        "{inner}: {count, plural, =0 {nothing} one {# invoice of {amount}} other {# invoices of {amount}}}, {names}, {on, date, long}, {on}",
        inner,
        count,
        amount,
        names,
        on = day(),
    )
}

#[test]
fn a_message_reads_as_its_template_with_its_arguments() {
    assert_eq!(
        everything(2),
        "Edited Example {University}: 2 invoices of EUR 1,234.50, Ana, Ben and Chi, 1 May 2026, 2026-05-01"
    );
    assert!(everything(1).contains(": 1 invoice of EUR"));
    assert!(everything(0).contains(": nothing, "));
    assert_eq!(or(["a", "b"]), "a or b");
    assert_eq!(sentences([message!("One."), message!("Two.")]), "One. Two.");
    assert_eq!(commas([0; 0]), "");
}

#[test]
fn what_is_kept_comes_back() {
    for message in
        [everything(21), message!("Nothing # in {text}", text = "it"), message!("Plain."), Message::said("x")]
    {
        let kept = Message::from_stored(&message.to_stored());
        assert_eq!(kept.to_string(), message.to_string());
        assert_eq!(kept.to_stored().len(), message.to_stored().len());
    }
    assert_eq!(Message::from_stored("Said plainly."), "Said plainly.");
}

#[test]
fn texts_are_changed_at_whatever_depth() {
    let mut message =
        message!("Undid: {what}", what = message!("Wrote to {names}", names = commas(["Ana", "Ben"])));
    message.change_texts(&|text| (text == "Ana").then(|| "Erased person 1".to_owned()));
    assert_eq!(message, "Undid: Wrote to Erased person 1, Ben");
}

#[derive(Debug)]
struct Russian;

impl Catalogue for Russian {
    fn tag(&self) -> &str {
        "ru"
    }

    fn template<'a>(&'a self, english: &'a str) -> Cow<'a, str> {
        match english {
            "{count, plural, one {# member} other {# members}}" => {
                "{count, plural, one {# участник} few {# участника} other {# участников}}".into()
            }
            "{list} and {next}" => "{list} и {next}".into(),
            other => other.into(),
        }
    }
}

#[test]
fn plural_forms_are_those_of_the_language_in_force() {
    let members = |count: i64| message!("{count, plural, one {# member} other {# members}}", count);
    let both = and([members(1), members(22), members(5)]);
    assert_eq!(both, "1 member, 22 members and 5 members");
    in_language(&Russian, || assert_eq!(both, "1 участник, 22 участника и 5 участников"));
    assert_eq!(both, "1 member, 22 members and 5 members", "the language holds for the call");
    let arabic: Vec<_> = [0, 1, 2, 3, 11, 100].map(|count| plural_category("ar", count)).into();
    assert_eq!(arabic, ["zero", "one", "two", "few", "many", "other"]);
}
