//! What can be asked of this slice.

use super::{
    CompareFees, CopyFees, FeeModel, FeePlan, FeePlanList, ListFees, PlanComparison, SaveFees, adopt,
    compare, copy, list, models, remove, save,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "fees.list": ListFees => FeePlanList, list;
    read "fees.models" => Vec<FeeModel>, models;
    read "fees.compare": CompareFees => PlanComparison, compare;
    write "fees.save": SaveFees => FeePlan, save;
    write "fees.copy": CopyFees => FeePlan, copy;
    write "fees.adopt": Id as AdoptFees => FeePlan, adopt;
    write "fees.remove": Id as RemoveFees => FeePlanList, remove;
}
