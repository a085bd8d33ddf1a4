//! Whatever the members and the plan: shares sum to totals, and what a plan says is what is invoiced.

use proptest::prelude::*;

use crate::kernel::YearStart;
use crate::money::fees::{
    Audience, Divisions, FeeComponent, FeeMember, FeePlanDraft, FeeRule, LateJoiners, ProRata, Weights,
    work_out,
};
use crate::people::members::{Tier, TierHistory};

fn members() -> impl Strategy<Value = Vec<FeeMember>> {
    let tier = prop::sample::select(vec![Tier::Small, Tier::Standard, Tier::Large]);
    let one = (tier, prop::option::of(0_i64..365));
    prop::collection::vec(one, 1..60).prop_map(|members| {
        let first = "2026-05-01".parse::<chrono::NaiveDate>().unwrap();
        let member = |(index, (tier, day)): (usize, (Tier, Option<i64>))| FeeMember {
            id: i64::try_from(index).unwrap() + 1,
            tiers: TierHistory::always(Some(tier)),
            joined_on: day.map(|day| first + chrono::Duration::days(day)),
            ..FeeMember::default()
        };
        members.into_iter().enumerate().map(member).collect()
    })
}

fn plan(rule: FeeRule, pro_rata: ProRata, currency: &str) -> FeePlanDraft {
    let component = FeeComponent {
        name: "Share".into(),
        rule,
        currency: currency.into(),
        pro_rata,
        late_joiners: LateJoiners::default(),
        tax_category_id: None,
        audience: Audience::default(),
    };
    FeePlanDraft { components: vec![component], ..FeePlanDraft::default() }
}

proptest! {
    #[test]
    fn shares_sum_to_the_total_whoever_joins_when(
        members in members(),
        total_minor in 0_i64..1_000_000_000,
        pro_rata in prop::sample::select(vec![ProRata::Months, ProRata::Days, ProRata::None]),
        currency in prop::sample::select(vec!["JPY", "KWD", "USD", "AUD"]),
        is_weighted in any::<bool>(),
    ) {
        let weights = Weights::Tier { small: 1, standard: 2, large: 3 };
        let rule = match is_weighted {
            true => FeeRule::WeightedShare { total_minor, weights },
            false => FeeRule::EqualShare { total_minor },
        };
        let year = YearStart::try_from("05-01".to_owned()).unwrap().year(2026).unwrap();
        let fees = work_out(&plan(rule, pro_rata, currency), &year, &members, None, &Divisions::default());
        let amounts = fees.members.iter().flat_map(|member| &member.lines).map(|line| line.amount.minor);
        prop_assert_eq!(amounts.sum::<i64>(), total_minor);
        prop_assert!(fees.problems.is_empty());
    }

    /// The longer a member is there, the more it pays, and a whole year is exactly the fee.
    #[test]
    fn a_part_of_a_year_is_never_more_than_the_year(
        members in members(),
        amount_minor in 0_i64..1_000_000_000,
        pro_rata in prop::sample::select(vec![ProRata::Months, ProRata::Days]),
    ) {
        let year = YearStart::try_from("05-01".to_owned()).unwrap().year(2026).unwrap();
        let fees = work_out(&plan(FeeRule::Flat { amount_minor }, pro_rata, "USD"), &year, &members, None, &Divisions::default());
        let mut paid: Vec<(Option<chrono::NaiveDate>, i64)> = fees
            .members
            .iter()
            .zip(&members)
            .map(|(fees, member)| (member.joined_on, fees.lines[0].amount.minor))
            .collect();
        paid.sort();
        prop_assert!(paid.windows(2).all(|pair| pair[0].1 >= pair[1].1), "who joins later pays no more");
        prop_assert!(paid.iter().all(|(joined_on, minor)| joined_on.is_some() || *minor == amount_minor));
    }
}
