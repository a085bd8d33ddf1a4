//! The tables of joining, as a person calls them.

use crate::register::Table;

/// Every table of this slice.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "joining_item",
        label: template!("Item of joining"),
        one: template!("an item of joining"),
        several: template!("{count, plural, one {# item of joining} other {# items of joining}}", count),
        name_columns: &["name"],
    },
    Table {
        name: "joining_rules",
        label: template!("Rules of joining"),
        one: template!("the rules of joining"),
        several: template!("{count, plural, one {# set of rules} other {# sets of rules}}", count),
        name_columns: &[],
    },
    Table {
        name: "joining_enquiry",
        label: template!("Enquiry"),
        one: template!("an enquiry"),
        several: template!("{count, plural, one {# enquiry} other {# enquiries}}", count),
        name_columns: &["organisation"],
    },
    Table {
        name: "joining_asker",
        label: template!("Person who enquired"),
        one: template!("a person who enquired"),
        several: template!(
            "{count, plural, one {# person who enquired} other {# people who enquired}}",
            count
        ),
        name_columns: &[],
    },
    Table {
        name: "joining_stage_change",
        label: template!("Stage of joining"),
        one: template!("a stage of joining"),
        several: template!("{count, plural, one {# stage of joining} other {# stages of joining}}", count),
        name_columns: &["stage"],
    },
    Table {
        name: "joining_answer",
        label: template!("Answer on eligibility"),
        one: template!("an answer on eligibility"),
        several: template!(
            "{count, plural, one {# answer on eligibility} other {# answers on eligibility}}",
            count
        ),
        name_columns: &["criterion"],
    },
    Table {
        name: "joining_document",
        label: template!("Document of joining"),
        one: template!("a document of joining"),
        several: template!(
            "{count, plural, one {# document of joining} other {# documents of joining}}",
            count
        ),
        name_columns: &["name"],
    },
    Table {
        name: "joining_file",
        label: template!("File of an enquiry"),
        one: template!("a file of an enquiry"),
        several: template!("{count, plural, one {# file of enquiries} other {# files of enquiries}}", count),
        name_columns: &["file_name"],
    },
    Table {
        name: "joining_step",
        label: template!("Step of onboarding"),
        one: template!("a step of onboarding"),
        several: template!(
            "{count, plural, one {# step of onboarding} other {# steps of onboarding}}",
            count
        ),
        name_columns: &["name"],
    },
    Table {
        name: "joining_placeholder",
        label: template!("Contact not yet known"),
        one: template!("a contact not yet known"),
        several: template!(
            "{count, plural, one {# contact not yet known} other {# contacts not yet known}}",
            count
        ),
        name_columns: &["role"],
    },
];
