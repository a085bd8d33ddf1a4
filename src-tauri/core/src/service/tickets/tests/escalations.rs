use serde_json::{Value, json};

use super::{numbers, open, ticket};
use crate::test_world::World;

/// A mail with a log and a picture of what happened, taken in as a ticket of `member`.
fn reported(world: &mut World, member: i64) -> i64 {
    let mail = "From: ana@example.org\r\nTo: desk@example.net\r\nSubject: Works are not pushed\r\nMessage-ID: <q1@x>\r\nDate: Mon, 16 Nov 2026 01:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWe use APP-7Q2K9M4XW1ZT8R5B and get error 401.\r\n--b\r\nContent-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nclient_secret=4f1d2c3b-aaaa-4bbb-8ccc-1234567890ab\r\nHTTP/1.1 401\r\n--b--\r\n";
    world.call("tickets.save_settings", json!({ "addresses": ["desk@example.net"], "reopen_months": 3 }));
    let staged = world.door.stage_mail_bytes("a.eml", mail.as_bytes()).unwrap();
    world.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
    let id = world.call("tickets.list", json!({}))["rows"][0]["id"].as_i64().unwrap();
    let mut draft = ticket(world, id)["ticket"].clone();
    draft["member_id"] = json!(member);
    world.call("tickets.update", json!({ "id": id, "draft": draft }));
    id
}

fn escalate(world: &mut World, id: i64, more: Value) -> Value {
    let mut draft = world.call("tickets.draft_escalation", json!({ "id": id }))["draft"].clone();
    draft["asked_for"] = json!("Why are the tokens refused?");
    more.as_object().unwrap().iter().for_each(|(name, value)| draft[name] = value.clone());
    world.call("tickets.escalate", json!({ "ticket_id": id, "draft": draft, "state": "waiting_orcid" }))
}

fn decoded(file: &Value) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap()
}

#[test]
fn a_ticket_goes_to_orcid_as_one_package() {
    let mut world = World::new();
    let member = world.add_member("Banksia University");
    let id = reported(&mut world, member);
    let proposed = world.call("tickets.draft_escalation", json!({ "id": id }));
    let (draft, files) = (&proposed["draft"], proposed["files"].as_array().unwrap());
    assert_eq!(
        (&draft["client_ids"], &draft["status"], &draft["to_whom"]),
        (&json!("APP-7Q2K9M4XW1ZT8R5B"), &json!("401"), &json!("ORCID support"))
    );
    assert_eq!(draft["due_on"], "2026-11-25", "three working days after Saturday 21 November");
    let evidence: Vec<&Value> = files.iter().map(|file| &file["id"]).collect();
    let note =
        json!({ "id": id, "kind": "note", "channel": "phone", "text": "Ana is on leave from Friday." });
    world.call("tickets.write", note);
    let more = json!({
        "environment": "production", "steps": "Send any work.\nclient secret: a1b2c3d4e5", "file_ids": evidence,
        "happened_at": "2026-11-16T09:30:00+10:00", "to_email": "support@orcid.example",
    });
    let detail = escalate(&mut world, id, more);
    let escalation = detail["escalations"][0].clone();
    assert_eq!((&detail["ticket"]["state"], &detail["ticket"]["tier"]), (&json!("waiting_orcid"), &json!(2)));
    assert_eq!(detail["ticket"]["first_response_at"], Value::Null, "asking ORCID is no answer to the member");
    assert_eq!(escalation["steps"], "Send any work.\nclient secret: [secret struck out]");

    let package = world.call("tickets.escalation_files", json!({ "id": escalation["id"] }));
    let names: Vec<&str> =
        package["files"].as_array().unwrap().iter().map(|file| file["file_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Escalation T-2026-0001.eml", "Escalation T-2026-0001.pdf", "log.txt"]);
    let raw = decoded(&package["files"][0]);
    let read = mail_parser::MessageParser::default().parse(&raw).unwrap();
    assert_eq!(read.subject(), Some("[T-2026-0001] Works are not pushed"));
    let body = read.body_text(0).unwrap().into_owned();
    for told in [
        "Why are the tokens refused?",
        "Member: Banksia University",
        "Client ID: APP-7Q2K9M4XW1ZT8R5B",
        "Environment: Production",
        "Status: 401",
        "It happened: 2026-11-15 23:30 UTC",
        "We were asked: 2026-11-16 01:00 UTC",
        "Answer expected by: 2026-11-25",
        "Secrets were struck out",
    ] {
        assert!(body.contains(told), "{told} in {body}");
    }
    assert_eq!(read.attachments().count(), 2, "the sheet and the log");
    let log = String::from_utf8(decoded(&package["files"][2])).unwrap();
    assert!(!log.contains("4f1d2c3b") && log.contains("HTTP/1.1 401"), "{log}");
    let pdf = decoded(&package["files"][1]);
    assert!(pdf.starts_with(b"%PDF-"));
    let again = world.call("tickets.escalation_files", json!({ "id": escalation["id"] }));
    assert_eq!(decoded(&again["files"][1]), pdf, "the same sheet again");
    // ORCID's answer comes back to the ticket by its number.
    let reply = "From: help@orcid.example\r\nTo: desk@example.net\r\nSubject: Re: [T-2026-0001] Works are not pushed\r\nMessage-ID: <o1@x>\r\nDate: Tue, 17 Nov 2026 01:00:00 +0000\r\n\r\nThe tokens ran out.";
    let staged = world.door.stage_mail_bytes("o.eml", reply.as_bytes()).unwrap();
    assert_eq!(world.call("tickets.import_mails", json!({ "tokens": staged.tokens }))["continued"], 1);
}

#[test]
fn an_answer_that_is_late_is_told_until_it_came() {
    let mut world = World::new();
    let id = open(&mut world, "Portal", json!({}));
    let asked = json!({ "asked_at": "2026-11-10T09:00:00Z", "due_on": "2026-11-13" });
    let detail = escalate(&mut world, id, asked);
    let escalation = detail["escalations"][0].clone();
    assert_eq!(escalation["is_overdue"], true);
    let late = json!({ "queue": "orcid_overdue" });
    assert_eq!(numbers(&world.call("tickets.list", late.clone())), ["T-2026-0001"]);
    assert_eq!(world.call("tickets.facets", json!({}))["queues"]["orcid_overdue"], 1);
    let needs = world.call("home.needs", json!({})).to_string();
    assert!(needs.contains("ORCID’s answer on 1 ticket is overdue"), "{needs}");
    let deadlines = world.call("year.deadlines", json!({ "from_on": "2026-11-01" })).to_string();
    assert!(deadlines.contains("Answer of ORCID support on T-2026-0001"), "{deadlines}");
    // Merged into another ticket, it is told of there.
    let other = open(&mut world, "Portal again", json!({}));
    world.call("tickets.merge", json!({ "ids": [id], "into_id": other }));
    assert_eq!(numbers(&world.call("tickets.list", late.clone())), ["T-2026-0002"]);
    assert_eq!(ticket(&mut world, other)["escalations"][0]["id"], escalation["id"]);
    world.call("history.undo", json!({}));

    let answer = json!({ "id": escalation["id"], "is_answered": true, "at": "2026-11-20T09:00:00Z", "reference": "ORCID #48210", "outcome": "It is mended.", "state": "open" });
    let (_, message) = world.refused("tickets.answer_escalation", {
        let mut early = answer.clone();
        early["at"] = json!("2026-11-01T09:00:00Z");
        early
    });
    assert!(message.contains("before it was asked"), "{message}");
    let answered = world.call("tickets.answer_escalation", answer);
    let told = &answered["escalations"][0];
    assert_eq!(
        (&told["reference"], &told["is_overdue"], &answered["ticket"]["state"]),
        (&json!("ORCID #48210"), &json!(false), &json!("open"))
    );
    assert!(numbers(&world.call("tickets.list", late)).is_empty());
    let mut draft = told.clone();
    draft["asked_at"] = json!("2026-11-21T00:00:00Z");
    draft["due_on"] = json!("2026-11-25");
    let (_, message) =
        world.refused("tickets.update_escalation", json!({ "id": told["id"], "draft": draft }));
    assert!(message.contains("answered before"), "{message}");
    let left = world.call("tickets.remove_escalation", json!({ "id": told["id"] }));
    assert_eq!(left["escalations"], json!([]));
}

#[test]
fn an_escalation_says_whom_it_asks_for_what() {
    let mut world = World::new();
    let [id, other] = ["Portal", "Logo"].map(|subject| open(&mut world, subject, json!({})));
    let draft = json!({ "to_whom": " ", "asked_for": "" });
    let (_, message) = world.refused("tickets.escalate", json!({ "ticket_id": id, "draft": draft }));
    assert!(message.contains("who is asked"), "{message}");
    let draft = json!({ "to_whom": "ORCID", "asked_for": "Why?", "due_on": "2026-11-01" });
    let (_, message) = world.refused("tickets.escalate", json!({ "ticket_id": id, "draft": draft }));
    assert!(message.contains("cannot be due before"), "{message}");
    world.call("tickets.merge", json!({ "ids": [id], "into_id": other }));
    let draft = json!({ "to_whom": "ORCID", "asked_for": "Why?" });
    let (_, message) = world.refused("tickets.escalate", json!({ "ticket_id": id, "draft": draft }));
    assert!(message.contains("is merged into another ticket"), "{message}");
}
