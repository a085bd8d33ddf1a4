//! Writes the TypeScript side of [`crate::api`].

use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::api::{Command, CommandKind, Topic};

/// Collects declarations and commands.
pub(crate) struct Bindings {
    config: Config,
    declarations: BTreeMap<String, String>,
    commands: String,
    table: String,
}

impl Bindings {
    pub(crate) fn new(config: Config) -> Self {
        Self { config, declarations: BTreeMap::new(), commands: String::new(), table: String::new() }
    }

    /// Declares `T` and everything it is made of, and gives the name it is known by.
    pub(crate) fn declare<T: TS + 'static + ?Sized>(&mut self) -> String {
        let name = T::name(&self.config);
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            if self.declarations.contains_key(&ident) {
                return name;
            }
            self.declarations.insert(ident, format!("export {}", T::decl(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        name
    }

    pub(crate) fn command(&mut self, command: &Command, request: &str, response: &str) {
        let kind = match command.kind {
            CommandKind::Read => "read",
            CommandKind::Write => "write",
        };
        let topics: Vec<String> =
            command.topics.iter().map(|topic| format!("\"{}\"", topic_word(*topic))).collect();
        let _ = writeln!(
            self.commands,
            "  \"{}\": {{ request: {request}; response: {response} }};",
            command.name
        );
        let _ = writeln!(
            self.table,
            "  \"{}\": {{ kind: \"{kind}\", topics: [{}] }},",
            command.name,
            topics.join(", ")
        );
    }

    pub(crate) fn finish(self) -> String {
        let mut module = String::from(
            "// Generated from src-tauri/core/src/api.rs by `cargo xtask bindings`. Changes made here are lost.\n",
        );
        for declaration in self.declarations.values() {
            let _ = write!(module, "\n{declaration}\n");
        }
        let _ = write!(module, "\nexport interface Commands {{\n{}}}\n", self.commands);
        // The literal kinds stay in the type, so that the client can tell reads from writes.
        let _ = write!(
            module,
            "\nexport const COMMANDS = {{\n{}}} as const satisfies {{ readonly [Name in keyof Commands]: {{ readonly kind: CommandKind; readonly topics: readonly Topic[] }} }};\n",
            self.table
        );
        module
    }
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

fn topic_word(topic: Topic) -> String {
    serde_json::to_value(topic).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
