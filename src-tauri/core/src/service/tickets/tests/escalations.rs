use serde_json::{Value, json};

use super::{numbers, open, ticket};
use crate::paper::typesetting::tests::text_of_archived;
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

const ON_THE_SHEET: [&str; 13] = [
    "Escalation T-2026-0001",
    "ORCID support",
    "Why are the tokens refused?",
    "Banksia University",
    "APP-7Q2K9M4XW1ZT8R5B",
    "Production",
    "401",
    "2026-11-15 23:30 UTC",
    "2026-11-16 01:00 UTC",
    "We use APP-7Q2K9M4XW1ZT8R5B and get error 401.",
    "Steps: Send any work.",
    "Attached: log.txt",
    "Secrets were struck out",
];

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
    let sheet = text_of_archived(&pdf);
    for told in ON_THE_SHEET {
        assert!(sheet.contains(told), "{told} in {sheet}");
    }
    for kept in ["on leave", "a1b2c3d4e5", "4f1d2c3b"] {
        assert!(!sheet.contains(kept), "notes stay here, and secrets nowhere: {kept} in {sheet}");
    }
    let again = world.call("tickets.escalation_files", json!({ "id": escalation["id"] }));
    assert_eq!(decoded(&again["files"][1]), pdf, "the same sheet again");
    // ORCID's answer comes back to the ticket by its number, though its address is another one than was written to.
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

/// A message of a person that was taken in.
fn take_in(world: &mut World, name: &str, head: &str, text: &str) -> Value {
    let mail =
        format!("{head}\r\nDate: Fri, 20 Nov 2026 15:00:00 +0000\r\nMessage-ID: <{name}@mail>\r\n\r\n{text}");
    let staged = world.door.stage_mail_bytes(&format!("{name}.eml"), mail.as_bytes()).unwrap();
    world.call("tickets.import_mails", json!({ "tokens": staged.tokens }))
}

/// The identifier of the draft that asks ORCID.
fn draft_id(world: &mut World, escalation: &Value) -> String {
    let package = world.call("tickets.escalation_files", json!({ "id": escalation["id"] }));
    let raw = decoded(&package["files"][0]);
    mail_parser::MessageParser::default().parse(&raw).unwrap().message_id().unwrap().to_owned()
}

#[test]
fn orcids_answer_finds_the_escalation_that_it_answers() {
    let mut world = World::new();
    let member = world.add_member("Banksia University");
    let id = reported(&mut world, member);
    let at = |hour: u32| json!({ "to_email": "support@helpdesk.example", "asked_at": format!("2026-11-20T{hour:02}:00:00Z") });
    let first = escalate(&mut world, id, at(8))["escalations"][0].clone();
    let second = escalate(&mut world, id, at(9))["escalations"][1].clone();
    let [first_draft, second_draft] = [&first, &second].map(|one| draft_id(&mut world, one));

    // What was sent comes in from the desk's mailbox: it is no answer to the member.
    let sent = "From: desk@example.net\r\nTo: support@helpdesk.example\r\nSubject: Works are not pushed";
    let own =
        format!("{sent}\r\nMessage-ID: <{first_draft}>\r\nDate: Fri, 20 Nov 2026 08:05:00 +0000\r\n\r\nWhy?");
    let staged = world.door.stage_mail_bytes("sent.eml", own.as_bytes()).unwrap();
    let taken = world.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
    assert_eq!((&taken["rows"][0]["kind"], &taken["opened"]), (&json!("to_orcid"), &json!(0)));
    assert_eq!(ticket(&mut world, id)["ticket"]["first_response_at"], Value::Null);

    // Without the ticket's number, from another desk: by In-Reply-To.
    let head = format!(
        "From: Kim <kim@elsewhere.example>\r\nTo: desk@example.net\r\nSubject: Case 77\r\nIn-Reply-To: <{first_draft}>"
    );
    let taken = take_in(&mut world, "case77", &head, "The tokens ran out.");
    assert_eq!((&taken["rows"][0]["kind"], &taken["continued"]), (&json!("from_orcid"), &json!(1)));
    let detail = ticket(&mut world, id);
    assert_eq!(detail["ticket"]["state"], "open", "it waits for ORCID no more");
    assert_eq!(detail["escalations"][0]["answer_ids"].as_array().unwrap().len(), 1);
    assert_eq!(detail["escalations"][1]["answer_ids"], json!([]), "the other one is not answered");
    // By References alone, and on by the answer to it.
    let head = format!(
        "From: lee@elsewhere.example\r\nTo: desk@example.net\r\nSubject: Case 78\r\nReferences: <x@y> <{second_draft}>"
    );
    take_in(&mut world, "case78", &head, "It is mended.");
    let head = "From: lee@elsewhere.example\r\nTo: desk@example.net\r\nSubject: Case 78\r\nIn-Reply-To: <case78@mail>";
    take_in(&mut world, "case78b", head, "For good.");
    let detail = ticket(&mut world, id);
    let answers = &detail["escalations"][1]["answer_ids"];
    let texts: Vec<&Value> = detail["messages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|message| answers.as_array().unwrap().contains(&message["id"]))
        .map(|message| &message["text"])
        .collect();
    assert_eq!(texts, ["It is mended.", "For good."]);

    // The member, copied in, is no voice of ORCID; nor does another register's escalation 1 say anything here.
    let head = format!(
        "From: ana@example.org\r\nTo: desk@example.net\r\nSubject: Thanks\r\nIn-Reply-To: <{second_draft}>"
    );
    assert_eq!(take_in(&mut world, "thanks", &head, "Thanks!")["rows"][0]["kind"], "in");
    let head = "From: kim@elsewhere.example\r\nTo: desk@example.net\r\nSubject: Other\r\nIn-Reply-To: <escalation-1.1700000000000.0000@x>";
    assert_eq!(take_in(&mut world, "other", head, "Hello")["opened"], 1);

    // Somebody has to note it; until then Home says so, and it is not called overdue.
    let wrote = json!({ "queue": "orcid_wrote" });
    assert_eq!(numbers(&world.call("tickets.list", wrote.clone())), ["T-2026-0001"]);
    assert_eq!(world.call("tickets.facets", json!({}))["queues"]["orcid_wrote"], 1);
    let needs = world.call("home.needs", json!({})).to_string();
    assert!(needs.contains("ORCID wrote about 1 escalated ticket"), "{needs}");
    for one in [&first, &second] {
        let answer = json!({ "id": one["id"], "is_answered": true, "outcome": "It is mended.", "at": "2026-11-20T15:00:00Z" });
        world.call("tickets.answer_escalation", answer);
    }
    assert!(numbers(&world.call("tickets.list", wrote)).is_empty());
    let left = world.call("tickets.remove_escalation", json!({ "id": second["id"] }));
    assert_eq!(left["escalations"].as_array().unwrap().len(), 1, "its messages stay");
    world.call("history.undo", json!({}));
    assert_eq!(ticket(&mut world, id)["escalations"][1]["answer_ids"].as_array().unwrap().len(), 2);
}

#[test]
fn by_the_tickets_number_orcid_is_known_by_its_address() {
    let mut world = World::new();
    let member = world.add_member("Banksia University");
    let id = reported(&mut world, member);
    escalate(&mut world, id, json!({ "asked_at": "2026-11-20T08:00:00Z" }));
    let head =
        |from: &str| format!("From: {from}\r\nTo: desk@example.net\r\nSubject: Re: [T-2026-0001] Works");
    assert_eq!(
        take_in(&mut world, "a", &head("support@orcid.org"), "Mended.")["rows"][0]["kind"],
        "from_orcid"
    );
    assert_eq!(take_in(&mut world, "b", &head("it@example.org"), "And?")["rows"][0]["kind"], "in");
    let detail = ticket(&mut world, id);
    assert_eq!(detail["escalations"][0]["answer_ids"].as_array().unwrap().len(), 1);
    // An answer goes to the member still, and names the member's message.
    let drafted = world.call("tickets.draft_reply", json!({ "id": id, "text": "It works." }));
    let draft = drafted["messages"].as_array().unwrap().iter().find(|one| one["kind"] == "draft").unwrap();
    assert_eq!(draft["to_emails"], "ana@example.org");
}

#[test]
fn long_messages_go_over_pages_of_the_sheet() {
    let mut world = World::new();
    let id = open(&mut world, "Portal", json!({}));
    let long = "It fails whatever one does, and nobody knows why. ".repeat(300);
    let message =
        json!({ "id": id, "kind": "in", "channel": "email", "text": format!("{long}\n\nThe end.") });
    world.call("tickets.write", message);
    let steps = "Press the button once more. ".repeat(200);
    let detail = escalate(&mut world, id, json!({ "steps": steps }));
    let package = world.call("tickets.escalation_files", json!({ "id": detail["escalations"][0]["id"] }));
    let pdf = decoded(&package["files"][1]);
    assert!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len() >= 4);
    let sheet = text_of_archived(&pdf);
    assert!(sheet.contains("The end."), "{sheet}");
    assert_eq!(sheet.matches("button").count(), 200, "nothing is cut off");
}
