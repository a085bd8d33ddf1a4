//! Whole registers: new, demo, check, backup, restore, call.

use std::path::Path;

use consortium_core::api::{self, CommandKind};
use consortium_core::kernel::{Clock, Error, ErrorKind, Result};
use consortium_core::office::demo;
use consortium_core::people::profile::NewConsortium;
use consortium_core::register::{Access, CopyCare};
use consortium_core::{Door, message};
use serde_json::{Value, json};

use crate::arguments::{Backup, Call, Check, Demo, New, Restore};
use crate::done;
use crate::output::{self, Outcome, field};

/// The name the audit trail shows for this user.
pub(crate) fn user() -> String {
    let name = ["CONSORTIUM_USER", "USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "unknown".to_owned())
}

/// Opens a register to change it.
pub(crate) fn open(path: &Path) -> Result<Door> {
    told(Door::open(path, &user(), Clock::System, Access::Write)?)
}

/// Opens a register to read it, which works while the application has it open.
pub(crate) fn open_to_read(path: &Path) -> Result<Door> {
    told(Door::open(path, &user(), Clock::System, Access::Read)?)
}

/// Says what should be known of an open register, on standard error.
fn told(door: Door) -> Result<Door> {
    door.register().notices().iter().for_each(|notice| output::message(&notice.to_string()));
    Ok(door)
}

pub(crate) fn new(arguments: &New) -> Result<Outcome> {
    let consortium = NewConsortium {
        name: arguments.name.clone(),
        currency: arguments.currency.clone(),
        year_start: arguments.year_start.clone(),
    };
    Door::create_closed(&arguments.register, &consortium, &user(), Clock::System)?;
    output::message(&format!("Created {}.", arguments.register.display()));
    Ok(Outcome::Done)
}

pub(crate) fn demo(arguments: &Demo) -> Result<Outcome> {
    let members = usize::try_from(arguments.members).unwrap_or(usize::MAX);
    demo::create(&arguments.register, members, arguments.seed, &user(), Clock::System)?;
    let created = message!(
        "Created {register} with {members, plural, one {# member} other {# members}}.",
        register = arguments.register.display(),
        members
    );
    output::message(&created.to_string());
    Ok(Outcome::Done)
}

pub(crate) fn check(arguments: &Check) -> Result<Outcome> {
    // A file too damaged to open fails its first check; it is not an error of the command.
    let report = match open_to_read(&arguments.register)
        .and_then(|mut door| door.call("register.check", json!({})))
    {
        Err(error) if error.kind == ErrorKind::Refused => {
            json!({ "ok": false, "checks": [{ "name": "File can be opened", "ok": false, "detail": error.message }] })
        }
        report => report?,
    };
    if arguments.json {
        output::json(&report)?;
    } else {
        for check in report["checks"].as_array().into_iter().flatten() {
            let mark = if check["ok"] == true { "ok    " } else { "FAILED" };
            output::text(&format!("{mark}  {}: {}\n", field(check, "name"), field(check, "detail")))?;
        }
    }
    Ok(if report["ok"] == true { Outcome::Done } else { Outcome::NotOk })
}

pub(crate) fn backup(arguments: &Backup) -> Result<Outcome> {
    open_to_read(&arguments.register)?.back_up(&arguments.destination, care(arguments.despite))?;
    output::message(&format!(
        "Copied {} to {}.",
        arguments.register.display(),
        arguments.destination.display()
    ));
    Ok(Outcome::Done)
}

pub(crate) fn restore(arguments: &Restore) -> Result<Outcome> {
    let care = care(arguments.despite);
    Door::restore(&arguments.backup, &arguments.register, &user(), Clock::System, care)?;
    output::message(&format!("Restored {} to {}.", arguments.backup.display(), arguments.register.display()));
    Ok(Outcome::Done)
}

fn care(despite: bool) -> CopyCare {
    if despite { CopyCare::DespiteProblems } else { CopyCare::Sound }
}

pub(crate) fn call(arguments: &Call) -> Result<Outcome> {
    let mut request: Value = serde_json::from_str(&arguments.request).map_err(|error| {
        Error::invalid(
            "request",
            message!(
                "The request is not JSON: {error}. Write it like {example}.",
                error,
                example = r#"'{"search": "zurich"}'"#
            ),
        )
    })?;
    let writes = api::command(&arguments.command).is_some_and(|command| command.kind == CommandKind::Write);
    let mut door = if writes { open(&arguments.register)? } else { open_to_read(&arguments.register)? };
    if let Some(file) = &arguments.file {
        let staged = if ["attachments.", "calendars."].iter().any(|of| arguments.command.starts_with(of)) {
            serde_json::to_value(door.stage_attachment(file)?)?
        } else {
            serde_json::to_value(door.stage_import(file)?)?
        };
        for place in ["/token", "/files/0/token"] {
            if let Some(token) = request.pointer_mut(place).filter(|token| *token == "file") {
                *token = staged["token"].clone();
            }
        }
    }
    output::json(&done::call(&mut door, &arguments.command, request)?)?;
    Ok(Outcome::Done)
}
