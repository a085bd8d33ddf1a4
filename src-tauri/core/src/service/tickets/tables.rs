//! What the tables of the desk are called.

use crate::register::Table;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "ticket_settings",
        label: template!("Settings of the desk"),
        one: template!("a set of settings of the desk"),
        several: template!(
            "{count, plural, one {# set of settings of the desk} other {# sets of settings of the desk}}",
            count
        ),
        name_columns: &[],
    },
    Table {
        name: "ticket",
        label: template!("Ticket"),
        one: template!("a ticket"),
        several: template!("{count, plural, one {# ticket} other {# tickets}}", count),
        name_columns: &["number", "subject"],
    },
    Table {
        name: "ticket_member",
        label: template!("Further member of a ticket"),
        one: template!("a further member of a ticket"),
        several: template!(
            "{count, plural, one {# further member of a ticket} other {# further members of tickets}}",
            count
        ),
        name_columns: &[],
    },
    Table {
        name: "ticket_state",
        label: template!("State of a ticket"),
        one: template!("a state of a ticket"),
        several: template!("{count, plural, one {# state of a ticket} other {# states of tickets}}", count),
        name_columns: &["state"],
    },
    Table {
        name: "ticket_message",
        label: template!("Message"),
        one: template!("a message"),
        several: template!("{count, plural, one {# message} other {# messages}}", count),
        name_columns: &["subject"],
    },
    Table {
        name: "ticket_file",
        label: template!("File of a message"),
        one: template!("a file of a message"),
        several: template!("{count, plural, one {# file of a message} other {# files of messages}}", count),
        name_columns: &["file_name"],
    },
    Table {
        name: "ticket_list_mapping",
        label: template!("Columns of a list of tickets"),
        one: template!("the columns of a list of tickets"),
        several: template!(
            "{count, plural, one {the columns of # list of tickets} other {the columns of # lists of tickets}}",
            count
        ),
        name_columns: &["file_name"],
    },
    Table {
        name: "ticket_text_block",
        label: template!("Text for answers"),
        one: template!("a text for answers"),
        several: template!("{count, plural, one {# text for answers} other {# texts for answers}}", count),
        name_columns: &["name", "language"],
    },
    Table {
        name: "ticket_faq",
        label: template!("Frequent question"),
        one: template!("a frequent question"),
        several: template!("{count, plural, one {# frequent question} other {# frequent questions}}", count),
        name_columns: &["question"],
    },
    Table {
        name: "ticket_escalation",
        label: template!("Escalation of a ticket"),
        one: template!("an escalation of a ticket"),
        several: template!(
            "{count, plural, one {# escalation of tickets} other {# escalations of tickets}}",
            count
        ),
        name_columns: &["to_whom", "asked_at"],
    },
    Table {
        name: "ticket_escalation_file",
        label: template!("Evidence of an escalation"),
        one: template!("a file that an escalation takes along"),
        several: template!(
            "{count, plural, one {# file that escalations take along} other {# files that escalations take along}}",
            count
        ),
        name_columns: &[],
    },
    Table {
        name: "ticket_bounce",
        label: template!("Address that could not be reached"),
        one: template!("an address that could not be reached"),
        several: template!(
            "{count, plural, one {# address that could not be reached} other {# addresses that could not be reached}}",
            count
        ),
        name_columns: &["recipient"],
    },
];

/// What the pseudonym of somebody who was no contact adds to its number.
pub(super) const ASKER: &str = "asker";
