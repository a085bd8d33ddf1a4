//! The support desk: 10,000 messages out of a mailbox, and 20,000 tickets with searches in them and what is counted of them.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use consortium_core::Door;
use serde_json::json;

use crate::register::{create, name_of};
use crate::report::{Failure, Report, line, milliseconds, percentile, timed};

const MESSAGES: usize = 10_000;
const TICKETS: usize = 20_000;
const SEARCHES: [&str; 8] = ["s", "sand", "sandbox cred", "t-2026-00", "person 47", "uni", "4711", "xyz"];

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Taking in 10,000 messages …");
    let mailbox = folder.join("desk.mbox");
    std::fs::write(&mailbox, generated_mailbox())?;
    let mut door = create(&folder.join("mail.consortium"))?;
    let (taken, duration) = timed(|| {
        let staged = door.stage_mail(&mailbox)?;
        Ok(door.call(
            "tickets.import_mails",
            json!({ "tokens": staged.tokens, "desk_addresses": ["desk@example.net"] }),
        )?)
    })?;
    if taken["added"] != MESSAGES {
        return Err(format!("not every message was taken in: {taken:.300}").into());
    }
    report.add(
        "10,000 messages out of a mailbox",
        format!("{:.2} s", duration.as_secs_f64()),
        "aim: under 10 s",
    );
    list(&mut create(&folder.join("tickets.consortium"))?, folder, report)
}

/// Questions of a thousand people, each with an answer.
fn generated_mailbox() -> String {
    let mut mailbox = String::new();
    for number in 0..MESSAGES / 2 {
        let (person, day, hour) = (number % 1_000, 1 + number / 2_000, number % 24);
        let text = "We tried it again as the guide says, and it still answers 401.\n".repeat(12);
        let asker = format!("Person {person} <person{person}@example.org>");
        let head = |from: &str, to: &str, id: &str, more: &str| {
            format!(
                "From {from} Sun Mar  1 07:00:00 2026\nFrom: {from}\nTo: {to}\nSubject: Question {number}\nDate: {day} Mar 2026 {hour:02}:00:00 +0000\nMessage-ID: <{id}>\n{more}\n"
            )
        };
        let _ = write!(
            mailbox,
            "{}{text}\n{}{text}\n",
            head(&asker, "desk@example.net", &format!("q{number}@x"), ""),
            head(
                "desk@example.net",
                &asker,
                &format!("a{number}@x"),
                &format!("In-Reply-To: <q{number}@x>\n")
            ),
        );
    }
    mailbox
}

fn list(door: &mut Door, folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Importing 20,000 tickets …");
    let mut csv =
        String::from("Ticket Number,Subject,Created,Status,Company,From,Owner,First response,Solved\n");
    for number in 0..TICKETS {
        let (day, state) = (1 + number % 28, ["open", "closed", "pending", "solved"][number % 4]);
        let solved = if number % 4 == 1 {
            format!("2026-{:02}-{day:02} 15:00", 1 + number % 10)
        } else {
            String::new()
        };
        let _ = writeln!(
            csv,
            "{number},Sandbox credentials {number},2026-{:02}-{day:02} 10:00,{state},\"{}\",Person {number},ana,2026-{:02}-{day:02} 12:00,{solved}",
            1 + number % 10,
            name_of(number % 300),
            1 + number % 10,
        );
    }
    let path = folder.join("tickets.csv");
    std::fs::write(&path, csv)?;
    let (done, duration) = timed(|| {
        let staged = door.stage_ticket_list(&path)?;
        Ok(door.call("tickets.import_list", json!({ "token": staged.token, "zone": "UTC" }))?)
    })?;
    if done["created"] != TICKETS {
        return Err(format!("not every ticket was imported: {done:.300}").into());
    }
    report.add("Import of 20,000 tickets", format!("{:.2} s", duration.as_secs_f64()), "");
    let (_, first) = timed(|| Ok(door.call("tickets.list", json!({ "limit": 100 }))?))?;
    report.add("First page of 20,000 tickets", milliseconds(first), "aim: under 100 ms");
    let mut durations: Vec<Duration> = Vec::new();
    for _ in 0..25 {
        for typed in SEARCHES {
            let (_, duration) =
                timed(|| Ok(door.call("tickets.list", json!({ "search": typed, "limit": 100 }))?))?;
            durations.push(duration);
        }
    }
    durations.sort();
    report.add("Search among 20,000 tickets, p50", milliseconds(percentile(&durations, 50)), "");
    report.add(
        "Search among 20,000 tickets, p95",
        milliseconds(percentile(&durations, 95)),
        "aim: under 20 ms",
    );
    let (_, facets) = timed(|| Ok(door.call("tickets.facets", json!({}))?))?;
    report.add("Counts of the queues", milliseconds(facets), "");
    let (statistics, duration) = timed(|| Ok(door.call("tickets.statistics", json!({}))?))?;
    if statistics["volume"] != TICKETS {
        return Err(format!("not every ticket was counted: {statistics:.300}").into());
    }
    report.add("Statistics over 20,000 tickets", milliseconds(duration), "aim: under 500 ms");
    Ok(())
}
