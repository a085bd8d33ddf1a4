//! Makes a member of an organisation that enquires, or finds that it is one already: nothing is typed twice.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::plan::start_within;
use super::store::Listed;
use super::{AskerDraft, Enquiry, JoiningDetail, Verdict, get, outline, plan, store};
use crate::kernel::{Error, FieldProblems, Id, Result, field, mail_domains};
use crate::people::contacts::{self, ContactDraft, Role};
use crate::people::members::{self, MemberDraft, Status};
use crate::register::{Edit, Op, Register};

/// Asks to make a member of an organisation that enquires.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BecomeJoiningMember {
    /// The enquiry.
    pub id: i64,
    /// The status of the member; that of the stage when absent.
    #[serde(default)]
    pub status: Option<Status>,
    /// Its first day, where that is known; the one of the enquiry when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub joined_on: Option<NaiveDate>,
    /// The roles that whoever enquired takes on; none for a person who is not taken over.
    #[serde(default)]
    #[ts(as = "Option<Vec<Role>>")]
    pub roles: Vec<Role>,
}

/// Asks to link an enquiry to a member that there is already.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct LinkJoining {
    /// The enquiry.
    pub id: i64,
    /// The member; none takes the link away.
    pub member_id: Option<i64>,
    /// The roles that whoever enquired takes on.
    #[serde(default)]
    #[ts(as = "Option<Vec<Role>>")]
    pub roles: Vec<Role>,
}

/// Makes a member of the organisation, with whoever enquired as its contact, and begins its plan.
///
/// # Errors
/// An enquiry that has a member, that was rejected or is closed; a country or name that members cannot have.
pub fn become_member(register: &mut Register, request: BecomeJoiningMember) -> Result<JoiningDetail> {
    let connection = register.reader();
    let Listed { enquiry, member, .. } = store::find(connection, request.id)?;
    let organisation = &enquiry.draft.organisation;
    if let Some(member) = member {
        return Err(Error::conflict(message!(
            "The enquiry of {organisation} belongs to {member} already.",
            organisation,
            member
        )));
    }
    refuse_closed(&enquiry)?;
    let outline = outline::outline(connection)?;
    let of_stage = outline.item(super::OutlineKind::Stage, &enquiry.stage).and_then(|stage| stage.status);
    let status = request.status.or(of_stage).unwrap_or(Status::Applicant);
    if matches!(status, Status::Leaving | Status::Former) {
        return Err(Error::invalid("status", message!("A new member cannot be leaving or former.")));
    }
    let today = register.clock().today();
    let joined_on = request.joined_on.or(enquiry.draft.starts_on);
    if status == Status::Active && joined_on.is_none() {
        return Err(Error::invalid(
            "joined_on",
            message!("Say on which day the membership begins: its first fee follows from it."),
        ));
    }
    let is_for_profit = plan::store::answers(connection, enquiry.id)?
        .into_iter()
        .find(|answer| answer.criterion == "not_for_profit")
        .and_then(|answer| answer.answer);
    let draft = MemberDraft { status, joined_on, ..draft_of(&enquiry, is_for_profit) };
    let checked = members::checked(&draft);
    checked.problems.into_result()?;
    let asker = person(&enquiry.asker, &request.roles)?;
    let op =
        Op::new(message!("Made {organisation} a member: {status}", organisation, status = status.label()));
    register.transact(op, |edit| {
        let member_id = members::store::insert(edit, &checked.draft)?;
        store::set(edit, enquiry.id, &[("member_id", &member_id), ("starts_on", &joined_on)])?;
        add_person(edit, member_id, asker.as_ref(), &request.roles)?;
        if enquiry.started_on.is_none() {
            start_within(edit, enquiry.id, &outline, today)?;
        }
        Ok(())
    })?;
    get(register, Id { id: request.id })
}

/// Links an enquiry to a member that there is already: one that comes back, or one that another office of the same
/// organisation enquired for.
pub fn link(register: &mut Register, request: LinkJoining) -> Result<JoiningDetail> {
    let connection = register.reader();
    let Listed { enquiry, .. } = store::find(connection, request.id)?;
    let organisation = &enquiry.draft.organisation;
    let (op, asker) = match request.member_id {
        None => (Op::new(message!("Took the enquiry of {organisation} off its member", organisation)), None),
        Some(id) => {
            members::merged::refuse_merged(connection, id)?;
            let member = members::find(connection, id)?.draft.official_name;
            let op =
                Op::new(message!("Linked the enquiry of {organisation} to {member}", organisation, member));
            (op, person(&enquiry.asker, &request.roles)?)
        }
    };
    register.transact(op, |edit| {
        store::set(edit, enquiry.id, &[("member_id", &request.member_id)])?;
        request.member_id.map_or(Ok(()), |id| add_person(edit, id, asker.as_ref(), &request.roles))
    })?;
    get(register, Id { id: request.id })
}

fn refuse_closed(enquiry: &Enquiry) -> Result<()> {
    let organisation = &enquiry.draft.organisation;
    if enquiry.closed_on.is_some() {
        return Err(Error::conflict(message!(
            "The enquiry of {organisation} is closed. Reopen it first.",
            organisation
        )));
    }
    if enquiry.verdict == Verdict::Rejected {
        return Err(Error::conflict(message!(
            "It was decided that {organisation} may not join. Change the decision first.",
            organisation
        )));
    }
    Ok(())
}

/// What an enquiry says of a member.
fn draft_of(enquiry: &Enquiry, answer: Option<super::answer::EligibilityAnswer>) -> MemberDraft {
    use super::answer::EligibilityAnswer::{No, Unclear, Yes};
    let draft = &enquiry.draft;
    MemberDraft {
        official_name: draft.organisation.clone(),
        country: draft.country.clone(),
        sector: draft.sector.clone(),
        website: draft.website.clone(),
        tier: draft.tier,
        language: draft.language.clone(),
        notes: draft.interest.clone(),
        email_domain: own_domain(&enquiry.asker).unwrap_or_default(),
        not_for_profit: match answer {
            Some(Yes) => Some(true),
            Some(No) => Some(false),
            Some(Unclear) | None => None,
        },
        ..MemberDraft::default()
    }
}

/// The domain of the organisation, where whoever enquired writes from it.
pub(super) fn own_domain(asker: &AskerDraft) -> Option<String> {
    let domain = asker.email.rsplit_once('@')?.1.to_lowercase();
    (asker.employer.is_empty() && !mail_domains::is_shared(&domain)).then_some(domain)
}

/// Whoever enquired as a contact, if the person takes on a role.
fn person(asker: &AskerDraft, roles: &[Role]) -> Result<Option<ContactDraft>> {
    if roles.is_empty() {
        return Ok(None);
    }
    let draft = ContactDraft {
        given_name: asker.given_name.clone(),
        family_name: asker.family_name.clone(),
        email: asker.email.clone(),
        phone: asker.phone.clone(),
        job_title: asker.job_title.clone(),
        ..ContactDraft::default()
    };
    if draft.name().is_empty() {
        return Err(Error::invalid(
            "roles",
            message!("Nobody is named who enquired, so nobody can take on a role. Enter the person first."),
        ));
    }
    let mut problems = FieldProblems::default();
    let draft = field::checked(contacts::fields::FIELDS, &draft, &mut problems);
    problems.into_result().map(|()| Some(draft))
}

/// Adds the person at the member, or the one contact that has the same address: a person may serve several members. A single role that somebody holds stays with them.
fn add_person(edit: &Edit<'_>, member_id: i64, person: Option<&ContactDraft>, roles: &[Role]) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    let held = contacts::store::holdings_at(edit, member_id)?;
    let on = edit.today();
    let contact_id = match store::contact_of(edit, &person.email)? {
        Some(known) => known,
        None => contacts::store::insert(edit, person)?,
    };
    for role in roles {
        let is_taken = held.iter().any(|held| {
            held.role == *role && held.lasts_beyond(on) && (role.is_single() || held.contact_id == contact_id)
        });
        if !is_taken {
            contacts::store::begin_role(edit, contact_id, member_id, *role, on)?;
        }
    }
    Ok(())
}
