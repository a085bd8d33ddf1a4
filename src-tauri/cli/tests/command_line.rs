//! The command line as scripts use it: what it prints, where, and its exit code.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const LIST: &str = "\u{feff}Organisation;ROR;Country;City;Joined;Contact given name;Contact family name;Contact e-mail;Role;Library code
Universität Zürich;https://ror.org/02crff812;CHE;Zürich;2019-01-01;Ana;Núñez;ana@uzh.example;voting;ZH-1
Jagiellonian University;https://ror.org/03bqmcz70;Poland;Kraków;2026-07-01;;;;;
東京大学;NA;JPN;東京;2020-04-01;;;;;N/A
;;Atlantis;;;;;;;
";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.done(&["new", "REG", "--name", "Test Consortium", "--currency", "EUR"]);
        desk
    }

    fn with_members() -> Self {
        let desk = Self::new();
        std::fs::write(desk.path("list.csv"), LIST).unwrap();
        desk.done(&["import", "REG", "list.csv", "--on", "2026-11-21"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `consortium` in the folder; REG stands for the register.
    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_consortium"))
            .args(
                arguments
                    .iter()
                    .map(|argument| if *argument == "REG" { "test.consortium" } else { argument }),
            )
            .current_dir(self.folder.path())
            .env("CONSORTIUM_USER", "ana")
            .output()
            .unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    /// Runs what must be refused: exit code 1, nothing on standard output, the register as it was.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = std::fs::read(self.path("test.consortium")).ok();
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(
            output.stdout.is_empty(),
            "{arguments:?} printed {}",
            String::from_utf8_lossy(&output.stdout)
        );
        assert!(
            std::fs::read(self.path("test.consortium")).ok() == before,
            "{arguments:?} changed the register"
        );
        String::from_utf8(output.stderr).unwrap()
    }
}

fn pdf_text(path: &Path) -> String {
    let output =
        Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(path).arg("-").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn the_auditors_folder_is_whole(desk: &Desk) {
    let books = desk.json(&["books", "REG", "2026", "--folder", "audit", "--json"]);
    assert_eq!(
        (&books["files"], &books["written"]),
        (&Value::from(20), &Value::from(20)),
        "3 documents, 15 lists, what the folder is, 1 manifest"
    );
    assert!(
        desk.path("audit/documents/INV-2026-0001.pdf").exists() && desk.path("audit/manifest.csv").exists()
    );
}

#[test]
fn from_a_list_to_invoices() {
    let desk = Desk::new();
    std::fs::write(desk.path("list.csv"), LIST).unwrap();
    let dry = desk.json(&["import", "REG", "list.csv", "--dry-run", "--json"]);
    assert_eq!((dry["created"].as_i64(), dry["rejected"].as_i64()), (Some(3), Some(1)));
    assert_eq!(
        desk.json(&["members", "REG", "--json"]),
        Value::Array(Vec::new()),
        "a dry run changes nothing"
    );

    let import = desk.json(&["import", "REG", "list.csv", "--on", "2026-11-21", "--json"]);
    assert_eq!(
        (import["rows"].as_i64(), import["created"].as_i64(), import["batch"].as_i64()),
        (Some(4), Some(3), Some(1))
    );
    let problem = &import["problems"][0];
    assert_eq!(
        (problem["row"].as_i64(), problem["column"].as_str(), problem["value"].as_str()),
        (Some(5), Some("Organisation"), Some(""))
    );
    let rejected = std::fs::read_to_string(desk.path("list.rejected.csv")).unwrap();
    assert!(rejected.contains("Atlantis") && rejected.contains("names no member"), "{rejected}");

    let again = desk.json(&["import", "REG", "list.csv", "--json"]);
    assert_eq!(
        (again["created"].as_i64(), again["updated"].as_i64(), again["unchanged"].as_i64()),
        (Some(0), Some(0), Some(3))
    );

    let preview = desk.json(&["bill", "REG", "2026", "--flat", "1,200.00", "--json"]);
    assert_eq!(
        (preview["state"].as_str(), preview["total_minor"].as_i64()),
        (Some("previewed"), Some(120_000 * 2 + 60_000))
    );
    assert_eq!(desk.json(&["invoices", "REG", "2026", "--json"])["invoices"].as_array().unwrap().len(), 0);

    let issue = ["bill", "REG", "2026", "--flat", "1200", "--issue", "--on", "2026-11-21", "--json"];
    let message = desk.refused(&issue);
    for said in ["The consortium has no address.", "no bank account", "say nothing on tax", "--despite"] {
        assert!(message.contains(said), "{message}");
    }
    assert_eq!(desk.json(&["invoices", "REG", "2026", "--json"])["invoices"].as_array().unwrap().len(), 0);
    let issue = [&issue[..], &["--despite", "A test of scripts"]].concat();
    let issued = desk.json(&issue);
    let numbers: Vec<&str> = issued["invoices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|invoice| invoice["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["INV-2026-0001", "INV-2026-0002", "INV-2026-0003"]);
    let twice = desk.json(&issue);
    assert_eq!(twice["invoices"], issued["invoices"], "issuing again gives the same invoices, not new ones");

    let written = desk.json(&["invoices", "REG", "2026", "--pdf", "out", "--json"]);
    assert_eq!((written["written"].as_i64(), written["skipped"].as_i64()), (Some(3), Some(0)));
    let before = std::fs::read(desk.path("out/INV-2026-0001.pdf")).unwrap();
    the_auditors_folder_is_whole(&desk);
    let again = desk.json(&["invoices", "REG", "2026", "--pdf", "out", "--json"]);
    assert_eq!(
        (again["written"].as_i64(), again["skipped"].as_i64()),
        (Some(0), Some(3)),
        "what is already right is left alone"
    );
    assert_eq!(std::fs::read(desk.path("out/INV-2026-0001.pdf")).unwrap(), before);

    let texts: Vec<String> =
        numbers.iter().map(|number| pdf_text(&desk.path(&format!("out/{number}.pdf")))).collect();
    for name in ["Universität Zürich", "Jagiellonian University", "東京大学"] {
        assert!(texts.iter().any(|text| text.contains(name)), "{name} is on no invoice");
    }
    let partial = texts.iter().find(|text| text.contains("Jagiellonian")).unwrap();
    assert!(partial.contains("600.00") && partial.contains("6 of 12"), "the calculation is shown: {partial}");
    assert_eq!(desk.json(&["check", "REG", "--json"])["ok"], true);
}

#[test]
fn lists_come_in_three_forms() {
    let desk = Desk::with_members();
    assert!(desk.done(&["members", "REG"]).contains("Universität Zürich"));
    let csv = desk.done(&["members", "REG", "--format", "csv"]);
    assert!(csv.starts_with("Name,Short name,ROR id,Country,") && csv.contains("Library code"), "{csv}");
    std::fs::write(desk.path("export.csv"), csv).unwrap();
    let back = desk.json(&["import", "REG", "export.csv", "--json"]);
    assert_eq!(
        (back["unchanged"].as_i64(), back["updated"].as_i64()),
        (Some(3), Some(0)),
        "what was taken out goes in without a change: {back}"
    );
    let roll = desk.json(&["contacts", "REG", "--voting", "--on", "2026-11-21", "--json"]);
    assert_eq!(
        (roll["rows"][0]["name"].as_str(), roll["missing"].as_array().map(Vec::len)),
        (Some("Ana Núñez"), Some(2))
    );
    let contacts = desk.json(&["contacts", "REG", "--json"]);
    assert_eq!(contacts[0]["member_name"], "Universität Zürich");
}

#[test]
fn deadlines_are_a_table_and_a_calendar() {
    let desk = Desk::with_members();
    let draft = desk.json(&["call", "REG", "agreements.template", "{}"]);
    desk.done(&["call", "REG", "agreements.add", &draft.to_string()]);
    assert!(desk.done(&["deadlines", "REG"]).contains("ends: renew it"));
    let calendar = desk.done(&["deadlines", "REG", "--calendar"]);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR") && calendar.contains("DTSTART;VALUE=DATE:"),
        "{calendar}"
    );
}

#[test]
fn a_tier_plan_comes_from_a_file() {
    let desk = Desk::with_members();
    std::fs::write(
        desk.path("plan.json"),
        r#"{"small": "100", "standard": "200.50", "large": "300", "pro_rata": false}"#,
    )
    .unwrap();
    let message = desk.refused(&["bill", "REG", "2027", "--plan", "plan.json", "--issue"]);
    assert!(message.contains("tier"), "members without a tier stand in the way: {message}");
    desk.done(&["call", "REG", "fees.save", r#"{"year": 2027, "draft": {"components": [{"name": "Fee", "currency": "EUR", "rule": {"kind": "flat", "amount_minor": 100}}]}}"#]);
    assert_eq!(
        desk.json(&["bill", "REG", "2027", "--json"])["total_minor"],
        300,
        "without a plan on the command line the register's own counts"
    );
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let desk = Desk::new();
    assert!(
        desk.refused(&["new", "REG", "--name", "Another", "--currency", "EUR"]).contains("exists already")
    );
    assert!(desk.refused(&["import", "REG", "missing.csv"]).contains("missing.csv"));
    std::fs::write(desk.path("open.csv"), "name,country\nA,DE\n\"B,DE\nC,DE\n").unwrap();
    assert!(
        desk.refused(&["import", "REG", "open.csv"]).contains("line 3"),
        "the place where the quote opened is named"
    );
    std::fs::write(desk.path("empty.csv"), "").unwrap();
    assert!(desk.refused(&["import", "REG", "empty.csv"]).contains("empty"));
    std::fs::write(desk.path("dates.csv"), "name,joined\nA,03/04/2026\n").unwrap();
    assert!(
        desk.refused(&["import", "REG", "dates.csv"]).contains("03/04/2026"),
        "an ambiguous date is asked about"
    );
    assert!(desk.refused(&["bill", "REG", "2026", "--flat", "5.000"]).contains("5.000"));
    assert!(
        desk.refused(&["bill", "REG", "2026", "--flat", "99999999999999999999"])
            .contains("beyond the largest amount")
    );
    assert!(desk.refused(&["call", "REG", "members.get", "{\"id\": 7}"]).contains("Member 7"));
    assert!(desk.refused(&["call", "REG", "members.get", "{"]).contains("not JSON"));
    std::fs::write(desk.path("notes.consortium"), "not a register").unwrap();
    assert!(desk.refused(&["members", "notes.consortium"]).contains("not a register"));
}

#[test]
fn a_wrong_command_line_is_exit_code_two() {
    let desk = Desk::new();
    for arguments in [
        &["bill", "REG"][..],
        &["explode"],
        &["bill", "REG", "next-year"],
        &["contacts", "REG", "--on", "2026-01-01"],
        &[],
    ] {
        assert_eq!(desk.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(desk.run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_damaged_register_fails_its_check() {
    let desk = Desk::with_members();
    let mut bytes = std::fs::read(desk.path("test.consortium")).unwrap();
    let end = bytes.len();
    bytes[end - 4096..].fill(0xff);
    std::fs::write(desk.path("damaged.consortium"), bytes).unwrap();
    let output = desk.run(&["check", "damaged.consortium", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["ok"], false);
}

#[test]
fn a_killed_import_leaves_all_or_nothing() {
    const ROWS: usize = 3_000;
    let rows: String = (0..ROWS).map(|number| format!("University {number},FR,City {number}\n")).collect();
    for delay_ms in [20, 60, 120, 250, 500] {
        let desk = Desk::new();
        std::fs::write(desk.path("list.csv"), format!("name,country,city\n{rows}")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_consortium"))
            .args(["import", "test.consortium", "list.csv"])
            .current_dir(desk.folder.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay_ms));
        child.kill().unwrap();
        child.wait().unwrap();
        let count = desk.json(&["members", "REG", "--json"]).as_array().unwrap().len();
        assert!(count == 0 || count == ROWS, "killed after {delay_ms} ms: {count} members");
        assert_eq!(desk.json(&["check", "REG", "--json"])["ok"], true, "killed after {delay_ms} ms");
    }
}

#[test]
fn a_backup_goes_back_to_a_new_register() {
    let desk = Desk::with_members();
    desk.done(&["backup", "REG", "copy.consortium"]);
    desk.done(&["restore", "copy.consortium", "restored.consortium"]);
    assert_eq!(desk.json(&["members", "restored.consortium", "--json"]).as_array().unwrap().len(), 3);
    assert!(desk.refused(&["restore", "copy.consortium", "REG"]).contains("exists already"));
}

#[test]
fn the_sample_is_complete() {
    let desk = Desk::new();
    desk.done(&["demo", "sample.consortium", "--members", "30", "--seed", "3"]);
    assert_eq!(desk.json(&["check", "sample.consortium", "--json"])["ok"], true);
    assert!(desk.json(&["members", "sample.consortium", "--json"]).as_array().unwrap().len() >= 25);
    let years = desk.json(&["call", "sample.consortium", "billing.years"]);
    assert!(
        years["years"].as_array().unwrap().iter().any(|year| year["invoice_count"].as_i64() > Some(10)),
        "a past year is billed: {years}"
    );
}

#[test]
fn a_file_is_attached_by_name_and_read_back() {
    let desk = Desk::with_members();
    std::fs::write(desk.path("Signed_agreement.pdf"), b"%PDF-1.7\n").unwrap();
    let attach =
        ["attach", "REG", "Universität Zürich", "Signed_agreement.pdf", "--kind", "agreement", "--json"];
    let list = desk.json(&attach);
    assert_eq!(list["rows"][0]["title"], "Signed agreement");
    assert_eq!(list["rows"][0]["versions"][0]["media_type"], "application/pdf");
    let version = format!(r#"{{"version_id": {}}}"#, list["rows"][0]["versions"][0]["id"]);
    let content = desk.json(&["call", "REG", "attachments.content", &version]);
    assert_eq!(content["data_base64"], "JVBERi0xLjcK");
    assert_eq!(desk.run(&attach).status.code(), Some(1), "the same file twice");
    assert_eq!(desk.run(&["attach", "REG", "Nobody", "list.csv"]).status.code(), Some(1));
    let request = r#"{"files": [{"token": "file", "title": "List", "kind": "other"}]}"#;
    let of_all = desk.json(&["call", "REG", "attachments.add", request, "--file", "list.csv"]);
    assert_eq!(of_all["rows"][0]["versions"][0]["file_name"], "list.csv");
}

#[test]
fn lists_are_written_to_files_and_read_back() {
    let desk = Desk::with_members();
    desk.done(&["members", "REG", "--format", "csv", "--output", "members.csv"]);
    let bytes = std::fs::read(desk.path("members.csv")).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfName,"), "a file says that it is UTF-8");
    for list in ["members", "contacts"] {
        let file = format!("{list}.csv");
        assert_eq!(desk.done(&[list, "REG", "--format", "csv", "--output", &file]), "", "nothing is printed");
        let back = desk.json(&["import", "REG", &file, "--dry-run", "--json"]);
        assert_eq!(back["unchanged"], back["rows"], "{list}: {back}");
        let workbook = format!("{list}.xlsx");
        desk.done(&[list, "REG", "--format", "xlsx", "--output", &workbook]);
        assert!(std::fs::read(desk.path(&workbook)).unwrap().starts_with(b"PK"), "{workbook} is a workbook");
    }
    desk.done(&["invoices", "REG", "2026", "--format", "xlsx", "--output", "invoices.xlsx"]);
    assert_eq!(
        desk.done(&["invoices", "REG", "2026", "--format", "csv"]).lines().count(),
        1,
        "only headings"
    );
    assert_eq!(
        desk.run(&["members", "REG", "--format", "xlsx"]).status.code(),
        Some(2),
        "a workbook needs a file"
    );
    assert!(desk.refused(&["members", "REG", "--output", "missing/list.csv"]).contains("missing"));
}

#[test]
fn lists_of_enquiries_tasks_and_issues_come_in_once() {
    let desk = Desk::new();
    for (kind, list, name) in [
        (
            "enquiries",
            "Institution;Received;Stage\nAlpha University;2026-09-13;Documents sent\n",
            "Alpha University",
        ),
        ("tasks", "To do;Due date;Who\nCall them;2026-11-24;Ana\n", "Call them"),
        ("issues", "Title;Severity\nSearch finds nothing;major\n", "Search finds nothing"),
    ] {
        std::fs::write(desk.path("list.csv"), list).unwrap();
        let import = ["import", "REG", "list.csv", "--kind", kind, "--json"];
        let seen = desk.json(&[&import[..], &["--dry-run"]].concat());
        assert_eq!((&seen["created"], &seen["records"][0]["name"]), (&1.into(), &name.into()), "{kind}");
        assert_eq!(desk.json(&import)["created"], 1, "{kind}");
        let again = desk.json(&import);
        assert_eq!((&again["created"], &again["unchanged"]), (&0.into(), &1.into()), "{kind}");
    }
    std::fs::write(desk.path("list.csv"), "Wer;Wann\nBeta College;03/04/2026\n").unwrap();
    let import = ["import", "REG", "list.csv", "--kind", "enquiries"];
    let refused = desk.refused(&import);
    assert!(refused.contains("Say so with --map") && refused.contains("organisation"), "{refused}");
    let mapped = [&import[..], &["--map", "Wer=organisation", "--map", "Wann=received_on"]].concat();
    let refused = desk.refused(&mapped);
    assert!(refused.contains("--date-order dmy"), "{refused}");
    desk.done(&[&mapped[..], &["--date-order", "dmy"]].concat());
    let rows = desk.json(&["call", "REG", "joining.list", r#"{"search": "beta"}"#]);
    assert_eq!(rows["rows"][0]["received_on"], "2026-04-03");
}

#[test]
fn days_off_come_out_of_calendar_files_into_the_calendar_of_the_desk() {
    let desk = Desk::new();
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/fixtures/work/holidays");
    let file = files.join("feiertage-sachsenaehnlich.ics").to_string_lossy().into_owned();
    let import = ["import", "REG", file.as_str(), "--kind", "holidays", "--json"];
    let refused = desk.refused(&import);
    assert!(refused.contains("No calendar is the desk’s own yet"), "{refused}");
    let draft = r#"{"id": null, "draft": {"name": "Desk", "purpose": "desk", "country": "", "zone": "Europe/Berlin",
        "week": [[{"from": "09:00", "until": "17:00"}], [], [], [], [], [], []]}}"#;
    desk.done(&["call", "REG", "calendars.save", draft]);
    let seen = desk.json(&[&import[..], &["--dry-run"]].concat());
    let done = desk.json(&import);
    assert_eq!((&seen["rows"], &seen["created"]), (&17.into(), &done["created"]));
    let again = desk.json(&import);
    assert_eq!((&again["created"], &again["unchanged"]), (&0.into(), &done["created"]));
    let zoned = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Odd\nDTSTART;TZID=Nowhere:20260501T090000\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(desk.path("zoned.ics"), zoned).unwrap();
    let told = desk.run(&["import", "REG", "zoned.ics", "--kind", "holidays"]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("The time zone “Nowhere” is not known here"), "{told}");
    std::fs::write(desk.path("no.ics"), "This is no calendar.\n").unwrap();
    let refused = desk.refused(&["import", "REG", "no.ics", "--kind", "holidays"]);
    assert!(refused.contains("calendar"), "{refused}");
}

#[test]
fn what_a_bank_list_leaves_open_is_told_on_the_command_line() {
    let desk = Desk::new();
    let list = "Tag;Wieviel;Wer;Art\n03/04/2026;1.234;Library;Zu\n05/04/2026;2.000;Printer;Weg\n";
    std::fs::write(desk.path("bank.csv"), list).unwrap();
    let refused = |arguments: &[&str]| {
        let output = desk.run(&[&["bank", "REG", "bank.csv"], arguments].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&[]).contains("--decimal-sign"), "days and amounts are known by themselves");
    assert!(refused(&["--map", "Wieviel="]).contains("--map"), "no column holds an amount");
    assert!(refused(&["--map", "Art=way"]).contains("“way” is nothing that a column holds"));
    assert!(refused(&["--map", "Nothing=amount"]).contains("It has: Tag, Wieviel, Wer, Art"));
    let mut told = vec![
        "--map",
        "Tag=booked_on",
        "--map",
        "Wieviel=amount",
        "--map",
        "Wer=counterparty",
        "--map",
        "Art=direction",
    ];
    assert!(refused(&told).contains("--decimal-sign"), "{}", refused(&told));
    told.extend(["--decimal-sign", "comma"]);
    assert!(refused(&told).contains("--date-order"), "{}", refused(&told));
    told.extend(["--date-order", "dmy"]);
    let question = refused(&told);
    assert!(question.contains("“Zu”, “Weg”") && question.contains("--direction"), "{question}");
    told.extend(["--direction", "Zu=in", "--direction", "Weg=out", "--json"]);
    let done = desk.json(&[&["bank", "REG", "bank.csv"], told.as_slice()].concat());
    assert_eq!(done["added"], 2);
    let rows = desk.json(&["call", "REG", "bank_transactions.list", "{}"])["rows"].clone();
    let told: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["booked_on"].as_str().unwrap().to_owned(), row["amount_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(told, [("2026-04-03".to_owned(), 123_400), ("2026-04-05".to_owned(), -200_000)]);
    std::fs::write(desk.path("next.csv"), list.replace("Library", "College")).unwrap();
    assert_eq!(desk.json(&["bank", "REG", "next.csv", "--json"])["added"], 1, "the answers are remembered");
}

#[test]
fn no_file_that_is_written_replaces_a_register() {
    let desk = Desk::with_members();
    std::fs::copy(desk.path("test.consortium"), desk.path("other.consortium")).unwrap();
    let other = std::fs::read(desk.path("other.consortium")).unwrap();
    for target in ["REG", "other.consortium"] {
        for arguments in [
            vec!["members", "REG", "--format", "csv", "--output", target],
            vec!["members", "REG", "--format", "xlsx", "--output", target],
            vec!["import", "REG", "list.csv", "--rejected", target],
        ] {
            let said = desk.refused(&arguments);
            assert!(said.contains("register"), "{arguments:?}: {said}");
        }
    }
    assert_eq!(std::fs::read(desk.path("other.consortium")).unwrap(), other);
    if cfg!(unix) {
        let printed = desk.done(&["members", "REG", "--format", "csv", "--output", "/dev/stdout"]);
        assert!(printed.contains("Jagiellonian University"), "{printed}");
    }
}

#[cfg(unix)]
#[test]
fn a_device_or_a_pipe_is_neither_a_list_nor_a_register() {
    let desk = Desk::new();
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    for file in ["/dev/zero", "pipe"] {
        for command in ["import", "bank"] {
            let said = desk.refused(&[command, "REG", file]);
            assert!(said.contains(file) && said.contains("is not a file"), "{said}");
        }
        let said = desk.refused(&["members", file]);
        assert!(said.contains("is not a file"), "{said}");
    }
}
