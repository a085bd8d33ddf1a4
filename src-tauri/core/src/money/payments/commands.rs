//! What can be asked of this slice.

use super::{
    AllocatePayment, AskRefundable, AskSettlement, ListOpenItems, ListPayments, OpenInvoices, PaymentDetail,
    PaymentId, PaymentPage, RecordPayment, RefundPayment, RefundableMoney, Settlement, TakeBack,
    UnallocatedMoney, WriteOffDraft, WriteOffId, add_write_off, allocate, get, list, of_invoice, open_items,
    record, refund, refundable, remove, remove_write_off, take_back, unallocated,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
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
