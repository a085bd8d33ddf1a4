//! Attaches a file to a member.

use consortium_core::Door;
use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use serde_json::json;

use crate::arguments::Attach;
use crate::done;
use crate::output::{self, Outcome, field};
use crate::registers;

pub(crate) fn attach(arguments: &Attach) -> Result<Outcome> {
    let mut door = registers::open(&arguments.register)?;
    let (member_id, name) = member(&mut door, &arguments.member)?;
    let staged = door.stage_attachment(&arguments.file)?;
    let title = arguments.title.as_ref().unwrap_or(&staged.title);
    let file = json!({
        "token": staged.token, "title": title, "kind": arguments.kind, "dated_on": arguments.dated, "note": "",
    });
    let list = done::call(&mut door, "attachments.add", json!({ "member_id": member_id, "files": [file] }))?;
    if arguments.json {
        output::json(&list)?;
    } else {
        output::message(&format!("Attached {} to {name}.", staged.file_name));
    }
    Ok(Outcome::Done)
}

/// The one member that `wanted` names, by id or official name.
fn member(door: &mut Door, wanted: &str) -> Result<(i64, String)> {
    if let Ok(id) = wanted.parse::<i64>() {
        let detail = door.call("members.get", json!({ "id": id }))?;
        return Ok((id, field(&detail["member"], "official_name")));
    }
    let page = door.call("members.list", json!({ "search": wanted, "limit": 1000 }))?;
    let rows = page["rows"].as_array().into_iter().flatten();
    let named: Vec<_> =
        rows.filter(|row| row["official_name"] == wanted || row["short_name"] == wanted).collect();
    match named.as_slice() {
        [row] => Ok((row["id"].as_i64().unwrap_or_default(), field(row, "official_name"))),
        [] => {
            let message =
                message!("No member is called “{wanted}”. Give its whole official name, or its id.", wanted);
            Err(Error::new(ErrorKind::NotFound, message))
        }
        several => {
            let message = message!(
                "{count} members are called “{wanted}”. Give the id of one.",
                count = several.len(),
                wanted
            );
            Err(Error::new(ErrorKind::Invalid, message))
        }
    }
}
