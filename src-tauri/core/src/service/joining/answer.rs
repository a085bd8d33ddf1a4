//! Answers a question of eligibility, with what shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::plan::store;
use super::{JoiningDetail, OutlineKind, get, outline};
use crate::kernel::{FieldProblems, Id, OptionExt, Result, codes, text};
use crate::register::{Op, Register};

/// An answer on eligibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EligibilityAnswer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It could not be found out yet.
    Unclear,
}

codes!(EligibilityAnswer { Yes = "yes", No = "no", Unclear = "unclear" });

/// Asks to answer a question of eligibility.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AnswerJoining {
    /// The enquiry.
    pub id: i64,
    /// The key of the question.
    pub criterion: String,
    /// The answer; none takes it back.
    pub answer: Option<EligibilityAnswer>,
    /// What shows it: a document, a register, a web page.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub evidence: String,
    /// Who answered; whoever enters it when empty.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub answered_by: String,
}

/// Answers a question of eligibility.
pub fn answer(register: &mut Register, request: AnswerJoining) -> Result<JoiningDetail> {
    let connection = register.reader();
    let organisation = super::store::find(connection, request.id)?.enquiry.draft.organisation;
    let outline = outline::outline(connection)?;
    let criterion = outline.item(OutlineKind::Criterion, &request.criterion).or_invalid(
        "criterion",
        message!(
            "There is no question “{criterion}” among those in the settings.",
            criterion = request.criterion
        ),
    )?;
    let mut problems = FieldProblems::default();
    let evidence = problems.take("evidence", text::lines(&request.evidence));
    let answered_by = problems.take("answered_by", text::line(&request.answered_by));
    problems.into_result()?;
    let summary =
        message!("Answered “{question}” for {organisation}", question = criterion.name, organisation);
    register.transact(Op::new(summary), |edit| {
        let by = if answered_by.is_empty() { edit.user().to_owned() } else { answered_by.clone() };
        let answered = request.answer.map(|answer| (answer, evidence.as_str(), by.as_str(), edit.today()));
        store::set_answer(edit, request.id, &criterion.key, answered)
    })?;
    get(register, Id { id: request.id })
}
