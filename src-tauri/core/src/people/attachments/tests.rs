//! Documents as people keep them, and files that are not what they say.

use serde_json::{Value, json};

use super::recognise;
use crate::kernel::ErrorKind;
use crate::test_world::World;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";

fn staged(world: &mut World, name: &str, bytes: &[u8]) -> String {
    world.door.stage_attachment_bytes(name, bytes.to_vec()).unwrap().token
}

fn attach(world: &mut World, member_id: Option<i64>, name: &str, bytes: &[u8]) -> Value {
    let token = staged(world, name, bytes);
    let file = json!({ "token": token, "title": name, "kind": "agreement", "dated_on": "2026-01-31" });
    world.call("attachments.add", json!({ "member_id": member_id, "files": [file] }))
}

/// A ZIP archive of empty, uncompressed entries; the first one holds `first`.
fn archive(first: &str, names: &[&str]) -> Vec<u8> {
    let (mut files, mut directory) = (Vec::new(), Vec::new());
    for (index, name) in names.iter().enumerate() {
        let content = if index == 0 { first.as_bytes() } else { b"" };
        let (length, at) = (content.len() as u32, files.len() as u32);
        let sizes = [0u32.to_le_bytes(), length.to_le_bytes(), length.to_le_bytes()].concat();
        let name_length = (name.len() as u16).to_le_bytes();
        files.extend(
            [b"PK\x03\x04".as_slice(), &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sizes, &name_length, &[0, 0]]
                .concat(),
        );
        files.extend([name.as_bytes(), content].concat());
        directory.extend(
            [b"PK\x01\x02".as_slice(), &[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sizes, &name_length]
                .concat(),
        );
        directory.extend([[0u8; 12].as_slice(), &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let (count, start) = ((names.len() as u16).to_le_bytes(), (files.len() as u32).to_le_bytes());
    let size = (directory.len() as u32).to_le_bytes();
    let end = [b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &size, &start, &[0, 0]].concat();
    [files, directory, end].concat()
}

#[test]
fn a_document_keeps_every_version_and_its_content() {
    let mut world = World::new();
    let member = world.add_member("First");
    let list = attach(&mut world, Some(member), "agreement.pdf", PDF);
    let id = list["rows"][0]["id"].clone();
    let token = staged(&mut world, "agreement signed.pdf", b"%PDF-1.7\nsigned");
    let list = world.call("attachments.add_version", json!({ "id": id, "token": token }));
    let versions = list["rows"][0]["versions"].as_array().unwrap().clone();
    assert_eq!(versions.iter().map(|version| version["version"].clone()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((versions[1]["added_by"].as_str(), versions[1]["opens"].clone()), (Some("ana"), json!(true)));
    let older = world.call("attachments.content", json!({ "version_id": versions[1]["id"] }));
    assert_eq!(
        (older["data_base64"].as_str(), older["file_name"].as_str()),
        (Some("JVBERi0xLjcKMSAwIG9iago="), Some("agreement.pdf"))
    );
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn the_documents_of_a_member_and_of_the_consortium_are_apart() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    attach(&mut world, Some(first), "letter.txt", b"Dear all");
    attach(&mut world, None, "statutes.pdf", PDF);
    let titles = |world: &mut World, request: Value| {
        let rows = world.call("attachments.list", request)["rows"].clone();
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&mut world, json!({ "member_id": first })), ["letter.txt"]);
    assert!(titles(&mut world, json!({ "member_id": second })).is_empty());
    assert_eq!(titles(&mut world, json!({})), ["statutes.pdf"]);
    assert_eq!(world.refused("attachments.list", json!({ "member_id": 99 })).0, ErrorKind::NotFound);
}

#[test]
fn the_same_content_is_stored_once_and_attached_to_a_member_once() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    attach(&mut world, Some(first), "agreement.pdf", PDF);
    attach(&mut world, Some(second), "agreement.pdf", PDF);
    let count = "SELECT count(*) FROM register_stored_file";
    let stored: i64 = world.door.session.register.reader().query_row(count, [], |row| row.get(0)).unwrap();
    assert_eq!(stored, 1, "one content, two documents");
    let token = staged(&mut world, "copy.pdf", PDF);
    let file = json!({ "token": token, "title": "Copy", "kind": "other" });
    let (kind, message) = world.refused("attachments.add", json!({ "member_id": first, "files": [file] }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert_eq!(message, "copy.pdf is attached to First already, as “agreement.pdf”.");
}

#[test]
fn removing_is_undone_with_all_versions_and_contents() {
    let mut world = World::new();
    let member = world.add_member("First");
    let before = attach(&mut world, Some(member), "agreement.pdf", PDF);
    let id = &before["rows"][0]["id"];
    let after = world.call("attachments.remove", json!({ "id": id }));
    assert_eq!(after["rows"], json!([]));
    let version = json!({ "version_id": before["rows"][0]["versions"][0]["id"] });
    assert_eq!(world.refused("attachments.content", version.clone()).0, ErrorKind::NotFound);
    let undone = world.call("history.undo", json!({}));
    assert_eq!(undone["summary"], "Removed “agreement.pdf” from First");
    assert_eq!(world.call("attachments.list", json!({ "member_id": member })), before);
    assert_eq!(world.call("attachments.content", version)["media_type"], "application/pdf");
}

#[test]
fn what_is_known_of_a_document_is_checked_and_edited() {
    let mut world = World::new();
    let member = world.add_member("First");
    let id = attach(&mut world, Some(member), "agreement.pdf", PDF)["rows"][0]["id"].clone();
    let draft = json!({ "title": "  Agreement  2026 ", "kind": "amendment", "dated_on": null, "note": "two\npages " });
    let row = world.call("attachments.update", json!({ "id": id, "draft": draft }))["rows"][0].clone();
    assert_eq!((row["title"].as_str(), row["note"].as_str()), (Some("Agreement 2026"), Some("two\npages")));
    let nameless = json!({ "id": id, "draft": { "title": " ", "kind": "other", "note": "" } });
    let error = world.door.call("attachments.update", nameless).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("title"));
}

#[test]
fn several_files_are_attached_together_or_not_at_all() {
    let mut world = World::new();
    let member = world.add_member("First");
    let tokens = [staged(&mut world, "one.pdf", PDF), staged(&mut world, "two.txt", b"two")];
    let files = |title: &str| {
        json!([
            { "token": tokens[0], "title": "One", "kind": "letter" },
            { "token": tokens[1], "title": title, "kind": "letter" },
        ])
    };
    world.refused("attachments.add", json!({ "member_id": member, "files": files("") }));
    assert_eq!(world.call("attachments.list", json!({ "member_id": member }))["rows"], json!([]));
    let list = world.call("attachments.add", json!({ "member_id": member, "files": files("Two") }));
    assert_eq!(list["rows"].as_array().unwrap().len(), 2);
    let (_, message) =
        world.refused("attachments.add", json!({ "member_id": member, "files": files("Two") }));
    assert!(
        message.starts_with("The chosen file “attachment-1”"),
        "what was attached waits no more: {message}"
    );
}

#[test]
fn empty_and_huge_files_are_refused_by_name() {
    let mut world = World::new();
    let error = world.door.stage_attachment_bytes("empty.pdf", Vec::new()).unwrap_err();
    assert_eq!(error.message, "empty.pdf is empty. Choose the file with the content.");
    let folder = tempfile::tempdir().unwrap();
    let error = world.door.stage_attachment(folder.path()).unwrap_err();
    assert!(error.to_string().contains("is not a file"), "{}", error.message);
    let path = folder.path().join("scan.pdf");
    std::fs::File::create(&path).unwrap().set_len(super::FILE_BYTES_MAX + 1).unwrap();
    let error = world.door.stage_attachment(&path).unwrap_err();
    assert!(error.to_string().starts_with("scan.pdf is larger than 50 MB"), "{}", error.message);
}

#[test]
fn a_stored_file_that_was_tampered_with_is_noticed() {
    let mut world = World::new();
    let list = attach(&mut world, None, "statutes.pdf", PDF);
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let update = "UPDATE register_stored_file SET bytes = x'00'";
    assert!(connection.execute(update, []).is_err(), "a trigger refuses it on any connection");
    connection.execute_batch("DROP TRIGGER a_stored_file_never_changes").unwrap();
    connection.execute(update, []).unwrap();
    drop(connection);
    assert_eq!(world.call("register.check", json!({}))["ok"], false);
    let version = json!({ "version_id": list["rows"][0]["versions"][0]["id"] });
    assert!(world.refused("attachments.content", version).1.contains("is not as it was stored"));
}

#[test]
fn only_what_content_and_extension_agree_on_is_opened() {
    let opens = |name: &str, bytes: &[u8]| recognise(name, bytes).opens;
    assert!(opens("a.pdf", PDF) && opens("a.PDF", PDF));
    assert!(!opens("a.exe", PDF), "a document named as a program");
    assert!(!opens("a.pdf", b"MZ\x90\0"), "a program named as a document");
    assert!(!opens("a", PDF) && !opens("a.html", b"<script>") && !opens("a.svg", b"<svg/>"));
    assert!(opens("a.png", b"\x89PNG\r\n\x1a\n") && !opens("a.png", b"\xff\xd8\xff"));
    assert!(opens("a.txt", "Grüße,\r\n\tAna".as_bytes()) && opens("a.csv", b"name;city"));
    assert!(!opens("a.txt", b"#!/bin/sh\nrm") && !opens("a.txt", b"MZ\0\0"));
    assert!(opens("a.eml", b"From: ana@example.org\r\nSubject: x\r\n y\r\n\r\nHello"));
    assert!(!opens("a.eml", b"Hello: there\n\nworld") && !opens("a.eml", b"<html>"));
}

#[test]
fn office_documents_open_unless_they_carry_macros() {
    let opens = |name: &str, bytes: &[u8]| recognise(name, bytes).opens;
    let parts = ["[Content_Types].xml", "word/document.xml"];
    assert!(opens("a.docx", &archive("", &parts)));
    assert!(!opens("a.xlsx", &archive("", &parts)), "another kind of document");
    assert!(!opens("a.docm", &archive("", &parts)), "the extension asks for macros");
    let with_macros = archive("", &[parts[0], parts[1], "word/vbaProject.bin"]);
    assert!(!opens("a.docx", &with_macros));
    let text = "application/vnd.oasis.opendocument.text";
    assert!(opens("a.odt", &archive(text, &["mimetype", "content.xml"])));
    assert!(!opens("a.odt", &archive(text, &["mimetype", "content.xml", "Basic/Standard/Module1.xml"])));
    assert!(!opens("a.ods", &archive(text, &["mimetype", "content.xml"])));
    assert!(!opens("a.docx", b"PK\x03\x04 cut short"), "an archive without its directory");
}
