//! Makes out a single invoice outside the run, and pro formas of what a run would bill.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::frozen::FrozenHead;
use super::{DocumentKind, InvoiceRow, WrittenInvoice, issue, numbering, store};
use crate::kernel::{Currency, Error, FieldProblems, InCurrency, LicenceYear, OptionExt, Result, text};
use crate::money::billing::{
    self, Bill, BillLine, BillingRequest, DebtorRecord, Despite, RunProblem, WorkedRun, issuable_unasked,
    require_issuable,
};
use crate::money::sponsors::Debtor;
use crate::money::taxes::{AppliedTax, Taxes};
use crate::paper::typesetting::fonts;
use crate::people::profile::{self, ProfileDraft};
use crate::register::{Connection, Edit, Op, Register};

/// Asks for an invoice or pro forma outside the run.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct WriteInvoices {
    /// Who is billed.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// The currency.
    pub currency: String,
    /// What is billed.
    pub lines: Vec<WrittenLine>,
    /// Whether it is a pro forma only.
    #[serde(default)]
    pub is_pro_forma: bool,
    /// The invoice date; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub issued_on: Option<NaiveDate>,
    /// The due date; the invoice date and the days of the profile when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
    /// The licence year it counts for; that of the invoice date when absent.
    #[serde(default)]
    pub year: Option<i32>,
    /// The first day of what is billed, where that is a period; that of the licence year where one is stated.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub period_from: Option<NaiveDate>,
    /// The last day of it.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub period_until: Option<NaiveDate>,
    /// Why it is issued despite what has to be put right, which `invoices.check` tells; the history keeps it. Whoever
    /// sends none at all was not asked, as a script: what the sender lacks is told with the answer then, and noted.
    #[serde(default)]
    pub despite: Option<String>,
}

/// A line of an invoice outside the run.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct WrittenLine {
    /// What it is.
    pub description: String,
    /// More on it; empty for nothing.
    #[serde(default)]
    pub detail: String,
    /// The amount before tax; below zero for what is taken off.
    pub amount_minor: i64,
    /// How it is taxed; none prints no tax.
    #[serde(default)]
    pub tax_category_id: Option<i64>,
    /// How it is taxed where no category says so, for what the program bills by itself.
    #[serde(skip)]
    #[ts(skip)]
    pub taxed_as: Option<AppliedTax>,
}

/// Asks for pro formas of what a run would bill.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct WriteInvoicesProFormas {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// The members; all that the run would bill when empty.
    pub member_ids: Vec<i64>,
}

/// A document outside the run that is checked and may be written.
#[derive(Debug, Clone)]
pub struct PreparedInvoice {
    kind: DocumentKind,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    year: LicenceYear,
    profile: ProfileDraft,
    bill: Bill,
    problems: Vec<RunProblem>,
    despite: Despite,
}

impl PreparedInvoice {
    /// What it asks for, tax included.
    pub fn total_minor(&self) -> i64 {
        self.bill.total_minor()
    }

    /// Numbers and writes it, as a part of an operation that is final. Gives its id.
    ///
    /// # Errors
    /// A bad number pattern, and what the register reports.
    pub fn insert(&self, edit: &Edit<'_>) -> Result<i64> {
        let logo = profile::logo_of(edit)?;
        let heading = FrozenHead {
            kind: self.kind,
            number: String::new(),
            issued_on: self.issued_on,
            due_on: self.due_on,
            year: &self.year,
            profile: &self.profile,
            logo: logo.as_deref(),
            also_in: None,
        };
        let ids = numbering::write_all(edit, &heading, None, std::slice::from_ref(&self.bill))?;
        Ok(ids.first().copied().unwrap_or_default())
    }
}

/// What a document outside the run would ask for, and what ought to be put right before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedInvoice {
    /// Its date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// Its due date.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// The first day of what it bills; that of the licence year where no other is said.
    #[ts(type = "string")]
    pub period_from: NaiveDate,
    /// The last day of it.
    #[ts(type = "string")]
    pub period_until: NaiveDate,
    /// The lines before tax.
    pub net_minor: i64,
    /// The tax on them.
    pub tax_minor: i64,
    /// What is to pay.
    pub total_minor: i64,
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What ought to be put right.
    pub problems: Vec<RunProblem>,
}

/// Says what a document outside the run would ask for, without making it out.
///
/// # Errors
/// As [`prepare`].
pub fn check(register: &Register, request: WriteInvoices) -> Result<CheckedInvoice> {
    let PreparedInvoice { issued_on, due_on, bill, problems, .. } =
        Desk::read(register)?.reckon(register.reader(), request)?;
    Ok(CheckedInvoice {
        issued_on,
        due_on,
        period_from: bill.period_from,
        period_until: bill.period_until,
        net_minor: bill.net_minor(),
        tax_minor: bill.tax_minor(),
        total_minor: bill.total_minor(),
        in_currency: bill.currency.into(),
        problems,
    })
}

/// Makes out an invoice or pro forma outside the run.
pub fn write(register: &mut Register, request: WriteInvoices) -> Result<WrittenInvoice> {
    let today = register.clock().today();
    let prepared = prepare(register, request)?;
    let name = prepared.bill.debtor.name();
    let summary = match prepared.kind {
        DocumentKind::ProForma => message!("Issued a pro forma invoice to {name}", name),
        DocumentKind::Invoice | DocumentKind::CreditNote => message!("Issued an invoice to {name}", name),
    };
    let op = Op::new(prepared.despite.noted(summary));
    let id = register.transact(op.final_and_durable(), |edit| prepared.insert(edit))?;
    let row = store::row(register.reader(), id, today)?.or_not_found(template!("Invoice"), id)?;
    Ok(WrittenInvoice { row, problems: prepared.problems })
}

/// What documents outside the run rest on, read once for many of them.
#[derive(Debug, Clone)]
pub struct Desk {
    profile: ProfileDraft,
    taxes: Taxes,
    today: NaiveDate,
}

impl Desk {
    /// Reads the profile and the tax categories.
    pub fn read(register: &Register) -> Result<Self> {
        let profile = profile::read(register.reader())?;
        let taxes = Taxes::read(register.reader(), &profile.country, &profile.postal_code)?;
        Ok(Self { profile, taxes, today: register.clock().today() })
    }

    /// Whether the consortium has tax categories at all.
    pub fn knows_taxes(&self) -> bool {
        !self.taxes.is_empty()
    }

    /// Checks what is asked for, and reckons it.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Invalid`] field by field, and [`crate::kernel::ErrorKind::NotFound`] for the debtor;
    /// [`crate::kernel::ErrorKind::Conflict`] for what has to be put right before, unless the request says why it is not.
    pub fn prepare(&self, connection: &Connection, request: WriteInvoices) -> Result<PreparedInvoice> {
        let asked = request.despite.clone();
        let prepared = self.reckon(connection, request)?;
        let despite = match &asked {
            Some(reason) => require_issuable(&prepared.problems, Some(reason))?,
            None => issuable_unasked(&prepared.problems)?,
        };
        Ok(PreparedInvoice { despite, ..prepared })
    }

    fn reckon(&self, connection: &Connection, request: WriteInvoices) -> Result<PreparedInvoice> {
        let profile = &self.profile;
        let issued_on = request.issued_on.unwrap_or(self.today);
        let in_days = issued_on.checked_add_days(Days::new(u64::from(profile.payment_due_days)));
        let due_on = request.due_on.or(in_days).filter(|due_on| *due_on >= issued_on);
        let due_on = due_on.or_invalid(
            "due_on",
            message!("The due date must not be before the invoice date, {issued_on, date, long}.", issued_on),
        )?;
        let start = profile.year_start()?;
        let year = request.year.map_or_else(|| start.year_of(issued_on), |year| start.year(year));
        let year = year.or_invalid("year", message!("That is not a licence year this program bills."))?;
        let bill = bill(connection, &self.taxes, &request, &year, issued_on)?;
        let kind = if request.is_pro_forma { DocumentKind::ProForma } else { DocumentKind::Invoice };
        let mut problems = match kind {
            DocumentKind::ProForma => Vec::from_iter(billing::date_ahead(profile, issued_on, self.today)),
            _ => {
                let bills = std::slice::from_ref(&bill);
                let mut problems = billing::must_fix(profile, bills, (issued_on, self.today));
                problems.extend(billing::electronic_gaps(profile, bills));
                problems
            }
        };
        problems.extend(numbering::dated_before(connection, profile, kind, (issued_on, year.year))?);
        let (profile, despite) = (profile.clone(), Despite::default());
        Ok(PreparedInvoice { kind, issued_on, due_on, year, profile, bill, problems, despite })
    }
}

/// Checks one document, and reckons it.
///
/// # Errors
/// As [`Desk::prepare`].
pub fn prepare(register: &Register, request: WriteInvoices) -> Result<PreparedInvoice> {
    Desk::read(register)?.prepare(register.reader(), request)
}

fn bill(
    connection: &Connection,
    taxes: &Taxes,
    request: &WriteInvoices,
    year: &LicenceYear,
    issued_on: NaiveDate,
) -> Result<Bill> {
    let mut problems = FieldProblems::default();
    let currency = Currency::try_from(request.currency.clone())
        .map_err(|message| Error::invalid("currency", message))?;
    let debtor = DebtorRecord::find(connection, request.debtor)?;
    let period = period(request, year)?;
    let lines: Vec<BillLine> = request
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| BillLine { period, ..written_line(index, line, &mut problems) })
        .collect();
    if lines.is_empty() {
        problems.add("lines", message!("Add at least one line."));
    }
    let mut bill = Bill {
        attention: billing::attention_of(connection, &debtor)?,
        debtor,
        currency,
        period_from: period.map_or(year.starts_on, |(from, _)| from),
        period_until: period.map_or(year.ends_on, |(_, until)| until),
        lines,
        taxes: Vec::new(),
        covers: Vec::new(),
    };
    problems.into_result()?;
    bill.apply_tax(taxes, issued_on, false).map_err(|message| Error::invalid("lines", message))?;
    if bill.total_minor() <= 0 {
        return Err(Error::invalid(
            "lines",
            message!("It asks for nothing. Use a credit note to give money back."),
        ));
    }
    Ok(bill)
}

/// The first and the last day of what is billed; none where nobody says that it is a period.
fn period(request: &WriteInvoices, year: &LicenceYear) -> Result<Option<(NaiveDate, NaiveDate)>> {
    match (request.period_from, request.period_until) {
        (None, None) => Ok(request.year.map(|_| (year.starts_on, year.ends_on))),
        (Some(from), Some(until)) if from <= until => Ok(Some((from, until))),
        (Some(from), Some(_)) => Err(Error::invalid(
            "period_until",
            message!("The last day of the period is not before the first, {from, date, long}.", from),
        )),
        (Some(_), None) => {
            Err(Error::invalid("period_until", message!("Say the last day of the period as well.")))
        }
        (None, Some(_)) => {
            Err(Error::invalid("period_from", message!("Say the first day of the period as well.")))
        }
    }
}

fn written_line(index: usize, line: &WrittenLine, problems: &mut FieldProblems) -> BillLine {
    let field = |name: &str| format!("lines.{index}.{name}");
    let description = problems.take(&field("description"), text::line(&line.description));
    let detail = problems.take(&field("detail"), text::line(&line.detail));
    if description.is_empty() {
        problems.add(&field("description"), message!("Say what is billed."));
    }
    for (name, text) in [("description", &description), ("detail", &detail)] {
        if let Some(character) = fonts::uncovered(text) {
            problems.add(
                &field(name),
                message!("No font of the program can print the character {character}.", character),
            );
        }
    }
    BillLine {
        description,
        detail,
        calculation: String::new(),
        net_minor: line.amount_minor,
        asked_minor: line.amount_minor,
        period: None,
        tax_category_id: line.tax_category_id,
        tax: line.taxed_as.clone(),
    }
}

/// Makes out pro formas of what the run of a licence year would bill. They are no invoices: the run bills it all the same.
pub fn write_pro_formas(register: &mut Register, request: WriteInvoicesProFormas) -> Result<Vec<InvoiceRow>> {
    let member_ids = (!request.member_ids.is_empty()).then_some(request.member_ids);
    let asked = BillingRequest { year: request.year, member_ids, ..BillingRequest::default() };
    let run: WorkedRun = billing::work_out(register.reader(), register.clock(), &asked)?;
    issue::refuse_blocked(&run)?;
    let count = run.bills.len();
    let summary = message!("Made out {count} pro forma {else} for {year}", count, else = if count == 1 { "invoice" } else { "invoices" }, year = run.year.label());
    let ids = register.transact(Op::new(summary).final_and_durable(), |edit| {
        let logo = profile::logo_of(edit)?;
        let heading = FrozenHead {
            kind: DocumentKind::ProForma,
            number: String::new(),
            issued_on: run.issued_on,
            due_on: run.due_on,
            year: &run.year,
            profile: &run.profile,
            logo: logo.as_deref(),
            also_in: run.also_in,
        };
        numbering::write_all(edit, &heading, None, &run.bills)
    })?;
    let today = register.clock().today();
    ids.into_iter()
        .map(|id| store::row(register.reader(), id, today)?.or_not_found(template!("Pro forma"), id))
        .collect()
}
