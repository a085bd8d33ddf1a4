//! What others wrote and we build upon: under which licences, from where, and whether it is used.
//!
//! Security advisories are not looked at: their database has to be fetched, and a test is not to need a network.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here and says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Licences that what we ship and build with may have. MPL-2.0 binds changes of its own files, and we make none.
const PERMITTED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates that the command line holds in several versions, and whose older one it is.
#[cfg(target_os = "linux")]
const TWICE: [(&str, &str); 7] = [
    ("font-types", "subsetter"),
    ("miniz_oxide", "png"),
    ("phf", "chrono-tz"),
    ("phf_shared", "chrono-tz"),
    ("quick-xml", "sepa"),
    ("read-fonts", "subsetter"),
    ("skrifa", "subsetter"),
];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// What cargo knows of the workspace and of all that it depends on, on every platform.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Whether what a package may be used under is permitted: an SPDX expression, in which some still write "/" for OR.
fn is_permitted(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = licence.split_whitespace().peekable();
    let permitted = either(&mut words);
    permitted && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>) -> bool {
    let mut permitted = both(words);
    while words.next_if_eq(&"OR").is_some() {
        permitted |= both(words);
    }
    permitted
}

fn both(words: &mut Words<'_>) -> bool {
    let mut permitted = one(words);
    while words.next_if_eq(&"AND").is_some() {
        permitted &= one(words);
    }
    permitted
}

fn one(words: &mut Words<'_>) -> bool {
    let Some(first) = words.next() else { return false };
    if first == "(" {
        let permitted = either(words);
        return permitted && words.next() == Some(")");
    }
    let exception = words.next_if_eq(&"WITH").and_then(|_| words.next());
    let name = exception.map_or_else(|| first.to_owned(), |exception| format!("{first} WITH {exception}"));
    PERMITTED.contains(&name.as_str())
}

#[test]
fn licences_are_read_as_they_are_meant() {
    for licence in
        ["MIT", "MIT/GPL-3.0-only", "(GPL-3.0-only OR MIT) AND ISC", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(is_permitted(licence), "{licence}");
    }
    for licence in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR ISC) AND AGPL-3.0-only",
        "MIT WITH X",
        "MIT MIT",
    ] {
        assert!(!is_permitted(licence), "{licence}");
    }
}

#[test]
fn every_crate_comes_from_the_registry_under_a_permitted_licence() {
    let metadata = metadata();
    assert!(list(&metadata, "packages").len() > 100);
    for package in list(&metadata, "packages") {
        let (name, licence) = (word(package, "name"), word(package, "license"));
        assert!(is_permitted(licence), "{name} is under “{licence}”, which is not among those permitted");
        let is_ours = package["source"].is_null()
            && word(package, "manifest_path").starts_with(root().to_str().unwrap());
        assert!(is_ours || word(package, "source") == REGISTRY, "{name} comes from {}", package["source"]);
    }
}

#[test]
fn every_package_of_the_interface_comes_from_the_registry_under_a_permitted_licence() {
    let lock: Value =
        serde_json::from_str(&fs::read_to_string(root().join("ui/package-lock.json")).unwrap()).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    assert!(packages.len() > 20);
    for (path, package) in packages {
        let licence = word(package, "license");
        assert!(is_permitted(licence), "{path} is under “{licence}”, which is not among those permitted");
        let from = word(package, "resolved");
        assert!(
            from.is_empty() || from.starts_with("https://registry.npmjs.org/"),
            "{path} comes from {from}"
        );
    }
}

/// Everything that is written in the files below `folder` that have one of these endings.
fn written_below(folder: &Path, endings: &[&str], text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "target", "dist"].contains(&name.as_str()) {
                written_below(&path, endings, text);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            text.push_str(&fs::read_to_string(&path).unwrap());
            text.push('\n');
        }
    }
}

#[test]
fn every_dependency_is_used() {
    let metadata = metadata();
    let mut named: BTreeSet<String> = BTreeSet::new();
    // A crate is not always called like its package: md-5 is md5.
    let mut called: BTreeMap<&str, &str> = BTreeMap::new();
    for package in list(&metadata, "packages") {
        for target in list(package, "targets") {
            let is_library = list(target, "kind")
                .iter()
                .any(|kind| kind.as_str().is_some_and(|kind| kind.ends_with("lib") || kind == "proc-macro"));
            if is_library {
                called.insert(word(package, "name"), word(target, "name"));
            }
        }
    }
    for package in list(&metadata, "packages").iter().filter(|package| package["source"].is_null()) {
        let folder = Path::new(word(package, "manifest_path")).parent().unwrap();
        let mut code = String::new();
        for part in ["src", "tests", "examples", "benches"].map(|part| folder.join(part)) {
            if part.is_dir() {
                written_below(&part, &[".rs"], &mut code);
            }
        }
        code.push_str(&fs::read_to_string(folder.join("build.rs")).unwrap_or_default());
        for dependency in list(package, "dependencies") {
            let name = word(dependency, "name");
            let crate_name = called.get(name).copied().unwrap_or(name).replace('-', "_");
            let is_used =
                [format!("{crate_name}::"), format!("use {crate_name};"), format!("use {crate_name} as")]
                    .iter()
                    .any(|use_of| code.contains(use_of.as_str()));
            assert!(is_used, "{} depends on {name} and does not use it", word(package, "name"));
            named.insert(name.to_owned());
        }
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let shared = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in shared.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ") {
            assert!(named.contains(name), "no member depends on {name}");
        }
    }
}

#[test]
fn every_package_of_the_interface_is_used() {
    let folder = root().join("ui");
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("package.json")).unwrap()).unwrap();
    let mut code = String::new();
    written_below(&folder, &[".ts", ".js", ".svelte", ".prettierrc.json", "tsconfig.json"], &mut code);
    // Journeys run axe in the window.
    written_below(&root().join("tests"), &[".rs"], &mut code);
    let scripts = manifest["scripts"].to_string();
    for kind in ["dependencies", "devDependencies"] {
        for name in manifest[kind].as_object().into_iter().flat_map(|packages| packages.keys()) {
            // typescript is what svelte-check checks with.
            let is_tool = scripts.contains(name.as_str()) || name == "typescript";
            // Packages of types are named without their scope, by the configuration that reads them.
            let typed = name.strip_prefix("@types/").unwrap_or(name);
            let is_typed = code.contains(&format!("\"types\": [\"{typed}\"]"));
            let is_used = is_tool
                || is_typed
                || code.contains(&format!("\"{name}"))
                || code.contains(&format!("/{name}/"));
            assert!(is_used, "the interface depends on {name} and does not use it");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_command_line_holds_each_crate_once() {
    let arguments = ["tree", "--locked", "--package", "consortium-cli", "--edges", "normal,no-proc-macro"];
    let arguments = [&arguments[..], &["--duplicates", "--depth", "0", "--prefix", "none"]].concat();
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let twice: BTreeSet<&str> =
        tree.lines().filter_map(|line| line.split(' ').next()).filter(|name| !name.is_empty()).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, known, "what is there several times, and what is known to be");
}
