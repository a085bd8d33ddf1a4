//! A total is divided once. Who comes later pays a share of its own, on top of it or out of what is divided next.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{add, billed, component, expected};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn share(world: &mut World, year: i32, total_minor: i64, fields: &Value) {
    let rule = json!({ "kind": "equal_share", "total_minor": total_minor });
    world.set_fees(year, json!({ "components": [component("Programme", &rule, fields)] }));
}

fn issue(world: &mut World, year: i32, on: &str) -> Value {
    world.call("invoices.issue", json!({ "year": year, "issued_on": on }))
}

fn told(world: &mut World, year: i32) -> Vec<String> {
    let preview = world.call("billing.preview", json!({ "year": year }));
    let problems = preview["problems"].as_array().unwrap().iter();
    problems
        .filter(|problem| problem["field"] == "late_joiners")
        .map(|problem| problem["problem"].as_str().unwrap().to_owned())
        .collect()
}

fn net_of_year(world: &mut World, year: i32) -> i64 {
    let years = world.call("billing.years", json!({}))["years"].clone();
    let of_year = years.as_array().unwrap().iter().find(|one| one["year"] == year).cloned();
    of_year.and_then(|one| one["totals"][0]["net_minor"].as_i64()).unwrap_or(0)
}

#[test]
fn a_late_share_comes_on_top_and_is_told_before() {
    let mut world = World::new();
    for name in ["A", "B"] {
        add(&mut world, name, "small", "2020-01-01");
    }
    share(&mut world, 2026, 1_000_000, &json!({}));
    assert_eq!(told(&mut world, 2026), Vec::<String>::new());
    issue(&mut world, 2026, "2026-01-05");
    let late = add(&mut world, "Late", "small", "2026-07-01");
    assert_eq!(billed(&mut world, 2026), expected(&[("Late", "EUR", 200_000)]), "6 of 30 months");
    assert_eq!(
        told(&mut world, 2026),
        [
            "1 member is billed a share of “Programme” after it was divided. Their share of EUR 2,000.00 is on top of the total of EUR 10,000.00: EUR 12,000.00 is billed in all."
        ]
    );
    issue(&mut world, 2026, "2026-07-05");
    let explained = world.call("billing.explain", json!({ "year": 2026, "member_id": late }));
    assert_eq!(explained["lines"][0]["calculation"], "10,000.00 × 6 ÷ 30 = 2,000.00");
    assert_eq!(net_of_year(&mut world, 2026), 1_200_000);
    // Reckoned anew, the share of who was there stays what it was.
    let anew = json!({ "id": 1, "reason": "Wrong contact", "reckon": "anew", "on": "2026-07-06" });
    assert_eq!(world.call("invoices.bill_anew", anew)["invoices"][0]["total_minor"], 500_000);
    let explained = world.call("billing.explain", json!({ "year": 2026, "member_id": 1 }));
    assert_eq!(explained["lines"][0]["calculation"], "10,000.00 ÷ 2 members = 5,000.00");
    // A share that is collected in vain counts no more.
    world.call("invoices.credit", json!({ "id": 3, "reason": "Never joined", "on": "2026-07-07" }));
    add(&mut world, "Later", "small", "2026-10-01");
    assert!(
        told(&mut world, 2026)[0].ends_with("EUR 10,909.09 is billed in all."),
        "{:?}",
        told(&mut world, 2026)
    );
}

#[test]
fn a_part_of_the_first_run_pays_by_the_first_division() {
    let mut world = World::new();
    let first = add(&mut world, "A", "small", "2020-01-01");
    add(&mut world, "B", "small", "2020-01-01");
    share(&mut world, 2026, 1_000_000, &json!({}));
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-05", "member_ids": [first] }));
    add(&mut world, "Late", "small", "2026-07-01");
    assert_eq!(
        billed(&mut world, 2026),
        expected(&[("B", "EUR", 500_000), ("Late", "EUR", 200_000)]),
        "B was counted when the total was divided"
    );
}

#[test]
fn what_late_joiners_pay_is_taken_off_the_next_total() {
    let mut world = World::new();
    for name in ["A", "B"] {
        add(&mut world, name, "small", "2020-01-01");
    }
    let carried = json!({ "late_joiners": "next_year" });
    share(&mut world, 2026, 1_000_000, &carried);
    issue(&mut world, 2026, "2026-01-05");
    add(&mut world, "C", "small", "2026-07-01");
    assert!(told(&mut world, 2026)[0].contains("taken off what “Programme” divides next"));
    issue(&mut world, 2026, "2026-07-05");
    share(&mut world, 2027, 1_000_000, &carried);
    assert_eq!(
        billed(&mut world, 2027),
        expected(&[("A", "EUR", 266_667), ("B", "EUR", 266_667), ("C", "EUR", 266_666)]),
        "8,000.00 among three"
    );
    assert_eq!(
        told(&mut world, 2027),
        [
            "EUR 2,000.00 that late joiners of earlier years paid is taken off “Programme”: EUR 8,000.00 of EUR 10,000.00 is divided."
        ]
    );
    let explained = world.call("billing.explain", json!({ "year": 2027, "member_id": 1 }));
    let line = &explained["lines"][0];
    assert_eq!(line["calculation"], "8,000.00 ÷ 3 members = 2,666.67");
    assert_eq!(
        line["inputs"][1],
        json!(["Taken off: paid by late joiners of earlier years", "EUR\u{a0}2,000.00"])
    );
    issue(&mut world, 2027, "2026-11-20");
    assert_eq!(
        net_of_year(&mut world, 2026) + net_of_year(&mut world, 2027),
        2_000_000,
        "no cent too much over the years"
    );
    // Whoever joins in 2026 after 2027 was issued: the year after that.
    add(&mut world, "D", "small", "2026-12-01");
    issue(&mut world, 2026, "2026-12-01");
    let of_d = net_of_year(&mut world, 2026) - 1_200_000;
    share(&mut world, 2028, 1_000_000, &carried);
    let all: i64 = billed(&mut world, 2028).iter().map(|(.., minor)| minor).sum();
    assert_eq!(all, 1_000_000 - of_d);
    let renamed =
        component("Other name", &json!({ "kind": "equal_share", "total_minor": 1_000_000 }), &carried);
    world.set_fees(2028, json!({ "components": [renamed] }));
    assert!(told(&mut world, 2028)[0].contains("no component of this plan has that name"));
}

#[test]
fn two_components_that_divide_a_total_have_names_of_their_own() {
    let mut world = World::new();
    let twice = component("Programme", &json!({ "kind": "equal_share", "total_minor": 1 }), &json!({}));
    let plan = json!({ "components": [twice.clone(), twice] });
    let (kind, message) = world.refused("fees.save", json!({ "id": null, "year": 2026, "draft": plan }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.contains("Another component divides a total under this name"), "{message}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whoever joins when, whatever totals: what three years collect is what they were to divide, and what still waits.
    #[test]
    fn what_is_collected_is_what_was_divided_and_what_waits(
        first in 2_usize..5, totals in prop::array::uniform3(1_000_000_i64..1_150_000), joins in prop::array::uniform3(prop::collection::vec(2_u32..13, 0..3)),
        pro_rata in prop::sample::select(vec!["months", "days", "none"]),
    ) {
        let mut world = World::new();
        for place in 0..first {
            add(&mut world, &format!("First {place}"), "small", "2015-01-01");
        }
        let fields = json!({ "late_joiners": "next_year", "pro_rata": pro_rata });
        for (year, (total, months)) in (2023..).zip(totals.into_iter().zip(joins)) {
            share(&mut world, year, total, &fields);
            issue(&mut world, year, &format!("{year}-01-01"));
            for (place, month) in months.into_iter().enumerate() {
                add(&mut world, &format!("Late {year} {place}"), "small", &format!("{year}-{month:02}-01"));
                issue(&mut world, year, &format!("{year}-{month:02}-01"));
            }
        }
        let nothing = json!({ "late_joiners": "next_year" });
        let next: i64 = 100_000_000;
        share(&mut world, 2026, next, &nothing);
        let divided: i64 = billed(&mut world, 2026).iter().map(|(.., minor)| minor).sum();
        let collected: i64 = (2023..2026).map(|year| net_of_year(&mut world, year)).sum();
        prop_assert_eq!(collected, totals.iter().sum::<i64>() + (next - divided));
    }
}
