//! What can be asked of this slice.

use super::{
    Account, AddBooksAccount, BalanceSheet, BankAccount, BooksPeriods, BooksRate, CheckBooksClose,
    CloseBooks, CloseChecks, GetBooksBalanceSheet, GetBooksJournal, GetBooksJournalFiles,
    GetBooksProfitAndLoss, GetBooksProgram, GetBooksReceivables, GetBooksReconciliation, GetBooksTaxSummary,
    JournalFiles, JournalPage, PlaceBooksLine, PlacedLine, ProfitAndLoss, ProgramSettings, Receivables,
    Reconciliation, RemoveBooksAccount, ReopenBooks, SaveBooksAccounts, SaveBooksBankAccount,
    SaveBooksProgram, SaveBooksRate, TakeBooksLineBack, TaxSummary, accounts, add_account, balance_sheet,
    bank_accounts, check_close, close, journal, journal_files, periods, place_line, profit_and_loss, program,
    rates, receivables, reconciliation, remove_account, remove_rate, reopen, save_accounts,
    save_bank_account, save_program, save_rate, take_line_back, tax_summary,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "books.accounts" => Vec<Account>, accounts;
    write "books.save_accounts": SaveBooksAccounts => Vec<Account>, save_accounts;
    write "books.add_account": AddBooksAccount => Vec<Account>, add_account;
    write "books.remove_account": RemoveBooksAccount => Vec<Account>, remove_account;
    read "books.bank_accounts" => Vec<BankAccount>, bank_accounts;
    write "books.save_bank_account": SaveBooksBankAccount => Vec<BankAccount>, save_bank_account;
    write "books.place_line": PlaceBooksLine => PlacedLine, place_line;
    write "books.take_line_back": TakeBooksLineBack => PlacedLine, take_line_back;
    read "books.reconciliation": GetBooksReconciliation => Reconciliation, reconciliation;
    read "books.rates" => Vec<BooksRate>, rates;
    write "books.save_rate": SaveBooksRate => Vec<BooksRate>, save_rate;
    write "books.remove_rate": Id as RemoveBooksRate => Vec<BooksRate>, remove_rate;
    read "books.profit_and_loss": GetBooksProfitAndLoss => ProfitAndLoss, profit_and_loss;
    read "books.balance_sheet": GetBooksBalanceSheet => BalanceSheet, balance_sheet;
    read "books.program": GetBooksProgram => ProgramSettings, program;
    write "books.save_program": SaveBooksProgram => ProgramSettings, save_program;
    read "books.journal_files": GetBooksJournalFiles => JournalFiles, journal_files;
    read "books.journal": GetBooksJournal => JournalPage, journal;
    read "books.receivables": GetBooksReceivables => Receivables, receivables;
    read "books.tax_summary": GetBooksTaxSummary => TaxSummary, tax_summary;
    read "books.periods" => BooksPeriods, periods;
    read "books.check_close": CheckBooksClose => CloseChecks, check_close;
    write "books.close": CloseBooks => BooksPeriods, close;
    write "books.reopen": ReopenBooks => BooksPeriods, reopen;
}
