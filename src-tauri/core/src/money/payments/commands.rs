//! What can be asked of this slice.

use super::{
    AllocatePayments, GetPaymentsOfInvoice, GetPaymentsOpenItems, GetPaymentsRefundable, ListPayments,
    OpenInvoices, PaymentDetail, PaymentPage, RecordPayments, RefundPayments, RefundableMoney, Settlement,
    TakePaymentsBack, UnallocatedMoney, WritePaymentsOff, add_write_off, allocate, get, list, of_invoice,
    open_items, record, refund, refundable, remove, remove_write_off, take_back, unallocated,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "payments.list": ListPayments => PaymentPage, list;
    read "payments.get": Id as GetPayments => PaymentDetail, get;
    read "payments.of_invoice": GetPaymentsOfInvoice => Settlement, of_invoice;
    read "payments.open_items": GetPaymentsOpenItems => OpenInvoices, open_items;
    read "payments.unallocated" => UnallocatedMoney, unallocated;
    read "payments.refundable": GetPaymentsRefundable => RefundableMoney, refundable;
    write "payments.record": RecordPayments => PaymentDetail, record;
    write "payments.allocate": AllocatePayments => PaymentDetail, allocate;
    write "payments.take_back": TakePaymentsBack => PaymentDetail, take_back;
    write "payments.refund": RefundPayments => PaymentDetail, refund;
    write "payments.remove": Id as RemovePayments => Id, remove;
    write "payments.write_off": WritePaymentsOff => Settlement, add_write_off;
    write "payments.remove_write_off": Id as RemovePaymentsWriteOff => Settlement, remove_write_off;
}
