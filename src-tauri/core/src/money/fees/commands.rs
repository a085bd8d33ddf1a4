//! What can be asked of this slice.

use super::{
    ComparePlans, CopyPlan, FeeModel, FeePlan, FeePlanId, FeePlanList, GetFeePlans, PlanComparison,
    SaveFeePlan, adopt, compare, copy, list, models, remove, save,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "fees.list": GetFeePlans => FeePlanList, list;
    read "fees.models": Nothing => Vec<FeeModel>, models;
    read "fees.compare": ComparePlans => PlanComparison, compare;
    write "fees.save": SaveFeePlan => FeePlan, save;
    write "fees.copy": CopyPlan => FeePlan, copy;
    write "fees.adopt": FeePlanId => FeePlan, adopt;
    write "fees.remove": FeePlanId => FeePlanList, remove;
}
