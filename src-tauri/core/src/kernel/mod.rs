//! Money, dates, identifiers, text and errors: the words every slice speaks. Knows no slice.

#[macro_use]
pub mod message;

pub mod address;
pub mod bank_text;
pub mod clock;
mod codes;
pub mod country;
pub mod creditor_reference;
pub mod csv_cell;
pub mod day_words;
pub mod deadline;
pub mod deadline_calendar;
pub mod decimal;
pub mod disk;
pub mod due_rule;
pub mod electronic_address;
pub mod encoded;
pub mod error;
pub mod field;
pub mod foreign;
mod id;
pub mod ids;
pub mod invoice_number;
pub mod licence_year;
pub mod mail_domains;
pub mod money;
pub mod need;
pub mod peppol_id;
pub mod problems;
pub mod setup;
pub mod table;
pub mod text;
pub mod time_zone;
pub mod todo;
pub mod typing;
pub mod value;
pub mod working_time;

pub use clock::Clock;
pub(crate) use codes::codes;
pub use creditor_reference::CreditorReference;
pub use deadline::Deadline;
pub use decimal::Decimal;
pub use due_rule::{DueRule, DueShift};
pub use electronic_address::ElectronicAddress;
pub use encoded::FileBytes;
pub use error::{Error, ErrorKind, OptionExt, Result};
pub use id::Id;
pub use licence_year::{LicenceYear, YearStart, long_date};
pub use message::{Message, Template};
pub use money::{Currency, InCurrency, Money};
pub use need::{Need, NeedAmount};
pub use problems::FieldProblems;
pub use setup::{SetupKey, SetupStep};
pub use todo::Todo;
pub use working_time::{TimeSpan, WorkingHours, WorkingTime};
