//! What can be asked of this slice.

use super::{
    CompareFees, CopyFees, FeeModel, FeePlan, FeePlanId, FeePlanList, ListFees, PlanComparison, SaveFees,
    adopt, compare, copy, list, models, remove, save,
};
use crate::register::commands;

commands! {
    read "fees.list": ListFees => FeePlanList, list;
    read "fees.models" => Vec<FeeModel>, models;
    read "fees.compare": CompareFees => PlanComparison, compare;
    write "fees.save": SaveFees => FeePlan, save;
    write "fees.copy": CopyFees => FeePlan, copy;
    write "fees.adopt": FeePlanId as AdoptFees => FeePlan, adopt;
    write "fees.remove": FeePlanId as RemoveFees => FeePlanList, remove;
}
