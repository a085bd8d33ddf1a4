//! Imports a list as one operation, which is undone as one; or says what would come of it.

use super::work_out::{Plan, work_out};
use super::{Becomes, ImportRecordList, MAPPINGS, RecordList, RecordListOutcome};
use crate::kernel::{Error, Result};
use crate::people::tabular::{self, Staging};
use crate::register::{Op, Register};

/// Says what an import of a list would do.
pub(crate) fn inspect<R: RecordList>(
    register: &Register,
    staging: &Staging,
    request: &ImportRecordList,
) -> Result<RecordListOutcome> {
    work_out::<R>(register, staging, request).map(|plan| plan.outcome)
}

/// Imports a list.
///
/// # Errors
/// A file that is no list; what has to be answered first.
pub(crate) fn import<R: RecordList>(
    register: &mut Register,
    staging: &Staging,
    request: &ImportRecordList,
) -> Result<RecordListOutcome> {
    let Plan { mut outcome, steps, choices, proposed, heading_set } =
        work_out::<R>(register, staging, request)?;
    if let Some(question) = outcome.question {
        return Err(Error::invalid(outcome.question_field.as_deref().unwrap_or("mapping"), question));
    }
    if outcome.created + outcome.updated == 0 {
        return Ok(outcome);
    }
    let op = Op::new(R::told(&outcome.file_name, outcome.created, outcome.updated));
    let written = register.transact_with_entry(op, |edit| {
        if choices != proposed || outcome.saved.is_none() {
            tabular::remember(edit, MAPPINGS, &heading_set, &outcome.file_name, &choices)?;
        }
        steps.iter().try_for_each(|step| match &step.becomes {
            Becomes::New(step) | Becomes::Changed(step) => R::write(edit, step),
            Becomes::Same | Becomes::Nothing => Ok(()),
        })
    })?;
    outcome.batch = written.entry_id;
    Ok(outcome)
}
