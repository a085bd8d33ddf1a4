//! What is missing before invoices can go out, and what would only look poor.

use chrono::NaiveDate;

use super::must_fix::must_fix;
use super::{
    Bill, CurrencyTotal, DebtorRecord, ProblemSeverity, RunProblem, WorkedRun, payment_slip, pays_in, store,
};
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Message, Result, money, text};
use crate::money::fees::FeeProblem;
use crate::paper::einvoices::{self, EInvoiceParty, Facts, GapOwner};
use crate::paper::locale;
use crate::paper::typesetting::fonts;
use crate::people::members::Member;
use crate::people::profile::ProfileDraft;
use crate::register::Connection;

/// Looks the run over; blockers first, then by member.
pub(super) fn inspect(connection: &Connection, today: NaiveDate, run: &mut WorkedRun) -> Result<()> {
    let mut problems = std::mem::take(&mut run.problems);
    if run.plan.is_none() {
        problems.push(own(
            ProblemSeverity::Blocker,
            "fee",
            message!("No fee is set for this licence year."),
            message!("Set the fee first."),
        ));
    }
    profile_problems(&run.profile, &mut problems);
    problems.extend(must_fix(&run.profile, &run.bills, (run.issued_on, today)));
    for bill in &run.bills {
        bill_problems(bill, &mut problems);
    }
    total_problems(&run.totals, &mut problems);
    tax_invoice_problems(run, &mut problems);
    problems.extend(electronic_gaps(&run.profile, &run.bills));
    payment_slip::inspect(run, &mut problems);
    problems.extend(pays_in::problems(run));
    if !run.bills.is_empty() {
        let pattern = &run.profile.invoice_number_pattern;
        problems.extend(dated_before(connection, pattern, run.issued_on, run.year.year)?);
    }
    problems.sort_by_key(|problem| problem.severity);
    run.problems = problems;
    Ok(())
}

/// A fee that cannot be worked out: of a member, or of everybody.
pub(super) fn of_fee(member: Option<&Member>, problem: &FeeProblem) -> RunProblem {
    let what_to_do = match problem.field {
        "tier" => message!("Give the member a tier."),
        "joined_on" => message!("Enter the day it joined."),
        "extra" => message!("Complete the custom field."),
        _ => message!("Correct the fee plan."),
    };
    let own = own(ProblemSeverity::Blocker, problem.field, &problem.problem, what_to_do);
    let member_name = member.map(|member| member.draft.official_name.clone());
    RunProblem { member_id: problem.member_id, member: member_name, ..own }
}

/// A bill that cannot be worked out: its tax is not known, or it is beyond the largest amount.
pub(super) fn of_tax(bill: &Bill, problem: Message) -> RunProblem {
    let (field, what_to_do) = match bill.is_within_limit() {
        true => ("tax", message!("Correct the tax categories in Settings.")),
        false => ("fee", message!("Correct the fee plan.")),
    };
    of(&bill.debtor, ProblemSeverity::Blocker, field, problem, what_to_do)
}

/// What all bills ask for in one currency is an amount as well.
fn total_problems(totals: &[CurrencyTotal], problems: &mut Vec<RunProblem>) {
    for total in totals {
        let parts = [total.net_minor, total.tax_minor, total.total_minor];
        if !parts.into_iter().all(money::is_within_limit) {
            let problem = message!(
                "The bills in {currency} add up to {amount}, {currency_digits}.",
                currency = total.in_currency.code(),
                amount = money::format_minor(total.total_minor, total.in_currency.digits()),
                currency_digits = money::beyond_limit(total.in_currency.digits())
            );
            problems.push(own(ProblemSeverity::Blocker, "fee", problem, message!("Correct the fee plan.")));
        }
    }
}

/// A date before that of a document with an earlier number of the same series. It is allowed, and said.
///
/// # Errors
/// What the register reports.
pub fn dated_before(
    connection: &Connection,
    pattern: &str,
    issued_on: NaiveDate,
    year: i32,
) -> Result<Option<RunProblem>> {
    // A pattern that cannot be read is refused when numbers are given.
    let Ok(pattern) = NumberPattern::parse(pattern) else { return Ok(None) };
    let later = store::later_in_series(connection, &pattern.series(issued_on, year), issued_on)?;
    Ok(later.map(|(number, day)| {
        let problem = message!("{number} has a later date, {day, date, long}, than {issued_on, date, long}: numbers would no longer follow the dates.", number, day, issued_on);
        own(ProblemSeverity::Warning, "issued_on", problem, message!("Most tax rules ask that they do."))
    }))
}

pub(super) fn own(
    severity: ProblemSeverity,
    field: &str,
    problem: impl Into<Message>,
    what_to_do: impl Into<Message>,
) -> RunProblem {
    RunProblem {
        member_id: None,
        member: None,
        severity,
        field: field.to_owned(),
        problem: problem.into(),
        what_to_do: what_to_do.into(),
        member_ids: Vec::new(),
    }
}

pub(super) fn of(
    debtor: &DebtorRecord,
    severity: ProblemSeverity,
    field: &str,
    problem: impl Into<Message>,
    what_to_do: impl Into<Message>,
) -> RunProblem {
    let name = Some(debtor.name().to_owned());
    RunProblem {
        member_id: debtor.debtor().member_id(),
        member: name,
        ..own(severity, field, problem, what_to_do)
    }
}

fn profile_problems(profile: &ProfileDraft, problems: &mut Vec<RunProblem>) {
    let texts = [
        ("name", &profile.name),
        ("street", &profile.street),
        ("city", &profile.city),
        ("region", &profile.region),
        ("tax_text", &profile.tax_text),
        ("bank_account_holder", &profile.bank_account_holder),
        ("bank_name", &profile.bank_name),
        ("bank_details", &profile.bank_details),
        ("invoice_footer", &profile.invoice_footer),
    ];
    for (field, text) in texts {
        if let Some(message) = unprintable(text) {
            problems.push(own(ProblemSeverity::Blocker, field, message, message!("Replace it in Settings.")));
        }
    }
}

fn bill_problems(bill: &Bill, problems: &mut Vec<RunProblem>) {
    let debtor = &bill.debtor;
    let address = debtor.address();
    let attention = bill.attention.as_ref();
    for (field, text) in printed(bill) {
        if let Some(message) = unprintable(&text) {
            problems.push(of(
                debtor,
                ProblemSeverity::Blocker,
                field,
                message,
                message!("Write it in another way."),
            ));
        }
        // What another program stored.
        if let Err(message) = text::within(text, text::LINE_MAX) {
            problems.push(of(debtor, ProblemSeverity::Blocker, field, message, message!("Shorten it.")));
        }
    }
    let mut warn = |field, problem: Message, what_to_do: Message| {
        problems.push(of(debtor, ProblemSeverity::Warning, field, problem, what_to_do));
    };
    if let DebtorRecord::Member(member) = debtor
        && member.draft.purchase_order_required
        && member.draft.purchase_order.is_empty()
    {
        let problem = message!("They pay no invoice without a purchase order number, and have given none.");
        warn("purchase_order", problem, message!("Ask for the number."));
    }
    if address.street.is_empty() && address.city.is_empty() {
        warn("street", message!("No postal address."), message!("Add it."));
    }
    match attention {
        None => warn("contact", message!("No invoice contact."), message!("Add one.")),
        Some(attention) if !attention.is_invoice_contact => {
            let problem = message!(
                "No invoice contact; {attention} stands in as main contact.",
                attention = attention.name
            );
            warn("contact", problem, message!("Give somebody the invoice role."));
        }
        Some(attention) if attention.email.is_empty() => {
            let problem = message!(
                "The invoice contact {attention} has no e-mail address.",
                attention = attention.name
            );
            warn("email", problem, message!("Add the address."));
        }
        Some(_) => {}
    }
}

/// A tax invoice names who charges the tax by its number, where the law asks for such invoices.
fn tax_invoice_problems(run: &WorkedRun, problems: &mut Vec<RunProblem>) {
    let profile = &run.profile;
    let is_taxed = run.bills.iter().any(|bill| bill.tax_minor() != 0);
    if is_taxed && profile.tax_id.is_empty() && locale::asks_for_tax_invoices(&profile.country) {
        let problem = message!(
            "Tax is charged, and the invoices do not name the consortium’s tax number, such as an ABN."
        );
        problems.push(own(ProblemSeverity::Warning, "tax_id", problem, message!("Enter it in Settings.")));
    }
}

/// What electronic invoices of `bills` lack, where the consortium sends them.
pub fn electronic_gaps(profile: &ProfileDraft, bills: &[Bill]) -> Vec<RunProblem> {
    let mut problems = Vec::new();
    let Some(flavour) = profile.e_invoice.flavour() else { return problems };
    let party = |name: &str, tax_id: &str, details| EInvoiceParty {
        name: name.to_owned(),
        tax_id: tax_id.to_owned(),
        details,
    };
    let seller = party(&profile.name, &profile.tax_id, profile.party_details());
    for bill in bills {
        let debtor = &bill.debtor;
        let buyer = party(debtor.recipient(), debtor.tax_id(), debtor.party(bill.attention.as_ref()));
        let facts = Facts {
            seller: &seller,
            buyer: &buyer,
            buyer_reference: debtor.buyer_reference(),
            purchase_order: debtor.purchase_order(),
            taxes: &bill.taxes,
            has_untaxed_lines: bill.lines.iter().any(|line| line.tax.is_none()),
            iban: &profile.iban,
            bic: &profile.bic,
        };
        for gap in einvoices::gaps(flavour, &facts) {
            let problem = match gap.whose {
                GapOwner::Seller => own(ProblemSeverity::Warning, gap.field, gap.problem, gap.what_to_do),
                GapOwner::Buyer | GapOwner::Document => {
                    of(debtor, ProblemSeverity::Warning, gap.field, gap.problem, gap.what_to_do)
                }
            };
            // What the consortium lacks, every invoice lacks.
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    problems
}

/// Every text of a bill that comes from the register, with its field.
fn printed(bill: &Bill) -> Vec<(&'static str, String)> {
    let address = bill.debtor.address();
    let mut texts = vec![
        ("official_name", bill.debtor.name().to_owned()),
        (
            "invoice_name",
            Some(bill.debtor.recipient())
                .filter(|name| *name != bill.debtor.name())
                .unwrap_or_default()
                .to_owned(),
        ),
        ("street", address.street),
        ("city", address.city),
        ("region", address.region),
        ("postal_code", address.postal_code),
        ("purchase_order", bill.debtor.purchase_order().to_owned()),
        ("tax_id", bill.debtor.tax_id().to_owned()),
        ("contact", bill.attention.as_ref().map(|attention| attention.name.clone()).unwrap_or_default()),
    ];
    for line in &bill.lines {
        texts.push(("fee", line.description.clone()));
        texts.push(("fee", line.detail.clone()));
        texts.push((
            "tax",
            line.tax.as_ref().map(|tax| format!("{} {}", tax.name, tax.reason)).unwrap_or_default(),
        ));
    }
    texts
}

fn unprintable(text: &str) -> Option<Message> {
    let character = fonts::uncovered(text)?;
    Some(message!(
        "“{text}” holds the character {character} ({code}), which no font of the program can print.",
        text,
        character,
        code = format_args!("U+{:04X}", u32::from(character))
    ))
}
