//! Money that settles nothing: what there is, and what of it can be paid back.

mod refundable;
mod store;
mod unallocated;

pub use refundable::{AskRefundable, Refundable, RefundableMoney, refundable};
pub use unallocated::{Unallocated, UnallocatedMoney, unallocated};
