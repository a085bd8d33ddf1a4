//! What was chosen for a list is remembered by its headings, and proposed for the next list that has the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::Target;
use super::{ImportKind, ImportMode, ImportRequest, ValueChoice};
use crate::people::tabular::{DateOrder, headings};

/// The choices made for a list, as they are stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Choices {
    pub(super) kind: ImportKind,
    /// The field each heading feeds, by the heading in its compared form; nothing for a column kept as it is.
    pub(super) fields: BTreeMap<String, Option<String>>,
    pub(super) values: Vec<ValueChoice>,
    pub(super) mode: ImportMode,
    pub(super) date_order: Option<DateOrder>,
}

/// Where choices are remembered.
pub(super) const MAPPINGS: &str = "import_mapping";

/// What the set of headings is known by: whatever their order, case and spacing.
pub(crate) fn heading_set(list: &[String]) -> String {
    let mut keys: Vec<String> = headings::unique(list).iter().map(|heading| headings::key(heading)).collect();
    keys.sort_unstable();
    keys.join("\n")
}

impl Choices {
    /// What a run was asked for.
    pub(super) fn of(request: &ImportRequest, list: &[String], mapping: &[Option<Target>]) -> Self {
        let keys = headings::unique(list).into_iter().map(|heading| headings::key(&heading));
        let mut values = request.values.clone();
        values.sort_by(|a, b| (&a.field, &a.value).cmp(&(&b.field, &b.value)));
        Self {
            kind: request.kind,
            fields: keys.zip(mapping.iter().map(|target| target.map(Target::name))).collect(),
            values,
            mode: request.mode,
            date_order: request.date_order,
        }
    }

    /// What is proposed for a list without any memory of it.
    pub(super) fn recognised(list: &[String], kind: ImportKind) -> Self {
        let request = ImportRequest { kind, ..ImportRequest::default() };
        Self::of(&request, list, &super::headings::recognise(list, kind))
    }

    /// The mapping for a list with these headings, in the order of its columns.
    pub(super) fn mapping(&self, list: &[String]) -> Vec<Option<Target>> {
        let target =
            |heading: &String| Target::from_name(self.fields.get(&headings::key(heading))?.as_deref()?);
        headings::unique(list).iter().map(target).collect()
    }
}
