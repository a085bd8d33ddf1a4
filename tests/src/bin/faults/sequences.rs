//! Money that moves at random: whatever is done in whatever order, the books add up.

use std::collections::BTreeMap;

use consortium_core::Door;
use consortium_core::kernel::{Clock, ErrorKind};
use consortium_core::people::profile::NewConsortium;
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::{Extent, Failure, state};

/// Operations of a sequence, and after how many the books are looked at.
const OPERATIONS: usize = 30;
const BETWEEN_LOOKS: usize = 15;

/// The day on which all of it happens.
const TODAY: &str = "2026-11-21";

/// Plays sequences, and tells what did not add up.
pub(crate) fn run(extent: Extent) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut accepted = 0;
    for seed in extent.seed..extent.seed + extent.sequences {
        let mut game = Game::new(seed)?;
        for operation in 1..=OPERATIONS {
            if let Err(defect) = game.play() {
                found.push(format!("sequence --seed {seed}, operation {operation}: {defect}"));
                break;
            }
            if operation % BETWEEN_LOOKS == 0
                && let Some(wrong) = game.look()?
            {
                found.push(format!(
                    "sequence --seed {seed}, after operation {operation} ({}): {wrong}",
                    game.done.join(", ")
                ));
                break;
            }
        }
        accepted += game.done.len();
    }
    println!(
        "{:>10}: {} of {OPERATIONS} operations each, {accepted} of them accepted",
        "sequences", extent.sequences
    );
    if accepted < usize::try_from(extent.sequences)? * OPERATIONS / 5 {
        found.push("hardly any operation of the sequences was accepted".to_owned());
    }
    Ok(found)
}

/// A register in which money moves.
struct Game {
    /// Keeps the folder of the register.
    _folder: tempfile::TempDir,
    door: Door,
    chance: Chance,
    members: Vec<i64>,
    /// What was accepted, in order.
    done: Vec<&'static str>,
}

/// The operations, the usual ones more often.
const KINDS: [&str; 24] = [
    "write",
    "write",
    "issue",
    "credit",
    "credit part",
    "bill anew",
    "pay",
    "pay",
    "pay",
    "overpay",
    "pay on account",
    "allocate",
    "allocate",
    "take back",
    "refund",
    "remove payment",
    "write off",
    "remove write-off",
    "undo",
    "undo any",
    "redo",
    "close",
    "reopen",
    "pro forma",
];

impl Game {
    fn new(seed: u64) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let consortium =
            NewConsortium { name: "Consortium".into(), currency: "EUR".into(), year_start: "01-01".into() };
        let clock = Clock::fixed_on(TODAY.parse()?);
        let mut door = Door::create(&folder.path().join("r.consortium"), &consortium, "faults", clock)?;
        let mut profile = door.call("profile.get", json!({}))?;
        for (field, value) in [
            ("street", "Street 1"),
            ("city", "Amsterdam"),
            ("country", "NL"),
            ("iban", "NL91ABNA0417164300"),
            ("tax_text", "No VAT."),
        ] {
            profile[field] = json!(value);
        }
        door.call("profile.update", profile)?;
        let list = "Name,Street,City,Country,Joined,Status\nA,Street 1,Paris,FR,2020-01-01,active\nB,Street 2,Paris,FR,2020-01-01,active\nC,Street 3,Paris,FR,2026-05-01,active\nD,Street 4,Paris,FR,2020-01-01,active\n";
        let staged = door.stage_import_bytes("list.csv", list.into())?;
        door.call("imports.run", json!({ "token": staged.token, "kind": "members" }))?;
        let rows = door.call("members.list", json!({}))?;
        let members =
            rows["rows"].as_array().into_iter().flatten().filter_map(|row| row["id"].as_i64()).collect();
        let fee =
            json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": 100_001 }, "currency": "EUR" });
        door.call("fees.save", json!({ "id": null, "year": 2026, "draft": { "components": [fee] } }))?;
        Ok(Self { _folder: folder, door, chance: Chance::new(seed), members, done: Vec::new() })
    }

    /// Does one thing at random. What the rules forbid is refused, and that is right; a defect is not.
    fn play(&mut self) -> Result<(), String> {
        let Some(&kind) = self.chance.one_of(&KINDS) else { return Ok(()) };
        let Some((command, request)) = self.request(kind).map_err(|error| error.to_string())? else {
            return Ok(());
        };
        match self.door.call(command, request.clone()) {
            Ok(_) => self.done.push(kind),
            Err(error) if error.kind == ErrorKind::Internal || error.to_string().contains("does not fit") => {
                return Err(format!("{kind}: {command} {request}: {}", error.message));
            }
            Err(_) => {}
        }
        Ok(())
    }

    fn request(&mut self, kind: &str) -> Result<Option<(&'static str, Value)>, Failure> {
        let reason = "at random";
        Ok(match kind {
            "issue" => Some(("invoices.issue", json!({ "year": 2026, "issued_on": TODAY }))),
            "write" => self.written(),
            "credit" => self.invoice()?.map(|one| ("invoices.credit", json!({ "id": one["id"], "reason": reason, "bill_again": self.chance.below(2) == 0 }))),
            "credit part" => self.invoice()?.map(|one| {
                let part = self.part_of(&one["open_minor"]);
                ("invoices.credit", json!({ "id": one["id"], "reason": reason, "lines": [{ "line": 0, "amount_minor": part }], "bill_again": false }))
            }),
            "bill anew" => self.invoice()?.map(|one| ("invoices.bill_anew", json!({ "id": one["id"], "reason": reason }))),
            "pay" | "overpay" => self.paid(kind == "overpay")?,
            "pay on account" => Some(("payments.record", self.payment(&json!("EUR"), self.chance.clone().below(90_000) as i64 + 1, json!([]), false))),
            "allocate" => self.allocated()?,
            "take back" => self.settlement("allocations")?.map(|one| ("payments.take_back", json!({ "allocation_id": one["id"], "amount_minor": Value::Null }))),
            "refund" => self.row("payments.list")?.map(|one| {
                let part = self.part_of(&one["unallocated_minor"]);
                ("payments.refund", json!({ "payment_id": one["id"], "amount_minor": part, "method": "transfer", "reference": "", "note": reason }))
            }),
            "remove payment" => self.row("payments.list")?.map(|one| ("payments.remove", json!({ "id": one["id"] }))),
            "write off" => self.invoice()?.map(|one| {
                let part = if self.chance.below(2) == 0 { Value::Null } else { json!(self.part_of(&one["open_minor"])) };
                ("payments.write_off", json!({ "invoice_id": one["id"], "amount_minor": part, "reason": reason }))
            }),
            "remove write-off" => self.settlement("write_offs")?.map(|one| ("payments.remove_write_off", json!({ "id": one["id"] }))),
            "undo" => Some(("history.undo", json!({}))),
            "undo any" => self.row("history.list")?.map(|one| ("history.undo", json!({ "id": one["id"] }))),
            "redo" => Some(("history.redo", json!({}))),
            "close" => Some(("books.close", json!({ "through_on": "2026-06-30", "despite_advice": true }))),
            "reopen" => {
                let periods = self.door.call("books.periods", json!({}))?;
                let last = periods["periods"].as_array().and_then(|periods| periods.first()).cloned();
                last.map(|period| ("books.reopen", json!({ "id": period["id"], "reason": reason })))
            }
            _ => Some(("invoices.write_pro_formas", json!({ "year": 2026, "member_ids": [] }))),
        })
    }

    /// An invoice outside the run, in one of two currencies, some of it taken off.
    fn written(&mut self) -> Option<(&'static str, Value)> {
        let member = *self.chance.one_of(&self.members)?;
        let currency = if self.chance.below(4) == 0 { "USD" } else { "EUR" };
        let mut lines =
            vec![json!({ "description": "Seat", "amount_minor": self.chance.below(500_000) + 1 })];
        if self.chance.below(3) == 0 {
            lines.push(
                json!({ "description": "Discount", "amount_minor": -(self.chance.below(1_000) as i64) }),
            );
        }
        let day = if self.chance.below(3) == 0 {
            format!("2026-0{}-15", self.chance.below(8) + 1)
        } else {
            TODAY.to_owned()
        };
        Some((
            "invoices.write",
            json!({ "member_id": member, "currency": currency, "lines": lines, "issued_on": day }),
        ))
    }

    fn paid(&mut self, over: bool) -> Result<Option<(&'static str, Value)>, Failure> {
        let Some(one) = self.invoice()? else { return Ok(None) };
        let part = if self.chance.below(2) == 0 {
            one["open_minor"].as_i64().unwrap_or(1).max(1)
        } else {
            self.part_of(&one["open_minor"])
        };
        let settles = if over { part + 777 } else { part };
        let request = self.payment(
            &one["currency"],
            settles,
            json!([{ "invoice_id": one["id"], "amount_minor": settles }]),
            over,
        );
        Ok(Some(("payments.record", request)))
    }

    fn payment(&mut self, currency: &Value, amount: i64, allocations: Value, over: bool) -> Value {
        let member = self.chance.one_of(&self.members).copied();
        let day = if self.chance.below(4) == 0 { "2026-07-01" } else { TODAY };
        let fee = if self.chance.below(5) == 0 { 100 } else { 0 };
        json!({
            "received_on": day, "amount_minor": amount, "currency": currency, "bank_fee_minor": fee, "payer_name": "Payer",
            "member_id": member, "allocations": allocations, "may_overpay": over,
        })
    }

    fn allocated(&mut self) -> Result<Option<(&'static str, Value)>, Failure> {
        let (Some(payment), Some(invoice)) = (self.row("payments.list")?, self.invoice()?) else {
            return Ok(None);
        };
        let part = self.part_of(&payment["unallocated_minor"]);
        let mut allocation = json!({ "invoice_id": invoice["id"], "amount_minor": part });
        if payment["currency"] != invoice["currency"] {
            allocation["payment_minor"] = json!(part);
        }
        Ok(Some((
            "payments.allocate",
            json!({ "payment_id": payment["id"], "allocations": [allocation], "may_overpay": self.chance.below(3) == 0 }),
        )))
    }

    fn part_of(&mut self, whole: &Value) -> i64 {
        let whole = usize::try_from(whole.as_i64().unwrap_or(0).max(1)).unwrap_or(1);
        self.chance.below(whole) as i64 + 1
    }

    fn row(&mut self, list: &str) -> Result<Option<Value>, Failure> {
        let page = self.door.call(list, json!({ "limit": 200 }))?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        Ok(self.chance.one_of(&rows).cloned())
    }

    fn invoice(&mut self) -> Result<Option<Value>, Failure> {
        let page = self.door.call("invoices.list", json!({ "kind": "invoice", "limit": 200 }))?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        Ok(self.chance.one_of(&rows).cloned())
    }

    /// One of the allocations or write-offs of an invoice.
    fn settlement(&mut self, part: &str) -> Result<Option<Value>, Failure> {
        let Some(invoice) = self.invoice()? else { return Ok(None) };
        let settlement = self.door.call("payments.of_invoice", json!({ "invoice_id": invoice["id"] }))?;
        let parts = settlement[part].as_array().cloned().unwrap_or_default();
        Ok(self.chance.one_of(&parts).cloned())
    }

    /// What does not add up, if anything.
    fn look(&mut self) -> Result<Option<String>, Failure> {
        if let Some(problem) = state::unsound(&mut self.door)? {
            return Ok(Some(problem));
        }
        let page = self.door.call("invoices.list", json!({ "limit": 1000 }))?;
        let documents = page["rows"].as_array().cloned().unwrap_or_default();
        let numbers = documents.iter().filter_map(|one| one["number"].as_str().map(str::to_owned));
        if let Some(gap) = state::gaps(numbers) {
            return Ok(Some(gap));
        }
        let mut open: BTreeMap<String, i64> = BTreeMap::new();
        for invoice in documents.iter().filter(|one| one["kind"] == json!("invoice")) {
            if let Some(wrong) = self.reckoned_otherwise(invoice)? {
                return Ok(Some(wrong));
            }
            *open.entry(text(&invoice["currency"])).or_default() += number(&invoice["open_minor"]);
        }
        self.books_disagree(&open)
    }

    /// What is open of an invoice, reckoned here from what it is made of.
    fn reckoned_otherwise(&mut self, invoice: &Value) -> Result<Option<String>, Failure> {
        let settlement = self.door.call("payments.of_invoice", json!({ "invoice_id": invoice["id"] }))?;
        let sum = |part: &str| -> i64 {
            settlement[part].as_array().into_iter().flatten().map(|one| number(&one["amount_minor"])).sum()
        };
        let (paid, given_up) = (sum("allocations"), sum("write_offs"));
        let open = number(&invoice["total_minor"]) - number(&invoice["credited_minor"]) - paid - given_up;
        Ok((open != number(&invoice["open_minor"])).then(|| {
            format!(
                "{}: {open} is open, reckoned from what settles it, and the list says {}",
                invoice["number"], invoice["open_minor"]
            )
        }))
    }

    fn books_disagree(&mut self, open: &BTreeMap<String, i64>) -> Result<Option<String>, Failure> {
        let period = json!({ "from_on": "2020-01-01", "until_on": TODAY, "limit": 100_000 });
        let journal = self.door.call("books.journal", period)?;
        let (mut sides, mut receivables): (BTreeMap<String, i64>, BTreeMap<String, i64>) = Default::default();
        for posting in journal["rows"].as_array().into_iter().flatten() {
            let moved = number(&posting["debit_minor"]) - number(&posting["credit_minor"]);
            let currency = text(&posting["currency"]);
            *sides.entry(currency.clone()).or_default() += moved;
            if posting["account"] == json!("receivables") {
                *receivables.entry(currency).or_default() += moved;
            }
        }
        if let Some((currency, moved)) = sides.iter().find(|(_, moved)| **moved != 0) {
            return Ok(Some(format!("debit and credit differ by {moved} {currency}")));
        }
        let list = self.door.call("books.receivables", json!({ "on": TODAY }))?;
        let listed: BTreeMap<String, i64> = list["totals"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|total| (text(&total["currency"]), number(&total["open_minor"])))
            .collect();
        let of = |sums: &BTreeMap<String, i64>, currency: &str| sums.get(currency).copied().unwrap_or(0);
        for currency in ["EUR", "USD"] {
            let all = [of(&receivables, currency), of(&listed, currency), of(open, currency)];
            if all[0] != all[1] || all[1] != all[2] {
                return Ok(Some(format!(
                    "in {currency} the account holds {}, the list of receivables {}, and {} is open of the invoices",
                    all[0], all[1], all[2]
                )));
            }
        }
        Ok(None)
    }
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or(0)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
