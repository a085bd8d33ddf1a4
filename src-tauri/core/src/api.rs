//! Every command of every slice, and the TypeScript side of them.

use ts_rs::Config;

use crate::kernel::Error;
use crate::people::{contacts, members};
pub use crate::register::{Command, CommandKind, Topic};
use crate::slices::{SCHEMA, reads};
pub use crate::typescript::Bindings;
use crate::typescript::quoted;

/// Every command, in the order of the slices.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    SCHEMA.commands()
}

/// The command called `name`.
pub fn command(name: &str) -> Option<&'static Command> {
    commands().find(|command| command.name == name)
}

/// The TypeScript side of every command and type: a module for each slice, and the list of commands. A host declares its
/// own beside them.
pub fn bindings() -> Bindings {
    let mut bindings = Bindings::new(Config::new().with_large_int("number"));
    bindings.declare::<Error>();
    let topics = quoted(SCHEMA.topics().iter().map(|topic| topic.name()), " | ");
    let doc = "A table of the register: when it changes, so may what reads it.";
    bindings.declare_as("register", "Topic", doc, &topics);
    bindings.fields("MEMBER", members::fields::FIELDS);
    bindings.fields("CONTACT", contacts::fields::FIELDS);
    let mut lists = Vec::new();
    for list in SCHEMA.lists() {
        let request = (list.bind)(&mut bindings);
        lists.push(format!("{{ name: \"{}\"; request: {request} }}", list.name));
    }
    bindings.declare_as("exports", "ExportedList", "Which list, and what of it.", &lists.join(" | "));
    for slice in SCHEMA.slices {
        for command in slice.commands {
            let types = (command.bind)(&mut bindings);
            match command.kind {
                CommandKind::Read => {
                    bindings.read(slice.name, command.name, &types, &reads::topics_of(command));
                }
                CommandKind::Write => bindings.write(slice.name, command.name, &types),
            }
        }
    }
    bindings
}
