//! What is owed and paid to ORCID, through the door.

mod credits;
mod ledger;
mod reckoning;
mod saving;

use serde_json::{Value, json};

use crate::test_world::World;

/// A consortium with an agreement of 2026 whose lead fee is USD 5,000, and standard members that joined long ago.
struct Year {
    world: World,
    agreement: i64,
    members: Vec<i64>,
}

impl Year {
    fn new(home: &str, members: usize) -> Self {
        let mut world = World::with(home, "01-01");
        let mut draft = world.call("agreements.template", json!({}));
        draft["lead_fee_minor"] = json!(500_000);
        let agreement = world.call("agreements.add", draft)["agreement"]["id"].as_i64().unwrap();
        let fields = json!({ "tier": "standard", "joined_on": "2020-01-01" });
        let members =
            (0..members).map(|place| world.add_member_with(&format!("Member {place}"), &fields)).collect();
        Self { world, agreement, members }
    }

    /// Passes ORCID's fee on at a rate, issues the year's invoices, and lets all members but the last pay.
    fn bill_and_collect(&mut self, home: &str, rate: &str) {
        let rule = json!({ "kind": "orcid_fee", "exchange_rate": rate });
        let fee = json!({ "name": "ORCID fee", "rule": rule, "currency": home });
        self.world.set_fees(2026, json!({ "components": [fee] }));
        self.world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15" }));
        let list = self.world.call("invoices.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
        let invoices = list.as_array().unwrap();
        for invoice in &invoices[..invoices.len() - 1] {
            let settles = json!({ "invoice_id": invoice["id"], "amount_minor": invoice["total_minor"] });
            let payment = json!({
                "received_on": "2026-02-15", "amount_minor": invoice["total_minor"], "currency": home, "allocations": [settles],
            });
            self.world.call("payments.record", payment);
        }
    }

    fn invoice(&self, number: &str, fields: &Value) -> Value {
        let mut draft = json!({
            "agreement_id": self.agreement, "licence_year": 2026, "number": number, "received_on": "2026-01-20",
            "due_on": "2026-12-20", "currency": "USD",
        });
        fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
        json!({ "draft": draft })
    }

    fn record(&mut self, number: &str, fields: &Value) -> Value {
        let request = self.invoice(number, fields);
        self.world.call("orcid_costs.save_invoice", request)
    }

    fn pay(&mut self, amount_minor: i64, fields: &Value, settles: &[(&Value, i64)]) -> Value {
        let request = payment(amount_minor, fields, settles);
        self.world.call("orcid_costs.save_payment", request)
    }

    fn year(&mut self, request: Value) -> Value {
        self.world.call("orcid_costs.year", request)
    }
}

fn payment(amount_minor: i64, fields: &Value, settles: &[(&Value, i64)]) -> Value {
    let settles: Vec<Value> =
        settles.iter().map(|(id, minor)| json!({ "invoice_id": id, "amount_minor": minor })).collect();
    let mut draft = json!({ "paid_on": "2026-03-01", "amount_minor": amount_minor, "currency": "USD", "allocations": settles });
    fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
    json!({ "draft": draft })
}

/// The amount of the line that is called `label`.
fn line<'a>(year: &'a Value, label: &str) -> &'a Value {
    let lines = year["home"]["lines"].as_array().unwrap();
    lines.iter().find(|line| line["label"] == label).unwrap_or_else(|| panic!("{label} in {lines:?}"))
}
