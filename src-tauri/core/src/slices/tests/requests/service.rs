//! Working time, tasks, joining and issues in the sample, and requests to every read of them.

use serde_json::{Value, json};

use super::Sample;

const ICS: &str = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:New Year\nDESCRIPTION:Public holiday\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT\nEND:VCALENDAR\n";

/// What the sample alone does not have of service.
pub(super) fn furnish(sample: &mut Sample) {
    let kinds = crate::service::tasks::EvidenceKind::ALL.iter();
    let items: Value = kinds.map(|kind| json!({ "title": kind.code(), "evidence": kind.code() })).collect();
    let draft = json!({ "name": "Everything", "anchor": "Start", "detail": "", "items": items });
    let template =
        sample.call("task_templates.save", json!({ "id": null, "draft": draft }))["template"]["id"].clone();
    sample.call("checklists.start", json!({ "template_id": template, "anchor_on": "2026-11-02" }));
    furnish_joining(sample);
}

fn furnish_joining(sample: &mut Sample) {
    let mut outline = sample.call("joining.outline", json!({}));
    outline["rules"]["members_max"] = json!(1_000);
    sample.call("joining.save_outline", outline);
    let asker = json!({ "given_name": "Noor", "family_name": "Achebe", "email": "noor@enquiry.example.org" });
    let draft = json!({ "organisation": "Enquiring University", "tier": "small", "starts_on": "2026-12-02", "next_step_on": "2026-11-20" });
    let enquiry = sample.call("joining.save", json!({ "draft": draft, "asker": asker }))["id"].clone();
    sample.call("joining.become_member", json!({ "id": enquiry, "status": "onboarding", "roles": ["main"] }));
    let file = sample.door.stage_attachment_bytes("Charter.txt", b"A charter.".to_vec()).unwrap();
    sample.call(
        "joining.attach",
        json!({ "id": enquiry, "criterion": "not_for_profit", "tokens": [file.token] }),
    );
    sample
        .call("joining.await_contact", json!({ "id": enquiry, "role": "voting", "remind_on": "2026-12-24" }));
}

/// A request or more to every read of service.
pub(super) fn requests(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    of_time_and_tasks(sample, all);
    of_joining(sample, all);
    of_issues(sample, all);
    of_lists(sample, all);
}

/// One list, as each kind of records reads it.
fn of_lists(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let list = b"Organisation,Task,Title,Country\nEnquiring University,Enquiring University,Enquiring University,DE\n";
    let token = sample.door.stage_list_bytes("list.csv", list.to_vec()).unwrap().token;
    let commands = ["joining.inspect_list", "tasks.inspect_list", "issues.inspect_list"];
    all.extend(commands.map(|command| (command, json!({ "token": token }))));
}

fn of_time_and_tasks(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let calendar = sample.id("SELECT min(id) FROM calendar");
    let [checklist, everything] =
        ["min", "max"].map(|end| sample.id(&format!("SELECT {end}(id) FROM task_checklist")));
    let file = sample.door.stage_attachment_bytes("days.ics", ICS.as_bytes().to_vec()).unwrap().token;
    all.extend([
        ("calendars.list", json!({})),
        ("calendars.days_off", json!({ "calendar_id": calendar, "year": 2026 })),
        ("calendars.reckon", json!({ "from": "2026-12-22T10:00", "working_days": 5 })),
        (
            "calendars.reckon",
            json!({ "calendar_id": calendar, "from": "2026-12-22T10:00", "minutes": 5_000 }),
        ),
        ("calendars.inspect_holidays", json!({ "calendar_id": calendar, "token": file })),
        ("tasks.list", json!({})),
        ("tasks.list", json!({ "search": "uni", "state": "all", "limit": 500 })),
        ("task_templates.list", json!({})),
        ("task_templates.published", json!({})),
        ("checklists.list", json!({})),
        ("checklists.get", json!({ "id": checklist })),
        ("checklists.get", json!({ "id": everything })),
        ("exports.make", json!({ "list": { "name": "tasks" }, "format": "csv" })),
        (
            "exports.make",
            json!({ "list": { "name": "checklist", "request": { "id": checklist } }, "format": "csv" }),
        ),
    ]);
}

fn of_joining(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let enquiry = sample.id("SELECT max(id) FROM joining_enquiry");
    let member = sample.id("SELECT max(member_id) FROM joining_enquiry");
    let earlier = sample.id("SELECT min(id) FROM joining_enquiry WHERE member_id IS NULL");
    let file = sample.id("SELECT min(id) FROM joining_file");
    let named = sample.id("SELECT max(enquiry_id) FROM joining_asker WHERE email <> ''");
    all.extend([
        ("joining.list", json!({})),
        ("joining.list", json!({ "search": "uni", "member_id": member, "sort": { "by": "stage" } })),
        ("joining.facets", json!({})),
        ("joining.get", json!({ "id": enquiry })),
        ("joining.get", json!({ "id": earlier })),
        ("joining.draft_missing", json!({ "ids": [enquiry] })),
        ("joining.portal_sheet", json!({ "id": enquiry })),
        ("joining.forecast", json!({})),
        ("joining.outline", json!({})),
        ("joining.file", json!({ "id": file })),
        ("joining.asker", json!({ "id": named })),
    ]);
}

fn of_issues(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let issue = sample.id("SELECT min(id) FROM issue");
    let member = sample.id("SELECT min(member_id) FROM issue_report");
    all.extend([
        ("issues.list", json!({})),
        ("issues.list", json!({ "search": "portal", "filter": "overdue", "member_id": member })),
        ("issues.list", json!({ "ticket_id": 1 })),
        ("issues.get", json!({ "id": issue })),
        ("issues.matrix", json!({})),
        ("issues.draft_letter", json!({ "id": issue })),
        ("issues.draft_digest", json!({ "audience": "meeting" })),
        ("issues.letter_files", json!({ "id": issue })),
        ("issues.digest_files", json!({ "audience": "orcid" })),
    ]);
}
