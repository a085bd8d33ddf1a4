//! Electronic invoices from the command line: which form, which files, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_consortium"))
        .args(arguments)
        .current_dir(folder)
        .env("CONSORTIUM_USER", "ana")
        .output()
        .unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn call(folder: &Path, command: &str, request: &Value) -> Value {
    serde_json::from_str(&done(folder, &["call", "REG", command, &request.to_string()])).unwrap()
}

/// A consortium that sends XRechnung, with one invoice to a German and one to a French member.
fn issued(folder: &Path) {
    done(folder, &["new", "REG", "--name", "Konsortium", "--currency", "EUR"]);
    let list = "Organisation,Country,Street,City,Postcode,Joined,Leitweg-ID,Peppol ID\n\
        Universität Köln,DE,Platz 1,Köln,50931,2020-01-01,04011000-12345-34,0204:04011000-12345-34\n\
        Université de Lyon,FR,Rue 1,Lyon,69001,2020-01-01,,\n";
    std::fs::write(folder.join("list.csv"), list).unwrap();
    done(folder, &["import", "REG", "list.csv"]);
    let mut profile = call(folder, "profile.get", &json!({}));
    for (field, value) in [
        ("e_invoice", "xrechnung"),
        ("country", "DE"),
        ("city", "Köln"),
        ("postal_code", "50931"),
        ("email", "office@konsortium.example"),
        ("tax_id", "DE123456788"),
        ("contact_name", "Office"),
        ("contact_phone", "+49 221 4700"),
    ] {
        profile[field] = value.into();
    }
    call(folder, "profile.update", &profile);
    let draft = json!({
        "name": "Exempt", "code": "E", "reason": "Exempt.", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [],
    });
    let tax = call(folder, "taxes.save", &json!({ "id": null, "draft": draft }))[0]["id"].clone();
    let rule = json!({ "kind": "flat", "amount_minor": 100_000 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax });
    call(folder, "fees.save", &json!({ "id": null, "year": 2026, "draft": { "components": [fee] } }));
    done(
        folder,
        &[
            "bill",
            "REG",
            "2026",
            "--issue",
            "--on",
            "2026-01-15",
            "--despite",
            "The account is in the contract",
        ],
    );
}

#[test]
fn the_form_is_that_of_the_profile_unless_another_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    issued(folder);
    let refused = run(folder, &["invoices", "REG", "2026", "--xml", "x"]);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("Université de Lyon") && said.contains("buyer reference"), "{said}");
    assert!(said.contains("XRechnung"), "{said}");
    let said: Value =
        serde_json::from_slice(&run(folder, &["invoices", "REG", "2026", "--xml", "x", "--json"]).stdout)
            .unwrap();
    let refused: Vec<_> = said["refused"].as_array().unwrap().iter().map(|one| &one["number"]).collect();
    assert_eq!(refused, ["INV-2026-0002"], "what lacks something is named: {said}");
    assert_eq!(
        (&said["written"], &said["skipped"]),
        (&json!(0), &json!(1)),
        "the other was written the first time"
    );
    assert!(folder.join("x/INV-2026-0001.xml").exists(), "what can be written is written");

    let arguments =
        ["invoices", "REG", "2026", "--pdf", "out", "--xml", "out", "--xml-format", "cii", "--json"];
    let written: Value = serde_json::from_str(&done(folder, &arguments)).unwrap();
    assert_eq!((&written["written"], &written["skipped"]), (&json!(4), &json!(0)));
    let again: Value = serde_json::from_str(&done(folder, &arguments)).unwrap();
    assert_eq!((&again["written"], &again["skipped"]), (&json!(0), &json!(4)));
    let xml = std::fs::read_to_string(folder.join("out/INV-2026-0001.xml")).unwrap();
    assert!(xml.contains("<rsm:CrossIndustryInvoice"), "{xml}");
    assert_eq!(run(folder, &["invoices", "REG", "2026", "--xml-format", "cii"]).status.code(), Some(2));
}

#[test]
fn a_package_that_was_killed_half_way_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    done(folder, &["demo", "REG", "--members", "120", "--seed", "7"]);
    let page = call(folder, "invoices.list", &json!({ "limit": 1 }));
    let year = page["years"][0].as_i64().unwrap().to_string();
    let arguments = ["invoices", "REG", &year, "--folder", "out", "--json"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_consortium"))
        .args(arguments)
        .current_dir(folder)
        .env("CONSORTIUM_USER", "ana")
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let pdfs = || {
        let entries = std::fs::read_dir(folder.join("out")).into_iter().flatten().flatten();
        entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "pdf")).count()
    };
    while pdfs() < 3 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let before = pdfs();
    let was_killed = !folder.join("out/manifest.csv").exists();
    let outcome: Value = serde_json::from_str(&done(folder, &arguments)).unwrap();
    let manifest = std::fs::read_to_string(folder.join("out/manifest.csv")).unwrap();
    assert_eq!(manifest.lines().count(), pdfs() + 1, "every file is named");
    assert_eq!(was_killed, outcome["written"].as_i64().unwrap() > 0);
    assert!(outcome["skipped"].as_u64().unwrap() as usize >= before, "{outcome}: {before} were there");
    let others = std::fs::read_dir(folder.join("out")).unwrap().flatten();
    assert!(others.into_iter().all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp")));

    done(folder, &["invoices", "REG", &year, "--zip", "out.zip"]);
    assert!(std::fs::read(folder.join("out.zip")).unwrap().starts_with(b"PK"));
}
