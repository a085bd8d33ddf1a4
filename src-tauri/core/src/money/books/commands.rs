//! What can be asked of this slice.

use super::{
    Account, BooksPeriods, CheckBooksClose, CloseBooks, CloseChecks, GetBooksJournal, GetBooksReceivables,
    GetBooksTaxSummary, JournalPage, Receivables, ReopenBooks, SaveBooksAccounts, TaxSummary, accounts,
    check_close, close, journal, periods, receivables, reopen, save_accounts, tax_summary,
};
use crate::register::commands;

commands! {
    read "books.accounts" => Vec<Account>, accounts;
    write "books.save_accounts": SaveBooksAccounts => Vec<Account>, save_accounts;
    read "books.journal": GetBooksJournal => JournalPage, journal;
    read "books.receivables": GetBooksReceivables => Receivables, receivables;
    read "books.tax_summary": GetBooksTaxSummary => TaxSummary, tax_summary;
    read "books.periods" => BooksPeriods, periods;
    read "books.check_close": CheckBooksClose => CloseChecks, check_close;
    write "books.close": CloseBooks => BooksPeriods, close;
    write "books.reopen": ReopenBooks => BooksPeriods, reopen;
}
