//! What can be asked of this slice.

use super::{
    BillInvoicesAnew, BilledAnew, CheckedInvoice, CreditInvoices, Dispatched, DocumentPreview,
    DraftLettersInvoices, GetInvoicesPage, GetInvoicesXml, InvoiceDetail, InvoicePage, InvoicePageImage,
    InvoiceRow, IssuedRun, ListInvoices, NoteInvoicesDispatch, PreviewInvoicesDocument, Supplement,
    SupplementInvoices, WriteInvoices, WriteInvoicesProFormas, WrittenInvoice, bill_anew, check, credit,
    draft_messages, get, issue, list, note_dispatch, page, preview, supplement, write, write_pro_formas,
    xml_file,
};
use crate::kernel::Id;
use crate::money::billing;
use crate::paper::mail;
use crate::register::commands;

commands! {
    read "invoices.preview_document": PreviewInvoicesDocument => DocumentPreview, preview;
    write "invoices.issue": billing::BillingRequest as IssueInvoices => IssuedRun, issue;
    read "invoices.check": WriteInvoices as CheckInvoices => CheckedInvoice, check;
    write "invoices.write": WriteInvoices => WrittenInvoice, write;
    write "invoices.write_pro_formas": WriteInvoicesProFormas => Vec<InvoiceRow>, write_pro_formas;
    write "invoices.bill_anew": BillInvoicesAnew => BilledAnew, bill_anew;
    write "invoices.supplement": SupplementInvoices => Supplement, supplement;
    write "invoices.credit": CreditInvoices => WrittenInvoice, credit;
    write "invoices.note_dispatch": NoteInvoicesDispatch => Dispatched, note_dispatch;
    read "invoices.list": ListInvoices => InvoicePage, list;
    read "invoices.get": Id as GetInvoices => InvoiceDetail, get;
    read "invoices.page": GetInvoicesPage => InvoicePageImage, page;
    read "invoices.xml": GetInvoicesXml => mail::Outgoing, xml_file;
    read "letters.draft_invoices": DraftLettersInvoices => mail::Outgoing, draft_messages;
}
