//! What is missing before invoices can go out, and what would only look poor.

use super::{BillableMember, ProblemSeverity, RunProblem, WorkedRun, store};
use crate::documents::fonts;
use crate::kernel::Result;
use crate::members::Member;
use crate::profile::ProfileDraft;
use crate::register::Connection;

/// Looks the run over; blockers first, then by member.
pub(super) fn inspect(connection: &Connection, run: &mut WorkedRun) -> Result<()> {
    let mut problems = std::mem::take(&mut run.problems);
    if run.plan.is_none() {
        problems.push(own(
            ProblemSeverity::Blocker,
            "fee",
            "No fee is set for this licence year.",
            "Set the fee first.",
        ));
    }
    if run.total_minor.is_none() {
        problems.push(own(
            ProblemSeverity::Blocker,
            "fee",
            "The fees add up to more than this program can hold.",
            "Check the amounts.",
        ));
    }
    profile_problems(&run.profile, &mut problems);
    for line in &run.lines {
        member_problems(line, &mut problems);
    }
    if let Some(latest) = store::latest_issue_date(connection)?
        .filter(|latest| *latest > run.issued_on && !run.lines.is_empty())
    {
        let problem = format!("The invoice date {} is before the latest one, {latest}.", run.issued_on);
        let advice = "Numbers would no longer follow the dates; most tax rules ask that they do.";
        problems.push(own(ProblemSeverity::Warning, "issued_on", &problem, advice));
    }
    problems.sort_by_key(|problem| problem.severity);
    run.problems = problems;
    Ok(())
}

/// A member that a plan by tier has no fee for.
pub(super) fn without_tier(member: &Member) -> RunProblem {
    of(
        member,
        ProblemSeverity::Blocker,
        "tier",
        "It has no tier, and the fee is by tier.",
        "Give the member a tier.",
    )
}

fn own(severity: ProblemSeverity, field: &str, problem: &str, what_to_do: &str) -> RunProblem {
    RunProblem {
        member_id: None,
        member: None,
        severity,
        field: field.to_owned(),
        problem: problem.to_owned(),
        what_to_do: what_to_do.to_owned(),
    }
}

fn of(
    member: &Member,
    severity: ProblemSeverity,
    field: &str,
    problem: &str,
    what_to_do: &str,
) -> RunProblem {
    let name = Some(member.draft.official_name.clone());
    RunProblem { member_id: Some(member.id), member: name, ..own(severity, field, problem, what_to_do) }
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
            problems.push(own(ProblemSeverity::Blocker, field, &message, "Replace it in Settings."));
        }
    }
    let missing = [
        ("street", profile.street.is_empty() && profile.city.is_empty(), "The consortium has no address."),
        (
            "iban",
            profile.iban.is_empty() && profile.bank_details.is_empty(),
            "The invoices say no bank account to pay to.",
        ),
        ("tax_text", profile.tax_text.is_empty(), "The invoices say nothing on tax."),
    ];
    for (field, is_missing, problem) in missing {
        if is_missing {
            problems.push(own(ProblemSeverity::Warning, field, problem, "Complete it in Settings."));
        }
    }
}

fn member_problems(line: &BillableMember, problems: &mut Vec<RunProblem>) {
    let (member, draft) = (&line.member, &line.member.draft);
    let attention = line.attention.as_ref().map_or("", |attention| attention.name.as_str());
    let texts = [
        ("official_name", draft.official_name.as_str()),
        ("street", &draft.street),
        ("city", &draft.city),
        ("region", &draft.region),
        ("postal_code", &draft.postal_code),
        ("invoice_name", &draft.invoice_name),
        ("invoice_street", &draft.invoice_street),
        ("invoice_city", &draft.invoice_city),
        ("invoice_region", &draft.invoice_region),
        ("invoice_postal_code", &draft.invoice_postal_code),
        ("purchase_order", &draft.purchase_order),
        ("tax_id", &draft.tax_id),
        ("contact", attention),
    ];
    for (field, text) in texts {
        if let Some(message) = unprintable(text) {
            problems.push(of(member, ProblemSeverity::Blocker, field, &message, "Write it in another way."));
        }
    }
    if draft.purchase_order_required && draft.purchase_order.is_empty() {
        problems.push(of(
            member,
            ProblemSeverity::Warning,
            "purchase_order",
            "It pays no invoice without a purchase order number, and has given none.",
            "Ask for the number.",
        ));
    }
    let address = draft.invoice_address();
    if address.street.is_empty() && address.city.is_empty() {
        problems.push(of(
            member,
            ProblemSeverity::Warning,
            "street",
            "It has no address.",
            "Add its postal address.",
        ));
    }
    match &line.attention {
        None => problems.push(of(
            member,
            ProblemSeverity::Warning,
            "contact",
            "It has no invoice contact.",
            "Add one.",
        )),
        Some(attention) if !attention.is_invoice_contact => {
            let problem = format!("It has no invoice contact; {} stands in as main contact.", attention.name);
            problems.push(of(
                member,
                ProblemSeverity::Warning,
                "contact",
                &problem,
                "Give somebody the invoice role.",
            ));
        }
        Some(attention) if attention.email.is_empty() => {
            let problem = format!("Its invoice contact {} has no e-mail address.", attention.name);
            problems.push(of(member, ProblemSeverity::Warning, "email", &problem, "Add the address."));
        }
        Some(_) => {}
    }
}

fn unprintable(text: &str) -> Option<String> {
    let character = fonts::uncovered(text)?;
    Some(format!(
        "“{text}” holds the character {character} (U+{:04X}), which no font of the program can print.",
        u32::from(character)
    ))
}
