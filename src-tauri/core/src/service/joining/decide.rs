//! Notes what was decided about an enquiry, by whom and on what conditions.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{JoiningDetail, Verdict, get, store};
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::register::{Op, Register};

/// Asks to note a decision.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DecideJoining {
    /// The enquiry.
    pub id: i64,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided: the lead, a committee, ORCID.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub decided_by: String,
    /// When; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub decided_on: Option<NaiveDate>,
    /// On what conditions.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub conditions: String,
}

/// Notes a decision.
///
/// # Errors
/// A decision by nobody, on a day to come, or conditional without conditions.
pub fn decide(register: &mut Register, request: DecideJoining) -> Result<JoiningDetail> {
    let organisation = store::find(register.reader(), request.id)?.enquiry.draft.organisation;
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let mut decided_by = problems.take("decided_by", text::line(&request.decided_by));
    let mut conditions = problems.take("conditions", text::lines(&request.conditions));
    let decided_on = (request.verdict != Verdict::Undecided).then(|| request.decided_on.unwrap_or(today));
    if decided_on.is_none() {
        (decided_by, conditions) = (String::new(), String::new());
    } else if decided_by.is_empty() {
        problems.add(
            "decided_by",
            message!("Say who decided, such as the lead organisation, a committee or ORCID."),
        );
    }
    if decided_on.is_some_and(|on| on > today) {
        problems.add("decided_on", message!("A decision of a day to come cannot be noted yet."));
    }
    if request.verdict == Verdict::Conditional && conditions.is_empty() {
        problems.add("conditions", message!("Say on what conditions it may join."));
    }
    problems.into_result()?;
    let summary = match request.verdict {
        Verdict::Undecided => message!("Took back the decision on {organisation}", organisation),
        Verdict::Accepted => message!("Decided that {organisation} may join", organisation),
        Verdict::Conditional => message!("Decided that {organisation} may join on conditions", organisation),
        Verdict::Rejected => message!("Decided that {organisation} may not join", organisation),
    };
    let verdict = request.verdict.code();
    register.transact(Op::new(summary), |edit| {
        store::set(
            edit,
            request.id,
            &[
                ("verdict", &verdict),
                ("decided_by", &decided_by),
                ("decided_on", &decided_on),
                ("conditions", &conditions),
            ],
        )
    })?;
    get(register, Id { id: request.id })
}
