//! One person in one file, and gone from everywhere but where the law keeps them.

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::register::Topic;
use crate::test_world::World;

const EMAIL: &str = "josiah.carberry@first.example";
const ORCID_ID: &str = "0000-0002-1825-0097";

struct Person {
    world: World,
    member: i64,
    id: i64,
}

/// Josiah Carberry, main and invoice contact of First, who was called otherwise before, has an invoice and stands in
/// the rejected rows of an import.
fn person() -> Person {
    let mut world = World::new();
    let member =
        world.add_member_with("First", &json!({ "street": "Road 1", "city": "Town", "country": "NZ" }));
    let draft = |family: &str| {
        json!({
            "given_name": "Josiah", "family_name": family, "email": EMAIL, "orcid_id": ORCID_ID,
            "phone": "+64 1 234", "job_title": "Psychoceramist", "notes": "Likes pots.",
        })
    };
    let saved = world.call(
        "contacts.save",
        json!({ "id": null, "member_id": member, "draft": draft("Former"), "roles": ["main", "invoice"] }),
    );
    let id = saved["contacts"][0]["id"].as_i64().unwrap();
    world.call("portal_sync.submit", json!({}));
    world.call(
        "contacts.save",
        json!({ "id": id, "member_id": member, "draft": draft("Carberry"), "roles": ["main", "invoice"] }),
    );
    let fingerprint = world.call("portal_sync.queue", json!({}))["rows"][0]["fingerprint"].clone();
    world.call("portal_sync.submit", json!({ "fingerprints": [fingerprint] }));
    let bill = json!({ "year": 2026, "plan": crate::test_world::flat_plan(10_000, "EUR") });
    world.call("invoices.issue", bill);
    let list = format!(
        "Member,Given name,Family name,Email,Role\nNowhere,Josiah,Carberry,{EMAIL},main\nNowhere,Ana,Other,ana@other.example,main\n"
    );
    let staged = world.door.stage_import_bytes("people.csv", list.into_bytes()).unwrap();
    let mapping: Vec<Value> = serde_json::to_value(&staged).unwrap()["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["field"].clone())
        .collect();
    let request = json!({ "token": staged.token, "kind": "contacts", "mapping": mapping });
    let result = world.call("imports.run", request);
    assert_eq!(result["rejected"], 2, "{result}");
    Person { world, member, id }
}

/// Everything in the register file that a person could be recognised by.
fn bytes(world: &World) -> Vec<u8> {
    std::fs::read(world.path()).unwrap()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn an_export_holds_everything_about_a_person_and_nothing_about_others() {
    let Person { mut world, id, .. } = person();
    let export = world.call("personal_data.export", json!({ "contact_id": id }));
    let (text, json_text) = (export["text"].as_str().unwrap(), export["json"].as_str().unwrap());
    for expected in [
        EMAIL,
        ORCID_ID,
        "Psychoceramist",
        "main at First, from 2026-11-21",
        "kept until 2036-12-31",
        "at First, 2026-11-21: Given name Josiah; Family name Carberry",
        "people.csv: Nowhere",
        "Added Josiah Former at First",
        "family name: Former -> Carberry",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    let dossier: Value = serde_json::from_str(json_text).unwrap();
    assert_eq!(
        (dossier["fields"]["phone"].as_str(), dossier["invoices"].as_array().unwrap().len()),
        (Some("+64 1 234"), 1)
    );
    assert!(!text.contains("ana@other.example") && !json_text.contains("ana@other.example"));
    assert_eq!(export["file_name"], "Personal data of Josiah Carberry");
}

/// Money that Josiah Carberry paid for First, and that a stranger of that name paid for another member; and a reminder.
fn with_money(world: &mut World, member: i64) {
    let other = world.add_member("Other");
    let paid = |member: i64, payer: &str| json!({ "amount_minor": 100, "currency": "EUR", "received_on": "2026-03-01", "member_id": member, "payer_name": payer });
    world.call("payments.record", paid(member, "CARBERRY JOSIAH"));
    world.call("payments.record", paid(other, "Josiah Carberry"));
    world.call("payments.record", paid(member, "First"));
    let statement = "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Mr Josiah Carberry</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>";
    let staged = world.door.stage_bank_file_bytes("bank.xml", statement.into()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
    let lines = json!([{ "description": "Fee", "amount_minor": 5 }]);
    world.call("invoices.write", json!({ "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2026-01-02", "due_on": "2026-02-01" }));
    world.call("reminders.make", json!({}));
}

#[test]
fn what_a_person_paid_and_was_reminded_of_is_told_and_the_name_goes() {
    let Person { mut world, member, id } = person();
    with_money(&mut world, member);
    let export = world.call("personal_data.export", json!({ "contact_id": id }));
    let text = export["text"].as_str().unwrap();
    for expected in
        ["2026-03-01: CARBERRY JOSIAH", "2026-01-05: Mr Josiah Carberry", "reminder 1 of INV-2026-"]
    {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    assert!(!text.contains("2026-03-01: Josiah Carberry"), "a namesake paid for another member: {text}");
    let preview = world.call("personal_data.preview_erase", json!({ "contact_id": id }));
    assert!(
        preview["goes"].to_string().contains("the payer of 2 payments and bank transactions"),
        "{preview}"
    );
    assert_eq!(
        (preview["reminders"].as_array().unwrap().len(), &preview["reminders"][0]["level"]),
        (1, &json!(1))
    );
    world.call("personal_data.erase", json!({ "contact_id": id }));
    let payments =
        world.call("payments.list", json!({ "sort": { "by": "payer", "descending": false } }))["rows"]
            .clone();
    let payers: Vec<&str> =
        payments.as_array().unwrap().iter().map(|row| row["payer_name"].as_str().unwrap()).collect();
    assert_eq!(payers, ["Erased person 1", "First", "Josiah Carberry"]);
    assert_eq!(payments[0]["amount_minor"], 100);
    let transaction = world.call("bank_transactions.list", json!({}))["rows"][0].clone();
    assert_eq!(
        (&transaction["counterparty"], &transaction["counterparty_account"]),
        (&json!("Erased person 1"), &json!(""))
    );
    let held = bytes(&world);
    assert!(!holds(&held, "CARBERRY JOSIAH") && !holds(&held, "DE89370400440532013000"));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn an_erasure_leaves_a_pseudonym_the_roles_and_the_invoice() {
    let Person { mut world, member, id } = person();
    let preview = world.call("personal_data.preview_erase", json!({ "contact_id": id }));
    assert_eq!(
        (preview["name"].as_str(), preview["pseudonym"].as_str()),
        (Some("Josiah Carberry"), Some("Erased person 1"))
    );
    assert!(
        preview["goes"].to_string().contains("main contact at First")
            && preview["goes"].to_string().contains("1 rejected row of imports"),
        "{preview}"
    );
    world.door.take_changed();
    let erased = world.call("personal_data.erase", json!({ "contact_id": id }));
    let changed = world.door.take_changed();
    for table in ["contact", "contact_role", "import_batch"] {
        assert!(changed.contains(&Topic(table)), "lists of {table} are read again: {changed:?}");
    }
    assert_eq!(erased[0]["retained"][0]["retained_until"], "2036-12-31");
    let contact = world.call("members.get", json!({ "id": member }))["contacts"][0].clone();
    assert_eq!(
        (contact["name"].as_str(), contact["email"].as_str(), contact["phone"].as_str()),
        (Some("Erased person 1"), Some(""), Some(""))
    );
    let roles = contact["roles"].as_array().unwrap();
    assert!(
        roles.iter().all(|role| role["from_on"] == "2026-11-21" && role["until_on"] == "2026-11-21"),
        "{roles:?}"
    );
    let invoice = world.call("invoices.list", json!({}))["rows"][0].clone();
    let invoice = world.call("invoices.get", json!({ "id": invoice["id"] }));
    assert_eq!(invoice["document"]["buyer"]["email"], EMAIL, "an issued invoice never changes");
    let rejected = world.call("imports.rejected", json!({ "batch": 1 }))["csv"].as_str().unwrap().to_owned();
    assert!(!rejected.contains("Carberry") && rejected.contains("ana@other.example"), "{rejected}");
    assert!(world.names(json!({ "search": "carberry" })).is_empty(), "the search index has forgotten");
    let (kind, message) = world.refused("personal_data.erase", json!({ "contact_id": id }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.starts_with("Erased person 1 was erased already"), "{message}");
}

#[test]
fn nothing_of_an_erased_person_is_left_in_the_file_but_the_invoice() {
    let Person { mut world, id, .. } = person();
    let before = bytes(&world);
    for text in ["Psychoceramist", "Likes pots.", ORCID_ID, "+64 1 234", "Josiah Former"] {
        assert!(holds(&before, text), "{text} was there");
    }
    world.call("personal_data.erase", json!({ "contact_id": id }));
    let after = bytes(&world);
    for text in ["Psychoceramist", "Likes pots.", ORCID_ID, "+64 1 234", "Former", "Nowhere,Josiah"] {
        assert!(!holds(&after, text), "{text} is still in the file");
    }
    assert!(holds(&after, EMAIL), "the invoice keeps the address it was sent to");
}

#[test]
fn the_history_still_verifies_and_is_not_undone_past_an_erasure() {
    let Person { mut world, id, .. } = person();
    world.call("personal_data.erase", json!({ "contact_id": id }));
    let report = world.call("register.check", json!({}));
    assert_eq!(report["ok"], true, "{report}");
    let history = world.call("history.list", json!({ "limit": 50 }));
    assert_eq!(history["rows"][0]["operation"], "personal_data.erase", "it is in the history itself");
    let text = history.to_string();
    assert!(!text.contains("Josiah") && text.contains("Added Erased person 1 at First"), "{text}");
    let added = history["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["summary"] == "Added Erased person 1 at First")
        .unwrap()
        .clone();
    assert_eq!(added["undoable"], false);
    let (kind, message) = world.refused("history.undo", json!({ "id": added["id"] }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("personal data of an erased person were taken out of it"), "{message}");
    let detail = world.call("history.get", json!({ "id": added["id"] }));
    assert!(
        !detail.to_string().contains("Carberry") && detail.to_string().contains("Erased person 1"),
        "{detail}"
    );
    let status = world.call("history.status", json!({}));
    assert_eq!(status["barrier"]["summary"], "Erased the personal data of Erased person 1", "it is final");
    assert_eq!(
        status["barrier"]["older"]["summary"], "Added First",
        "what was not touched can still be asked for"
    );
    assert_eq!(
        world.call("imports.list", json!({}))[0]["file_name"],
        "people.csv",
        "the list of imports is whole"
    );
}

#[test]
fn records_merged_into_the_person_are_erased_with_them() {
    let Person { mut world, member, id } = person();
    let draft = json!({ "given_name": "J. S.", "family_name": "Carberrius", "email": "js@old.example", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    let saved = world.call(
        "contacts.save",
        json!({ "id": null, "member_id": member, "draft": draft, "roles": ["technical"] }),
    );
    let other = saved["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|contact| contact["family_name"] == "Carberrius")
        .unwrap()["id"]
        .clone();
    world.call("portal_sync.submit", json!({}));
    world.call("duplicates.merge", json!({ "kind": "contacts", "survivor_id": id, "other_id": other }));
    world.call("personal_data.erase", json!({ "contact_id": id }));
    let file = bytes(&world);
    assert!(!holds(&file, "Carberrius") && !holds(&file, "js@old.example"));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

/// Does something to the file behind the program's back.
fn tampered(world: &World, sql: &str) -> rusqlite::Result<()> {
    rusqlite::Connection::open(world.path()).unwrap().execute_batch(sql)
}

#[test]
fn the_history_allows_an_erasure_and_no_other_change() {
    let Person { mut world, id, .. } = person();
    for sql in [
        "UPDATE register_audit_change SET after = json_set(after, '$.email', 'x') WHERE table_name = 'contact' AND after IS NOT NULL",
        "UPDATE register_audit_change SET after = json_set(after, '$.erased', 'Erased person 1') WHERE table_name = 'contact' AND after IS NOT NULL",
        "UPDATE register_audit_change SET after = NULL WHERE after IS NOT NULL",
        "UPDATE register_audit_change SET table_name = 'member' WHERE table_name = 'contact'",
        "UPDATE register_audit_change SET after = json_set(after, '$.erased', 'Erased person 1', '$.rows', 9) WHERE table_name = 'import_batch'",
        "UPDATE register_audit_entry SET summary = 'Nothing happened'",
        "UPDATE register_audit_entry SET user = 'eve', summary = 'Erased person 1'",
        "DELETE FROM register_audit_change",
    ] {
        assert!(tampered(&world, sql).is_err(), "not refused: {sql}");
    }
    world.call("personal_data.erase", json!({ "contact_id": id }));
    let again = "UPDATE register_audit_change SET after = json_object('id', first_row_id, 'erased', 'Erased person 2')
                 WHERE table_name = 'contact' AND after ->> '$.erased' IS NOT NULL";
    assert!(tampered(&world, again).is_err(), "an image is redacted once");
    assert!(tampered(&world, "UPDATE register_audit_redaction SET sha256 = ''").is_err());
    assert!(tampered(&world, "DELETE FROM register_audit_redaction").is_err());
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_redaction_that_no_erasure_made_is_noticed() {
    let forged = [
        // In the form that the trigger allows, but recorded by nobody.
        "UPDATE register_audit_change SET after = json_object('id', first_row_id, 'erased', 'Erased person 9')
         WHERE table_name = 'member' AND after ->> '$.erased' IS NULL",
        "UPDATE register_audit_entry SET summary = 'Erased person 9 did it' WHERE operation = 'members.add' AND summary LIKE '%First%'",
        // With a row of its own that stands in no entry.
        "UPDATE register_audit_entry SET summary = 'Erased person 9 did it' WHERE operation = 'members.add' AND summary LIKE '%First%';
         INSERT INTO register_audit_redaction (entry_id, sha256) SELECT id, hash FROM register_audit_entry WHERE operation = 'members.add'",
    ];
    for sql in forged {
        let Person { mut world, id, .. } = person();
        world.call("personal_data.erase", json!({ "contact_id": id }));
        assert_eq!(world.call("register.check", json!({}))["ok"], true);
        tampered(&world, sql).unwrap();
        let report = world.call("register.check", json!({}));
        assert_eq!(report["ok"], false, "not noticed: {sql}");
    }
}

#[test]
fn altering_a_redacted_entry_is_noticed() {
    let Person { mut world, id, .. } = person();
    world.call("personal_data.erase", json!({ "contact_id": id }));
    tampered(
        &world,
        "DROP TRIGGER register_audit_change_is_append_only;
         UPDATE register_audit_change SET after = json_set(after, '$.from_on', '2020-01-01') WHERE table_name = 'contact_role' AND before IS NULL",
    )
    .unwrap();
    let report = world.call("register.check", json!({}));
    assert_eq!(report["ok"], false, "the role stands in an entry from which only the person was taken");
}

#[test]
fn the_years_of_retention_are_set_and_undone() {
    let mut world = World::new();
    assert_eq!(world.call("personal_data.policy", json!({}))["invoice_retention_years"], 10);
    world.call("personal_data.set_policy", json!({ "invoice_retention_years": 7 }));
    world.call("personal_data.set_policy", json!({ "invoice_retention_years": 8 }));
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Set the retention of invoices to 8 years");
    assert_eq!(world.call("personal_data.policy", json!({}))["invoice_retention_years"], 7);
    let (_, message) = world.refused("personal_data.set_policy", json!({ "invoice_retention_years": 500 }));
    assert!(message.contains("at most 100 years"), "{message}");
}

#[test]
fn every_table_that_refers_to_a_person_is_thought_of() {
    let world = World::new();
    let connection = world.door.session.register.reader();
    let sql = "SELECT group_concat(schema.name, ' ') FROM sqlite_schema AS schema
               JOIN pragma_foreign_key_list(schema.name) AS reference
               WHERE schema.type = 'table' AND reference.\"table\" = 'contact' ORDER BY 1";
    let tables: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    let mut tables: Vec<&str> = tables.split(' ').collect();
    tables.sort_unstable();
    assert_eq!(
        tables,
        ["contact_role", "personal_data_erasure", "portal_sync_submission", "ticket"],
        "a table refers to contacts: see that personal_data/erase.rs takes out and export.rs gives what it holds of a person"
    );
}
