//! Where an agreement stands.

use chrono::NaiveDate;

use super::{AgreementDraft, AgreementStatus};

impl AgreementStatus {
    /// Where an agreement stands on a day.
    pub(super) fn of(draft: &AgreementDraft, on: NaiveDate) -> Self {
        if draft.ends_on < on {
            Self::Ended
        } else if draft.signed_on.is_none_or(|signed_on| signed_on > on) {
            Self::Draft
        } else if on < draft.starts_on {
            Self::Signed
        } else {
            Self::Current
        }
    }
}
