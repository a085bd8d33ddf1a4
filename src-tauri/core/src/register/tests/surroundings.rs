//! A clock that was set back, and other versions of the register in its folder.

use std::fs;

use serde_json::json;

use super::open;
use crate::Door;
use crate::kernel::Clock;
use crate::register::Access;
use crate::test_world::{World, clock};

fn check_of(door: &mut Door, name: &str) -> serde_json::Value {
    let report = door.call("register.check", json!({})).unwrap();
    report["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).unwrap().clone()
}

const BESIDE: &str = "No other version of the register lies beside it";

#[test]
fn a_copy_that_was_written_to_as_well_is_named() {
    let mut world = World::new();
    world.add_member("Alpha University");
    let (path, folder) = (world.path(), world.folder);
    drop(world.door);
    let other = folder.path().join("test (second).consortium");
    fs::copy(&path, &other).unwrap();
    assert!(
        open(&path, Access::Write).unwrap().session.register.notices().is_empty(),
        "equal copies harm nobody"
    );

    open(&path, Access::Write).unwrap().call("members.add", crate::test_world::member("Beta")).unwrap();
    assert!(
        open(&path, Access::Write).unwrap().session.register.notices().is_empty(),
        "an older copy is a backup"
    );
    let behind = open(&other, Access::Write).unwrap();
    let notice = behind.session.register.notices().iter().map(ToString::to_string).collect::<String>();
    assert!(
        notice.contains("Another version of this register lies here: test.consortium holds all"),
        "{notice}"
    );
    drop(behind);

    open(&other, Access::Write).unwrap().call("members.add", crate::test_world::member("Gamma")).unwrap();
    for (one, two) in [(&path, &other), (&other, &path)] {
        let mut door = open(one, Access::Read).unwrap();
        let notice = door.session.register.notices().iter().map(ToString::to_string).collect::<String>();
        assert!(notice.contains("Two versions of this register lie here"), "{notice}");
        assert!(notice.contains(two.file_name().unwrap().to_str().unwrap()), "{notice}");
        let check = check_of(&mut door, BESIDE);
        assert_eq!(check["ok"], false, "{check}");
        let info = door.call("register.info", json!({})).unwrap();
        assert_eq!(info["notices"].as_array().unwrap().len(), 1);
    }
    fs::remove_file(&other).unwrap();
    assert_eq!(check_of(&mut open(&path, Access::Read).unwrap(), BESIDE)["ok"], true);
}

#[test]
fn a_copy_whose_name_tells_of_a_conflict_is_named_at_once() {
    let world = World::new();
    let (path, folder) = (world.path(), world.folder);
    drop(world.door);
    for name in ["test (conflicted copy).consortium", "test (in Konflikt stehende Kopie).consortium"] {
        let other = folder.path().join(name);
        fs::copy(&path, &other).unwrap();
        let notice = open(&path, Access::Read)
            .unwrap()
            .session
            .register
            .notices()
            .iter()
            .map(ToString::to_string)
            .collect::<String>();
        assert!(
            notice.contains("A copy of the same register lies here") && notice.contains(name),
            "{notice}"
        );
        fs::remove_file(&other).unwrap();
    }
}

#[test]
fn a_register_of_another_consortium_beside_it_is_no_version_of_it() {
    let world = World::new();
    let other = world.folder.path().join("test of others.consortium");
    let consortium = crate::people::profile::NewConsortium {
        name: "Other Consortium".into(),
        currency: "EUR".into(),
        year_start: "01-01".into(),
    };
    drop(Door::create(&other, &consortium, "ben", clock()).unwrap());
    fs::write(world.folder.path().join("test.consortium.txt"), "notes").unwrap();
    let path = world.path();
    let folder = world.folder;
    drop(world.door);
    assert!(open(&path, Access::Write).unwrap().session.register.notices().is_empty());
    drop(folder);
}

#[test]
fn a_clock_set_back_is_said_at_opening_and_remarked_by_the_check() {
    let mut world = World::new();
    world.add_member("Alpha University");
    let path = world.path();
    let folder = world.folder;
    drop(world.door);
    let back = Clock::fixed_on("2021-01-01".parse().unwrap());
    let mut door = Door::open(&path, "ana", back, Access::Write).unwrap();
    let notice = door.session.register.notices().iter().map(ToString::to_string).collect::<String>();
    assert!(notice.contains("The clock of this computer says 2021-01-01 00:00 UTC"), "{notice}");
    door.call("members.add", crate::test_world::member("Beta University")).unwrap();
    let check = check_of(&mut door, "History runs forward");
    assert_eq!(check["ok"], true, "the register is sound all the same");
    assert!(check["detail"].as_str().unwrap().contains("the clock was set back before entry 3"), "{check}");
    drop(door);
    assert!(open(&path, Access::Write).unwrap().session.register.notices().is_empty());
    drop(folder);
}
