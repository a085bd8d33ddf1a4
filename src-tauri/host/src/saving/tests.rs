//! What is saved, with a register and a folder and no window.

use std::cell::RefCell;
use std::path::PathBuf;

use consortium_core::kernel::{Clock, ErrorKind};
use consortium_core::office::demo;
use serde_json::{Value, json};

use super::*;
use crate::mails::stage_mails;
use crate::question::Asks;

/// A register of a consortium that has worked for a while, and what the page was told.
struct Shop {
    door: RefCell<Door>,
    job: Job,
    told: RefCell<Vec<JobProgress>>,
    folder: tempfile::TempDir,
}

impl Desk for Shop {
    fn with_door<T>(&self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        work(&mut self.door.borrow_mut())
    }

    fn job(&self) -> &Job {
        &self.job
    }

    fn tell(&self, progress: JobProgress) {
        self.told.borrow_mut().push(progress);
    }
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sample.consortium");
        let door = demo::create(&path, 12, 1, "mere", Clock::System).expect("a sample");
        Self { door: RefCell::new(door), job: Job::default(), told: RefCell::default(), folder }
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.door.borrow_mut().call(name, request).expect(name)
    }

    /// Saves what a page asks for; the answer to any question is a name in a folder of its own.
    fn save(&self, what: Value) -> Result<(Question, PathBuf, Saved)> {
        let saving: Saving = serde_json::from_value(what).expect("as the page asks");
        let prepared = saving.prepare(self)?;
        let question = prepared.question().clone();
        let place = match question.asks {
            Asks::NewFile => question.answered(self.folder.path().join(&question.file_name)),
            _ => {
                let place = tempfile::tempdir_in(self.folder.path()).expect("a folder").keep();
                question.answered(place)
            }
        };
        prepared.write(self, &place).map(|saved| (question, place, saved))
    }

    fn documents(&self) -> (i64, Vec<i64>) {
        let page = self.call("invoices.list", json!({ "limit": 1000 }));
        let rows = page["rows"].as_array().expect("rows");
        let ids: Vec<i64> = rows.iter().filter_map(|row| row["id"].as_i64()).collect();
        let year = rows.iter().find_map(|row| row["licence_year"].as_i64()).expect("a billed year");
        (year, ids)
    }
}

fn names(place: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(place).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_list_is_written_where_somebody_said() {
    let shop = Shop::new();
    let list = json!({ "what": "list", "of": { "list": { "name": "members" }, "format": "csv" } });
    let (question, place, saved) = shop.save(list).expect("saved");
    assert_eq!((question.title.to_string().as_str(), question.asks), ("Save the list as", Asks::NewFile));
    assert_eq!((saved.written, saved.place), (1, place.display().to_string()));
    assert!(std::fs::read_to_string(&place).expect("text").lines().count() > 12, "a row for each member");
    let unknown = json!({ "what": "list", "of": { "list": { "name": "nothing" }, "format": "csv" } });
    assert_eq!(shop.save(unknown).expect_err("nobody is asked in vain").kind, ErrorKind::Invalid);
}

#[test]
fn a_second_saving_leaves_alone_what_is_right() {
    let shop = Shop::new();
    let (_, ids) = shop.documents();
    let invoice = json!({ "what": "invoice", "of": { "id": ids[0] } });
    let (question, place, saved) = shop.save(invoice.clone()).expect("saved");
    assert_eq!((saved.written, saved.skipped), (1, 0));
    assert!(std::fs::read(&place).expect("there").starts_with(b"%PDF-"), "{}", question.file_name);
    assert_eq!(shop.save(invoice).map(|(_, _, again)| (again.written, again.skipped)), Ok((0, 1)));
    assert!(shop.told.borrow().is_empty(), "what takes no time is no job");
}

#[test]
fn what_takes_long_is_a_job_that_tells_how_far_it_is() {
    let shop = Shop::new();
    let (year, _) = shop.documents();
    for (what, request) in [
        ("invoices", json!({ "year": year })),
        ("package", json!({ "year": year, "form": "folder" })),
        ("package", json!({ "year": year, "form": "zip" })),
        ("auditor_folder", json!({ "year": year })),
    ] {
        let (_, place, saved) = shop.save(json!({ "what": what, "of": request })).expect(what);
        assert!(saved.written > 0 && !saved.cancelled && place.exists(), "{what}: {saved:?}");
        let told = shop.told.take();
        assert!(told.iter().all(|progress| progress.job == what), "{told:?}");
        assert!(told.last().is_some_and(|last| last.finished && last.done == last.total), "{told:?}");
    }
    let running = shop.job.begin().expect("nothing runs");
    let refused =
        shop.save(json!({ "what": "invoices", "of": { "year": year } })).expect_err("one at a time");
    assert_eq!(refused.kind, ErrorKind::Conflict);
    drop(running);
}

#[test]
fn messages_that_carry_documents_are_noted_as_ready() {
    let shop = Shop::new();
    let (_, ids) = shop.documents();
    let (_, place, saved) =
        shop.save(json!({ "what": "invoice_messages", "of": { "ids": ids } })).expect("saved");
    assert_eq!(names(&place).len(), saved.written, "a file for each message");
    assert_eq!(saved.record_ids.len() + saved.unreachable.len() + saved.failed.len(), ids.len());
    assert!(!saved.record_ids.is_empty());
    let first = shop.call("invoices.get", json!({ "id": saved.record_ids[0] }));
    assert_eq!(first["dispatches"][0]["channel"], "email");
    let latest = &shop.call("history.list", json!({}))["rows"][0];
    assert_eq!(latest["operation"], "invoices.note_dispatch", "{latest}");
}

#[test]
fn a_person_is_told_everything_in_two_forms() {
    let shop = Shop::new();
    let page = shop.call("contacts.list", json!({}));
    let contact =
        page["rows"][0]["contact_id"].as_i64().or(page["rows"][0]["id"].as_i64()).expect("a contact");
    let (question, place, saved) =
        shop.save(json!({ "what": "person", "of": { "contact_id": contact } })).expect("saved");
    assert_eq!((question.asks, saved.written), (Asks::Folder, 2));
    let endings: Vec<_> =
        names(&place).iter().filter_map(|name| name.rsplit('.').next().map(str::to_owned)).collect();
    assert_eq!(endings, ["json", "txt"]);
}

#[test]
fn messages_are_read_while_the_page_hears_of_it_and_answers_and_files_are_saved() {
    let shop = Shop::new();
    let mail = "From: Max Muster <max@researcher.example>\r\nTo: desk@example.net\r\nSubject: Logo\r\nMessage-ID: <1@x>\r\n\
                Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b\r\n\
                Content-Disposition: attachment; filename=a.txt\r\n\r\nFile\r\n--b--\r\n";
    let path = shop.folder.path().join("a.eml");
    std::fs::write(&path, mail).expect("written");
    let staged = stage_mails(&shop, &[path]).expect("read");
    assert_eq!((staged.tokens.len(), staged.messages), (1, 1));
    let told = shop.told.take();
    assert!(told.last().is_some_and(|last| last.finished && last.job == "read_mails"), "{told:?}");
    assert_eq!(stage_mails(&shop, &[]).expect_err("nothing was dropped").kind, ErrorKind::Invalid);

    shop.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
    let page = shop.call("tickets.list", json!({ "search": "logo max" }));
    let ticket = &page["rows"][0]["id"];
    let shown = shop.call("tickets.get", json!({ "id": ticket }));
    let file = &shown["messages"][0]["files"][0]["id"];
    let (question, place, _) =
        shop.save(json!({ "what": "ticket_file", "of": { "id": file } })).expect("saved");
    assert_eq!(question.file_name, "a.txt");
    assert_eq!(std::fs::read_to_string(place).expect("text").trim(), "File");

    let drafted = shop.call("tickets.draft_reply", json!({ "id": ticket, "text": "In the portal." }));
    let draft = drafted["messages"].as_array().and_then(|all| all.last()).expect("a draft")["id"].clone();
    let (question, place, saved) =
        shop.save(json!({ "what": "ticket_replies", "of": { "ids": [draft] } })).expect("saved");
    assert_eq!((question.asks, saved.written), (Asks::Folder, 1));
    assert!(names(&place)[0].ends_with(".eml"), "{:?}", names(&place));
}
