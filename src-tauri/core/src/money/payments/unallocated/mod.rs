//! Money that settles nothing: what there is, and what of it can be paid back.

mod list;
mod refundable;
mod store;

pub(super) use list::to_allocate;
pub use list::{Unallocated, UnallocatedMoney, unallocated};
pub use refundable::{GetPaymentsRefundable, Refundable, RefundableMoney, refundable};
