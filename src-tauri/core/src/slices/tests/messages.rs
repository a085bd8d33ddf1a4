//! What the core says to people comes from templates alone. A pseudo-language puts the text of every template in brackets and
//! marks what belongs into it; with it in force, whatever a person reads stands in brackets, unless it is data.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::requests::{Sample, furnished, requests};
use crate::kernel::message::{Catalogue, in_language};
use crate::kernel::{Error, country};

/// A language in which every template says what it says in English, in brackets and with its arguments marked.
#[derive(Debug)]
struct Pseudo;

impl Catalogue for Pseudo {
    fn tag(&self) -> &str {
        "en-x-pseudo"
    }

    fn template<'a>(&'a self, english: &'a str) -> Cow<'a, str> {
        Cow::Owned(format!("⟦{}⟧", marked(english)))
    }
}

/// A template with its placeholders in marks. Those of a plural are in its forms.
fn marked(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at].replace('#', "‹#›"));
        let mut depth = 0;
        let length = rest[at..].find(|character| {
            depth += i32::from(character == '{') - i32::from(character == '}');
            depth == 0
        });
        let end = at + length.unwrap() + 1;
        let placeholder = &rest[at..end];
        match placeholder.split_once("plural,") {
            None => text.push_str(&format!("‹{placeholder}›")),
            Some((head, arms)) => {
                text.push_str(head);
                text.push_str("plural,");
                let mut arms = &arms[..arms.len() - 1];
                while let Some(open) = arms.find('{') {
                    let mut depth = 0;
                    let length = arms[open..].find(|character| {
                        depth += i32::from(character == '{') - i32::from(character == '}');
                        depth == 0
                    });
                    let close = open + length.unwrap();
                    text.push_str(&format!("{}{{{}}}", &arms[..open], marked(&arms[open + 1..close])));
                    arms = &arms[close + 1..];
                }
                text.push('}');
            }
        }
        rest = &rest[end..];
    }
    text.push_str(&rest.replace('#', "‹#›"));
    text
}

/// Whether all of a text stands in brackets: one pair around it, or one around each of its lines.
fn is_bracketed(text: &str) -> bool {
    let mut depth = 0;
    text.chars().all(|character| {
        match character {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ => {}
        }
        depth > 0 || matches!(character, '⟧' | '\n')
    }) && depth == 0
}

/// Parts of answers that are no words of the program to whoever asks: documents and what is written into them, which have a
/// language of their own; files, whose headings an import has to know again; names that others gave, and what becomes one when
/// it is written.
const OTHERS: [(&str, &[&str]); 48] = [
    ("account_statements.files", &["content", "data_base64"]),
    ("account_statements.receipts", &["content"]),
    ("agreements.plan_renewal", &["title"]),
    ("agreements.template", &["draft"]),
    ("attachments.content", &["content"]),
    ("billing.explain", &["name", "rule", "inputs", "calculation", "rounding", "lines"]),
    ("billing.preview", &["description", "detail", "calculation"]),
    ("books.journal_files", &["data_base64"]),
    ("books.program", &["name", "tax_code"]),
    ("books.reconciliation", &["statement"]),
    ("calendars.inspect_holidays", &["description"]),
    ("exports.make", &["content", "data_base64"]),
    ("fees.models", &["draft"]),
    ("letters.draft_invoices", &["content"]),
    ("invoices.get", &["document"]),
    ("invoices.page", &["svg"]),
    ("invoices.preview_document", &["svg"]),
    ("invoices.xml", &["content"]),
    ("joining.asker", &["json", "text"]),
    ("joining.draft_missing", &["data_base64"]),
    ("joining.get", &["asker_name"]),
    ("joining.list", &["asker_name"]),
    ("joining.portal_sheet", &["label", "value"]),
    ("issues.draft_digest", &["markdown"]),
    ("tickets.draft_faq_page", &["markdown"]),
    ("tickets.text_blocks", &["filled"]),
    ("issues.digest_files", &["data_base64"]),
    ("issues.letter_files", &["data_base64"]),
    ("issues.inspect_list", &["cells", "header"]),
    ("joining.file", &["content"]),
    ("joining.inspect_list", &["cells", "header"]),
    ("tasks.inspect_list", &["cells", "header"]),
    ("issues.draft_letter", &["message", "subject", "body"]),
    ("letters.list", &["subject", "body", "samples"]),
    ("members.timeline", &["record"]),
    ("personal_data.export", &["json", "text"]),
    ("personal_data.preview_erase", &["pseudonym"]),
    ("portal_sync.of_member", &["label", "value", "submitted"]),
    ("portal_sync.queue", &["label", "value", "submitted"]),
    ("reminders.files", &["content"]),
    ("task_templates.published", &["draft"]),
    ("tickets.export_asker", &["json", "text"]),
    ("tickets.inspect_list", &["cells", "header"]),
    ("taxes.territories", &["name", "source"]),
    ("tax_returns.forms", &["title", "source"]),
    ("tax_returns.get", &["title", "source"]),
    ("voting.draft_round", &["message", "subject", "body"]),
    ("voting.round_template", &["subject", "body"]),
];

fn is_of_others(command: &str, key: &str) -> bool {
    key == "file_name" || OTHERS.iter().any(|(other, keys)| *other == command && keys.contains(&key))
}

/// Every text that the register holds, whole and in its parts, and the names of published lists.
fn data(sample: &Sample) -> BTreeSet<String> {
    let connection = sample.door.register().reader();
    let mut texts = BTreeSet::new();
    for table in crate::SCHEMA.tables() {
        let mut statement = connection.prepare(&format!("SELECT * FROM {}", table.name)).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let Ok(text) = row.get::<_, String>(column) else { continue };
                match serde_json::from_str(&text) {
                    Ok(value) if table.name != "register_audit_entry" => leaves(&value, &mut texts),
                    _ => {}
                }
                texts.insert(text);
            }
        }
    }
    let names = "SELECT trim(given_name || ' ' || family_name) AS name FROM contact";
    let mut statement = connection.prepare(names).unwrap();
    let names = statement.query_map([], |row| row.get::<_, String>("name")).unwrap();
    texts.extend(names.map(Result::unwrap));
    texts.extend(country::all().into_iter().map(|country| country.name));
    texts
}

fn leaves(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(values) => values.iter().for_each(|value| leaves(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| leaves(value, texts)),
        _ => {}
    }
}

/// What can be chosen goes by what it is called, which is in another order in another language.
fn by_value(values: &[Value]) -> Vec<&Value> {
    let mut values: Vec<&Value> = values.iter().collect();
    values.sort_by(|one, other| one["value"].as_str().cmp(&other["value"].as_str()));
    values
}

/// Compares an answer in English with the same in the pseudo-language, and notes what is no template and no data.
struct Reader<'a> {
    command: &'a str,
    data: &'a BTreeSet<String>,
    faults: BTreeSet<String>,
}

impl Reader<'_> {
    fn compare(&mut self, key: &str, english: &Value, pseudo: &Value) {
        match (english, pseudo) {
            _ if is_of_others(self.command, key) => {}
            (Value::String(english), Value::String(pseudo)) => self.compare_texts(key, english, pseudo),
            (Value::Array(english), Value::Array(pseudo)) if english.len() == pseudo.len() => {
                let (english, pseudo) = (by_value(english), by_value(pseudo));
                english.into_iter().zip(pseudo).for_each(|(one, other)| self.compare(key, one, other));
            }
            (Value::Object(english), Value::Object(pseudo)) if english.len() == pseudo.len() => {
                english.iter().zip(pseudo).for_each(|((key, one), (_, other))| self.compare(key, one, other));
            }
            _ if english == pseudo => {}
            _ => drop(self.faults.insert(format!("{} {key}: another answer", self.command))),
        }
    }

    fn compare_texts(&mut self, key: &str, english: &str, pseudo: &str) {
        let fault = if english == pseudo {
            let is_sentence = english.contains(' ') && english.chars().any(char::is_alphabetic);
            is_sentence && !self.is_data(english)
        } else {
            !is_bracketed(pseudo)
        };
        if fault {
            let shown: String = pseudo.chars().take(160).collect();
            self.faults.insert(format!("{} {key}: {shown}", self.command));
        }
    }

    fn is_data(&self, text: &str) -> bool {
        self.data.contains(text)
            || self.data.iter().any(|known| known.len() > text.len() && known.contains(text))
    }
}

fn said(answer: &crate::kernel::Result<Value>) -> Value {
    match answer {
        Ok(answer) => answer.clone(),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

#[test]
fn whatever_a_person_reads_is_a_message_or_data() {
    let mut sample = furnished();
    let requests = requests(&mut sample);
    let data = data(&sample);
    let mut faults = BTreeSet::new();
    for (command, request) in requests {
        let english = said(&sample.door.call(command, request.clone()));
        let pseudo = in_language(&Pseudo, || said(&sample.door.call(command, request)));
        let mut reader = Reader { command, data: &data, faults: BTreeSet::new() };
        reader.compare("", &english, &pseudo);
        faults.append(&mut reader.faults);
    }
    assert!(
        faults.is_empty(),
        "{} texts are no messages:\n{}",
        faults.len(),
        Vec::from_iter(faults).join("\n")
    );
}

#[test]
fn a_text_that_is_glued_is_found() {
    let data = BTreeSet::from(["Example University".to_owned()]);
    let mut reader = Reader { command: "members.get", data: &data, faults: BTreeSet::new() };
    let message = message!(
        "{member} has {count, plural, one {# invoice} other {# invoices}}.",
        member = "Ana",
        count = 2
    );
    let english = json!({ "right": message, "name": "Example University", "glued": "Two words", "part": format!("So: {message}") });
    let pseudo = in_language(
        &Pseudo,
        || json!({ "right": message, "name": "Example University", "glued": "Two words", "part": format!("So: {message}") }),
    );
    assert_eq!(pseudo["right"], "⟦‹Ana› has ‹2› invoices.⟧");
    reader.compare("", &english, &pseudo);
    let faults: Vec<String> = reader.faults.into_iter().collect();
    assert_eq!(faults, ["members.get glued: Two words", "members.get part: So: ⟦‹Ana› has ‹2› invoices.⟧"]);
}

/// That what an error says is a message too; every refusal that a test meets comes by here.
pub(crate) fn refuse_glued(error: &Error) {
    let (english, pseudo) = (said(&Err(error.clone())), in_language(&Pseudo, || said(&Err(error.clone()))));
    let text = pseudo["message"].as_str().unwrap_or_default();
    let is_said = english["message"] == pseudo["message"] && !text.contains(' ');
    assert!(is_said || is_bracketed(text), "what an error says is no message: {text}");
}
