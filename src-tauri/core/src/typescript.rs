//! Writes the TypeScript side of commands.

use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

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

    /// Declares the type `name` as what `text` says.
    pub(crate) fn declare_as(&mut self, name: &str, doc: &str, text: &str) {
        self.declarations.insert(name.to_owned(), format!("/** {doc} */\nexport type {name} = {text};"));
    }

    /// Declares a read and its topics.
    pub(crate) fn read(&mut self, name: &str, (request, response): &(String, String), topics: &[&str]) {
        self.command(name, request, response);
        let topics = quoted(topics.iter().copied(), ", ");
        let _ = writeln!(self.table, "  \"{name}\": {{ kind: \"read\", topics: [{topics}] }},");
    }

    /// Declares a write: what it changes is known when it is done.
    pub(crate) fn write(&mut self, name: &str, (request, response): &(String, String)) {
        self.command(name, request, response);
        let _ = writeln!(self.table, "  \"{name}\": {{ kind: \"write\" }},");
    }

    fn command(&mut self, name: &str, request: &str, response: &str) {
        let _ = writeln!(self.commands, "  \"{name}\": {{ request: {request}; response: {response} }};");
    }

    pub(crate) fn finish(self) -> String {
        let mut module = String::from(
            "// Generated from the commands of src-tauri/core by `cargo xtask bindings`. Changes made here are lost.\n",
        );
        for declaration in self.declarations.values() {
            let _ = write!(module, "\n{declaration}\n");
        }
        let _ = write!(module, "\nexport interface Commands {{\n{}}}\n", self.commands);
        // The literal kinds stay in the type, so that the client can tell reads from writes.
        let _ = write!(
            module,
            "\nexport const COMMANDS = {{\n{}}} as const satisfies {{ readonly [Name in keyof Commands]: {{ readonly kind: \"read\"; readonly topics: readonly Topic[] }} | {{ readonly kind: \"write\" }} }};\n",
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

/// The words in quotation marks.
pub(crate) fn quoted<'a>(words: impl Iterator<Item = &'a str>, between: &str) -> String {
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(between)
}
