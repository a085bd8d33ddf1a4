//! Agreements, fees, invoices, payments, what ORCID is owed, and the books.

pub mod account_statements;
pub mod agreements;
pub mod bank;
pub mod bank_files;
pub mod billing;
pub mod books;
pub mod fees;
pub mod invoices;
pub mod matching;
pub mod orcid_costs;
pub mod payments;
pub mod reminders;
pub mod sponsors;
pub mod tax_returns;
pub mod taxes;
pub mod terms;
