//! Tickets in the sample, and requests about them.

use serde_json::{Value, json};

use super::Sample;

const MAIL: &str = "From: Max Muster <max@researcher.example>\r\nTo: desk@example.net\r\nSubject: Logo\r\nMessage-ID: <1@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nFile\r\n--b--\r\n";

/// A ticket that came by mail with a file, and one that is a part of it.
pub(super) fn furnish(sample: &mut Sample) {
    let settings = json!({ "addresses": [], "reopen_months": 3, "keep_years": 1 });
    sample.call("tickets.save_settings", settings);
    let staged = sample.door.stage_mail_bytes("a.eml", MAIL.as_bytes()).unwrap();
    sample.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
    let member = sample.id("SELECT min(id) FROM member");
    let contact = sample.id("SELECT min(id) FROM contact");
    let draft = json!({ "subject": "Sandbox", "member_id": member, "contact_id": contact, "other_member_ids": [member + 1] });
    let part = sample.call("tickets.add", json!({ "draft": draft, "text": "How?" }))["ticket"]["id"].clone();
    let into = sample.id("SELECT min(id) FROM ticket");
    sample.call("tickets.merge", json!({ "ids": [part], "into_id": into }));
}

pub(super) fn requests(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let ticket = sample.id("SELECT min(id) FROM ticket");
    let part = sample.id("SELECT max(id) FROM ticket");
    let file = sample.id("SELECT min(id) FROM ticket_file");
    let drafted = sample.call("tickets.draft_reply", json!({ "id": ticket, "text": "In the portal." }));
    let draft = drafted["messages"].as_array().unwrap().last().unwrap()["id"].clone();
    let staged = sample.door.stage_mail_bytes("a.eml", MAIL.as_bytes()).unwrap();
    let next = sample.door.stage_mail_bytes("b.eml", MAIL.replace("<1@x>", "<2@x>").as_bytes()).unwrap();
    let answer = MAIL.replace("Message-ID: <1@x>", "Message-ID: <3@x>\r\nIn-Reply-To: <1@x>");
    let answer = sample.door.stage_mail_bytes("c.eml", answer.as_bytes()).unwrap();
    let list = b"Ticket Number,Subject,Created,Status,Company\n1,Logo,2026-03-01 10:00,open,Uni\n2,Print,2026-03-02 10:00,closed,\n".to_vec();
    let list = sample.door.stage_ticket_list_bytes("tickets.csv", list).unwrap().token;
    let asked = json!({ "to_whom": "ORCID", "asked_for": "Why?", "file_ids": [file], "due_on": "2026-11-01", "asked_at": "2026-10-30T00:00:00Z" });
    let of_file = sample
        .id("SELECT ticket_id FROM ticket_message WHERE id = (SELECT min(message_id) FROM ticket_file)");
    let escalated = sample.call("tickets.escalate", json!({ "ticket_id": of_file, "draft": asked }));
    let escalation = escalated["escalations"][0]["id"].clone();
    sample.call("tickets.import_list", json!({ "token": list, "zone": "UTC" }));
    all.extend([
        ("tickets.list", json!({})),
        ("tickets.list", json!({ "search": "uni", "queue": "active", "member_id": 1 })),
        ("tickets.list", json!({ "queue": "breached" })),
        ("tickets.facets", json!({})),
        ("exports.make", json!({ "list": { "name": "tickets", "request": {} }, "format": "csv" })),
        ("tickets.get", json!({ "id": ticket })),
        ("tickets.get", json!({ "id": part })),
        ("tickets.get", json!({ "id": of_file })),
        ("tickets.file", json!({ "id": file })),
        ("tickets.settings", json!({})),
        ("tickets.statistics", json!({ "from_on": "2026-01-01", "member_id": 1 })),
        ("tickets.reply_files", json!({ "ids": [draft] })),
        ("tickets.draft_escalation", json!({ "id": ticket })),
        ("tickets.escalation_files", json!({ "id": escalation })),
        ("tickets.list", json!({ "queue": "orcid_overdue" })),
        ("tickets.list", json!({ "figure": { "figure": "response_late" } })),
        ("tickets.list", json!({ "figure": { "figure": "month", "value": "2026-03" } })),
        ("tickets.list", json!({ "queue": "orcid_wrote" })),
        ("tickets.list", json!({ "queue": "rating_wrote" })),
        ("tickets.list", json!({ "figure": { "figure": "gap", "value": "2026-03-16" } })),
        ("tickets.list", json!({ "figure": { "figure": "asked_orcid" } })),
        ("exports.make", json!({ "list": { "name": "ticket_statistics", "request": {} }, "format": "csv" })),
        ("tickets.outdated", json!({})),
        ("tickets.faq", json!({ "search": "logo" })),
        ("tickets.draft_faq_page", json!({})),
        ("tickets.text_blocks", json!({ "ticket_id": ticket })),
        ("tickets.export_asker", json!({ "email": "max@researcher.example" })),
        ("tickets.inspect_list", json!({ "token": list, "zone": "UTC" })),
        ("tickets.inspect_mails", json!({ "tokens": staged.tokens })),
        ("tickets.inspect_mails", json!({ "tokens": next.tokens })),
        ("tickets.inspect_mails", json!({ "tokens": answer.tokens })),
    ]);
}
