//! The currency that members pay in by their record, beside the one they are billed in.

use super::{Bill, DebtorRecord, ProblemSeverity, RunProblem, WorkedRun};

/// A warning for each bill in another currency than its member pays in, unless the run states a rate to that one, so that the
/// invoice shows both.
pub(super) fn problems(run: &WorkedRun) -> Vec<RunProblem> {
    let shown = run.also_in.map(|(currency, _)| currency);
    let problem = |bill: &Bill| {
        let DebtorRecord::Member(member) = &bill.debtor else { return None };
        let pays_in = member.draft.currency.as_str();
        let billed_in = bill.currency.code();
        if pays_in.is_empty() || pays_in == billed_in || shown.is_some_and(|shown| shown.code() == pays_in) {
            return None;
        }
        Some(RunProblem {
            member_id: Some(member.id),
            member: Some(bill.debtor.name().to_owned()),
            severity: ProblemSeverity::Warning,
            field: "currency".to_owned(),
            problem: message!("They pay in {pays_in}, and are billed in {billed_in}.", pays_in, billed_in),
            what_to_do: message!(
                "State the rate to {pays_in} for the run, so that the invoice shows both, or correct their currency.",
                pays_in
            ),
            member_ids: Vec::new(),
        })
    };
    run.bills.iter().filter_map(problem).collect()
}
