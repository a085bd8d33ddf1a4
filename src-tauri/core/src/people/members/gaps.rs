//! How many members lack what they should have, and how many join or leave this year.

use serde::Serialize;
use ts_rs::TS;

use super::filter::{MemberGap, YearEvent};
use super::{Facet, store};
use crate::kernel::{Result, Template};
use crate::people::profile;
use crate::register::Register;

/// The counts of what members lack, and of this licence year's joiners and leavers. Archived members do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberGapFacets {
    /// What members lack.
    pub missing: Vec<Facet>,
    /// Who joins and leaves in the licence year that runs now.
    pub this_year: Vec<Facet>,
    /// That year, as a person calls it.
    pub year: String,
}

/// Counts what members lack. Slower than the other facets on a long list, so asked for on its own.
pub fn gap_facets(register: &Register) -> Result<MemberGapFacets> {
    let year = profile::current_licence_year(register)?;
    let gaps = MemberGap::ALL.iter().map(|gap| (gap.code(), gap.label(), gap.condition()));
    let events = YearEvent::ALL.iter().map(|event| (event.code(), event.label(), event.condition(&year)));
    let asked: Vec<(&str, Template, String)> = gaps.chain(events).collect();
    let conditions: Vec<String> = asked.iter().map(|(_, _, condition)| condition.clone()).collect();
    let counts = store::counts_of(register.reader(), &conditions)?;
    let facet = |((value, label, _), count): (&(&str, Template, String), i64)| Facet {
        value: (*value).to_owned(),
        label: label.to_string(),
        count,
    };
    let mut missing: Vec<Facet> = asked.iter().zip(counts).map(facet).collect();
    let this_year = missing.split_off(MemberGap::ALL.len());
    Ok(MemberGapFacets { missing, this_year, year: year.label() })
}
