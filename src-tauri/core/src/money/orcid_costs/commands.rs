//! What can be asked of this slice.

use super::{
    GetOrcidCostsInvoices, GetOrcidCostsPayments, GetOrcidCostsYear, OrcidInvoice, OrcidInvoiceList,
    OrcidPayment, OrcidPaymentList, RemittanceYear, SaveOrcidCostsInvoice, SaveOrcidCostsPayment, invoices,
    payments, remove_invoice, remove_payment, save_invoice, save_payment, year,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "orcid_costs.year": GetOrcidCostsYear => RemittanceYear, year;
    read "orcid_costs.invoices": GetOrcidCostsInvoices => OrcidInvoiceList, invoices;
    write "orcid_costs.save_invoice": SaveOrcidCostsInvoice => OrcidInvoice, save_invoice;
    write "orcid_costs.remove_invoice": Id as RemoveOrcidCostsInvoice => OrcidInvoiceList, remove_invoice;
    read "orcid_costs.payments": GetOrcidCostsPayments => OrcidPaymentList, payments;
    write "orcid_costs.save_payment": SaveOrcidCostsPayment => OrcidPayment, save_payment;
    write "orcid_costs.remove_payment": Id as RemoveOrcidCostsPayment => OrcidPaymentList, remove_payment;
}
