//! The layers of the interface, kept by a test: what each may import, and that its rooms form no circle.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here and says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use consortium_tests::sources::{root, sources};

/// The layers of `ui/src`, lowest first: each may import itself and those before it.
const LAYERS: [&str; 7] = ["host", "api", "components", "app", "domain", "features", "shell"];

/// What the core declares on the wire is made, not written, and stands below every layer.
const GENERATED: &str = "api/generated";

/// The districts that rooms of `features` belong to: the core's, and those of its ground floor that have settings.
const DISTRICTS: [&str; 7] = ["people", "service", "governance", "money", "office", "paper", "register"];

fn interface() -> PathBuf {
    root().join("ui/src")
}

/// Every import of every file that ships: who, whom, both from `ui/src` on.
fn imports() -> Vec<(String, String)> {
    let (root, mut found, mut folders) = (interface(), Vec::new(), vec![interface()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.to_string_lossy().into_owned();
            let ships = (name.ends_with(".ts") || name.ends_with(".svelte")) && !name.contains(".test.");
            if !ships {
                continue;
            }
            let who = path.strip_prefix(&root).unwrap().to_path_buf();
            for target in relative_imports(&fs::read_to_string(&path).unwrap()) {
                let whom = joined(who.parent().unwrap(), &target);
                found.push((who.display().to_string(), whom));
            }
        }
    }
    assert!(
        found.len() > 500,
        "only {} imports were found: are files still read as they are written?",
        found.len()
    );
    found
}

/// What stands in quotes after `from` or `import` and begins with a dot.
fn relative_imports(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from \"", "import \"", "import(\""] {
        for (at, _) in source.match_indices(word) {
            let rest = &source[at + word.len()..];
            let target = &rest[..rest.find('"').unwrap_or(0)];
            if target.starts_with('.') {
                found.push(target.to_owned());
            }
        }
    }
    found
}

/// A path as it is once its `..` are walked.
fn joined(folder: &Path, target: &str) -> String {
    let mut parts = Vec::new();
    for part in folder.join(target).components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

/// How high a file stands; nothing for the two at the top that start it all.
fn height(path: &str) -> Option<usize> {
    if path.starts_with(GENERATED) {
        return Some(0);
    }
    let layer = path.split_once('/')?.0;
    LAYERS.iter().position(|known| *known == layer).map(|at| at + 1)
}

/// Whether one imports what stands above it.
fn goes_up(who: &str, whom: &str) -> bool {
    height(who).zip(height(whom)).is_some_and(|(low, high)| high > low)
}

/// The room of a feature: district and slice.
fn room(path: &str) -> Option<String> {
    let mut parts = path.strip_prefix("features/")?.split('/');
    Some(format!("{}/{}", parts.next()?, parts.next()?))
}

#[test]
fn every_folder_is_a_layer() {
    for entry in fs::read_dir(interface()).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        let known = LAYERS.contains(&name.as_str()) || name == "styles" || !entry.is_dir();
        assert!(known, "ui/src/{name} is no layer: {}", LAYERS.join(", "));
    }
}

#[test]
fn layers_import_downwards_only() {
    assert!(goes_up("api/client.ts", "features/people/members/Members.svelte"));
    assert!(!goes_up("host/index.ts", "api/generated/host"), "what is generated stands below all");
    let wrong: Vec<String> = imports()
        .into_iter()
        .filter(|(who, whom)| goes_up(who, whom))
        .map(|(who, whom)| format!("{who} imports {whom}"))
        .collect();
    assert!(wrong.is_empty(), "a lower layer imports a higher one:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_a_district() {
    for district in fs::read_dir(interface().join("features")).unwrap().map(|entry| entry.unwrap().path()) {
        let name = district.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            DISTRICTS.contains(&name.as_str()),
            "features/{name} is no district: {}",
            DISTRICTS.join(", ")
        );
        for room in fs::read_dir(&district).unwrap().map(|entry| entry.unwrap().path()) {
            assert!(room.is_dir(), "{} is in a district, but in no room of it", room.display());
            let slice = room.file_name().unwrap().to_string_lossy().replace('-', "_");
            let core = interface().join("../../src-tauri/core/src").join(&name);
            assert!(
                core.join(&slice).is_dir() || core.join(format!("{slice}.rs")).exists(),
                "features/{name}/{slice}: a room is called as its slice in the core"
            );
        }
    }
}

#[test]
fn rooms_form_no_circle() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (who, whom) in imports() {
        if let (Some(from), Some(to)) = (room(&who), room(&whom))
            && from != to
        {
            uses.entry(from).or_default().insert(to);
        }
    }
    assert!(uses.len() > 5, "few rooms use another one: {uses:?}");
    let held = held_in_circles(uses);
    assert!(held.is_empty(), "rooms of features/ use each other in a circle: {held:?}");
}

/// Takes away rooms that use no room that is left, until none is left or those that hold each other.
fn held_in_circles(mut uses: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let free: Vec<String> = uses
            .iter()
            .filter(|(_, used)| used.iter().all(|one| !uses.contains_key(one)))
            .map(|(name, _)| name.clone())
            .collect();
        if free.is_empty() {
            return uses;
        }
        uses.retain(|name, _| !free.contains(name));
    }
}

#[test]
fn a_circle_of_rooms_is_found() {
    let uses = |pairs: &[(&str, &str)]| {
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in pairs {
            uses.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        uses
    };
    let round = uses(&[("billing", "invoices"), ("invoices", "payments"), ("payments", "invoices")]);
    // Who uses a circle cannot be taken away either, but a chain can.
    assert_eq!(held_in_circles(round).into_keys().collect::<Vec<_>>(), ["billing", "invoices", "payments"]);
    assert!(held_in_circles(uses(&[("billing", "invoices"), ("invoices", "payments")])).is_empty());
}

#[test]
fn the_sidebar_claims_what_the_tree_says() {
    let screens = fs::read_to_string(interface().join("app/screens.ts")).unwrap();
    let districts = screens.split_once("DISTRICTS: readonly District[] = [").unwrap().1;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for district in districts.split("name: \"").skip(1) {
        let (name, rest) = district.split_once('"').unwrap();
        let listed = rest.split_once("screens: [").unwrap().1.split_once(']').unwrap().0;
        for screen in listed.split('"').skip(1).step_by(2) {
            count += 1;
            let slice = screen.replace('-', "_");
            let places = [
                interface().join("features").join(name).join(screen),
                interface().join("../../src-tauri/core/src").join(name).join(&slice),
            ];
            wrong.extend(places.into_iter().filter(|place| !place.is_dir()));
        }
    }
    assert!(
        count > 10 && wrong.is_empty(),
        "{count} screens stand in a district that has no such folder: {wrong:?}"
    );
}

/// The custom properties that a source names: those it sets, or those it uses.
fn properties(source: &str, is_used: bool) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for (at, _) in source.match_indices("--") {
        let name = &source[at..];
        let length = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        let (name, after) = name.split_at(length.unwrap_or(name.len()));
        let uses = source[..at].ends_with("var(");
        let sets = after.trim_start().starts_with([':', '=']) && !uses;
        if name.len() > 2 && if is_used { uses } else { sets } {
            found.insert(name);
        }
    }
    found
}

#[test]
fn every_measure_and_colour_that_is_used_is_there() {
    let sources = sources(&interface(), &[".css", ".svelte", ".ts"]);
    let known: BTreeSet<&str> = sources.iter().flat_map(|(_, source)| properties(source, false)).collect();
    assert!(known.len() > 30 && known.contains("--row-height"), "{known:?}");
    let unknown: Vec<String> = sources
        .iter()
        .flat_map(|(path, source)| properties(source, true).into_iter().map(move |name| (path, name)))
        .filter(|(_, name)| !known.contains(name))
        .map(|(path, name)| format!("{path}: {name}"))
        .collect();
    assert!(unknown.is_empty(), "nothing gives these a value:\n{}", unknown.join("\n"));
}
