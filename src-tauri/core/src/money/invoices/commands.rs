//! What can be asked of this slice.

use super::{
    BillAnew, BilledAnew, CheckedInvoice, CreditInvoice, Dispatched, DocumentPreview, DraftMessages,
    GetInvoice, GetInvoicePage, GetInvoiceXml, InvoiceDetail, InvoicePage, InvoicePageImage, InvoiceRow,
    IssuedRun, ListInvoices, NoteDispatch, PreviewDocument, Supplement, SupplementInvoice, WriteInvoice,
    WriteProFormas, WrittenInvoice, bill_anew, check, credit, draft_messages, get, issue, list,
    note_dispatch, page, preview, supplement, write, write_pro_formas, xml_file,
};
use crate::money::billing;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "invoices.preview_document": PreviewDocument => DocumentPreview, preview;
    write "invoices.issue": billing::BillingRequest => IssuedRun, issue;
    read "invoices.check": WriteInvoice => CheckedInvoice, check;
    write "invoices.write": WriteInvoice => WrittenInvoice, write;
    write "invoices.write_pro_formas": WriteProFormas => Vec<InvoiceRow>, write_pro_formas;
    write "invoices.bill_anew": BillAnew => BilledAnew, bill_anew;
    write "invoices.supplement": SupplementInvoice => Supplement, supplement;
    write "invoices.credit": CreditInvoice => WrittenInvoice, credit;
    write "invoices.note_dispatch": NoteDispatch => Dispatched, note_dispatch;
    read "invoices.list": ListInvoices => InvoicePage, list;
    read "invoices.get": GetInvoice => InvoiceDetail, get;
    read "invoices.page": GetInvoicePage => InvoicePageImage, page;
    read "invoices.xml": GetInvoiceXml => mail::Outgoing, xml_file;
    read "invoices.draft_messages": DraftMessages => mail::Outgoing, draft_messages;
}
