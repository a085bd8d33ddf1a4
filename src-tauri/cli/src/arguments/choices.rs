//! What options can be told, where that is one of a few words.

use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    Members,
    Contacts,
    /// Days off for the desk’s calendar, out of an .ics file.
    Holidays,
    /// A list of tickets that another desk gave out.
    Tickets,
    /// Enquiries about membership.
    Enquiries,
    Tasks,
    Issues,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    /// Bring them up to date.
    Update,
    /// Leave them as they are.
    Add,
    /// Change only those that `--decide ROW=take` names.
    Ask,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DecimalSign {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateOrder {
    Dmy,
    Mdy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Csv,
    Json,
    Xlsx,
}

/// A program that takes the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Program {
    Datev,
    Xero,
    /// QuickBooks Desktop (IIF)
    QuickbooksDesktop,
    /// QuickBooks Online (CSV)
    QuickbooksOnline,
    Sap,
    Sage,
}
