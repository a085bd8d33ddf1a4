//! What can be asked of this slice.

use super::{AskStatement, Statement, files, get, receipt};
use crate::money::payments;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "statements.get": AskStatement => Statement, get;
    read "receipts.files": payments::PaymentId => mail::Outgoing, receipt;
    read "statements.files": AskStatement => mail::Outgoing, files;
}
