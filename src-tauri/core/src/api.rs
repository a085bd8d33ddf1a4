//! Every command once: its name, what it takes and gives, what it reads or changes.
//!
//! A read names the topics it provides, a write those it changes, so that an interface refreshes exactly what a write
//! touched. TypeScript types are generated from this list.

use serde::Serialize;
use serde_json::Value;
use ts_rs::{Config, TS};

use crate::door::{Door, read_request};
use crate::kernel::{Error, Result};
use crate::register::history::Nothing;
use crate::typescript::Bindings;
use crate::{
    agreements, attachments, billing, books, contacts, cycle, deadlines, duplicates, exports, fees, imports,
    info, invoices, letters, mail, members, payments, personal_data, profile, register, reminders,
    remittances, sponsors, statements, stationery, tax, told, views, voting,
};

/// A part of the data that screens show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The consortium's profile.
    Profile,
    /// Members.
    Members,
    /// Fields that the consortium added to its members.
    CustomFields,
    /// Contacts and their roles.
    Contacts,
    /// Documents of members and of the consortium.
    Attachments,
    /// Pairs of records declared different.
    Duplicates,
    /// What ORCID was told.
    Told,
    /// Rounds in which members confirm their contacts.
    Confirmations,
    /// Saved views of lists.
    Views,
    /// Who was erased, and for how long invoices are kept.
    PersonalData,
    /// Import batches.
    Imports,
    /// Agreements with ORCID.
    Agreements,
    /// Tax categories and rates.
    Taxes,
    /// Sponsors.
    Sponsors,
    /// Fee plans.
    Fees,
    /// Billing runs and previews.
    Billing,
    /// Invoices.
    Invoices,
    /// Payments, what they settle, and what banks say.
    Payments,
    /// ORCID's invoices and what is paid to it.
    Remittances,
    /// What the consortium writes to its debtors.
    Letters,
    /// What accounts are called, and which books are closed.
    Books,
    /// Reminders, their rules, and disputes.
    Reminders,
    /// The history. Every write changes it.
    History,
    /// The register file.
    Register,
}

impl Topic {
    /// Every topic.
    pub const ALL: &'static [Self] = &[
        Self::Profile,
        Self::Members,
        Self::CustomFields,
        Self::Contacts,
        Self::Attachments,
        Self::Duplicates,
        Self::PersonalData,
        Self::Told,
        Self::Confirmations,
        Self::Views,
        Self::Imports,
        Self::Agreements,
        Self::Taxes,
        Self::Sponsors,
        Self::Fees,
        Self::Billing,
        Self::Invoices,
        Self::Payments,
        Self::Remittances,
        Self::Letters,
        Self::Books,
        Self::Reminders,
        Self::History,
        Self::Register,
    ];
}

/// Whether a command only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Changes nothing.
    Read,
    /// May change the register.
    Write,
}

/// A command of the door.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name: plural noun, verb.
    pub name: &'static str,
    /// Whether it only reads.
    pub kind: CommandKind,
    /// What it provides (a read) or changes (a write).
    pub topics: &'static [Topic],
    pub(crate) run: fn(&mut Door, Value) -> Result<Value>,
    bind: fn(&mut Bindings) -> (String, String),
}

/// The command called `name`.
pub fn command(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The TypeScript module that describes every command and type of this file.
pub fn typescript() -> String {
    let mut bindings = Bindings::new(Config::new().with_large_int("number"));
    bindings.declare::<Error>();
    bindings.declare::<Topic>();
    bindings.declare::<CommandKind>();
    // What the shell answers when a document was chosen; no command of the core does.
    bindings.declare::<attachments::StagedAttachment>();
    for command in COMMANDS {
        let (request, response) = (command.bind)(&mut bindings);
        bindings.command(command, &request, &response);
    }
    bindings.finish()
}

/// Declares commands: `read` and `write` take the register; the `staged_` ones also the staged import files, the
/// `attaching_` ones the files that wait to be attached.
macro_rules! commands {
    ($($kind:ident $name:literal: $request:ty => $response:ty, $topics:expr, $run:expr;)+) => {
        /// Every command, in the order of the slices.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            kind: commands!(@kind $kind),
            topics: $topics,
            run: |door, request| {
                let request: $request = read_request($name, request)?;
                let response: $response = commands!(@run $kind, door, request, $run)?;
                Ok(serde_json::to_value(response)?)
            },
            bind: |bindings| (bindings.declare::<$request>(), bindings.declare::<$response>()),
        }),+];
    };
    (@kind staged_read) => { CommandKind::Read };
    (@kind staged_write) => { CommandKind::Write };
    (@kind attaching_write) => { CommandKind::Write };
    (@kind read) => { CommandKind::Read };
    (@kind write) => { CommandKind::Write };
    (@run staged_read, $door:ident, $request:ident, $run:expr) => { $run(&$door.register, &$door.staging, $request) };
    (@run staged_write, $door:ident, $request:ident, $run:expr) => { $run(&mut $door.register, &$door.staging, $request) };
    (@run attaching_write, $door:ident, $request:ident, $run:expr) => { $run(&mut $door.register, &mut $door.attaching, $request) };
    (@run read, $door:ident, $request:ident, $run:expr) => { $run(&$door.register, $request) };
    (@run write, $door:ident, $request:ident, $run:expr) => { $run(&mut $door.register, $request) };
}

use Topic::{
    Agreements, Attachments, Billing, Books, Confirmations, Contacts, CustomFields, Duplicates, Fees,
    History, Imports, Invoices, Letters, Members, Payments, PersonalData, Profile, Reminders, Remittances,
    Sponsors, Taxes, Told, Views,
};

commands! {
    read "register.info": Nothing => info::RegisterInfo, &[Topic::Register, Profile, Members], info::info;
    read "register.check": Nothing => register::CheckReport, Topic::ALL, info::check;

    read "history.list": register::history::ListHistory => register::history::HistoryPage, &[History], register::history::list;
    read "history.get": register::history::GetHistoryEntry => register::history::HistoryDetail, &[History], register::history::get;
    read "history.status": Nothing => register::history::HistoryStatus, &[History], register::history::status;
    write "history.undo": register::history::Undo => register::UndoStep, Topic::ALL, register::history::undo;
    write "history.redo": Nothing => register::UndoStep, Topic::ALL, register::history::redo;

    read "profile.get": Nothing => profile::Profile, &[Profile], profile::get;
    write "profile.update": profile::ProfileDraft => profile::Profile, &[Profile, Fees, Billing], profile::update;
    write "profile.set_logo": profile::LogoDraft => profile::Profile, &[Profile], profile::set_logo;
    read "documents.get_style": Nothing => stationery::Stationery, &[Profile], stationery::get;
    write "documents.set_style": stationery::Stationery => stationery::Stationery, &[Profile], stationery::save;
    read "documents.preview": invoices::PreviewDocument => invoices::DocumentPreview, &[Profile, Letters], invoices::preview;
    write "profile.remove_logo": Nothing => profile::Profile, &[Profile], profile::remove_logo;

    read "currencies.list": Nothing => Vec<profile::CurrencyFacts>, &[], profile::currencies;
    read "countries.list": Nothing => Vec<members::CountryName>, &[], members::countries;
    read "members.list": members::ListMembers => members::MemberPage, &[Members, Contacts, Profile], members::list;
    read "members.facets": Nothing => members::MemberFacets, &[Members], members::facets;
    read "members.extra_fields": Nothing => members::ExtraFields, &[Members], members::extra_fields;
    read "members.gaps": Nothing => members::MemberGapFacets, &[Members, Contacts, Profile], members::gap_facets;
    read "members.get": members::GetMember => contacts::MemberDetail, &[Members, Contacts], contacts::member_detail;
    read "members.check": members::CheckMember => members::CheckedFields, &[], members::check;
    read "members.ids": members::ListMembers => members::MemberIds, &[Members, Contacts, Profile], members::ids;
    read "members.bulk_preview": members::BulkUpdate => members::BulkOutcome, &[Members], members::bulk_preview;
    write "members.bulk_update": members::BulkUpdate => members::BulkOutcome, &[Members, Billing], members::bulk_update;
    write "members.add": members::MemberDraft => members::Member, &[Members, Billing], members::add;
    write "members.update": members::UpdateMember => members::Member, &[Members, Billing], members::update;
    write "members.change_status": members::ChangeStatus => members::Member, &[Members, Billing], members::change_status;
    write "members.archive": members::MemberIds => members::MembersChanged, &[Members, Billing], members::archive;
    write "members.restore": members::MemberIds => members::MembersChanged, &[Members, Billing], members::restore;

    read "members.timeline": contacts::GetTimeline => Vec<register::TimelineEntry>, &[History], contacts::timeline;
    read "custom_fields.list": Nothing => Vec<members::CustomField>, &[CustomFields], members::custom_fields;
    write "custom_fields.save": members::SaveCustomField => Vec<members::CustomField>, &[CustomFields, Members], members::save_custom_field;
    write "custom_fields.remove": members::CustomFieldId => Vec<members::CustomField>, &[CustomFields], members::remove_custom_field;

    read "contacts.list": contacts::ListContacts => contacts::ContactPage, &[Contacts, Members], contacts::list;
    read "contacts.facets": Nothing => contacts::ContactFacets, &[Contacts, Members], contacts::facets;
    read "contacts.check": contacts::CheckContact => members::CheckedFields, &[], contacts::check;
    read "contacts.voting_roll": contacts::AskVotingRoll => contacts::VotingRoll, &[Contacts, Members], contacts::voting_roll;
    read "contacts.get": contacts::GetContact => contacts::ContactDetail, &[Contacts, Members], contacts::contact_detail;
    write "contacts.hand_over": contacts::HandOver => contacts::MemberDetail, &[Contacts, Members, Billing], contacts::hand_over;
    write "contacts.set_role_dates": contacts::SetRoleDates => contacts::MemberDetail, &[Contacts, Members, Billing], contacts::set_role_dates;
    write "contacts.depart": contacts::DepartContact => contacts::ContactDetail, &[Contacts, Members, Billing], contacts::depart;
    write "contacts.save": contacts::SaveContact => contacts::MemberDetail, &[Contacts, Members, Billing], contacts::save;
    write "contacts.remove": contacts::RemoveContact => contacts::MemberDetail, &[Contacts, Members, Billing], contacts::remove;

    read "attachments.list": attachments::ListAttachments => attachments::AttachmentList, &[Attachments], attachments::list;
    read "attachments.content": attachments::AskContent => attachments::EncodedContent, &[Attachments], attachments::encoded_content;
    attaching_write "attachments.add": attachments::AddAttachments => attachments::AttachmentList, &[Attachments], attachments::add;
    attaching_write "attachments.add_version": attachments::AddVersion => attachments::AttachmentList, &[Attachments], attachments::add_version;
    write "attachments.update": attachments::UpdateAttachment => attachments::AttachmentList, &[Attachments], attachments::update;
    write "attachments.remove": attachments::RemoveAttachment => attachments::AttachmentList, &[Attachments], attachments::remove;

    read "duplicates.find": duplicates::FindDuplicates => duplicates::DuplicateList, &[Members, Contacts, Duplicates], duplicates::find;
    read "duplicates.preview_merge": duplicates::MergeRequest => duplicates::MergePreview, &[Members, Contacts, Attachments, Invoices], duplicates::preview_merge;
    write "duplicates.merge": duplicates::MergeRequest => duplicates::MergeOutcome, &[Members, Contacts, Attachments, Invoices, Billing, Duplicates, Told], duplicates::merge;
    read "duplicates.dismissed": duplicates::ListDistinct => Vec<duplicates::DistinctPair>, &[Duplicates], duplicates::dismissed;
    write "duplicates.dismiss": duplicates::Pair => Vec<duplicates::DistinctPair>, &[Duplicates], duplicates::dismiss;
    write "duplicates.reconsider": duplicates::Reconsider => Vec<duplicates::DistinctPair>, &[Duplicates], duplicates::reconsider;

    read "told.queue": told::ListQueue => told::Queue, &[Told, Members, Contacts], told::queue;
    read "told.waiting": Nothing => Vec<told::Waiting>, &[Told, Members, Contacts], told::waiting;
    read "told.of_member": told::AskTold => told::ToldState, &[Told, Members, Contacts], told::told_of_member;
    write "told.submit": told::Submit => told::Submitted, &[Told], told::submit;
    write "told.see": told::See => told::Submitted, &[Told], told::see;

    read "voting.readiness": voting::AskReadiness => voting::Readiness, &[Confirmations, Members, Contacts, Invoices, Payments], voting::readiness;
    read "confirmations.template": Nothing => voting::OpenRound, &[Confirmations], voting::template;
    read "confirmations.list": Nothing => Vec<voting::ConfirmationRound>, &[Confirmations], voting::rounds;
    read "confirmations.get": voting::RoundId => voting::RoundDetail, &[Confirmations, Members, Contacts], voting::round;
    write "confirmations.open": voting::OpenRound => voting::RoundDetail, &[Confirmations], voting::open;
    read "confirmations.draft": voting::MakeDrafts => voting::MailDrafts, &[Confirmations, Members, Contacts, Profile], voting::make_drafts;
    write "confirmations.note_asked": voting::Asked => voting::RoundDetail, &[Confirmations], voting::note_asked;
    write "confirmations.answer": voting::AnswerRound => voting::RoundDetail, &[Confirmations], voting::answer;
    write "confirmations.close": voting::RoundId => voting::RoundDetail, &[Confirmations], voting::close;

    read "views.list": views::AskViews => views::ViewList, &[Views], views::list;
    write "views.save": views::SaveView => views::SavedView, &[Views], views::save;
    write "views.rename": views::RenameView => views::SavedView, &[Views], views::rename;
    write "views.remove": views::RemoveView => views::ViewList, &[Views], views::remove;

    read "imports.fields": imports::AskFields => Vec<imports::ImportField>, &[], imports::fields;
    staged_read "imports.inspect": imports::InspectImport => imports::StagedImport, &[Imports], imports::inspect;
    staged_read "imports.plan": imports::ImportRequest => imports::ImportPlan, &[Members, Contacts, Imports], imports::plan;
    staged_write "imports.run": imports::ImportRequest => imports::ImportResult, &[Imports, Members, Contacts, Billing], imports::run;
    read "imports.list": Nothing => Vec<imports::ImportBatch>, &[Imports, History], imports::list;
    read "imports.check_undo": imports::BatchId => imports::BatchUndo, Topic::ALL, imports::check_undo;
    write "imports.undo": imports::BatchId => register::UndoStep, Topic::ALL, imports::undo;
    read "imports.rejected": imports::AskRejected => imports::RejectedRows, &[], imports::rejected;

    read "agreements.list": Nothing => Vec<agreements::Agreement>, &[Agreements], agreements::list;
    read "agreements.get": agreements::AgreementId => agreements::AgreementDetail, &[Agreements, Members], agreements::get;
    read "agreements.template": Nothing => agreements::AgreementDraft, &[Agreements, Profile], agreements::template;
    write "agreements.add": agreements::AgreementDraft => agreements::AgreementDetail, &[Agreements, Billing], agreements::add;
    write "agreements.update": agreements::UpdateAgreement => agreements::AgreementDetail, &[Agreements, Billing], agreements::update;
    write "agreements.remove": agreements::AgreementId => Vec<agreements::Agreement>, &[Agreements, Billing], agreements::remove;
    write "agreements.decide": agreements::Decide => agreements::AgreementDetail, &[Agreements], agreements::decide;
    write "agreements.set_credentials": agreements::SetCredentials => agreements::AgreementDetail, &[Agreements, Billing], agreements::set_credentials;
    read "agreements.plan_renewal": agreements::AgreementId => agreements::RenewalPlan, &[Agreements, Members], agreements::plan_renewal;
    write "agreements.renew": agreements::Renew => agreements::AgreementDetail, &[Agreements, Members, Billing], agreements::renew;
    read "agreements.cost": agreements::AskCost => Option<agreements::OrcidCost>, &[Agreements, Members, Profile], agreements::cost_of_year;
    read "agreements.simulate": agreements::Simulate => agreements::Simulation, &[Agreements, Members], agreements::simulate;

    read "taxes.list": Nothing => Vec<tax::TaxCategory>, &[Taxes], tax::list;
    read "taxes.territories": Nothing => Vec<tax::TaxTerritory>, &[], tax::territories;
    write "taxes.save": tax::SaveTaxCategory => Vec<tax::TaxCategory>, &[Taxes, Billing], tax::save;
    read "taxes.exceptions": Nothing => Vec<tax::TaxException>, &[Taxes, Members, Sponsors], tax::exceptions;
    write "taxes.save_exception": tax::SaveTaxException => Vec<tax::TaxException>, &[Taxes, Billing], tax::save_exception;
    write "taxes.remove_exception": tax::TaxExceptionId => Vec<tax::TaxException>, &[Taxes, Billing], tax::remove_exception;
    write "taxes.remove": tax::TaxCategoryId => Vec<tax::TaxCategory>, &[Taxes], tax::remove;

    read "sponsors.list": Nothing => Vec<sponsors::Sponsor>, &[Sponsors], sponsors::list;
    write "sponsors.save": sponsors::SaveSponsor => sponsors::Sponsor, &[Sponsors, Billing], sponsors::save;
    write "sponsors.archive": sponsors::SponsorId => sponsors::Sponsor, &[Sponsors], sponsors::archive;
    write "sponsors.restore": sponsors::SponsorId => sponsors::Sponsor, &[Sponsors], sponsors::restore;

    read "fees.list": fees::GetFeePlans => fees::FeePlanList, &[Fees, Profile], fees::list;
    read "fees.models": Nothing => Vec<fees::FeeModel>, &[Profile], fees::models;
    read "fees.compare": fees::ComparePlans => fees::PlanComparison, &[Fees, Members, Invoices, Profile], fees::compare;
    write "fees.save": fees::SaveFeePlan => fees::FeePlan, &[Fees, Billing], fees::save;
    write "fees.copy": fees::CopyPlan => fees::FeePlan, &[Fees, Billing], fees::copy;
    write "fees.adopt": fees::FeePlanId => fees::FeePlan, &[Fees, Billing], fees::adopt;
    write "fees.remove": fees::FeePlanId => fees::FeePlanList, &[Fees, Billing], fees::remove;
    read "billing.years": Nothing => billing::BillingYears, &[Billing, Fees, Invoices, Profile, Members], billing::years;
    read "billing.preview": billing::BillingRequest => billing::RunPreview, &[Billing, Fees, Invoices, Profile, Members, Contacts], billing::preview;
    read "billing.explain": billing::ExplainFee => billing::FeeExplanation, &[Billing, Fees, Members, Profile, Sponsors], billing::explain;
    write "billing.approve": billing::ApproveRun => billing::Approval, &[Billing], billing::approve;

    write "invoices.issue": billing::BillingRequest => invoices::IssuedRun, &[Invoices, Billing, Fees], invoices::issue;
    read "invoices.check": invoices::WriteInvoice => invoices::CheckedInvoice, &[Invoices, Profile, Members, Sponsors], invoices::check;
    write "invoices.write": invoices::WriteInvoice => invoices::WrittenInvoice, &[Invoices], invoices::write;
    write "invoices.write_pro_formas": invoices::WriteProFormas => Vec<invoices::InvoiceRow>, &[Invoices], invoices::write_pro_formas;
    write "invoices.bill_anew": invoices::BillAnew => invoices::BilledAnew, &[Invoices, Billing, Members, Sponsors, Payments], invoices::bill_anew;
    write "invoices.supplement": invoices::SupplementInvoice => invoices::Supplement, &[Invoices, Members, Sponsors], invoices::supplement;
    write "invoices.credit": invoices::CreditInvoice => invoices::WrittenInvoice, &[Invoices, Billing], invoices::credit;
    write "invoices.note_dispatch": invoices::NoteDispatch => invoices::Dispatched, &[Invoices], invoices::note_dispatch;
    read "invoices.list": invoices::ListInvoices => invoices::InvoicePage, &[Invoices], invoices::list;
    read "invoices.get": invoices::GetInvoice => invoices::InvoiceDetail, &[Invoices, Members, Sponsors], invoices::get;
    read "cycle.year": cycle::AskYear => cycle::YearView, &[Agreements, Billing, Books, Fees, Invoices, Payments, Members, Profile, Remittances], cycle::year;
    read "deadlines.list": deadlines::ListDeadlines => deadlines::DeadlineList, &[Agreements, Members, Invoices, Payments, Reminders, Remittances], deadlines::list;
    read "remittances.year": remittances::AskRemittance => remittances::RemittanceYear, &[Remittances, Agreements, Members, Fees, Invoices, Payments, Attachments, Profile], remittances::year;
    read "orcid_invoices.list": remittances::ListOrcidInvoices => remittances::OrcidInvoiceList, &[Remittances, Agreements, Attachments], remittances::invoices;
    write "orcid_invoices.save": remittances::SaveOrcidInvoice => remittances::OrcidInvoice, &[Remittances], remittances::save_invoice;
    write "orcid_invoices.remove": remittances::OrcidInvoiceId => remittances::OrcidInvoiceList, &[Remittances], remittances::remove_invoice;
    read "orcid_payments.list": remittances::ListOrcidPayments => remittances::OrcidPaymentList, &[Remittances], remittances::payments;
    write "orcid_payments.save": remittances::SaveOrcidPayment => remittances::OrcidPayment, &[Remittances], remittances::save_payment;
    write "orcid_payments.remove": remittances::OrcidPaymentId => remittances::OrcidPaymentList, &[Remittances], remittances::remove_payment;

    read "exports.make": exports::MakeExport => exports::Export, Topic::ALL, exports::make;
    read "invoices.page": invoices::GetInvoicePage => invoices::InvoicePageImage, &[Invoices], invoices::page;
    read "invoices.xml": invoices::GetInvoiceXml => mail::Outgoing, &[Invoices], invoices::xml_file;

    staged_read "bank_statements.inspect": payments::BankFileRequest => payments::StagedBankFile, &[Payments, Profile], payments::inspect_bank_file;
    staged_write "bank_statements.import": payments::BankFileRequest => payments::ImportedBankFile, &[Payments], payments::import_bank_file;
    write "bank_statements.take_back": payments::BankStatementId => payments::BankStatementPage, &[Payments], payments::take_back_statement;
    read "bank_statements.list": payments::ListStatements => payments::BankStatementPage, &[Payments], payments::statements;
    read "bank_transactions.list": payments::ListTransactions => payments::TransactionPage, &[Payments, Invoices, Members], payments::transactions;
    write "bank_transactions.book": payments::BookTransactions => payments::Booked, &[Payments, Invoices], payments::book;
    write "bank_transactions.confirm_certain": payments::ConfirmCertain => payments::Booked, &[Payments, Invoices], payments::confirm_certain;
    write "bank_transactions.ignore": payments::IgnoreTransactions => payments::TransactionIds, &[Payments], payments::ignore;
    write "bank_transactions.bring_back": payments::TransactionIds => payments::TransactionIds, &[Payments], payments::bring_back;

    read "payments.list": payments::ListPayments => payments::PaymentPage, &[Payments, Invoices, Members], payments::list;
    read "payments.get": payments::PaymentId => payments::PaymentDetail, &[Payments, Invoices, Members], payments::get;
    read "payments.of_invoice": payments::AskSettlement => payments::Settlement, &[Payments, Invoices], payments::of_invoice;
    read "payments.open_items": payments::ListOpenItems => payments::OpenInvoices, &[Payments, Invoices], payments::open_items;
    read "payments.unallocated": Nothing => payments::UnallocatedMoney, &[Payments, Invoices, Members], payments::unallocated;
    read "payments.refundable": payments::AskRefundable => payments::RefundableMoney, &[Payments, Invoices, Members], payments::refundable;
    write "payments.record": payments::RecordPayment => payments::PaymentDetail, &[Payments, Invoices], payments::record;
    write "payments.allocate": payments::AllocatePayment => payments::PaymentDetail, &[Payments, Invoices], payments::allocate;
    write "payments.take_back": payments::TakeBack => payments::PaymentDetail, &[Payments, Invoices], payments::take_back;
    write "payments.refund": payments::RefundPayment => payments::PaymentDetail, &[Payments, Invoices], payments::refund;
    write "payments.remove": payments::PaymentId => payments::PaymentId, &[Payments, Invoices], payments::remove;
    write "write_offs.add": payments::WriteOffDraft => payments::Settlement, &[Payments, Invoices], payments::add_write_off;
    write "write_offs.remove": payments::WriteOffId => payments::Settlement, &[Payments, Invoices], payments::remove_write_off;

    read "letters.list": Nothing => letters::LetterTexts, &[Letters], letters::list;
    write "letters.save": letters::SaveLetterText => letters::LetterTexts, &[Letters], letters::save;
    write "letters.reset": letters::LetterTextId => letters::LetterTexts, &[Letters], letters::reset;
    write "letters.set_language": letters::ConsortiumLanguage => letters::LetterTexts, &[Letters], letters::set_language;
    read "letters.draft_invoices": letters::DraftInvoices => mail::Outgoing, &[Letters, Invoices, Profile, Members], letters::draft_invoices;
    read "accounts.list": Nothing => Vec<books::Account>, &[Books], books::accounts;
    write "accounts.save": books::SaveAccounts => Vec<books::Account>, &[Books], books::save_accounts;
    read "books.journal": books::AskJournal => books::JournalPage, &[Books, Invoices, Payments, Members, Profile], books::journal;
    read "books.receivables": books::AskReceivables => books::Receivables, &[Invoices, Payments], books::receivables;
    read "books.tax_summary": books::AskTaxSummary => books::TaxSummary, &[Invoices, Profile], books::tax_summary;
    read "books.periods": Nothing => books::BooksPeriods, &[Books, Billing, Fees, Invoices, Profile], books::periods;
    read "books.check_close": books::CheckClose => books::CloseChecks, &[Books, Billing, Fees, Invoices, Payments, Members, Profile], books::check_close;
    write "books.close": books::CloseBooks => books::BooksPeriods, &[Books, Billing], books::close;
    write "books.reopen": books::ReopenBooks => books::BooksPeriods, &[Books, Billing], books::reopen;

    read "statements.get": statements::AskStatement => statements::Statement, &[Invoices, Payments, Members, Sponsors, Profile], statements::get;
    read "receipts.files": payments::PaymentId => mail::Outgoing, &[Invoices, Payments, Members, Sponsors, Profile, Letters], statements::receipt;
    read "statements.files": statements::AskStatement => mail::Outgoing, &[Invoices, Payments, Members, Sponsors, Profile, Letters], statements::files;
    read "reminders.rules": Nothing => reminders::ReminderRules, &[Reminders], reminders::rules;
    write "reminders.save_rules": reminders::ReminderRules => reminders::ReminderRules, &[Reminders], reminders::save_rules;
    read "reminders.preview": reminders::PreviewReminders => reminders::ReminderPreview, &[Reminders, Invoices, Payments, Members, Contacts, Sponsors], reminders::preview;
    write "reminders.make": reminders::MakeReminders => reminders::MadeReminders, &[Reminders, Invoices], reminders::make;
    read "reminders.list": reminders::ListReminders => reminders::ReminderHistory, &[Reminders], reminders::list;
    read "reminders.files": reminders::ReminderFiles => mail::Outgoing, &[Reminders, Profile], reminders::files;
    write "disputes.save": reminders::SaveDispute => reminders::ReminderHistory, &[Reminders], reminders::save_dispute;
    write "disputes.remove": reminders::DisputeId => reminders::ReminderHistory, &[Reminders], reminders::remove_dispute;

    read "personal_data.export": personal_data::AskPerson => personal_data::PersonExport, &[Contacts, Members, Invoices, Imports, History], personal_data::export;
    read "personal_data.preview_erase": personal_data::AskPerson => personal_data::ErasePreview, &[Contacts, Members, Invoices, Imports, History], personal_data::preview_erase;
    write "personal_data.erase": personal_data::AskPerson => Vec<personal_data::ErasedPerson>, Topic::ALL, personal_data::erase;
    read "personal_data.erased": Nothing => Vec<personal_data::ErasedPerson>, &[PersonalData], personal_data::erased;
    read "personal_data.policy": Nothing => personal_data::Policy, &[PersonalData], personal_data::policy;
    write "personal_data.set_policy": personal_data::Policy => personal_data::Policy, &[PersonalData], personal_data::set_policy;
}
