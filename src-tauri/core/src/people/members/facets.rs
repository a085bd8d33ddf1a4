//! How many members there are of each status, country and tier.

use serde::Serialize;
use ts_rs::TS;

use super::{Status, Tier, store};
use crate::kernel::{Result, country};
use crate::register::Register;

/// The counts that filters show. Archived members are counted apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberFacets {
    /// Members not archived.
    pub total: i64,
    pub archived: i64,
    /// By status, in the order of the life cycle.
    pub statuses: Vec<Facet>,
    /// By country, by name.
    pub countries: Vec<Facet>,
    /// By tier; "none" for members without.
    pub tiers: Vec<Facet>,
    /// By tag, in alphabetical order.
    pub tags: Vec<Facet>,
    pub not_for_profit_active: i64,
    /// Active members of which nobody has said whether they are.
    pub not_for_profit_unknown: i64,
}

/// One value and how many members have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Facet {
    /// The value to filter by.
    pub value: String,
    pub label: String,
    pub count: i64,
}

/// Counts members.
pub fn facets(register: &Register) -> Result<MemberFacets> {
    let connection = register.reader();
    let (total, archived) = store::totals(connection)?;
    let facet = |(value, count): (String, i64), label: String| Facet { value, label, count };
    let mut statuses: Vec<_> = store::counts(connection, "status")?
        .into_iter()
        .map(|(value, count)| {
            let label =
                Status::from_code(&value).map_or_else(|| value.clone(), |status| status.label().to_string());
            facet((value, count), label)
        })
        .collect();
    statuses.sort_by_key(|facet| Status::from_code(&facet.value));
    let mut countries: Vec<_> = store::counts(connection, "country")?
        .into_iter()
        .map(|(value, count)| {
            let label =
                if value.is_empty() { message!("No country").to_string() } else { country::name(&value) };
            facet((value, count), label)
        })
        .collect();
    countries.sort_by(|left, right| left.label.cmp(&right.label));
    let mut tiers: Vec<_> = store::counts(connection, "coalesce(tier, 'none')")?
        .into_iter()
        .map(|(value, count)| {
            let label = if value == "none" {
                message!("No tier").to_string()
            } else {
                Tier::from_code(&value).map_or_else(|| value.clone(), |tier| tier.label().to_string())
            };
            facet((value, count), label)
        })
        .collect();
    tiers.sort_by_key(|facet| Tier::from_code(&facet.value).map_or(u8::MAX, |tier| tier as u8));
    let tags = store::tags(connection)?
        .into_iter()
        .map(|(value, count)| {
            let label = value.clone();
            facet((value, count), label)
        })
        .collect();
    let (not_for_profit_active, not_for_profit_unknown) = store::not_for_profit_counts(connection)?;
    Ok(MemberFacets {
        total,
        archived,
        statuses,
        countries,
        tiers,
        tags,
        not_for_profit_active,
        not_for_profit_unknown,
    })
}
