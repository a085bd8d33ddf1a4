//! Templates: checked against their arguments when the program is compiled, filled when a message becomes text.

use super::{Argument, Catalogue, Joint, Message, plural_category};

/// What has no words of its own, and is not translated.
pub(super) const SAID: &str = "{text}";

/// Refuses a template whose placeholders are not exactly `names`. Run by the compiler.
///
/// # Panics
/// When they do not fit; at compile time, so that such a program is never made.
pub const fn must_fit(template: &str, names: &[&str]) {
    let bytes = template.as_bytes();
    let mut used = [false; 16];
    assert!(names.len() <= used.len(), "a message has 16 arguments at most");
    let end = check(bytes, 0, names, &mut used);
    assert!(end == bytes.len(), "a brace of this message closes nothing");
    let mut at = 0;
    while at < names.len() {
        assert!(used[at], "an argument of this message has no place in its template");
        at += 1;
    }
}

/// Checks text with its placeholders from `at` on, up to its end or to the brace that closes it.
const fn check(bytes: &[u8], mut at: usize, names: &[&str], used: &mut [bool; 16]) -> usize {
    while at < bytes.len() && bytes[at] != b'}' {
        if bytes[at] != b'{' {
            at += 1;
            continue;
        }
        let end = word_end(bytes, at + 1);
        assert!(end < bytes.len(), "a placeholder of this message is not closed");
        note(bytes, at + 1, end, names, used);
        at = end;
        if bytes[at] == b',' {
            at += 1;
            if follows(bytes, at, b" plural,") {
                at = check_arms(bytes, at + b" plural,".len(), names, used);
            } else {
                assert!(follows(bytes, at, b" date, long"), "forms are plural and date, long");
                at += b" date, long".len();
            }
        }
        assert!(at < bytes.len() && bytes[at] == b'}', "a placeholder of this message is not closed");
        at += 1;
    }
    at
}

/// Checks the arms of a plural from `at` on, up to the brace that closes it.
const fn check_arms(bytes: &[u8], mut at: usize, names: &[&str], used: &mut [bool; 16]) -> usize {
    let mut has_other = false;
    while at < bytes.len() && bytes[at] != b'}' {
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at] != b' ' && bytes[at] != b'{' {
            at += 1;
        }
        has_other = has_other || (at - start == 5 && follows(bytes, start, b"other"));
        while at < bytes.len() && bytes[at] == b' ' {
            at += 1;
        }
        assert!(at < bytes.len() && bytes[at] == b'{', "a plural form has its text in braces");
        at = check(bytes, at + 1, names, used);
        assert!(at < bytes.len(), "a plural form of this message is not closed");
        at += 1;
    }
    assert!(has_other, "a plural has the form other");
    at
}

/// Where the name from `at` on ends: at a comma or a brace.
const fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b',' && bytes[at] != b'}' && bytes[at] != b'{' {
        at += 1;
    }
    at
}

const fn follows(bytes: &[u8], at: usize, expected: &[u8]) -> bool {
    let mut index = 0;
    while index < expected.len() {
        if at + index >= bytes.len() || bytes[at + index] != expected[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Notes that the argument whose name stands from `start` to `end` has a place.
const fn note(bytes: &[u8], start: usize, end: usize, names: &[&str], used: &mut [bool; 16]) {
    let mut at = 0;
    while at < names.len() {
        let name = names[at].as_bytes();
        if name.len() == end - start && follows(bytes, start, name) {
            used[at] = true;
            return;
        }
        at += 1;
    }
    panic!("a placeholder of this message has no argument of its name");
}

/// The text of a message in the language of `catalogue`.
pub(super) fn text(message: &Message, catalogue: &dyn Catalogue) -> String {
    let mut text = String::with_capacity(message.template.len() + 32);
    if message.template.is_empty() || message.template == SAID {
        write(&message.template, message, None, catalogue, &mut text);
    } else {
        write(&catalogue.template(&message.template), message, None, catalogue, &mut text);
    }
    text
}

/// Writes a template, or a plural form of it, in which `#` is `count`.
fn write(
    template: &str,
    message: &Message,
    count: Option<i64>,
    catalogue: &dyn Catalogue,
    into: &mut String,
) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '#']) {
        into.push_str(&rest[..at]);
        if rest[at..].starts_with('#') {
            match count {
                Some(count) => into.push_str(&count.to_string()),
                None => into.push('#'),
            }
            rest = &rest[at + 1..];
            continue;
        }
        let end = closing_brace(&rest[at..]) + at;
        placeholder(&rest[at + 1..end], message, catalogue, into);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    into.push_str(rest);
}

/// The form among `forms`, such as `{count, plural, one {# member} other {# members}}`, that a language uses with a number,
/// which stands in it as it is `written` there.
pub fn plural(forms: &str, tag: &str, number: i64, written: &str) -> String {
    let arms = forms.split_once("plural,").map_or("", |(_, arms)| arms);
    arm(arms, number, tag).replace('#', written)
}

/// Where the brace that opens `text` is closed; its end when it is not, as only a translation can leave it.
fn closing_brace(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn placeholder(inner: &str, message: &Message, catalogue: &dyn Catalogue, into: &mut String) {
    let (name, form) = inner.split_once(',').map_or((inner, ""), |(name, form)| (name, form.trim_start()));
    let Some(value) = message.argument(name.trim()) else {
        into.push_str(name);
        return;
    };
    match (form.strip_prefix("plural,"), value) {
        (Some(arms), Argument::Count(number)) => {
            let arm = arm(arms, *number, catalogue.tag());
            write(arm, message, Some(*number), catalogue, into);
        }
        (_, Argument::Day(day)) if form.starts_with("date, long") => into.push_str(&catalogue.day(*day)),
        _ => argument(value, catalogue, into),
    }
}

/// The form among the arms of a plural that goes with a number.
fn arm<'a>(arms: &'a str, number: i64, tag: &str) -> &'a str {
    let category = plural_category(tag, number);
    let exact = format!("={number}");
    let mut rest = arms.trim_start();
    let mut other = "";
    let mut fitting = None;
    while let Some(open) = rest.find('{') {
        let end = closing_brace(&rest[open..]) + open;
        let (key, form) = (rest[..open].trim(), &rest[open + 1..end]);
        if key == exact {
            return form;
        } else if key == category {
            fitting = Some(form);
        } else if key == "other" {
            other = form;
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    fitting.unwrap_or(other)
}

fn argument(value: &Argument, catalogue: &dyn Catalogue, into: &mut String) {
    match value {
        Argument::Text(text) => into.push_str(text),
        Argument::Count(number) => into.push_str(&number.to_string()),
        Argument::Day(day) => into.push_str(&day.to_string()),
        Argument::Amount(money) => into.push_str(&catalogue.amount(*money)),
        Argument::Message(message) => into.push_str(&text(message, catalogue)),
        Argument::List(joint, parts) => into.push_str(&joined(*joint, parts, catalogue)),
    }
}

fn joined(joint: Joint, parts: &[Argument], catalogue: &dyn Catalogue) -> String {
    let (middle, last) = joint.templates();
    let mut list = String::new();
    for (index, part) in parts.iter().enumerate() {
        let mut next = String::new();
        argument(part, catalogue, &mut next);
        if index == 0 {
            list = next;
            continue;
        }
        let template = if index + 1 == parts.len() { last } else { middle };
        let parts = [("list", Argument::Text(list)), ("next", Argument::Text(next))];
        list = text(&Message::filled(template.0, parts), catalogue);
    }
    list
}
