//! What can be asked of this slice.

use super::{
    AskRemittance, ListOrcidInvoices, ListOrcidPayments, OrcidInvoice, OrcidInvoiceId, OrcidInvoiceList,
    OrcidPayment, OrcidPaymentId, OrcidPaymentList, RemittanceYear, SaveOrcidInvoice, SaveOrcidPayment,
    invoices, payments, remove_invoice, remove_payment, save_invoice, save_payment, year,
};
use crate::register::commands;

commands! {
    read "remittances.year": AskRemittance => RemittanceYear, year;
    read "orcid_invoices.list": ListOrcidInvoices => OrcidInvoiceList, invoices;
    write "orcid_invoices.save": SaveOrcidInvoice => OrcidInvoice, save_invoice;
    write "orcid_invoices.remove": OrcidInvoiceId => OrcidInvoiceList, remove_invoice;
    read "orcid_payments.list": ListOrcidPayments => OrcidPaymentList, payments;
    write "orcid_payments.save": SaveOrcidPayment => OrcidPayment, save_payment;
    write "orcid_payments.remove": OrcidPaymentId => OrcidPaymentList, remove_payment;
}
