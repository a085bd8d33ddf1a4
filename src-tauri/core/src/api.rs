//! Every command of every slice, and the TypeScript side of them.

use ts_rs::Config;

use crate::kernel::Error;
use crate::people::attachments;
pub use crate::register::{Command, CommandKind, Topic};
use crate::slices::{SCHEMA, reads};
use crate::typescript::{Bindings, quoted};

/// Every command, in the order of the slices.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    SCHEMA.commands()
}

/// The command called `name`.
pub fn command(name: &str) -> Option<&'static Command> {
    commands().find(|command| command.name == name)
}

/// The TypeScript module that describes every command and type.
pub fn typescript() -> String {
    let mut bindings = Bindings::new(Config::new().with_large_int("number"));
    bindings.declare::<Error>();
    bindings.declare::<CommandKind>();
    // What the shell answers when a document was chosen; no command of the core does.
    bindings.declare::<attachments::StagedAttachment>();
    let topics = quoted(SCHEMA.topics().iter().map(|topic| topic.name()), " | ");
    bindings.declare_as("Topic", "A table of the register: when it changes, so may what reads it.", &topics);
    let mut lists = Vec::new();
    for list in SCHEMA.lists() {
        let request = (list.bind)(&mut bindings);
        lists.push(format!("{{ name: \"{}\"; request: {request} }}", list.name));
    }
    bindings.declare_as("ExportedList", "Which list, and what of it.", &lists.join(" | "));
    for command in commands() {
        let types = (command.bind)(&mut bindings);
        match command.kind {
            CommandKind::Read => bindings.read(command.name, &types, &reads::topics_of(command)),
            CommandKind::Write => bindings.write(command.name, &types),
        }
    }
    bindings.finish()
}
