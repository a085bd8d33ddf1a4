//! What the program takes out goes in again without a change, and lists as real as they come.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use std::process::Command;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::people::members::MemberDraft;
use consortium_core::people::profile::NewConsortium;
use serde_json::{Value, json};
use tempfile::TempDir;

fn consortium(folder: &TempDir, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_consortium"))
        .args(arguments)
        .current_dir(folder.path())
        .env("CONSORTIUM_USER", "ana")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn json_of(folder: &TempDir, arguments: &[&str]) -> Value {
    let (done, stdout, stderr) = consortium(folder, arguments);
    assert!(done, "{arguments:?}: {stderr}");
    serde_json::from_str(&stdout).unwrap()
}

fn clock() -> Clock {
    Clock::fixed_on("2026-11-21".parse().unwrap())
}

fn new_register() -> (TempDir, Door) {
    let folder = tempfile::tempdir().unwrap();
    let consortium =
        NewConsortium { name: "Test".into(), currency: "EUR".into(), year_start: "01-01".into() };
    let door = Door::create(&folder.path().join("r.consortium"), &consortium, "ana", clock()).unwrap();
    (folder, door)
}

/// Texts that trip programs up, one after the other and the same in every run.
struct Texts(u64);

impl Texts {
    const PARTS: [&str; 24] = [
        "Université",
        "=1+1",
        "'=x",
        "'",
        "+49 30",
        "-",
        "a,b",
        "say \"hi\"",
        "東京",
        ";",
        "\t",
        "NA",
        "n/a",
        "Zürich",
        "(AMC)",
        "Voting contact",
        "Name",
        "e.V.",
        "|",
        "Ła",
        "<b>",
        "0012",
        "1e5",
        "@x",
    ];

    fn number(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn text(&mut self) -> String {
        let words = self.number(3) + 1;
        (0..words).map(|_| Self::PARTS[self.number(Self::PARTS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn perhaps(&mut self) -> String {
        if self.number(2) == 0 { self.text() } else { String::new() }
    }
}

fn fill(door: &mut Door, texts: &mut Texts) {
    for number in 0..60 {
        let draft = MemberDraft {
            official_name: format!(
                "{} {}",
                texts.text(),
                if number % 10 == 0 { "Twin".into() } else { format!("M{number}") }
            ),
            short_name: texts.perhaps(),
            street: texts.perhaps(),
            city: texts.perhaps(),
            country: if number % 3 == 0 { "DE".into() } else { String::new() },
            region: texts.perhaps(),
            postal_code: texts.perhaps(),
            email_domain: if number % 4 == 0 { "shared.example.org".into() } else { String::new() },
            sector: texts.perhaps(),
            purchase_order: texts.perhaps(),
            tax_id: if number % 5 == 0 { "DE 123456789".into() } else { texts.perhaps() },
            notes: format!("{}\n\n{}", texts.perhaps(), texts.perhaps()),
            invoice_name: texts.perhaps(),
            invoice_street: texts.perhaps(),
            not_for_profit: [None, Some(true), Some(false)][number % 3],
            purchase_order_required: number % 2 == 0,
            tags: if number % 2 == 0 { vec!["Nord, Süd".into(), "pilot".into()] } else { Vec::new() },
            ..MemberDraft::default()
        };
        let member = door.call("members.add", serde_json::to_value(draft).unwrap()).unwrap();
        let second = number % 7 == 0;
        for person in 0..=usize::from(second) {
            let draft = json!({
                "given_name": texts.perhaps(), "family_name": format!("{} Núñez{person}", texts.text()), "phone": "", "job_title": "",
                "email": if number % 2 == 0 { format!("p{number}.{person}@example.org") } else { String::new() },
                "orcid_id": "", "notes": "",
            });
            let roles = if person == 0 { json!(["main", "voting"]) } else { json!(["technical", "other"]) };
            door.call(
                "contacts.save",
                json!({ "id": null, "member_id": member["id"], "draft": draft, "roles": roles }),
            )
            .unwrap();
        }
    }
    for _ in 0..2 {
        let twin =
            MemberDraft { official_name: "Same Name".into(), city: texts.text(), ..MemberDraft::default() };
        let member = door.call("members.add", serde_json::to_value(twin).unwrap()).unwrap();
        let draft = json!({ "given_name": "", "family_name": format!("{} Li", texts.text()), "phone": "", "job_title": "", "email": "", "orcid_id": "", "notes": "" });
        door.call(
            "contacts.save",
            json!({ "id": null, "member_id": member["id"], "draft": draft, "roles": ["main"] }),
        )
        .unwrap();
    }
}

#[test]
fn what_is_taken_out_goes_in_without_a_change() {
    for seed in [1, 2, 3] {
        let (folder, mut door) = new_register();
        let list = "name,website,=Total,Address (old),Vote\nWith extras,keep me,1,'=2,yes\n";
        let staged = door.stage_import_bytes("extras.csv", list.into()).unwrap();
        door.call(
            "imports.run",
            json!({ "token": staged.token, "mapping": ["official_name", null, null, null, null] }),
        )
        .unwrap();
        fill(&mut door, &mut Texts(seed));
        drop(door);
        for (what, format) in
            [("members", "csv"), ("contacts", "csv"), ("members", "xlsx"), ("contacts", "xlsx")]
        {
            let file = format!("{what}.{format}");
            let taken = consortium(&folder, &[what, "r.consortium", "--format", format, "--output", &file]);
            assert!(taken.0, "{}", taken.2);
            let back = json_of(&folder, &["import", "r.consortium", &file, "--json"]);
            assert_eq!(
                (back["unchanged"].clone(), back["batch"].clone()),
                (back["rows"].clone(), Value::Null),
                "seed {seed}, {file}: {:#}",
                back["problems"]
            );
            assert!(back["rows"].as_i64().unwrap() > 60);
        }
    }
}

#[test]
fn values_and_modes_are_said_on_the_command_line() {
    let (folder, door) = new_register();
    drop(door);
    let list = "Members of 2026,,\n\nName,Land: code,Size\nFirst,Éire,huge\nSecond,FR,huge\n";
    std::fs::write(folder.path().join("list.csv"), list).unwrap();
    let base = ["import", "r.consortium", "list.csv", "--map", "Land: code=country", "--json"];
    let dry = json_of(&folder, &[&base[..], &["--dry-run"]].concat());
    assert_eq!(
        (dry["created"].as_i64(), dry["rows"].as_i64()),
        (Some(2), Some(2)),
        "the rows come in without the values"
    );
    let chosen = [&base[..], &["--value", "Land: code:éire=IE", "--value", "Size:HUGE=large"]].concat();
    assert_eq!(json_of(&folder, &chosen)["created"], 2);
    std::fs::write(
        folder.path().join("next.csv"),
        "name,land: CODE,SIZE\nThird,Éire,Huge\nFirst,Éire,small\n",
    )
    .unwrap();
    let (done, stdout, stderr) =
        consortium(&folder, &["import", "r.consortium", "next.csv", "--mode", "add", "--json"]);
    assert!(done && stderr.contains("as chosen for list.csv"), "{stderr}");
    let result: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((result["created"].as_i64(), result["unchanged"].as_i64()), (Some(1), Some(1)));
    for (wrong, said) in
        [("Nowhere:x=IE", "Nowhere"), ("Size", "Write it like"), ("Size:huge=giant", "giant")]
    {
        let (done, _, stderr) =
            consortium(&folder, &["import", "r.consortium", "list.csv", "--value", wrong]);
        assert!(!done && stderr.contains(said), "{wrong}: {stderr}");
    }
}

#[test]
fn a_likely_member_is_reported_and_taken_as_new() {
    let (folder, mut door) = new_register();
    let known =
        MemberDraft { official_name: "Academic Medical Center (AMC)".into(), ..MemberDraft::default() };
    door.call("members.add", serde_json::to_value(known).unwrap()).unwrap();
    drop(door);
    std::fs::write(folder.path().join("list.csv"), "name\n\"AMC, Netherlands\"\n").unwrap();
    let base = ["import", "r.consortium", "list.csv", "--json"];
    let same = json_of(&folder, &[&base[..], &["--dry-run", "--decide", "2=1"]].concat());
    assert_eq!((same["created"].as_i64(), same["updated"].as_i64()), (Some(0), Some(1)));
    let asked = json_of(&folder, &[&base[..], &["--dry-run", "--mode", "ask", "--decide", "2=1"]].concat());
    assert_eq!(asked["unchanged"], 1, "its changes are not taken");
    let (done, _, stderr) = consortium(&folder, &[&base[..], &["--decide", "two"]].concat());
    assert!(!done && stderr.contains("--decide 12=new"), "{stderr}");
    let result = json_of(&folder, &base);
    assert_eq!(result["created"], 1);
    let problem = &result["problems"][0];
    assert_eq!((problem["row"].as_i64(), problem["severity"].as_str()), (Some(2), Some("suggestion")));
    assert!(problem["problem"].as_str().unwrap().contains("Academic Medical Center (AMC) (member 1)"));
}
