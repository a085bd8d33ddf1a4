//! What becomes of the roles at a member that is merged into another.
//!
//! At no instant may a member have two main or two voting contacts, in the past neither. So a period of one of these
//! roles moves as a whole where the survivor had nobody else then, and otherwise stays with the merged record. Whoever
//! holds the role now and is to go on holding it begins anew at the survivor, today.

use chrono::NaiveDate;

use crate::people::contacts::Role;
use crate::people::contacts::store::Holding;

/// What to do with one holding at the merged member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// It becomes the survivor's as it is.
    Move { role_id: i64 },
    /// The survivor's holding of the same person begins earlier, and stands for both.
    Join { role_id: i64, into: i64, from_on: NaiveDate },
    /// It stays with the merged record as history; ended on that day if it was open.
    Stay { role_id: i64, from_on: NaiveDate, end_on: Option<NaiveDate> },
    /// It ends at the merged record, and the person takes the role over at the survivor.
    TakeOver { role_id: i64, contact_id: i64, role: Role, on: NaiveDate, ends: Option<i64> },
}

/// The steps for the holdings `others` of the merged member. `other_wins` says which single roles the merged member's
/// present holder is to go on with.
pub(super) fn plan(
    survivors: &[Holding],
    others: &[Holding],
    other_wins: impl Fn(Role) -> bool,
    today: NaiveDate,
) -> Vec<Step> {
    // What the survivor holds as the steps go on.
    let mut held = survivors.to_vec();
    let mut steps = Vec::with_capacity(others.len());
    for other in others {
        let step = step(&held, other, &other_wins, today);
        apply(&mut held, other, &step);
        steps.push(step);
    }
    steps
}

fn step(held: &[Holding], other: &Holding, other_wins: &impl Fn(Role) -> bool, today: NaiveDate) -> Step {
    let role_id = other.id;
    let same_role = || held.iter().filter(|holding| holding.role == other.role);
    let open_of_same = same_role()
        .find(|holding| holding.contact_id == other.contact_id && holding.until_on.is_none())
        .filter(|_| other.until_on.is_none());
    if !other.role.is_single() {
        return match open_of_same {
            Some(own) => Step::Join { role_id, into: own.id, from_on: own.from_on.min(other.from_on) },
            None => Step::Move { role_id },
        };
    }
    let in_the_way = |except: Option<i64>| {
        same_role()
            .any(|holding| Some(holding.id) != except && holding.overlaps(other.from_on, other.until_on))
    };
    if let Some(own) = open_of_same {
        if in_the_way(Some(own.id)) {
            // Somebody else had the role in between: the survivor's own holding goes on as it is.
            return stay(other, today);
        }
        return Step::Join { role_id, into: own.id, from_on: own.from_on.min(other.from_on) };
    }
    if !in_the_way(None) {
        return Step::Move { role_id };
    }
    let present = same_role().find(|holding| holding.until_on.is_none());
    if other.until_on.is_none() && (present.is_none() || other_wins(other.role)) {
        let latest = same_role().map(|holding| holding.until_on.unwrap_or(holding.from_on)).max();
        let on = today.max(other.from_on).max(latest.unwrap_or(today));
        return Step::TakeOver {
            role_id,
            contact_id: other.contact_id,
            role: other.role,
            on,
            ends: present.map(|holding| holding.id),
        };
    }
    stay(other, today)
}

fn stay(other: &Holding, today: NaiveDate) -> Step {
    let end_on = other.until_on.is_none().then(|| today.max(other.from_on));
    Step::Stay { role_id: other.id, from_on: other.from_on, end_on }
}

fn apply(held: &mut Vec<Holding>, other: &Holding, step: &Step) {
    match step {
        Step::Move { .. } => held.push(other.clone()),
        Step::Join { into, from_on, .. } => {
            held.iter_mut().filter(|own| own.id == *into).for_each(|own| own.from_on = *from_on);
        }
        Step::Stay { .. } => {}
        Step::TakeOver { on, ends, .. } => {
            held.iter_mut().filter(|own| Some(own.id) == *ends).for_each(|own| own.until_on = Some(*on));
            held.push(Holding { from_on: *on, until_on: None, ..other.clone() });
        }
    }
}
