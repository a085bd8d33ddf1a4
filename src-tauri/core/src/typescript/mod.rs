//! Writes the TypeScript side of commands: a file for each slice, and one that lists the commands of all.

mod declaration;

use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;
use serde_json::json;
use ts_rs::{Config, TS, TypeVisitor};

use crate::kernel::field::{Field, FieldInfo};
use declaration::{Declaration, words_of_types};

/// The head of every file.
const HEAD: &str = "// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.\n";

/// The folders of the core that hold slices in folders of their own.
const DISTRICTS: [&str; 6] = ["paper", "people", "money", "service", "governance", "office"];

/// The file of the tables of fields.
const FIELDS: &str = "fields";

/// The file that lists the commands of all slices.
const COMMANDS: &str = "commands";

/// What a command is given that is asked nothing.
pub(crate) const NO_REQUEST: &str = "Record<string, never>";

/// Declares something, in a build for development: what is released names every type of the wire in its commands, and is not
/// to carry how each looks in TypeScript.
pub(crate) fn in_development<T>(declare: impl FnOnce() -> T) -> T {
    if cfg!(any(debug_assertions, test)) {
        declare()
    } else {
        unreachable!("the TypeScript side is written by a build for development")
    }
}

/// Collects declarations and commands.
pub struct Bindings {
    config: Config,
    /// By name: the slice it belongs to, and what it is.
    declarations: BTreeMap<String, (String, Declaration)>,
    /// The tables of fields.
    fields: String,
    /// The commands of each slice, in their order, and what is known of them all.
    commands: BTreeMap<String, String>,
    table: String,
}

impl Bindings {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            config,
            declarations: BTreeMap::new(),
            fields: String::new(),
            commands: BTreeMap::new(),
            table: String::new(),
        }
    }

    /// Declares `T` and everything it is made of, and gives the name it is known by.
    pub fn declare<T: TS + 'static + ?Sized>(&mut self) -> String {
        let name = T::name(&self.config);
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            if self.declarations.contains_key(&ident) {
                return name;
            }
            let declared = Declaration::read(&ident, T::docs().as_deref(), &T::decl(&self.config));
            self.declarations.insert(ident, (slice_of(type_name::<T>()), declared));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        name
    }

    /// Declares `T` and, for a command that is asked with it beside others, the name `called` in the slice of `module`.
    pub(crate) fn declare_called<T: TS + 'static + ?Sized>(&mut self, module: &str, called: &str) -> String {
        let shared = self.declare::<T>();
        self.declare_as(&slice_of(module), called, "", &shared);
        called.to_owned()
    }

    /// Declares the type `name` of `slice` as what `text` says, where no type of Rust stands for it.
    pub fn declare_as(&mut self, slice: &str, name: &str, doc: &str, text: &str) {
        let declared = Declaration::written(name, doc, text.to_owned());
        self.declarations.insert(name.to_owned(), (slice.to_owned(), declared));
    }

    /// Writes the table of fields of a draft under `name` in capitals, and a draft in which nothing is said. They have a file
    /// of their own: its words are for people, so the catalogues of the interface are drawn from it too.
    pub(crate) fn fields<Draft: TS + Default + Serialize + 'static>(
        &mut self,
        name: &str,
        fields: &'static [Field<Draft>],
    ) {
        let (info, draft) = (self.declare::<FieldInfo>(), self.declare::<Draft>());
        let fields = json!(fields.iter().map(Field::info).collect::<Vec<_>>());
        let empty = json!(Draft::default());
        let _ = write!(
            self.fields,
            "
/** Every field, in the order in which lists write them. */
export const {name}_FIELDS: readonly ({info} & {{ name: keyof {draft} }})[] = {fields};

export const EMPTY_{name}: Readonly<{draft}> = {empty};
"
        );
    }

    /// Declares a read of `slice` and its topics.
    pub(crate) fn read(&mut self, slice: &str, name: &str, types: &(String, String), topics: &[&str]) {
        self.command(slice, name, types);
        let topics = quoted(topics.iter().copied(), ", ");
        let _ = writeln!(self.table, "  \"{name}\": {{ kind: \"read\", topics: [{topics}] }},");
    }

    /// Declares a write of `slice`: what it changes is known when it is done.
    pub(crate) fn write(&mut self, slice: &str, name: &str, types: &(String, String)) {
        self.command(slice, name, types);
        let _ = writeln!(self.table, "  \"{name}\": {{ kind: \"write\" }},");
    }

    fn command(&mut self, slice: &str, name: &str, (request, response): &(String, String)) {
        let commands = self.commands.entry(slice.to_owned()).or_default();
        let _ = writeln!(commands, "  \"{name}\": {{ request: {request}; response: {response} }};");
    }

    /// The files: name without ending, and content.
    pub fn finish(mut self) -> BTreeMap<String, String> {
        self.take_parts();
        let homes: BTreeMap<&str, &str> =
            self.declarations.iter().map(|(name, (slice, _))| (name.as_str(), slice.as_str())).collect();
        let mut slices: BTreeSet<&str> = homes.values().copied().collect();
        slices.extend(self.commands.keys().map(String::as_str));
        slices.insert(FIELDS);
        let mut files: BTreeMap<String, String> =
            slices.into_iter().map(|slice| (slice.to_owned(), self.file(slice, &homes))).collect();
        files.insert(COMMANDS.to_owned(), self.commands_file());
        files
    }

    /// A record that has all fields of another one extends it; the largest parts come first.
    fn take_parts(&mut self) {
        let mut parts: Vec<Declaration> = self.declarations.values().map(|(_, one)| one.clone()).collect();
        parts.sort_by_key(|one| std::cmp::Reverse(one.len()));
        for (_, declared) in self.declarations.values_mut() {
            for part in &parts {
                declared.take_part(part);
            }
        }
    }

    fn file(&self, slice: &str, homes: &BTreeMap<&str, &str>) -> String {
        let declared = self.declarations.values().filter(|(home, _)| home == slice).map(|(_, one)| one);
        let constants = if slice == FIELDS { self.fields.as_str() } else { "" };
        let commands = self.commands.get(slice).map_or("", String::as_str);
        let mut needed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mentioned = declared
            .clone()
            .flat_map(Declaration::mentions)
            .chain(words_of_types(constants))
            .chain(words_of_types(commands));
        for name in mentioned {
            if let Some((name, home)) = homes.get_key_value(name).filter(|(_, home)| **home != slice) {
                needed.entry(home).or_default().insert(name);
            }
        }
        let mut text = HEAD.to_owned();
        for (home, names) in needed {
            let names: Vec<&str> = names.into_iter().collect();
            let _ = writeln!(text, "import type {{ {} }} from \"./{home}\";", names.join(", "));
        }
        for one in declared {
            let _ = write!(text, "\n{}", one.text());
        }
        text.push_str(constants);
        if !commands.is_empty() {
            let _ = write!(text, "\nexport interface {} {{\n{commands}}}\n", interface_of(slice));
        }
        text
    }

    fn commands_file(&self) -> String {
        let mut text = HEAD.to_owned();
        for slice in self.commands.keys() {
            let _ = writeln!(text, "import type {{ {} }} from \"./{slice}\";", interface_of(slice));
        }
        let all: Vec<String> = self.commands.keys().map(|slice| interface_of(slice)).collect();
        let _ = writeln!(text, "\nexport type Commands = {};", all.join(" & "));
        // The literal kinds stay in the type, so that the client can tell reads from writes.
        let _ = writeln!(
            text,
            "\nexport const COMMANDS = {{\n{}}} as const satisfies {{ readonly [Name in keyof Commands]: {{ readonly kind: \"read\"; readonly topics: readonly Topic[] }} | {{ readonly kind: \"write\" }} }};",
            self.table
        );
        text.replacen(HEAD, &format!("{HEAD}import type {{ Topic }} from \"./register\";\n"), 1)
    }
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

/// The slice in whose folder a type stands, out of a path such as `consortium_core::people::members::Member`. What a host
/// declares is a module of its own.
fn slice_of(path: &str) -> String {
    let path = path.split('<').next().unwrap_or(path);
    if let Some(host) = path.split("::").next().filter(|package| *package != env!("CARGO_CRATE_NAME")) {
        return host.trim_start_matches("consortium_").to_owned();
    }
    let modules: Vec<&str> = path.split("::").skip(1).collect();
    let at = usize::from(modules.first().is_some_and(|first| DISTRICTS.contains(first)));
    modules.get(at).copied().unwrap_or("kernel").to_owned()
}

/// What the commands of a slice are called together.
fn interface_of(slice: &str) -> String {
    let camel: String = slice
        .split('_')
        .map(|word| {
            word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
        })
        .collect();
    format!("{camel}Commands")
}

/// The words in quotation marks.
pub(crate) fn quoted<'a>(words: impl Iterator<Item = &'a str>, between: &str) -> String {
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(between)
}
