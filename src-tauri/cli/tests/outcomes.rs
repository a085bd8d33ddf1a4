//! What the exit code says: done, not done, done without an answer; and what stands beside a register.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        let made = desk.run(&["new", "r.consortium", "--name", "Test", "--currency", "EUR"]);
        assert_eq!(made.status.code(), Some(0));
        std::fs::write(
            desk.path("list.csv"),
            "Name,Country,Joined\nAlpha,DE,2020-01-01\nBeta,DE,2020-01-01\n",
        )
        .unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_consortium"));
        command.args(arguments).current_dir(self.folder.path()).env("CONSORTIUM_USER", "ana");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn members(&self) -> usize {
        let answer = self.run(&["call", "r.consortium", "members.list", "{}"]);
        let page: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        usize::try_from(page["total"].as_u64().unwrap()).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// Issues the invoices of 2026 to a register that lacks an address and an account.
fn issuing(register: &str) -> [&str; 9] {
    ["bill", register, "2026", "--flat", "100", "--issue", "--on", "2026-11-01", "--despite=A rehearsal"]
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_finds_no_room_does_not_undo_what_was_done() {
    let desk = Desk::new();
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let into_full = |arguments: &[&str]| desk.command(arguments).stdout(full()).output().unwrap();
    let import = into_full(&["import", "r.consortium", "list.csv", "--json"]);
    assert_eq!(import.status.code(), Some(3), "{}", told(&import));
    assert!(told(&import).contains("imports.run was done, and stands."), "{}", told(&import));
    assert!(!told(&import).contains("othing was changed"), "{}", told(&import));
    assert_eq!(desk.members(), 2);
    let bill = into_full(&issuing("r.consortium"));
    assert_eq!(bill.status.code(), Some(3), "{}", told(&bill));
    // What only reads did nothing.
    for arguments in [
        &["members", "r.consortium"][..],
        &["call", "r.consortium", "members.list", "{}"],
        &["bill", "r.consortium", "2026", "--flat", "100"],
    ] {
        let output = into_full(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", told(&output));
    }
    let archive = into_full(&["call", "r.consortium", "members.archive", r#"{"ids":[1]}"#]);
    assert_eq!(archive.status.code(), Some(3), "{}", told(&archive));
}

#[test]
fn what_is_refused_is_exit_code_one_and_names_the_barrier() {
    let desk = Desk::new();
    assert!(desk.run(&["import", "r.consortium", "list.csv"]).status.success());
    assert!(desk.run(&issuing("r.consortium")).status.success());
    let undo = desk.run(&["call", "r.consortium", "history.undo", "{}"]);
    assert_eq!(undo.status.code(), Some(1));
    assert!(told(&undo).contains("Credit notes correct invoices."), "{}", told(&undo));
    let import = desk.run(&["call", "r.consortium", "history.undo", r#"{"id":2}"#]);
    assert!(told(&import).contains("2 invoices were issued to members of this import."), "{}", told(&import));
}

#[test]
fn a_copy_of_the_same_register_that_was_written_to_is_named() {
    let desk = Desk::new();
    assert!(desk.run(&["import", "r.consortium", "list.csv"]).status.success());
    std::fs::copy(desk.path("r.consortium"), desk.path("r (conflicted copy).consortium")).unwrap();
    assert!(desk.run(&issuing("r.consortium")).status.success());
    let second = desk.run(&issuing("r (conflicted copy).consortium"));
    assert!(
        told(&second).contains("Another version of this register lies here: r.consortium"),
        "{}",
        told(&second)
    );
    for register in ["r.consortium", "r (conflicted copy).consortium"] {
        let check = desk.run(&["check", register]);
        assert_eq!(check.status.code(), Some(1));
        assert!(told(&check).contains("Two versions of this register lie here"), "{}", told(&check));
    }
}

#[test]
fn a_foreign_lock_file_is_left_alone_and_nothing_is_left_beside_a_register() {
    let desk = Desk::new();
    std::fs::write(desk.path("r.consortium.lock"), "three years of notes").unwrap();
    let refused = desk.run(&["import", "r.consortium", "list.csv"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("r.consortium.lock"), "{}", told(&refused));
    assert_eq!(desk.members(), 0, "it can be read");
    let notes = std::fs::read_to_string(desk.path("r.consortium.lock")).unwrap();
    assert_eq!(notes, "three years of notes");
    std::fs::remove_file(desk.path("r.consortium.lock")).unwrap();
    std::fs::write(desk.path(".new-register-abc123.consortium"), "half a copy").unwrap();
    assert!(desk.run(&["import", "r.consortium", "list.csv"]).status.success());
    assert!(desk.run(&["backup", "r.consortium", "copy.consortium"]).status.success());
    assert_eq!(desk.names(), ["copy.consortium", "list.csv", "r.consortium"]);
}

#[cfg(unix)]
#[test]
fn what_holds_data_of_people_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    assert!(desk.run(&["import", "r.consortium", "list.csv"]).status.success());
    assert!(desk.run(&["backup", "r.consortium", "copy.consortium"]).status.success());
    assert!(desk.run(&["restore", "copy.consortium", "again.consortium"]).status.success());
    assert!(
        desk.run(&["members", "r.consortium", "--format", "csv", "--output", "members.csv"]).status.success()
    );
    assert!(desk.run(&issuing("r.consortium")).status.success());
    assert!(desk.run(&["invoices", "r.consortium", "2026", "--pdf", "pdfs"]).status.success());
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in ["r.consortium", "copy.consortium", "again.consortium", "members.csv"] {
        assert_eq!(mode(&desk.path(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&desk.path("pdfs")), 0o700);
    for pdf in std::fs::read_dir(desk.path("pdfs")).unwrap() {
        assert_eq!(mode(&pdf.unwrap().path()), 0o600);
    }
    let shared = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(desk.path("members.csv"), shared).unwrap();
    std::fs::write(desk.path("members.csv"), "old").unwrap();
    assert!(
        desk.run(&["members", "r.consortium", "--format", "csv", "--output", "members.csv"]).status.success()
    );
    assert_eq!(mode(&desk.path("members.csv")), 0o640, "who may read a file stays as it was");
}

#[test]
fn bookings_that_were_read_from_another_file_are_named_and_taken_if_asked_for() {
    let desk = Desk::new();
    let list = "Date;Amount;Payer;Reference\n05.01.2027;10,00;Alpha;INV 1\n06.01.2027;20,00;Beta;INV 2\n";
    std::fs::write(desk.path("january.csv"), list).unwrap();
    std::fs::write(
        desk.path("january.sta"),
        ":20:X\r\n:25:DE89370400440532013000\r\n:28C:1\r\n:60F:C270101EUR0,\r\n:61:2701050105CR10,NTRFNONREF\r\n:61:2701060106CR20,NTRFNONREF\r\n:62F:C270106EUR30,\r\n",
    )
    .unwrap();
    let account = ["--account", "DE89370400440532013000", "--currency", "EUR"];
    let first = desk.run(&[&["bank", "r.consortium", "january.csv"], &account[..]].concat());
    assert!(first.status.success() && told(&first).contains("2 new"), "{}", told(&first));
    for arguments in [&["--dry-run"][..], &[]] {
        let again = desk.run(&[&["bank", "r.consortium", "january.sta"], arguments].concat());
        assert!(again.status.success(), "{}", told(&again));
        for said in
            ["2027-01-05 10.00 EUR", "read from january.csv", "--take-again takes them", "0 new, 2 known"]
        {
            assert!(told(&again).contains(said), "{said}: {}", told(&again));
        }
    }
    let taken = desk.run(&["bank", "r.consortium", "january.sta", "--take-again"]);
    assert!(told(&taken).contains("2 new, 0 known"), "{}", told(&taken));
    assert!(!told(&taken).contains("--take-again takes them"), "{}", told(&taken));
}

#[test]
fn rows_without_a_field_are_saved_beside_the_register() {
    let desk = Desk::new();
    std::fs::write(desk.path("list.csv"), "Name,Country\nAlpha,DE\nBeta,Atlantis\n").unwrap();
    let import = desk.run(&["import", "r.consortium", "list.csv"]);
    assert!(import.status.success());
    assert!(
        told(&import).contains("Rows that came in without a field were saved to list.rejected.csv"),
        "{}",
        told(&import)
    );
    let rows = std::fs::read_to_string(desk.path("list.rejected.csv")).unwrap();
    assert!(rows.contains("\nBeta,Atlantis,") && !rows.contains("Alpha"), "{rows}");
}

#[test]
fn the_help_names_every_exit_code() {
    let help = Desk::new().run(&["--help"]);
    let help = String::from_utf8(help.stdout).unwrap();
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for code in ["0 done", "1 refused", "2 the command line", "3 done, but", "4 not known"] {
        assert!(help.contains(code), "{code}: {help}");
    }
}
