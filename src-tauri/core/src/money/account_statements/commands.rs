//! What can be asked of this slice.

use super::{AskStatement, Statement, files, get, receipt};
use crate::money::payments;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "account_statements.get": AskStatement => Statement, get;
    read "account_statements.receipts": payments::PaymentId => mail::Outgoing, receipt;
    read "account_statements.files": AskStatement => mail::Outgoing, files;
}
