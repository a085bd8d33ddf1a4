//! Issues that members of the sample share: one with ORCID whose answer is late, one wish, one that is over.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Result;

/// Enters the issues, if there is anybody to raise them.
pub(super) fn add(door: &mut Door, today: NaiveDate) -> Result<()> {
    let page = door.call("members.list", json!({ "limit": 3, "statuses": ["active"] }))?;
    let ids: Vec<i64> =
        page["rows"].as_array().into_iter().flatten().filter_map(|row| row["id"].as_i64()).collect();
    let [first, second, third] = ids.as_slice() else { return Ok(()) };
    let day = |ago: u64| today.checked_sub_days(Days::new(ago)).unwrap_or(today).to_string();

    let late = enter(
        door,
        ("bug", "Affiliations added in bulk show no end date", "major", "high"),
        *first,
        &day(60),
    )?;
    for (member, ago) in [(second, 55), (third, 41)] {
        let report = json!({
            "issue_id": late, "member_id": member, "said_by": "", "said_on": day(ago), "stance": "for",
            "said": "We see the same since we upload from our personnel system.",
        });
        door.call("issues.add_report", report)?;
    }
    door.call(
        "issues.escalate",
        json!({
            "issue_id": late, "level": 1, "to_whom": "ORCID regional contact", "asked_on": day(30), "due_on": day(9),
            "asked_for": "Whether it is known, and when it will be mended.",
        }),
    )?;
    let reference = json!({
        "issue_id": late, "system": "support_ticket", "reference": "ORCID #48210", "url": "", "closed_on": null,
    });
    door.call("issues.add_reference", reference)?;

    let wish = ("feature_request", "A list of our credentials with their last use", "minor", "medium");
    enter(door, wish, *second, &day(25))?;

    let over =
        enter(door, ("incident", "No log-in to the member portal", "critical", "high"), *third, &day(20))?;
    let solved =
        json!({ "id": over, "state": "resolved", "on": day(19), "note": "ORCID replaced a certificate." });
    door.call("issues.set_state", solved)?;
    let told = json!({ "issue_id": over, "member_id": null, "told_on": day(18), "told": "By mail to all main contacts." });
    door.call("issues.add_news", told)?;
    Ok(())
}

fn enter(
    door: &mut Door,
    (kind, title, severity, urgency): (&str, &str, &str, &str),
    member: i64,
    raised_on: &str,
) -> Result<Value> {
    let issue = json!({
        "kind": kind, "title": title, "description": "", "impact": "", "workaround": "", "severity": severity,
        "urgency": urgency, "owner": "Community manager", "raised_on": raised_on, "review_on": null, "resolution": "",
        "is_confidential": false, "member_id": member,
    });
    Ok(door.call("issues.add", issue)?["issue"]["id"].clone())
}
