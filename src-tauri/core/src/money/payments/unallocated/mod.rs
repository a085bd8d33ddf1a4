//! Money that settles nothing: what there is, and what of it can be paid back.

mod list;
mod refundable;
mod store;

pub use list::{Unallocated, UnallocatedMoney, unallocated};
pub use refundable::{AskRefundable, Refundable, RefundableMoney, refundable};
