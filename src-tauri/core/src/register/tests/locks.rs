//! The lock of the one writer leaves everybody else's files alone.

use std::fs;

use crate::kernel::ErrorKind;
use crate::register::Access;
use crate::test_world::World;

/// A closed register, and the path of its lock.
fn closed() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let World { folder, door } = World::new();
    drop(door);
    let path = folder.path().join("test.consortium");
    let lock = folder.path().join("test.consortium.lock");
    assert!(!lock.exists());
    (folder, path, lock)
}

#[test]
fn a_file_of_somebody_else_is_neither_overwritten_nor_removed() {
    for content in
        ["three years of notes", "{\"user\":\"ana\"}", "{\"user\":\"ana\",\"since\":\"x\",\"pid\":7}"]
    {
        let (_folder, path, lock) = closed();
        fs::write(&lock, content).unwrap();
        let error = super::open(&path, Access::Write).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Conflict);
        assert!(
            error.to_string().contains("test.consortium.lock") && error.to_string().contains("move it away"),
            "{error}"
        );
        let reader = super::open(&path, Access::WriteOrRead).unwrap();
        assert!(reader.session.register.read_only_reason().unwrap().contains("test.consortium.lock"));
        drop(reader);
        drop(super::open(&path, Access::Read).unwrap());
        assert_eq!(fs::read_to_string(&lock).unwrap(), content);
    }
}

#[test]
fn a_lock_that_a_crash_left_is_taken_over_and_goes() {
    let (_folder, path, lock) = closed();
    fs::write(&lock, r#"{"user":"ana","since":"2026-11-21T00:00:00.000Z"}"#).unwrap();
    drop(super::open(&path, Access::Write).unwrap());
    assert!(!lock.exists());
}

#[test]
fn an_empty_file_is_used_and_left_empty() {
    let (_folder, path, lock) = closed();
    fs::write(&lock, "").unwrap();
    let door = super::open(&path, Access::Write).unwrap();
    assert!(fs::read_to_string(&lock).unwrap().contains("ben"), "others are told who writes");
    drop(door);
    assert_eq!(fs::read_to_string(&lock).unwrap(), "");
}

#[cfg(unix)]
#[test]
fn a_link_and_a_pipe_are_not_followed() {
    let (folder, path, lock) = closed();
    let target = folder.path().join("precious.txt");
    fs::write(&target, "").unwrap();
    std::os::unix::fs::symlink(&target, &lock).unwrap();
    assert_eq!(super::open(&path, Access::Write).unwrap_err().kind, ErrorKind::Conflict);
    assert_eq!(fs::read_to_string(&target).unwrap(), "");
    fs::remove_file(&lock).unwrap();
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &lock).unwrap();
    assert_eq!(super::open(&path, Access::Write).unwrap_err().kind, ErrorKind::Conflict);
    assert!(!folder.path().join("nowhere").exists());
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    assert_eq!(super::open(&path, Access::Write).unwrap_err().kind, ErrorKind::Conflict);
}

#[cfg(unix)]
#[test]
fn registers_locks_and_copies_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let world = World::new();
    assert_eq!(mode(&world.path()), 0o600);
    assert_eq!(mode(&world.folder.path().join("test.consortium.lock")), 0o600);
    let backup = world.folder.path().join("backup.consortium");
    world.door.back_up(&backup, crate::register::CopyCare::Sound).unwrap();
    assert_eq!(mode(&backup), 0o600);
}
