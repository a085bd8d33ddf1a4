//! What can be asked of this slice.

use super::{
    AllocatePayment, AskRefundable, AskSettlement, BankFileRequest, BankStatementId, BankStatementPage,
    BookTransactions, Booked, ConfirmCertain, IgnoreTransactions, ImportedBankFile, ListOpenItems,
    ListPayments, ListStatements, ListTransactions, OpenInvoices, PaymentDetail, PaymentId, PaymentPage,
    RecordPayment, RefundPayment, RefundableMoney, Settlement, StagedBankFile, TakeBack, TransactionIds,
    TransactionPage, UnallocatedMoney, WriteOffDraft, WriteOffId, add_write_off, allocate, book, bring_back,
    confirm_certain, get, ignore, import_bank_file, inspect_bank_file, list, of_invoice, open_items, record,
    refund, refundable, remove, remove_write_off, statements, take_back, take_back_statement, transactions,
    unallocated,
};
use crate::people::imports;
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "bank_statements.inspect" using imports::Staging: BankFileRequest => StagedBankFile, inspect_bank_file;
    write "bank_statements.import" using imports::Staging: BankFileRequest => ImportedBankFile, import_bank_file;
    write "bank_statements.take_back": BankStatementId => BankStatementPage, take_back_statement;
    read "bank_statements.list": ListStatements => BankStatementPage, statements;
    read "bank_transactions.list": ListTransactions => TransactionPage, transactions;
    write "bank_transactions.book": BookTransactions => Booked, book;
    write "bank_transactions.confirm_certain": ConfirmCertain => Booked, confirm_certain;
    write "bank_transactions.ignore": IgnoreTransactions => TransactionIds, ignore;
    write "bank_transactions.bring_back": TransactionIds => TransactionIds, bring_back;
    read "payments.list": ListPayments => PaymentPage, list;
    read "payments.get": PaymentId => PaymentDetail, get;
    read "payments.of_invoice": AskSettlement => Settlement, of_invoice;
    read "payments.open_items": ListOpenItems => OpenInvoices, open_items;
    read "payments.unallocated": Nothing => UnallocatedMoney, unallocated;
    read "payments.refundable": AskRefundable => RefundableMoney, refundable;
    write "payments.record": RecordPayment => PaymentDetail, record;
    write "payments.allocate": AllocatePayment => PaymentDetail, allocate;
    write "payments.take_back": TakeBack => PaymentDetail, take_back;
    write "payments.refund": RefundPayment => PaymentDetail, refund;
    write "payments.remove": PaymentId => PaymentId, remove;
    write "payments.write_off": WriteOffDraft => Settlement, add_write_off;
    write "payments.remove_write_off": WriteOffId => Settlement, remove_write_off;
}
