//! What can be asked of this slice.

use super::{
    Account, AskJournal, AskReceivables, AskTaxSummary, BooksPeriods, CheckClose, CloseBooks, CloseChecks,
    JournalPage, Receivables, ReopenBooks, SaveAccounts, TaxSummary, accounts, check_close, close, journal,
    periods, receivables, reopen, save_accounts, tax_summary,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "books.accounts": Nothing => Vec<Account>, accounts;
    write "books.save_accounts": SaveAccounts => Vec<Account>, save_accounts;
    read "books.journal": AskJournal => JournalPage, journal;
    read "books.receivables": AskReceivables => Receivables, receivables;
    read "books.tax_summary": AskTaxSummary => TaxSummary, tax_summary;
    read "books.periods": Nothing => BooksPeriods, periods;
    read "books.check_close": CheckClose => CloseChecks, check_close;
    write "books.close": CloseBooks => BooksPeriods, close;
    write "books.reopen": ReopenBooks => BooksPeriods, reopen;
}
