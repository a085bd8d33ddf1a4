//! Members that may be one organisation: by VAT id, domain, and name in any of its forms.

use std::collections::BTreeMap;

use super::find::{PairEvidence, Pairs, SHARED_BY_MAX, Side, Sides, ordered};
use super::store::{self, MemberFacts};
use crate::kernel::message::commas;
use crate::kernel::{Message, Result, country, text};
use crate::people::members::similarity::{LikenessReason, NameIndex};
use crate::register::Connection;

const SAME_TAX_ID: u8 = 95;
const SAME_NAME: u8 = 97;
const OTHERS_SHORT_NAME: u8 = 88;
const SAME_SHORT_NAME: u8 = 72;
const SAME_DOMAIN: u8 = 70;

/// What speaks against two records being one organisation.
const OTHER_COUNTRY: u8 = 30;
const OTHER_ROR_ID: u8 = 20;
const OTHER_CITY: u8 = 10;

/// The pairs, and what each member looks like.
pub(super) fn pairs(connection: &Connection) -> Result<(Pairs, Sides)> {
    let members = store::member_facts(connection)?;
    let mut pairs = Pairs::new();
    by_key(
        &members,
        |member| &member.tax_key,
        &mut pairs,
        |found, member| {
            found.because(
                SAME_TAX_ID,
                message!("They have the same VAT or tax id, {tax_id}.", tax_id = member.tax_id),
            );
        },
    );
    by_key(
        &members,
        |member| &member.email_domain,
        &mut pairs,
        |found, member| {
            found.because(
                SAME_DOMAIN,
                message!(
                    "They have the same e-mail domain, {email_domain}.",
                    email_domain = member.email_domain
                ),
            );
        },
    );
    by_name(&members, &mut pairs);
    for ((one, other), found) in &mut pairs {
        if let (Some(one), Some(other)) = (member(&members, *one), member(&members, *other)) {
            weigh_against(found, one, other);
        }
    }
    let sides = members.into_iter().map(|member| (member.id, (side(&member), member.weight))).collect();
    Ok((pairs, sides))
}

/// Notes a reason for members that share the value `key` gives. Of many with one value, each is paired with the first.
fn by_key(
    members: &[MemberFacts],
    key: impl Fn(&MemberFacts) -> &String,
    pairs: &mut Pairs,
    note: impl Fn(&mut PairEvidence, &MemberFacts),
) {
    let mut groups: BTreeMap<&str, Vec<&MemberFacts>> = BTreeMap::new();
    for member in members.iter().filter(|member| !key(member).is_empty()) {
        groups.entry(key(member)).or_default().push(member);
    }
    for group in groups.values().filter(|group| (2..=SHARED_BY_MAX).contains(&group.len())) {
        for (place, one) in group.iter().enumerate() {
            for other in group.iter().skip(place + 1) {
                note(pairs.entry(ordered(one.id, other.id)).or_default(), one);
            }
        }
    }
}

fn by_name(members: &[MemberFacts], pairs: &mut Pairs) {
    let mut index = NameIndex::default();
    for (place, member) in members.iter().enumerate() {
        index.add(place, &member.official_name);
        if !member.short_name.is_empty() && member.short_name != member.official_name {
            index.add(place, &member.short_name);
        }
    }
    for (one, alike) in index.pairs() {
        let (Some(one), Some(other)) = (members.get(one), members.get(alike.owner)) else { continue };
        let (percent, reason) = match alike.reason {
            LikenessReason::SameName => same_name(one, other),
            reason => (alike.percent, reason.sentence()),
        };
        pairs.entry(ordered(one.id, other.id)).or_default().because(percent, reason);
    }
}

/// How sure a pair is of which a name of one is a name of the other, and why.
fn same_name(one: &MemberFacts, other: &MemberFacts) -> (u8, Message) {
    if one.official_name == other.official_name {
        (SAME_NAME, message!("They have the same name."))
    } else if one.name_key == other.name_key {
        (SAME_NAME, message!("The names differ only in case, accents, punctuation or composition."))
    } else if one.short_name == other.short_name {
        (
            SAME_SHORT_NAME,
            message!("They have the same short name, {short_name}.", short_name = one.short_name),
        )
    } else {
        (OTHERS_SHORT_NAME, message!("One name is the other’s short name."))
    }
}

fn weigh_against(found: &mut PairEvidence, one: &MemberFacts, other: &MemberFacts) {
    let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
    if differ(&one.country, &other.country) {
        found.although(OTHER_COUNTRY, message!("But they are in different countries."));
    }
    if differ(&text::search_key(&one.city), &text::search_key(&other.city)) {
        found.although(OTHER_CITY, message!("But they are in different cities."));
    }
    if differ(&one.ror_id, &other.ror_id) {
        found.although(OTHER_ROR_ID, message!("But they have different ROR ids."));
    }
}

fn member(members: &[MemberFacts], id: i64) -> Option<&MemberFacts> {
    members.binary_search_by_key(&id, |member| member.id).ok().and_then(|place| members.get(place))
}

fn side(member: &MemberFacts) -> Side {
    let country = if member.country.is_empty() { String::new() } else { country::name(&member.country) };
    let detail: Vec<&str> =
        [member.city.as_str(), &country].into_iter().filter(|part| !part.is_empty()).collect();
    Side {
        id: member.id,
        name: member.official_name.clone(),
        detail: commas(detail),
        archived: member.archived,
    }
}
