//! What is printed or sent: typesetting, letters, languages, electronic invoices, mail.

pub mod branding;
pub mod einvoices;
pub mod letters;
pub mod locale;
pub mod mail;
pub mod typesetting;
