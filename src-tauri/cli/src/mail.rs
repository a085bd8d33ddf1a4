//! Takes messages into the support desk.

use consortium_core::kernel::Result;
use serde_json::{Value, json};

use crate::arguments::Mail;
use crate::done;
use crate::output::{self, Outcome, field};
use crate::registers;

pub(crate) fn mail(arguments: &Mail) -> Result<Outcome> {
    let mut door = match arguments.dry_run {
        true => registers::open_to_read(&arguments.register)?,
        false => registers::open(&arguments.register)?,
    };
    let mut tokens = Vec::new();
    for path in &arguments.files {
        tokens.extend(door.stage_mail(path)?.tokens);
    }
    let mut request = json!({ "tokens": tokens });
    if !arguments.desk.is_empty() {
        request["desk_addresses"] = json!(arguments.desk);
    }
    let command = if arguments.dry_run { "tickets.inspect_mails" } else { "tickets.import_mails" };
    let taken = done::call(&mut door, command, request)?;
    if arguments.json {
        output::json(&taken)?;
    } else {
        report(&taken, arguments.dry_run)?;
    }
    Ok(Outcome::Done)
}

fn report(taken: &Value, is_dry: bool) -> Result<()> {
    for problem in taken["unreadable"].as_array().into_iter().flatten() {
        output::message(problem.as_str().unwrap_or_default());
    }
    if taken["are_addresses_guessed"] == true {
        let addresses: Vec<&str> =
            taken["desk_addresses"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        output::message(&format!(
            "What comes from {} counts as an answer; --desk says otherwise.",
            addresses.join(", ")
        ));
    }
    let rows: Vec<Vec<String>> = taken["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let what = match (row["is_known"] == true, row["opens"] == true) {
                (true, _) => "known",
                (_, true) => "opens",
                _ => "goes on",
            };
            let member = field(&row["who"], "member_name");
            vec![
                field(row, "number"),
                what.to_owned(),
                field(row, "kind"),
                field(row, "at"),
                field(row, "from"),
                member,
                field(row, "subject"),
            ]
        })
        .collect();
    let heads = ["Ticket", "Does", "Kind", "Written", "From", "Member", "Subject"];
    output::text(&output::table(&heads, &rows, &[]))?;
    for row in taken["rows"].as_array().into_iter().flatten() {
        for note in row["notes"].as_array().into_iter().flatten() {
            output::message(&format!("{}: {}", field(row, "number"), note.as_str().unwrap_or_default()));
        }
    }
    let would = if is_dry { "would be" } else { "were" };
    output::message(&format!(
        "{} of {} messages {would} taken in, {} known already; {} tickets {would} opened.",
        taken["added"], taken["messages"], taken["known"], taken["opened"]
    ));
    Ok(())
}
