//! Whatever the roles: a merge loses no day of any of them, lets nobody share a single role, and its undo is the
//! identity.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::json;

use super::{content, merge};
use crate::people::contacts::Role;
use crate::people::contacts::store::holdings_at;
use crate::register::Op;
use crate::register::rows::{ColumnValue, insert_row};
use crate::test_world::World;

/// Person, role, first day, length in days; `None` for a role that is still held.
type Held = (usize, Role, u64, Option<u64>);

fn held() -> impl Strategy<Value = Vec<Held>> {
    let role = prop::sample::select(vec![Role::Main, Role::Voting, Role::Technical]);
    prop::collection::vec((0..3_usize, role, 0..700_u64, prop::option::of(0..400_u64)), 0..6)
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 1).unwrap() + Days::new(number)
}

/// A day on which a person held a role, at either member.
type HeldDay = (i64, Role, u64);

/// Every day of every role at the members, and whether one of them had two holders of a single role on some day.
fn days(world: &World, members: &[i64]) -> (BTreeSet<HeldDay>, bool) {
    let connection = world.door.session.register.reader();
    let mut days = BTreeSet::new();
    let mut shared = false;
    for member in members {
        let mut of_member = BTreeSet::new();
        for held in holdings_at(connection, *member).unwrap() {
            for number in 0..1500 {
                let today = day(number);
                if held.from_on <= today && held.until_on.is_none_or(|until| until > today) {
                    shared |= held.role.is_single()
                        && of_member.iter().any(|(person, role, on)| {
                            *person != held.contact_id && *role == held.role && *on == number
                        });
                    of_member.insert((held.contact_id, held.role, number));
                }
            }
        }
        days.extend(of_member);
    }
    (days, shared)
}

/// Writes roles that keep the rules on their own: those that break one are left out.
fn give(world: &mut World, member: i64, people: &[i64], wanted: &[Held]) {
    for (person, role, from, length) in wanted {
        let person = people[*person];
        let (from_on, until_on) = (day(*from), length.map(|length| day(from + length)));
        let kept = holdings_at(world.door.session.register.reader(), member).unwrap();
        let overlaps = kept.iter().any(|other| {
            other.role == *role
                && (other.role.is_single() || other.contact_id == person)
                && other.until_on.is_none_or(|until| until > from_on)
                && until_on.is_none_or(|until| until > other.from_on)
        });
        if overlaps {
            continue;
        }
        world
            .door
            .session
            .register
            .transact(Op::new(message!("Gave a role")), |edit| {
                let word = role.code();
                let columns: [ColumnValue<'_>; 5] = [
                    ("contact_id", &person),
                    ("member_id", &member),
                    ("role", &word),
                    ("from_on", &from_on),
                    ("until_on", &until_on),
                ];
                insert_row(edit, "contact_role", &columns)
            })
            .unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_merge_loses_nothing_and_its_undo_is_the_identity(
        own in held(), others in held(), main in any::<bool>(), voting in any::<bool>(), notes in "[a-c ]{0,6}",
    ) {
        let mut world = World::new();
        let survivor = world.add_member("Survivor");
        let other = world.add_member_with("Other", &json!({ "notes": notes, "city": "Bonn" }));
        let elsewhere = world.add_member("Elsewhere");
        let people: Vec<i64> = ["Ash", "Birch", "Cedar"]
            .iter()
            .map(|name| {
                let detail = world.add_person(elsewhere, name, &["other"]);
                let contacts = detail["contacts"].as_array().unwrap();
                contacts.iter().find(|contact| contact["family_name"] == *name).unwrap()["id"].as_i64().unwrap()
            })
            .collect();
        give(&mut world, survivor, &people, &own);
        give(&mut world, other, &people, &others);
        let before = content(&world);
        let (held_before, shared_before) = days(&world, &[survivor, other]);
        prop_assert!(!shared_before);
        let side = |other: bool| if other { "other" } else { "survivor" };
        let choices = json!({ "main_contact": side(main), "voting_contact": side(voting) });
        let outcome = merge(&mut world, "members", survivor, other, &choices);

        let (held_after, shared_after) = days(&world, &[survivor, other]);
        prop_assert!(!shared_after, "two people hold a single role of one member on the same day");
        let today = (NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() - day(0)).num_days().unsigned_abs();
        let lost: Vec<_> = held_before.difference(&held_after).filter(|(_, role, on)| !role.is_single() || *on < today).collect();
        prop_assert!(lost.is_empty(), "days of roles are gone: {lost:?}");
        for role in [Role::Main, Role::Voting] {
            let holds = |held: &BTreeSet<HeldDay>| held.iter().any(|(_, found, on)| *found == role && *on == 1400);
            prop_assert_eq!(holds(&held_before), holds(&held_after), "somebody goes on as {:?}", role);
        }
        let open_at_other = holdings_at(world.door.session.register.reader(), other).unwrap();
        prop_assert!(open_at_other.iter().all(|held| held.until_on.is_some()), "nothing is held at the merged member");
        let text = content(&world).join("\n");
        let kept = format!("\"notes\":\"{}\"", notes.trim());
        prop_assert!(text.contains("Bonn") && text.contains(&kept), "{kept} is gone from {text}");
        let report = world.call("register.check", json!({}));
        prop_assert_eq!(&report["ok"], true, "{}", report);

        world.call("history.undo", json!({ "id": outcome["entry_id"] }));
        prop_assert_eq!(content(&world), before);
    }
}
