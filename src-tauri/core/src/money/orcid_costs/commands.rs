//! What can be asked of this slice.

use super::{
    AskRemittance, ListOrcidInvoices, ListOrcidPayments, OrcidInvoice, OrcidInvoiceId, OrcidInvoiceList,
    OrcidPayment, OrcidPaymentId, OrcidPaymentList, RemittanceYear, SaveOrcidInvoice, SaveOrcidPayment,
    invoices, payments, remove_invoice, remove_payment, save_invoice, save_payment, year,
};
use crate::register::commands;

commands! {
    read "orcid_costs.year": AskRemittance => RemittanceYear, year;
    read "orcid_costs.invoices": ListOrcidInvoices => OrcidInvoiceList, invoices;
    write "orcid_costs.save_invoice": SaveOrcidInvoice => OrcidInvoice, save_invoice;
    write "orcid_costs.remove_invoice": OrcidInvoiceId => OrcidInvoiceList, remove_invoice;
    read "orcid_costs.payments": ListOrcidPayments => OrcidPaymentList, payments;
    write "orcid_costs.save_payment": SaveOrcidPayment => OrcidPayment, save_payment;
    write "orcid_costs.remove_payment": OrcidPaymentId => OrcidPaymentList, remove_payment;
}
