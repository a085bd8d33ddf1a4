//! Reminders through the door: who is reminded, who never is, and that what was made stays as it is.

mod fees;
mod payment_codes;
mod stops;
mod waiting;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::paper::typesetting::tests::text;
use crate::test_world::World;

/// An invoice of 1,000.00, due on 1 February 2026, to a new member that is written to in a language.
fn overdue(world: &mut World, name: &str, language: &str) -> i64 {
    let member = world.add_member_with(name, &json!({ "joined_on": "2020-01-01", "language": language }));
    let person = json!({ "given_name": "Ana", "family_name": "Núñez", "email": "ana@member.example", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call(
        "contacts.save",
        json!({ "id": null, "member_id": member, "draft": person, "roles": ["main", "invoice"] }),
    );
    write(world, member, 100_000)
}

fn write(world: &mut World, member: i64, amount_minor: i64) -> i64 {
    let lines = json!([{ "description": "Fee", "amount_minor": amount_minor }]);
    let invoice = world.call("invoices.write", json!({
        "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2026-01-02", "due_on": "2026-02-01",
    }));
    invoice["id"].as_i64().unwrap()
}

fn pay(world: &mut World, invoice: i64, amount_minor: i64) {
    world.call(
        "payments.record",
        json!({
            "amount_minor": amount_minor, "currency": "EUR", "method": "transfer",
            "allocations": [{ "invoice_id": invoice, "amount_minor": amount_minor }],
        }),
    );
}

/// The levels that a run on a day makes, invoice by invoice.
fn make(world: &mut World, on: &str) -> Vec<(i64, i64)> {
    let made = world.call("reminders.make", json!({ "on": on }));
    let rows = made["rows"].as_array().unwrap().iter();
    rows.map(|row| (row["invoice_id"].as_i64().unwrap(), row["level"].as_i64().unwrap())).collect()
}

/// The reasons for which a run on a day leaves invoices out.
fn left_out(world: &mut World, on: &str) -> Vec<String> {
    let preview = world.call("reminders.preview", json!({ "on": on }));
    let rows = preview["left_out"].as_array().unwrap().iter();
    rows.map(|row| row["reason"].as_str().unwrap().to_owned()).collect()
}

fn pdf(world: &mut World, id: &Value) -> Vec<u8> {
    let files = world.call("reminders.files", json!({ "ids": [id] }));
    let file = files["files"]
        .as_array()
        .unwrap()
        .iter()
        .find(|file| file["file_name"].as_str().unwrap().ends_with(".pdf"));
    STANDARD.decode(file.unwrap()["data_base64"].as_str().unwrap()).unwrap()
}

#[test]
fn one_level_follows_another_and_none_comes_twice() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "First University", "");
    assert_eq!(make(&mut world, "2026-02-01"), [], "it is due that day, not overdue");
    assert_eq!(make(&mut world, "2026-02-07"), []);
    assert_eq!(left_out(&mut world, "2026-02-07"), ["Reminder 1 comes on 8 February 2026 or later."]);
    assert_eq!(make(&mut world, "2026-02-12"), [(invoice, 1)]);
    let history = world.call("history.list", json!({}))["total"].clone();
    assert_eq!(make(&mut world, "2026-02-12"), [], "the same run again makes nothing");
    assert_eq!(world.call("history.list", json!({}))["total"], history, "and leaves no trace");
    assert_eq!(
        make(&mut world, "2026-02-25"),
        [],
        "21 days after the due date, but 13 after the last reminder"
    );
    assert_eq!(make(&mut world, "2026-02-26"), [(invoice, 2)]);
    assert_eq!(make(&mut world, "2026-03-20"), [(invoice, 3)]);
    assert_eq!(make(&mut world, "2026-11-21"), []);
    assert_eq!(left_out(&mut world, "2026-11-21"), ["It had its last reminder."]);
    let rows = world.call("reminders.list", json!({ "invoice_id": invoice }))["rows"].clone();
    let levels: Vec<i64> =
        rows.as_array().unwrap().iter().map(|row| row["level"].as_i64().unwrap()).collect();
    assert_eq!(levels, [3, 2, 1], "the history, the latest first");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    let latest = world.call("history.list", json!({ "limit": 1 }))["rows"][0].clone();
    assert_eq!(
        (latest["operation"].clone(), latest["undoable"].clone()),
        (json!("reminders.make"), json!(false))
    );
    assert!(
        world
            .refused("reminders.make", json!({ "on": "2026-11-22" }))
            .1
            .contains("until then somebody may pay")
    );
}

#[test]
fn who_owes_nothing_is_never_reminded() {
    let mut world = World::new();
    let ids: Vec<i64> =
        (1..=5).map(|number| overdue(&mut world, &format!("University {number}"), "")).collect();
    pay(&mut world, ids[0], 100_000);
    world.call("invoices.credit", json!({ "id": ids[1], "reason": "Twice" }));
    world.call("payments.write_off", json!({ "invoice_id": ids[2], "reason": "Closed down" }));
    pay(&mut world, ids[3], 40_000);
    let later = json!({ "member_id": 5, "currency": "EUR", "lines": [{ "description": "Fee", "amount_minor": 5 }], "due_on": "2026-11-21" });
    world.call("invoices.write", later.clone());
    let mut pro_forma = later;
    pro_forma["is_pro_forma"] = true.into();
    pro_forma["issued_on"] = "2026-01-01".into();
    pro_forma["due_on"] = "2026-01-02".into();
    world.call("invoices.write", pro_forma);

    let preview = world.call("reminders.preview", json!({}));
    let due: Vec<(i64, i64)> = preview["due"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["invoice_id"].as_i64().unwrap(), row["open_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(due, [(ids[3], 60_000), (ids[4], 100_000)], "who paid a part is reminded of the rest");
    assert_eq!(preview["left_out"], json!([]));
    assert_eq!(make(&mut world, "2026-11-21"), [(ids[3], 1), (ids[4], 1)]);
    let rows = world.call("reminders.list", json!({ "invoice_id": ids[3] }))["rows"].clone();
    let printed = text(&pdf(&mut world, &rows[0]["id"]));
    for part in ["Payment reminder", "Paid or credited", "-400.00", "EUR 600.00"] {
        let found = printed.replace('−', "-").replace('\u{a0}', " ").contains(part);
        assert!(found, "{part} in {printed}");
    }
    pay(&mut world, ids[3], 60_000);
    assert_eq!(left_out(&mut world, "2026-11-21").len(), 1, "paid meanwhile: nothing is said of it any more");
}

#[test]
fn a_dispute_holds_reminders_off_until_it_ends() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "First University", "");
    let dispute = json!({ "invoice_id": invoice, "from_on": "2026-02-05", "until_on": "2026-03-01", "note": "Wrong tier" });
    world.call("reminders.save_dispute", dispute);
    assert_eq!(make(&mut world, "2026-02-20"), []);
    assert_eq!(
        left_out(&mut world, "2026-02-20"),
        ["Disputed since 5 February 2026 until 1 March 2026: Wrong tier"]
    );
    assert_eq!(make(&mut world, "2026-03-02"), [(invoice, 1)], "the day after it ended");
    let open = json!({ "invoice_id": invoice, "from_on": "2026-03-10", "note": "Wrong address" });
    let disputes = world.call("reminders.save_dispute", open)["disputes"].clone();
    assert_eq!(make(&mut world, "2026-11-21"), [], "an open end");
    assert_eq!(world.call("year.deadlines", json!({}))["rows"], json!([]), "nobody knows when it ends");
    world.call("reminders.remove_dispute", json!({ "id": disputes[0]["id"] }));
    world.call("history.undo", json!({}));
    assert_eq!(make(&mut world, "2026-11-21"), [], "the removal is undone");
    world.call("reminders.remove_dispute", json!({ "id": disputes[0]["id"] }));
    assert_eq!(make(&mut world, "2026-11-21"), [(invoice, 2)]);
    assert!(
        world
            .refused("reminders.save_dispute", json!({ "invoice_id": invoice, "note": " " }))
            .1
            .contains("Say what")
    );
    let backwards =
        json!({ "invoice_id": invoice, "from_on": "2026-03-10", "until_on": "2026-03-09", "note": "x" });
    assert!(world.refused("reminders.save_dispute", backwards).1.contains("does not end before"));
}

#[test]
fn a_reminder_speaks_the_language_of_its_recipient_and_stays_as_it_is() {
    let mut world = World::new();
    overdue(&mut world, "Universität Beispiel", "de-CH");
    overdue(&mut world, "Universidade Exemplo", "pt-BR");
    let made = world.call("reminders.make", json!({ "on": "2026-03-01" }))["rows"].clone();
    let printed =
        |world: &mut World, index: usize| text(&pdf(world, &made[index]["id"])).replace('\u{a0}', " ");
    let portuguese = printed(&mut world, 0);
    for part in [
        "Lembrete de pagamento",
        "1.000,00 EUR",
        "1 de fevereiro de 2026",
        "Página 1 de 1",
        "Estimado(a) Ana Núñez",
    ] {
        assert!(portuguese.contains(part), "{part} in {portuguese}");
    }
    let german = printed(&mut world, 1);
    for part in
        ["Zahlungserinnerung", "1’000.00 EUR", "1. Februar 2026", "Seite 1 von 1", "Mit freundlichen Grüßen"]
    {
        assert!(german.contains(part), "{part} in {german}");
    }
    let before = (pdf(&mut world, &made[0]["id"]), pdf(&mut world, &made[1]["id"]));
    let mut profile = world.call("profile.get", json!({}));
    profile["name"] = "Another Consortium".into();
    world.call("profile.update", profile);
    world.call(
        "letters.save",
        json!({ "kind": "first_reminder", "language": "de", "subject": "Neu", "body": "Neu" }),
    );
    let after = (pdf(&mut world, &made[0]["id"]), pdf(&mut world, &made[1]["id"]));
    assert!(before == after, "the same bytes, whatever happened since");
    let files = world.call("reminders.files", json!({ "ids": [made[1]["id"]] }))["files"].clone();
    let message = STANDARD.decode(files[1]["data_base64"].as_str().unwrap()).unwrap();
    let message = String::from_utf8(message).unwrap();
    assert!(message.contains("<ana@member.example>") && message.contains("X-Unsent"), "{message}");
}

#[test]
fn a_reminder_cannot_be_changed_or_made_for_nothing_even_from_outside() {
    let mut world = World::new();
    let reminded = overdue(&mut world, "Reminded", "");
    assert_eq!(make(&mut world, "2026-02-20"), [(reminded, 1)]);
    let paid = overdue(&mut world, "Paid", "");
    pay(&mut world, paid, 100_000);
    let disputed = overdue(&mut world, "Disputed", "");
    world.call(
        "reminders.save_dispute",
        json!({ "invoice_id": disputed, "from_on": "2026-02-02", "note": "Why" }),
    );
    let stopped = overdue(&mut world, "Stopped", "");
    world.call(
        "reminders.save_stop",
        json!({ "member_id": 4, "from_on": "2026-03-20", "until_on": "2026-03-20", "reason": "Why" }),
    );
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let insert = |invoice: i64, level: u32, open: i64, on: &str| {
        format!(
            "INSERT INTO reminder (invoice_id, level, reminded_on, open_minor, fee_minor, currency, document, document_sha256) VALUES ({invoice}, {level}, '{on}', {open}, 0, 'EUR', '{{}}', '')"
        )
    };
    for attack in [
        "UPDATE reminder SET level = 2".to_owned(),
        "UPDATE OR REPLACE reminder SET document = '{}'".to_owned(),
        "DELETE FROM reminder".to_owned(),
        "INSERT OR REPLACE INTO reminder SELECT * FROM reminder".to_owned(),
        insert(reminded, 1, 100_000, "2026-03-20"),
        insert(reminded, 2, 100_001, "2026-03-20"),
        insert(reminded, 2, 100_000, "2026-02-01"),
        insert(paid, 1, 1, "2026-03-20"),
        insert(disputed, 1, 100_000, "2026-03-20"),
        insert(stopped, 1, 100_000, "2026-03-20"),
    ] {
        let message = outside.execute(&attack, []).expect_err(&attack).to_string();
        assert!(message.contains("never"), "{attack}: {message}");
    }
    outside.execute_batch("DROP TRIGGER a_reminder_never_changes; UPDATE reminder SET level = 2").unwrap();
    drop(outside);
    let mut door =
        crate::Door::open(&path, "ana", crate::kernel::Clock::System, crate::register::Access::Write)
            .unwrap();
    let report = door.call("register.check", json!({})).unwrap();
    assert!(report.to_string().contains("reminder 2 of invoice INV-2026-0001"), "{report}");
}

#[test]
fn rules_are_checked_and_undone() {
    let mut world = World::new();
    let usual = world.call("reminders.rules", json!({}));
    assert_eq!((usual["after_days"].clone(), usual["days_between"].clone()), (json!([7, 21, 35]), json!(14)));
    let rules = json!({ "after_days": [5, 5, null], "days_between": 14, "fees": [{ "level": 1, "currency": "EURO", "amount_minor": 1 }] });
    let error = world.door.call("reminders.save_rules", rules).unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["after_days.1", "fees.0.currency"]);
    let off = json!({ "after_days": [null, null, null], "days_between": 0, "fees": [] });
    world.call("reminders.save_rules", off);
    overdue(&mut world, "First", "");
    assert_eq!(left_out(&mut world, "2026-11-21"), ["No reminders are set up in Settings."]);
    let fee = json!([{ "level": 2, "currency": "jpy", "amount_minor": 500 }]);
    let set =
        world.call("reminders.save_rules", json!({ "after_days": [3], "days_between": 1, "fees": fee }));
    assert_eq!(
        (set["fees"][0]["currency"].clone(), set["fees"][0]["currency_digits"].clone()),
        (json!("JPY"), json!(0))
    );
    world.call("history.undo", json!({}));
    assert_eq!(world.call("reminders.rules", json!({}))["after_days"], json!([null, null, null]));
}

#[test]
fn the_next_run_is_among_the_deadlines_and_money_that_waits_is_told_of() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "First University", "");
    let today = json!({ "from_on": "2026-11-21" });
    let next = world.call("year.deadlines", today.clone())["rows"][0].clone();
    assert_eq!((next["on"].clone(), next["screen"].clone()), (json!("2026-11-21"), json!("reminders")));
    make(&mut world, "2026-11-21");
    let next = world.call("year.deadlines", today.clone())["rows"][0].clone();
    assert_eq!(next["on"], "2026-12-05", "14 days after the reminder");
    world.call(
        "payments.record",
        json!({ "amount_minor": 5_000, "currency": "EUR", "method": "transfer", "member_id": 1 }),
    );
    let other = write(&mut world, 1, 7_000);
    let preview = world.call("reminders.preview", json!({}));
    assert_eq!(preview["due"][0]["invoice_id"], other);
    let warning = preview["due"][0]["warning"].as_str().unwrap();
    assert!(warning.contains("money of it in EUR that settles nothing yet"), "{warning}");
    pay(&mut world, invoice, 100_000);
    pay(&mut world, other, 7_000);
    assert_eq!(world.call("year.deadlines", today)["rows"], json!([]));
}
