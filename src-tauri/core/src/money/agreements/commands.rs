//! What can be asked of this slice.

use super::{
    Agreement, AgreementDetail, AgreementDraft, DecideAgreements, RenewAgreements, RenewalPlan,
    SetAgreementsCredentials, SimulateAgreements, Simulation, UpdateAgreements, add, decide, get, list,
    plan_renewal, remove, renew, set_credentials, simulate, template, update,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "agreements.list" => Vec<Agreement>, list;
    read "agreements.get": Id as GetAgreements => AgreementDetail, get;
    read "agreements.template" => AgreementDraft, template;
    write "agreements.add": AgreementDraft as AddAgreements => AgreementDetail, add;
    write "agreements.update": UpdateAgreements => AgreementDetail, update;
    write "agreements.remove": Id as RemoveAgreements => Vec<Agreement>, remove;
    write "agreements.decide": DecideAgreements => AgreementDetail, decide;
    write "agreements.set_credentials": SetAgreementsCredentials => AgreementDetail, set_credentials;
    read "agreements.plan_renewal": Id as PlanAgreementsRenewal => RenewalPlan, plan_renewal;
    write "agreements.renew": RenewAgreements => AgreementDetail, renew;
    read "agreements.simulate": SimulateAgreements => Simulation, simulate;
}
