//! Enters an enquiry, or edits one.

use serde::Deserialize;
use ts_rs::TS;

use super::fields::{ASKER_FIELDS, FIELDS};
use super::{AskerDraft, EnquiryDraft, JoiningDetail, Transfer, get, outline, store};
use crate::kernel::{FieldProblems, Id, Result, field, licence_year};
use crate::register::{Op, Register};

/// Asks to save an enquiry.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveJoining {
    /// The enquiry; a new one when absent.
    pub id: Option<i64>,
    /// Its fields from now on.
    pub draft: EnquiryDraft,
    /// Who enquired.
    #[serde(default)]
    pub asker: Option<AskerDraft>,
    /// The member that a new enquiry belongs to, such as one that comes back.
    #[serde(default)]
    pub member_id: Option<i64>,
}

/// Saves an enquiry. A new one is at the first stage.
pub fn save(register: &mut Register, request: SaveJoining) -> Result<JoiningDetail> {
    let connection = register.reader();
    let known = request.id.map(|id| store::find(connection, id)).transpose()?;
    let (mut draft, asker) = checked(&request.draft, &request.asker.unwrap_or_default())?;
    let today = register.clock().today();
    draft.received_on = draft.received_on.or(Some(today));
    let organisation = draft.organisation.clone();
    let first_stage = outline::outline(connection)?.first_stage();
    let member_id = match (known.as_ref(), request.member_id) {
        (None, Some(id)) => {
            crate::people::members::merged::refuse_merged(connection, id)?;
            crate::people::members::find(connection, id)?;
            Some(id)
        }
        _ => None,
    };
    let summary = match &known {
        Some(_) => message!("Edited the enquiry of {organisation}", organisation),
        None => message!("Entered an enquiry of {organisation}", organisation),
    };
    let id = register.transact(Op::new(summary), |edit| {
        let id = match &known {
            Some(known) => store::update(edit, known.enquiry.id, &draft).map(|()| known.enquiry.id)?,
            None => {
                let id = store::insert(edit, &draft, &first_stage)?;
                store::insert_stage(edit, id, &first_stage, draft.received_on.unwrap_or(today))?;
                if member_id.is_some() {
                    store::set(edit, id, &[("member_id", &member_id)])?;
                }
                id
            }
        };
        store::set_asker(edit, id, &asker)?;
        Ok(id)
    })?;
    get(register, Id { id })
}

/// An enquiry and who enquired, as they would be stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field; those of who enquired begin with `asker.`.
pub(super) fn checked(draft: &EnquiryDraft, asker: &AskerDraft) -> Result<(EnquiryDraft, AskerDraft)> {
    let mut problems = FieldProblems::default();
    let mut stored = field::checked(FIELDS, draft, &mut problems);
    if !stored.organisation.chars().any(char::is_alphanumeric)
        && !problems.iter().any(|(field, _)| field == "organisation")
    {
        problems.add("organisation", message!("Enter the organisation that enquires."));
    }
    for (field, day) in [
        ("received_on", stored.received_on),
        ("next_step_on", stored.next_step_on),
        ("starts_on", stored.starts_on),
        ("transfers_on", stored.transfers_on),
    ] {
        if let Some(on) = day
            && !licence_year::YEARS.contains(&chrono::Datelike::year(&on))
        {
            problems.add(field, message!("{on, date, long} cannot be meant: check the year.", on));
        }
    }
    if stored.transfers_from == Transfer::None {
        stored.transfers_on = None;
    }
    let mut of_asker = FieldProblems::default();
    let asker = field::checked(ASKER_FIELDS, asker, &mut of_asker);
    for (field, message) in of_asker.iter() {
        problems.add(&format!("asker.{field}"), message.clone());
    }
    problems.into_result()?;
    Ok((stored, asker))
}
