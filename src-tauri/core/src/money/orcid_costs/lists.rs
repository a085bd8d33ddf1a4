//! ORCID's invoices, payments to it and the reconciliation of a year, as tables.

use super::{
    GetOrcidCostsInvoices, GetOrcidCostsPayments, GetOrcidCostsYear, OrcidInvoice, OrcidPayment,
    RemittanceYear,
};
use crate::kernel::message::sentences;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Message, Result};
use crate::register::{Register, lists};

lists! {
    "orcid_invoices": GetOrcidCostsInvoices => invoices;
    "orcid_payments": GetOrcidCostsPayments => payments;
    "remittance": GetOrcidCostsYear => year;
}

const INVOICES: [ListColumn<OrcidInvoice>; 17] = [
    invoice("number", "Number", |row| Cell::text(&row.draft.number)),
    invoice("credits", "Credit note for", |row| Cell::text(row.credits_number.as_deref().unwrap_or(""))),
    invoice("agreement", "Agreement", |row| Cell::text(&row.agreement)),
    invoice("year", "Licence year", |row| Cell::Count(i64::from(row.draft.licence_year))),
    invoice("received", "Received", |row| Cell::Date(Some(row.draft.received_on))),
    invoice("due", "Due", |row| Cell::Date(Some(row.draft.due_on))),
    invoice("currency", "Currency", |row| Cell::text(&row.draft.currency)),
    invoice("member_fees", "Member fees", |row| charged(row, row.draft.member_fees_minor)),
    invoice("lead_fee", "Consortium lead fee", |row| charged(row, row.draft.lead_fee_minor)),
    invoice("credentials", "Further credentials", |row| charged(row, row.draft.credentials_minor)),
    invoice("other", "Other", |row| charged(row, row.draft.other_minor)),
    invoice("tax", "Tax", |row| charged(row, row.draft.tax_minor)),
    invoice("total", "Total", |row| amount(row, row.total_minor)),
    invoice("credited", "Credited", |row| amount(row, row.credited_minor)),
    invoice("paid", "Paid", |row| amount(row, row.paid_minor)),
    invoice("open", "Open", |row| amount(row, row.open_minor)),
    invoice("state", "State", |row| Cell::text(row.state.code().replace('_', " "))),
];

const PAYMENTS: [ListColumn<OrcidPayment>; 10] = [
    payment("paid_on", "Paid", |row| Cell::Date(Some(row.draft.paid_on))),
    payment("amount", "Amount", |row| Cell::Amount {
        minor: row.draft.amount_minor,
        digits: row.currency_digits,
    }),
    payment("currency", "Currency", |row| Cell::text(&row.draft.currency)),
    payment("rate", "Rate", |row| Cell::text(row.rate.map_or_else(String::new, String::from))),
    payment("cost", "Cost", |row| match row.draft.cost_minor {
        Some(minor) => Cell::Amount { minor, digits: row.cost_currency_digits },
        None => Cell::text(""),
    }),
    payment("bank_fee", "Bank fee", |row| Cell::Amount {
        minor: row.draft.bank_fee_minor,
        digits: row.cost_currency_digits,
    }),
    payment("cost_currency", "Currency of cost", |row| Cell::text(&row.cost_currency)),
    payment("reference", "Reference", |row| Cell::text(&row.draft.reference)),
    payment("invoices", "Settles", |row| Cell::text(&row.invoices)),
    payment("unallocated", "Settles nothing", |row| Cell::Amount {
        minor: row.unallocated_minor,
        digits: row.currency_digits,
    }),
];

/// A figure of a reconciliation, with where it comes from.
#[derive(Clone)]
struct Figure {
    part: Message,
    what: Message,
    amount: Option<(i64, u32, String)>,
    explanation: Message,
}

const FIGURES: [ListColumn<Figure>; 5] = [
    figure("part", "Part", |row| Cell::said(&row.part)),
    figure("what", "Figure", |row| Cell::said(&row.what)),
    figure("amount", "Amount", |row| match &row.amount {
        Some((minor, digits, _)) => Cell::Amount { minor: *minor, digits: *digits },
        None => Cell::said(&message!("not known")),
    }),
    figure("currency", "Currency", |row| {
        Cell::text(row.amount.as_ref().map_or("", |(_, _, code)| code.as_str()))
    }),
    figure("explanation", "Where it comes from", |row| Cell::said(&row.explanation)),
];

const fn invoice(
    key: &'static str,
    heading: &'static str,
    cell: fn(&OrcidInvoice) -> Cell,
) -> ListColumn<OrcidInvoice> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn payment(
    key: &'static str,
    heading: &'static str,
    cell: fn(&OrcidPayment) -> Cell,
) -> ListColumn<OrcidPayment> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn figure(key: &'static str, heading: &'static str, cell: fn(&Figure) -> Cell) -> ListColumn<Figure> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// What an invoice charges; below zero what a credit note takes back.
fn charged(row: &OrcidInvoice, minor: i64) -> Cell {
    amount(row, row.draft.sign() * minor)
}

fn amount(row: &OrcidInvoice, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.currency_digits }
}

/// The invoices of ORCID that a request lists.
pub(crate) fn invoices(
    register: &Register,
    request: GetOrcidCostsInvoices,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::invoices(register, request)?.rows;
    Ok(tabulated("Invoices of ORCID", &chosen("invoices of ORCID", &INVOICES, asked)?, &rows))
}

/// The payments to ORCID that a request lists.
pub(crate) fn payments(
    register: &Register,
    request: GetOrcidCostsPayments,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::payments(register, request)?.rows;
    Ok(tabulated("Payments to ORCID", &chosen("payments to ORCID", &PAYMENTS, asked)?, &rows))
}

/// The reconciliation of a licence year: a row for each figure.
pub(crate) fn year(
    register: &Register,
    request: GetOrcidCostsYear,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let year = super::year(register, request)?;
    let rows = [owed(&year), collected(&year), exchanged(&year), at_home(&year)].concat();
    Ok(tabulated("Remittance", &chosen("figures of a remittance", &FIGURES, asked)?, &rows))
}

fn owed(year: &RemittanceYear) -> Vec<Figure> {
    let mut rows = Vec::new();
    for agreement in &year.agreements {
        let mut add = |what: Message, minor: Option<i64>, explanation: Message| {
            let amount = minor.map(|minor| {
                (minor, agreement.in_currency.digits(), agreement.in_currency.code().to_owned())
            });
            rows.push(Figure {
                part: message!("{text}", text = agreement.agreement),
                what,
                amount,
                explanation,
            });
        };
        for charge in &agreement.charges {
            add(
                message!("Owed: {charge}", charge = charge.charge.noun()),
                charge.owed_minor,
                message!("By the agreement."),
            );
            add(
                message!("Invoiced: {charge}", charge = charge.charge.noun()),
                Some(charge.invoiced_minor),
                charge.words.clone(),
            );
        }
        add(message!("Owed"), agreement.owed_minor, sentences(&agreement.explanation));
        add(message!("Invoiced"), Some(agreement.invoiced_minor), message!("The sum of ORCID’s invoices."));
        add(message!("Paid"), Some(agreement.paid_minor), message!("What payments settle of them."));
        add(message!("Open"), Some(agreement.open_minor), message!("Invoiced less paid."));
    }
    rows
}

fn collected(year: &RemittanceYear) -> Vec<Figure> {
    let mut rows = Vec::new();
    for total in &year.collected {
        let invoices = message!(
            "Invoices to members and sponsors: {invoice_count}.",
            invoice_count = total.invoice_count
        );
        for (what, minor, explanation) in [
            (message!("Invoiced"), total.invoiced_minor, invoices),
            (message!("Credited"), total.credited_minor, message!("Credit notes to these invoices.")),
            (message!("Collected"), total.collected_minor, message!("Payments less what was paid back.")),
            (message!("Written off"), total.written_off_minor, message!("What was given up.")),
            (
                message!("Open"),
                total.open_minor,
                message!("Invoiced less credited, collected and written off."),
            ),
        ] {
            rows.push(Figure {
                part: message!("Members and sponsors"),
                what,
                amount: Some((minor, total.in_currency.digits(), total.in_currency.code().to_owned())),
                explanation,
            });
        }
    }
    rows
}

fn in_home(year: &RemittanceYear, minor: Option<i64>) -> Option<(i64, u32, String)> {
    minor.map(|minor| (minor, year.in_currency.digits(), year.in_currency.code().to_owned()))
}

fn exchanged(year: &RemittanceYear) -> Vec<Figure> {
    let part = message!("Exchange");
    let each = year.exchange.lines.iter().map(|line| Figure {
        part: part.clone(),
        what: message!("Gain: {charge}", charge = line.charge.noun()),
        amount: in_home(year, line.gain_minor),
        explanation: line.explanation.clone(),
    });
    let gain = Figure {
        part: part.clone(),
        what: message!("Gain"),
        amount: in_home(year, year.exchange.gain_minor),
        explanation: year.exchange.words.clone(),
    };
    each.chain([gain]).collect()
}

fn at_home(year: &RemittanceYear) -> Vec<Figure> {
    let part = message!("In {currency}", currency = year.in_currency.code());
    let home = &year.home;
    let each = home.lines.iter().map(|line| Figure {
        part: part.clone(),
        what: line.label.clone(),
        amount: in_home(year, line.amount_minor),
        explanation: sentences(&line.sources),
    });
    let sums = [
        (
            message!("Surplus so far"),
            home.so_far_minor,
            message!("What came in less what went out; below zero it is a gap."),
        ),
        (
            message!("Surplus when all is settled"),
            home.settled_minor,
            message!("All lines together; below zero it is a gap."),
        ),
    ];
    let sums = sums.map(|(what, minor, explanation)| Figure {
        part: part.clone(),
        what,
        amount: in_home(year, minor),
        explanation,
    });
    each.chain(sums).collect()
}
