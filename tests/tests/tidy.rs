//! The shape of the code, kept by a test: who may depend on whom, where SQL lives, how long a file may be.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here and says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use consortium_tests::sources::{root, sources};

/// The folders of the core that hold slices, lowest first: a district may use those before it.
const DISTRICTS: [&str; 6] = ["paper", "people", "money", "service", "governance", "office"];

/// Modules below every slice, lowest first.
const BELOW_ALL: [&str; 2] = ["kernel", "typescript"];

/// Modules that see every slice and so stand above them all.
const ABOVE_ALL: [&str; 7] = ["slices", "door", "api", "demo", "test_world", "references", "messages"];

/// Lines a source file may have and still read well in one go.
const FILE_LINES_MAX: usize = 420;

/// Files that are longer for a reason.
const LONGER: [(&str, &str); 0] = [];

/// The modules of the core, lowest first: the slices in the order of the list that the core itself walks.
fn order_of_modules() -> Vec<String> {
    let list = fs::read_to_string(root().join("src-tauri/core/src/slices.rs")).unwrap();
    let list = list.split_once("static SLICES").unwrap().1.split_once("];").unwrap().0;
    let slices = list.split('&').filter_map(|named| named.split_once("::SLICE").map(|(slice, _)| slice));
    let order: Vec<_> = BELOW_ALL.iter().copied().chain(slices).chain(ABOVE_ALL).map(str::to_owned).collect();
    assert!(order.len() > 30, "{order:?}");
    order
}

fn core_sources() -> Vec<(String, String)> {
    sources(&root().join("src-tauri/core/src"), &[".rs"])
}

/// The slice a core file belongs to: its folder in its district, or its own name beside `lib.rs`. A district itself is no
/// slice: all that stands there says which slices it has.
fn slice_of(path: &str) -> Option<String> {
    let mut parts = path.strip_prefix("src-tauri/core/src/").unwrap().split('/');
    let first = parts.next().unwrap();
    let slice = if DISTRICTS.contains(&first) { parts.next().unwrap() } else { first };
    (slice != "mod.rs").then(|| slice.trim_end_matches(".rs").to_owned())
}

/// The modules that a file names after `crate::`, in a district or beside them, one by one or in a group.
fn modules_used(source: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        let word = |text: &str| {
            text.trim()
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect::<String>()
        };
        let rest = DISTRICTS
            .iter()
            .find_map(|district| rest.strip_prefix(district)?.strip_prefix("::"))
            .unwrap_or(rest);
        match rest.strip_prefix('{') {
            None => used.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let end = group.find(|character| {
                    depth += i32::from(character == '{') - i32::from(character == '}');
                    depth < 0
                });
                let group = &group[..end.unwrap_or(group.len())];
                used.extend(group.split(',').map(word));
            }
        }
    }
    used.retain(|module| !module.is_empty());
    used
}

#[test]
fn slices_depend_downwards_only() {
    let order = order_of_modules();
    let rank = |slice: &str| order.iter().position(|known| known == slice);
    let mut upward = Vec::new();
    for (path, source) in core_sources() {
        let Some(slice) = slice_of(&path) else { continue };
        if slice == "lib"
            || ABOVE_ALL.contains(&slice.as_str())
            || path.ends_with("/tests.rs")
            || path.contains("/tests/")
        {
            continue;
        }
        let own = rank(&slice)
            .unwrap_or_else(|| panic!("{path}: the slice {slice} has no place in the order of slices"));
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for used in modules_used(code) {
            if rank(&used).is_some_and(|used_rank| used_rank > own) {
                upward.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(upward.is_empty(), "a slice may only use slices below it:\n{}", upward.join("\n"));
}

/// The types that a source declares: name, and whether others than its own slice may use it.
fn types_declared(source: &str) -> Vec<(&str, bool)> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let declared = code.lines().filter_map(|line| {
        let (is_public, rest) = match line.strip_prefix("pub") {
            None => (false, line),
            Some(rest) => match rest.strip_prefix('(').and_then(|scope| scope.split_once(") ")) {
                Some((scope, rest)) => (scope == "crate", rest),
                None => (true, rest.trim_start()),
            },
        };
        let (kind, rest) = rest.split_once(' ')?;
        let name = rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()?;
        ["struct", "enum", "trait", "type", "union"].contains(&kind).then_some((name, is_public))
    });
    declared.collect()
}

#[test]
fn a_public_type_has_a_name_that_no_other_has() {
    let mut declared: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    for (path, source) in core_sources() {
        if path.contains("/tests/") || path.ends_with("tests.rs") || path.ends_with("test_world.rs") {
            continue;
        }
        for (name, is_public) in types_declared(&source) {
            declared.entry(name.to_owned()).or_default().push((path.clone(), is_public));
        }
    }
    assert!(declared.len() > 800, "only {} types were found", declared.len());
    let shared: Vec<String> = declared
        .into_iter()
        .filter(|(_, places)| places.len() > 1 && places.iter().any(|(_, is_public)| *is_public))
        .map(|(name, places)| {
            format!("{name}: {}", places.into_iter().map(|(path, _)| path).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert!(
        shared.is_empty(),
        "what is public outside of its slice is called as nothing else in the core:\n{}",
        shared.join("\n")
    );
}

#[test]
fn slices_stand_in_the_order_of_their_districts() {
    let mut districts = Vec::new();
    for slice in order_of_modules() {
        let folder = root().join("src-tauri/core/src");
        let at =
            DISTRICTS.iter().position(|district| folder.join(district).join(&slice).join("mod.rs").exists());
        districts.extend(at.map(|at| (at, slice)));
    }
    assert!(districts.len() > 20, "{districts:?}");
    assert!(
        districts.is_sorted_by_key(|(district, _)| *district),
        "slices.rs mixes districts: {districts:?}"
    );
}

#[test]
fn the_schema_is_read_in_the_order_of_the_slices() {
    let schema = fs::read_to_string(root().join("src-tauri/core/migrations/0001.sql")).unwrap();
    let order = order_of_modules();
    let headings =
        schema.lines().filter_map(|line| line.strip_prefix("-- ")?.strip_suffix("--------------------"));
    let places: Vec<_> = headings
        .map(|heading| heading.trim_end_matches('-').trim())
        .map(|slice| {
            order
                .iter()
                .position(|known| known == slice)
                .unwrap_or_else(|| panic!("no slice is called {slice}"))
        })
        .collect();
    assert!(places.len() > 15 && places.is_sorted(), "0001.sql is not in the order of slices.rs: {places:?}");
}

#[test]
fn sql_lives_in_the_register_and_in_stores() {
    let misplaced: Vec<String> = core_sources()
        .into_iter()
        .filter(|(path, _)| {
            !path.contains("/src/register/")
                && !path.ends_with("/store.rs")
                && !path.ends_with("tests.rs")
                && !path.contains("/tests/")
        })
        .filter(|(_, source)| source.contains("rusqlite") || source.contains(".prepare_cached("))
        .map(|(path, _)| path)
        .collect();
    assert!(misplaced.is_empty(), "rusqlite outside register/ and store.rs: {misplaced:?}");
}

#[test]
fn a_store_knows_no_use_case() {
    // A use case is given the register, a store a connection of it or an edit: so a store that never says the word cannot
    // call one.
    let names_register = |source: &str| {
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == "Register")
    };
    let (stores, others): (Vec<_>, Vec<_>) = core_sources()
        .into_iter()
        .filter(|(path, _)| !path.contains("/src/register/"))
        .partition(|(path, _)| path.ends_with("/store.rs"));
    let use_cases = others.iter().filter(|(_, source)| names_register(source)).count();
    assert!(stores.len() > 25 && use_cases > 100, "{} stores, {use_cases} use cases", stores.len());
    let wrong: Vec<_> =
        stores.iter().filter(|(_, source)| names_register(source)).map(|(path, _)| path).collect();
    assert!(wrong.is_empty(), "stores that take the whole register: {wrong:?}");
}

/// What a source indexes an answer with, as in `answer["rows"]`, and the source without it.
fn keys_asked_for(source: &str) -> (Vec<&str>, String) {
    let (mut keys, mut rest, mut from) = (Vec::new(), String::new(), 0);
    for (at, _) in source.match_indices("[\"") {
        let Some(end) = source[at..].find("\"]").map(|length| at + length).filter(|_| at >= from) else {
            continue;
        };
        let key = &source[at + 2..end];
        let is_key = key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let is_index =
            source[..at].ends_with(|before: char| before.is_alphanumeric() || "_])".contains(before));
        if is_key && is_index {
            keys.push(key);
            rest.push_str(&source[from..at]);
            from = end + 2;
        }
    }
    (keys, rest + &source[from..])
}

#[test]
fn what_is_read_out_of_an_answer_has_a_name() {
    // JSON answers null for what it does not have, so a slip of the pen would let an assertion hold.
    let mut known = BTreeSet::new();
    let folders = ["ui/src/api/generated", "src-tauri/core/migrations", "src-tauri/core/fixtures"];
    for (_, source) in
        folders.iter().flat_map(|folder| sources(&root().join(folder), &[".ts", ".sql", ".json"]))
    {
        let words = source.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        known.extend(words.map(str::to_owned));
    }
    let mut asked = BTreeMap::new();
    for (path, source) in core_sources() {
        let (keys, rest) = keys_asked_for(&source);
        known.extend(rest.split('"').map(str::to_owned));
        asked.extend(keys.into_iter().map(|key| (key.to_owned(), path.clone())));
    }
    assert!(asked.len() > 500, "only {} keys were found", asked.len());
    asked.retain(|key, _| !known.contains(key));
    assert!(asked.is_empty(), "nothing is called so in any answer: {asked:?}");
}

#[test]
fn core_and_host_know_no_window() {
    for package in ["core", "host"] {
        let manifest = fs::read_to_string(root().join(format!("src-tauri/{package}/Cargo.toml"))).unwrap();
        assert!(
            !manifest.contains("tauri") && !manifest.contains("rfd"),
            "{package} must not depend on the shell's crates"
        );
    }
}

#[test]
fn the_host_is_the_only_door_to_tauri() {
    let outside: Vec<String> = sources(&root().join("ui/src"), &[".ts", ".svelte"])
        .into_iter()
        .filter(|(path, source)| !path.starts_with("ui/src/host/") && source.contains("@tauri-apps/"))
        .map(|(path, _)| path)
        .collect();
    assert!(outside.is_empty(), "@tauri-apps outside ui/src/host: {outside:?}");
}

#[test]
fn the_interface_never_renders_raw_markup() {
    let raw: Vec<String> = sources(&root().join("ui/src"), &[".ts", ".svelte"])
        .into_iter()
        .filter(|(_, source)| {
            source.contains("{@html") || source.contains("innerHTML") || source.contains(" style=\"")
        })
        .map(|(path, _)| path)
        .collect();
    assert!(raw.is_empty(), "raw markup or inline style: {raw:?}");
}

#[test]
fn files_read_well_in_one_go() {
    let folders = [
        "src-tauri/src",
        "src-tauri/core/src",
        "src-tauri/host/src",
        "src-tauri/cli/src",
        "src-tauri/xtask/src",
        "tests",
        "ui/src",
    ];
    let files = folders.iter().flat_map(|folder| sources(&root().join(folder), &[".rs", ".ts", ".svelte"]));
    let long: Vec<String> = files
        .filter(|(path, _)| !path.contains("/generated/") && !LONGER.iter().any(|(longer, _)| longer == path))
        .filter(|(_, source)| source.lines().count() > FILE_LINES_MAX)
        .map(|(path, source)| format!("{path}: {} lines", source.lines().count()))
        .collect();
    assert!(long.is_empty(), "longer than {FILE_LINES_MAX} lines:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_for_later() {
    // In pieces, so that this file holds none of them itself.
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["unimpl", "emented!"], ["to", "do!("]].map(|mark| mark.concat());
    let folders = ["src-tauri", "tests", "ui/src"];
    let files =
        folders.iter().flat_map(|folder| sources(&root().join(folder), &[".rs", ".ts", ".svelte", ".sql"]));
    let left: Vec<String> = files
        .filter(|(_, source)| marks.iter().any(|mark| source.contains(mark.as_str())))
        .map(|(path, _)| path)
        .collect();
    assert!(left.is_empty(), "left for later: {left:?}");
}

#[test]
fn the_top_level_is_what_it_says() {
    let mut names: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    names.sort();
    let allowed = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "docs",
        "icons",
        "rust-toolchain.toml",
        "src-tauri",
        "tests",
        "ui",
    ];
    let unexpected: Vec<&String> = names.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
    assert!(unexpected.is_empty(), "unexpected at the top level: {unexpected:?}");
}
