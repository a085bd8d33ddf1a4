//! What is invoiced is paid or open, after whatever happens.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Year, payment};

#[derive(Debug, Clone)]
enum Step {
    Invoice(i64, i64),
    ChangeInvoice(usize, i64),
    RemoveInvoice(usize),
    Pay(i64, Option<i64>, Vec<(usize, i64)>),
    Settle(usize, Vec<(usize, i64)>),
    RemovePayment(usize),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let settles = || prop::collection::vec((0_usize..4, 1_i64..800), 0..3);
    prop_oneof![
        (0_i64..1_000, 0_i64..1_000).prop_map(|(fees, lead)| Step::Invoice(fees, lead)),
        (0_usize..4, 0_i64..1_500).prop_map(|(place, fees)| Step::ChangeInvoice(place, fees)),
        (0_usize..4).prop_map(Step::RemoveInvoice),
        (1_i64..1_500, prop::option::of(1_i64..2_000), settles())
            .prop_map(|(paid, cost, settles)| Step::Pay(paid, cost, settles)),
        (0_usize..4, settles()).prop_map(|(place, settles)| Step::Settle(place, settles)),
        (0_usize..4).prop_map(Step::RemovePayment),
        Just(Step::Undo),
    ]
}

fn rows(year: &mut Year, command: &str) -> Vec<Value> {
    year.world.call(command, json!({}))["rows"].as_array().unwrap().clone()
}

/// Takes a step. One that does not fit is refused, and must change nothing.
fn take(year: &mut Year, step: Step, number: usize) {
    let (invoices, payments) = (rows(year, "orcid_costs.invoices"), rows(year, "orcid_costs.payments"));
    let settled = |settles: &[(usize, i64)]| -> Vec<(Value, i64)> {
        let named =
            settles.iter().filter_map(|(place, minor)| Some((invoices.get(*place)?["id"].clone(), *minor)));
        named.collect()
    };
    let request = match step {
        Step::Invoice(fees, lead) => {
            let charged = json!({ "member_fees_minor": fees, "lead_fee_minor": lead });
            Some(("orcid_costs.save_invoice", year.invoice(&format!("ORC-{number}"), &charged)))
        }
        Step::ChangeInvoice(place, fees) => invoices.get(place).map(|invoice| {
            let mut draft = invoice.clone();
            draft["member_fees_minor"] = json!(fees);
            ("orcid_costs.save_invoice", json!({ "id": invoice["id"], "draft": draft }))
        }),
        Step::RemoveInvoice(place) => {
            invoices.get(place).map(|invoice| ("orcid_costs.remove_invoice", json!({ "id": invoice["id"] })))
        }
        Step::Pay(paid, cost, settles) => {
            let settles = settled(&settles);
            let settles: Vec<(&Value, i64)> = settles.iter().map(|(id, minor)| (id, *minor)).collect();
            Some(("orcid_costs.save_payment", payment(paid, &json!({ "cost_minor": cost }), &settles)))
        }
        Step::Settle(place, settles) => payments.get(place).map(|payment| {
            let settles = settled(&settles).into_iter();
            let mut draft = payment.clone();
            draft["allocations"] =
                settles.map(|(id, minor)| json!({ "invoice_id": id, "amount_minor": minor })).collect();
            ("orcid_costs.save_payment", json!({ "id": payment["id"], "draft": draft }))
        }),
        Step::RemovePayment(place) => {
            payments.get(place).map(|payment| ("orcid_costs.remove_payment", json!({ "id": payment["id"] })))
        }
        Step::Undo => Some(("history.undo", json!({}))),
    };
    let Some((command, request)) = request else { return };
    let before = year.year(json!({ "year": 2026 }));
    if year.world.door.call(command, request).is_err() {
        assert_eq!(year.year(json!({ "year": 2026 })), before, "a refused step changes nothing");
    }
}

fn sum(rows: &[Value], field: &str) -> i64 {
    rows.iter().map(|row| row[field].as_i64().unwrap()).sum()
}

fn check(year: &mut Year) {
    let all = year.year(json!({ "year": 2026 }));
    let (invoices, payments) = (rows(year, "orcid_costs.invoices"), rows(year, "orcid_costs.payments"));
    for invoice in &invoices {
        let [total, paid, open] =
            ["total_minor", "paid_minor", "open_minor"].map(|field| invoice[field].as_i64().unwrap());
        assert!(total == paid + open && paid >= 0 && open >= 0, "{invoice}");
    }
    let left = sum(&payments, "unallocated_minor");
    assert!(payments.iter().all(|payment| payment["unallocated_minor"].as_i64().unwrap() >= 0));
    assert_eq!(
        sum(&payments, "amount_minor"),
        sum(&invoices, "paid_minor") + left,
        "what is paid settles, or is left"
    );
    let agreement = &all["agreements"][0];
    if agreement.is_null() {
        return assert!(invoices.is_empty(), "only an agreement without invoices is undone");
    }
    for (field, of_invoices) in
        [("invoiced_minor", "total_minor"), ("paid_minor", "paid_minor"), ("open_minor", "open_minor")]
    {
        assert_eq!(agreement[field].as_i64().unwrap(), sum(&invoices, of_invoices), "{field}");
    }
    let charges = agreement["charges"].as_array().unwrap();
    assert_eq!(sum(charges, "invoiced_minor"), sum(&invoices, "total_minor"), "the kinds add up");
    let lines = all["exchange"]["lines"].as_array().unwrap();
    assert_eq!(sum(lines, "paid_minor"), sum(&invoices, "paid_minor"), "a payment is divided exactly");
    if payments.iter().all(|payment| payment["unallocated_minor"] == 0 && !payment["cost_minor"].is_null()) {
        assert_eq!(sum(lines, "cost_minor"), sum(&payments, "cost_minor"), "and so is its cost");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_is_invoiced_is_paid_or_open(steps in prop::collection::vec(step(), 1..16)) {
        let mut year = Year::new("AUD", 1);
        for (number, step) in steps.into_iter().enumerate() {
            take(&mut year, step, number);
            check(&mut year);
        }
        let report = year.world.call("register.check", json!({}));
        prop_assert_eq!(&report["ok"], &json!(true), "{}", report);
    }
}
