//! A licence year in several currencies, reckoned to the cent.

use serde_json::{Value, json};

use super::{Year, line};

#[test]
fn two_leavers_a_part_payment_and_a_loss_on_exchange() {
    let mut year = Year::new("AUD", 7);
    for id in [year.members[5], year.members[6]] {
        let request = json!({ "id": id, "status": "former", "on": "2025-12-31", "left_on": "2025-12-31" });
        year.world.call("members.change_status", request);
    }
    year.bill_and_collect("AUD", "1.5");
    let charged = json!({ "member_fees_minor": 4_445_000, "lead_fee_minor": 500_000, "member_count": 7 });
    let invoice = year.record("ORC-1", &charged);
    assert_eq!((&invoice["total_minor"], &invoice["state"]), (&json!(4_945_000), &json!("open")));
    let cost = json!({ "cost_minor": 3_100_000, "bank_fee_minor": 2_500 });
    let paid = year.pay(2_000_000, &cost, &[(&invoice["id"], 2_000_000)]);
    assert_eq!((&paid["rate"], &paid["unallocated_minor"]), (&json!("1.55"), &json!(0)));

    let all = year.year(json!({ "year": 2026 }));
    let agreement = &all["agreements"][0];
    assert_eq!(
        agreement["owed_minor"],
        5 * 635_000 + 500_000,
        "five members by the lowest band, and the lead fee"
    );
    assert_eq!(
        ["invoiced_minor", "paid_minor", "open_minor"].map(|field| agreement[field].as_i64().unwrap()),
        [4_945_000, 2_000_000, 2_945_000]
    );
    assert_eq!(agreement["charges"][0]["difference_minor"], 1_270_000);
    assert_eq!(
        agreement["charges"][0]["words"],
        "ORCID bills 2 members more than the register has on 1 January 2026: 7 instead of 5, USD 12,700.00 more in fees."
    );
    assert_eq!(agreement["charges"][1]["words"], "ORCID bills what is owed.");

    // 20,000 of 49,450 are 17,977.76 of the member fees; at 1.55 they cost 27,865.53, and at 1.5 they are 26,966.64.
    let exchange = &all["exchange"];
    assert_eq!(exchange["words"], "Loss on exchange: AUD 898.89.");
    assert_eq!(exchange["gain_minor"], -89_889);
    let costs = exchange["lines"].as_array().unwrap().iter().map(|line| line["cost_minor"].as_i64().unwrap());
    assert_eq!(costs.collect::<Vec<_>>(), [2_786_553, 313_447], "the parts add up to what the payment cost");
    assert_eq!(exchange["lines"][1]["plan_rate"], Value::Null, "the plan passes on no lead fee");

    let collected = &all["collected"][0];
    assert_eq!(collected["currency"], "AUD");
    assert_eq!(
        ["invoiced_minor", "collected_minor", "open_minor"].map(|field| collected[field].as_i64().unwrap()),
        [5 * 952_500, 4 * 952_500, 952_500]
    );
    assert_eq!(line(&all, "Paid to ORCID")["amount_minor"], -3_100_000);
    assert_eq!(all["home"]["so_far_minor"], 3_810_000 - 3_100_000 - 2_500);
    let to_pay = line(&all, "Still to pay to ORCID");
    assert_eq!(to_pay["amount_minor"], -4_417_500);
    assert_eq!(to_pay["sources"][1], "USD 29,450.00 at 1.5, as the fee plan says, are AUD 44,175.00.");
    assert_eq!(all["home"]["settled_minor"], 707_500 + 952_500 - 4_417_500);
    let stated = year.year(json!({ "year": 2026, "rates": [{ "currency": "USD", "rate": "1.6" }] }));
    assert_eq!(
        line(&stated, "Still to pay to ORCID")["amount_minor"],
        -4_712_000,
        "a stated rate comes first"
    );
}

#[test]
fn without_a_count_the_difference_is_told_in_members_of_a_tier() {
    let mut year = Year::new("USD", 6);
    let all = year.year(json!({ "year": 2026 }));
    assert_eq!(all["agreements"][0]["charges"][0]["words"], "Not invoiced yet.");
    let missing = json!({ "member_fees_minor": 4 * 635_000, "credentials_minor": 106_000, "tax_minor": 100 });
    year.record("ORC-1", &missing);
    let all = year.year(json!({ "year": 2026 }));
    let words: Vec<&str> = all["agreements"][0]["charges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|charge| charge["words"].as_str().unwrap())
        .collect();
    assert_eq!(
        words,
        [
            "ORCID bills USD 12,700.00 less in member fees than is owed, which is what 2 members of the tier standard cost.",
            "ORCID bills USD 5,000.00 less for the consortium lead fee than is owed.",
            "ORCID bills USD 1,060.00 for further credentials; the register has none.",
            "ORCID bills USD 1.00 of tax, of which the agreement says nothing.",
        ]
    );
}

#[test]
fn in_orcids_own_currency_nothing_is_exchanged() {
    let mut year = Year::new("USD", 6);
    year.bill_and_collect("USD", "1");
    let invoice =
        year.record("ORC-1", &json!({ "member_fees_minor": 6 * 635_000, "lead_fee_minor": 500_000 }));
    year.pay(4_310_000, &json!({}), &[(&invoice["id"], 4_310_000)]);
    let all = year.year(json!({ "year": 2026 }));
    assert_eq!(all["exchange"]["gain_minor"], Value::Null);
    assert_eq!(
        all["exchange"]["words"],
        "ORCID is paid in USD, the consortium’s own currency: nothing was exchanged."
    );
    assert_eq!(all["home"]["so_far_minor"], 5 * 635_000 - 4_310_000, "one member has not paid");
    assert_eq!(all["home"]["settled_minor"], -500_000, "nobody was charged the lead fee");
    assert_eq!(all["home"]["missing_rates"], json!([]));
    assert_eq!(all["invoices"][0]["state"], "paid");
}

#[test]
fn yen_have_no_minor_units_and_nothing_is_converted_without_a_rate() {
    let mut year = Year::new("JPY", 6);
    let invoice = year.record("ORC-1", &json!({ "member_fees_minor": 3_810_000, "lead_fee_minor": 500_000 }));
    let paid = year.pay(1_000_000, &json!({ "exchange_rate": "151.325" }), &[(&invoice["id"], 1_000_000)]);
    assert_eq!((&paid["cost_minor"], &paid["cost_currency_digits"]), (&json!(1_513_250), &json!(0)));
    let all = year.year(json!({ "year": 2026 }));
    assert_eq!(all["home"]["so_far_minor"], -1_513_250);
    assert_eq!(all["home"]["settled_minor"], Value::Null, "what is left to pay has no rate");
    assert_eq!(all["home"]["missing_rates"], json!(["USD"]));
    assert_eq!(
        line(&all, "Still to pay to ORCID")["sources"][1],
        "USD 33,100.00 are not counted: no rate from USD to JPY is known. State one."
    );
    year.pay(1_000, &json!({}), &[(&invoice["id"], 1_000)]);
    let all = year.year(json!({ "year": 2026 }));
    assert_eq!(all["home"]["so_far_minor"], Value::Null, "what the second payment cost is not known");
    let rates = json!([{ "currency": "USD", "rate": "150" }]);
    let all = year.year(json!({ "year": 2026, "rates": rates }));
    assert_eq!(all["home"]["so_far_minor"], -1_513_250 - 1_500);
    assert_eq!(all["home"]["settled_minor"], -1_513_250 - 1_500 - 4_963_500);
}

#[test]
fn a_bad_rate_is_refused() {
    let mut year = Year::new("EUR", 1);
    let request = json!({ "year": 2026, "rates": [{ "currency": "USD", "rate": "0" }] });
    let (_, message) = year.world.refused("orcid_costs.year", request);
    assert_eq!(message, "A rate is above zero; for USD it is 0.");
}
