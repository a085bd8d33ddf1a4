//! What can be asked of this slice.

use super::{
    Agreement, AgreementDetail, AgreementDraft, AgreementId, Decide, Renew, RenewalPlan, SetCredentials,
    Simulate, Simulation, UpdateAgreement, add, decide, get, list, plan_renewal, remove, renew,
    set_credentials, simulate, template, update,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "agreements.list": Nothing => Vec<Agreement>, list;
    read "agreements.get": AgreementId => AgreementDetail, get;
    read "agreements.template": Nothing => AgreementDraft, template;
    write "agreements.add": AgreementDraft => AgreementDetail, add;
    write "agreements.update": UpdateAgreement => AgreementDetail, update;
    write "agreements.remove": AgreementId => Vec<Agreement>, remove;
    write "agreements.decide": Decide => AgreementDetail, decide;
    write "agreements.set_credentials": SetCredentials => AgreementDetail, set_credentials;
    read "agreements.plan_renewal": AgreementId => RenewalPlan, plan_renewal;
    write "agreements.renew": Renew => AgreementDetail, renew;
    read "agreements.simulate": Simulate => Simulation, simulate;
}
