//! What members of the sample asked the support desk, and what became of it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Result;

const DESK: &str = "support@identifier-consortium.example";

/// A question, its answer, and after how many hours that was given; none where it still waits.
const QUESTIONS: [(&str, &str, &str, i64); 9] = [
    (
        "Works are not pushed to records",
        "Since Friday our repository adds no works any more. The log says 401.",
        "Ask for new tokens: those of the pilot ran out. The guide says how, on page 4.",
        5,
    ),
    (
        "Portal access for a colleague",
        "Please give Dr Lee access to the member portal as well.",
        "Done: the invitation is on its way.",
        2,
    ),
    (
        "Who may see the member report?",
        "Is the report on our integration public?",
        "Only your contacts and we see it.",
        26,
    ),
    (
        "Logo for our sign-in page",
        "Where do we find the button in French?",
        "In ORCID’s brand library, under Sign in.",
        20,
    ),
    (
        "Affiliation manager: rows stuck in pending",
        "14 rows have been pending for a week.",
        "They wait for the researchers’ permission. You may send a reminder.",
        50,
    ),
    (
        "Question on invoice and PO number",
        "Our finance office needs the PO number on the invoice.",
        "We sent it to you again with the number.",
        7,
    ),
    ("Webhook no longer called", "Nothing arrives at our address since the upgrade.", "", 0),
    ("Training for our librarians", "Could you give a session for twenty people in spring?", "", 0),
    ("Duplicate iDs of one researcher", "One of our researchers has two iDs. What can be done?", "", 0),
];

/// Takes in what was written over the last weeks: questions, answers, and an out-of-office reply that is none.
pub(super) fn tickets(door: &mut Door) -> Result<()> {
    let page = door.call("contacts.list", json!({ "limit": 200, "sort": { "by": "email" } }))?;
    let people: Vec<&Value> = page["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["email"].as_str().is_some_and(|email| !email.is_empty()))
        .collect();
    if people.is_empty() {
        return Ok(());
    }
    let now = door.register().clock().now();
    let mut mails = Vec::new();
    for (nth, (subject, question, answer, hours)) in QUESTIONS.into_iter().enumerate() {
        let person = people[nth * 7 % people.len()];
        let (name, email) = (text(person, "name"), text(person, "email"));
        let asked_at = now - TimeDelta::days(i64::try_from(QUESTIONS.len() - nth).unwrap_or(1) * 5)
            + TimeDelta::hours(9);
        let id = format!("sample-{nth}@example.org");
        mails.push(mail((&name, &email), ("", DESK), subject, asked_at, &id, "", question));
        if hours > 0 {
            let head = format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n");
            let answered_at = asked_at + TimeDelta::hours(hours);
            let subject = format!("Re: {subject}");
            mails.push(mail(
                ("Support", DESK),
                (&name, &email),
                &subject,
                answered_at,
                &format!("answer-{id}"),
                &head,
                answer,
            ));
        }
        if nth == 3 {
            let head = format!("In-Reply-To: <answer-{id}>\r\nAuto-Submitted: auto-replied\r\n");
            let away_at = asked_at + TimeDelta::hours(hours + 1);
            mails.push(mail(
                (&name, &email),
                ("", DESK),
                "Out of office",
                away_at,
                &format!("away-{id}"),
                &head,
                "I am back on Monday.",
            ));
        }
    }
    let mut tokens = Vec::new();
    for (nth, mail) in mails.iter().enumerate() {
        tokens.extend(door.stage_mail_bytes(&format!("{nth}.eml"), mail.as_bytes())?.tokens);
    }
    door.call("tickets.import_mails", json!({ "tokens": tokens, "desk_addresses": [DESK] }))?;
    let listed = door.call("tickets.list", json!({ "queue": "waiting", "sort": { "by": "received" } }))?;
    let answered: Vec<&Value> =
        listed["rows"].as_array().into_iter().flatten().map(|row| &row["id"]).collect();
    if let Some((last, solved)) = answered.split_last() {
        door.call("tickets.set_state", json!({ "ids": solved, "state": "solved" }))?;
        door.call("tickets.assign", json!({ "ids": [last], "owner": door.register().user().to_owned() }))?;
    }
    promises(door)?;
    texts(door)?;
    work(door)?;
    ratings(door)
}

/// What the desk promises.
fn promises(door: &mut Door) -> Result<()> {
    let mut settings = door.call("tickets.settings", json!({}))?;
    settings["targets"] = json!([
        { "priority": "urgent", "respond_minutes": 120, "solve_minutes": 960 },
        { "priority": "normal", "respond_minutes": 480, "solve_minutes": null },
    ]);
    let share =
        |percent: u32, days: u32| json!({ "measure": "solution", "percent": percent, "working_days": days });
    settings["share_targets"] = json!([share(80, 7), share(95, 20)]);
    door.call("tickets.save_settings", settings).map(|_| ())
}

/// Two askers were asked what they thought of it; one of them said so.
fn ratings(door: &mut Door) -> Result<()> {
    let text =
        "Dear {asker},\n\nyour question {number} is solved. How was it, from 1 (poor) to 5 (very good)?";
    let block =
        json!({ "name": "How was it?", "language": "en", "topic": null, "asks_rating": true, "text": text });
    door.call("tickets.save_text_block", json!({ "draft": block }))?;
    let solved = json!({ "states": ["solved"], "sort": { "by": "received" }, "limit": 2 });
    let page = door.call("tickets.list", solved)?;
    for (nth, row) in page["rows"].as_array().into_iter().flatten().enumerate() {
        let texts = door.call("tickets.text_blocks", json!({ "ticket_id": row["id"] }))?;
        let filled = texts["rows"].as_array().into_iter().flatten().find(|one| one["asks_rating"] == true);
        let Some(filled) = filled else { continue };
        let request = json!({ "id": row["id"], "text": filled["filled"], "asks_rating": true });
        let drafted = door.call("tickets.draft_reply", request)?;
        let last = drafted["messages"].as_array().and_then(|messages| messages.last());
        door.call("tickets.note_sent", json!({ "id": last.map(|message| &message["id"]) }))?;
        if nth == 0 {
            let rating = json!({ "id": row["id"], "rating": 5, "remark": "Quick and friendly." });
            door.call("tickets.rate", rating)?;
        }
    }
    Ok(())
}

/// Texts for answers, in the languages of members.
fn texts(door: &mut Door) -> Result<()> {
    let texts = [
        (
            "Question of a researcher",
            "en",
            "researcher",
            "Dear {asker},\n\nORCID answers questions of researchers itself: https://support.orcid.org. We told it that you are at {member}.",
        ),
        (
            "Portal access",
            "en",
            "portal_access",
            "Dear {asker},\n\nthe invitation to the member portal is on its way. Our number for this is {number}.",
        ),
        (
            "Zugang zum Portal",
            "de",
            "portal_access",
            "Guten Tag {asker},\n\ndie Einladung zum Mitgliederportal ist unterwegs. Unsere Nummer dafür ist {number}.",
        ),
    ];
    for (name, language, topic, text) in texts {
        let draft = json!({ "name": name, "language": language, "topic": topic, "text": text });
        door.call("tickets.save_text_block", json!({ "draft": draft }))?;
    }
    Ok(())
}

/// A ticket that ORCID was asked about and has not answered in time, one that is about a known issue, and one that helps others.
fn work(door: &mut Door) -> Result<()> {
    let found = |door: &mut Door, subject: &str| -> Result<Value> {
        Ok(door.call("tickets.list", json!({ "search": subject, "limit": 1 }))?["rows"][0].clone())
    };
    let now = door.register().clock().now();
    let webhook = found(door, "Webhook no longer called")?;
    if webhook["id"].is_i64() {
        let asked_at = now - TimeDelta::days(9);
        let draft = json!({
            "to_whom": "ORCID support", "to_email": "", "asked_for": "Why are webhooks of this client no longer called?",
            "environment": "production", "steps": "Change a work of a record that the client may read.", "status": "",
            "asked_at": asked_at.to_rfc3339(), "due_on": (asked_at + TimeDelta::days(5)).date_naive(), "reference": "ORCID #51377",
        });
        door.call(
            "tickets.escalate",
            json!({ "ticket_id": webhook["id"], "draft": draft, "state": "waiting_orcid" }),
        )?;
    }
    let bulk = found(door, "Affiliation manager")?;
    let issues = door.call("issues.list", json!({ "search": "bulk" }))?;
    if bulk["id"].is_i64() && issues["rows"][0]["id"].is_i64() {
        let request = json!({ "issue_id": issues["rows"][0]["id"], "ticket_ids": [bulk["id"]] });
        door.call("issues.link_tickets", request)?;
    }
    let mut logo = found(door, "Logo for our sign-in page")?;
    if logo["state"] == "solved" {
        logo["is_reusable"] = json!(true);
        door.call("tickets.update", json!({ "id": logo["id"], "draft": logo }))?;
        door.call("tickets.add_faq", json!({ "ticket_id": logo["id"] }))?;
    }
    Ok(())
}

fn mail(
    from: (&str, &str),
    to: (&str, &str),
    subject: &str,
    at: DateTime<Utc>,
    id: &str,
    head: &str,
    body: &str,
) -> String {
    let mailbox = |(name, email): (&str, &str)| format!("\"{name}\" <{email}>");
    format!(
        "From: {}\r\nTo: {}\r\nSubject: {subject}\r\nDate: {}\r\nMessage-ID: <{id}>\r\n{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n",
        mailbox(from),
        mailbox(to),
        at.to_rfc2822()
    )
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().replace(['"', '\\'], "")
}
