//! What columns of a list feed, and the headings they are known by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ImportRecordList, RecordList};
use crate::kernel::{Error, Result, Template, text};
use crate::people::tabular::{DateOrder, Records};

/// Something that a row can say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowField {
    pub(crate) name: &'static str,
    pub(crate) label: Template,
    /// Whether it is a day.
    pub(crate) is_day: bool,
    /// Headings that mean it beside its label, in their searched form without spaces.
    pub(crate) headings: &'static [&'static str],
}

impl RowField {
    pub(crate) const fn text(name: &'static str, label: Template, headings: &'static [&'static str]) -> Self {
        Self { name, label, is_day: false, headings }
    }

    pub(crate) const fn day(name: &'static str, label: Template, headings: &'static [&'static str]) -> Self {
        Self { name, label, is_day: true, headings }
    }
}

/// What is remembered of a list by its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Choices {
    pub(super) fields: BTreeMap<String, Option<String>>,
    pub(super) date_order: Option<DateOrder>,
}

/// Whether a heading means a field of this kind of records.
pub(super) fn is_known<R: RecordList>(heading: &str) -> bool {
    of_heading::<R>(heading).is_some()
}

fn of_heading<R: RecordList>(heading: &str) -> Option<&'static RowField> {
    let wanted = key(heading);
    let means = |field: &&RowField| {
        wanted == key(&field.label.to_string())
            || wanted == key(field.name)
            || field.headings.contains(&wanted.as_str())
    };
    R::FIELDS.iter().find(|field| !wanted.is_empty() && means(field))
}

/// A heading whatever its case, marks and spaces.
pub(super) fn key(heading: &str) -> String {
    text::search_key(heading.trim()).replace(' ', "")
}

/// What the set of headings is known by: whatever their order, case and spacing, for this kind of records.
pub(super) fn heading_set<R: RecordList>(headings: &[String]) -> String {
    let mut keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    keys.sort_unstable();
    format!("{}\n{}", R::KIND, keys.join("\n"))
}

/// What is proposed for a list without any memory of it: each field once, in the first column that means it.
pub(super) fn recognised<R: RecordList>(headings: &[String]) -> Choices {
    let mut fields = BTreeMap::new();
    let mut taken = Vec::new();
    for heading in headings {
        let field = of_heading::<R>(heading).map(|field| field.name).filter(|name| !taken.contains(name));
        taken.extend(field);
        fields.entry(key(heading)).or_insert(field.map(str::to_owned));
    }
    Choices { fields, date_order: None }
}

/// What holds for this list: what is proposed, with what the request says instead.
pub(super) fn chosen<R: RecordList>(
    request: &ImportRecordList,
    list: &Records<'_>,
    proposed: &Choices,
) -> Result<Choices> {
    let mut choices = proposed.clone();
    if !request.mapping.is_empty() {
        if request.mapping.len() != list.headings.len() {
            let message = message!(
                "The mapping has {count, plural, one {# entry} other {# entries}}, the file {columns, plural, one {# column} other {# columns}}. Choose the file again.",
                count = request.mapping.len(),
                columns = list.headings.len()
            );
            return Err(Error::invalid("mapping", message));
        }
        for name in request.mapping.iter().flatten() {
            if R::FIELDS.iter().all(|field| field.name != name) {
                let names: Vec<&str> = R::FIELDS.iter().map(|field| field.name).collect();
                let message =
                    message!("“{name}” is no field. These are: {names}.", name, names = names.join(", "));
                return Err(Error::invalid("mapping", message));
            }
        }
        let keys = list.headings.iter().map(|heading| key(heading));
        choices.fields = keys.zip(request.mapping.iter().cloned()).collect();
    }
    choices.date_order = request.date_order.or(choices.date_order);
    Ok(choices)
}

/// The field that each column feeds.
pub(super) fn fed<R: RecordList>(headings: &[String], choices: &Choices) -> Vec<Option<&'static RowField>> {
    let field = |heading: &String| {
        let name = choices.fields.get(&key(heading))?.as_ref()?;
        R::FIELDS.iter().find(|field| field.name == name)
    };
    headings.iter().map(field).collect()
}
