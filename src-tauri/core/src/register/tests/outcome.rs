//! Done, not done and unknown are three answers.

use serde_json::json;

use crate::kernel::{Error, ErrorKind};
use crate::register::{Op, check};
use crate::test_world::{World, member};

#[test]
fn an_answer_that_cannot_be_read_keeps_nothing_of_the_command() {
    let mut world = World::new();
    world.add_member("First");
    let register = &mut world.door.session.register;
    register.begin_answer("tests.write");
    let written = register.transact(Op::new(message!("Wrote a name")), |edit| {
        Ok(edit.execute("UPDATE member SET city = 'Elsewhere'", [])?)
    });
    assert_eq!(written, Ok(1));
    let unread: Result<(), Error> = Err(Error::new(ErrorKind::Io, message!("The disk could not be read.")));
    let error = register.end_answer(unread).unwrap_err();
    assert_eq!(error.message, "The disk could not be read. Nothing was changed.");
    let sql = "SELECT count(*) FROM member WHERE city = 'Elsewhere'";
    let changed: i64 = register.reader().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(changed, 0, "what was said is true");
    assert_eq!(world.call("history.list", json!({}))["total"], 2, "the history knows nothing of it");
    world.add_member("Second");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_commit_that_does_not_take_place_is_not_done() {
    let mut world = World::new();
    world.door.session.register.connection.commit_hook(Some(|| true)).unwrap();
    let (_, message) = world.refused("members.add", member("First"));
    assert!(!message.contains("It was done") && !message.contains("not known"), "{message}");
    world.door.session.register.connection.commit_hook(None::<fn() -> bool>).unwrap();
    assert_eq!(world.call("members.list", json!({}))["total"], 0);
    world.add_member("Second");
    assert_eq!(world.names(json!({})), ["Second"], "the next command is none the worse");
}

#[test]
fn a_command_of_several_operations_is_kept_whole_or_not_at_all() {
    let mut world = World::new();
    world.add_member("First");
    let register = &mut world.door.session.register;
    register.begin_answer("tests.write");
    let set = |city: &'static str| {
        move |edit: &crate::register::Edit<'_>| Ok(edit.execute("UPDATE member SET city = ?1", [city])?)
    };
    register.transact(Op::new(message!("Did one thing")), set("One")).unwrap();
    let failed = register.transact(Op::new(message!("Did another")), |edit| {
        edit.execute("UPDATE member SET city = 'Two'", [])?;
        Err::<(), _>(Error::conflict(message!("Not this one.")))
    });
    let now = |register: &crate::register::Register| -> String {
        register.reader().query_row("SELECT city FROM member", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(now(register), "One", "an operation that fails takes only its own back");
    register.transact(Op::new(message!("Did a third")), set("Three")).unwrap();
    register.end_answer(failed).unwrap_err();
    assert_eq!(now(register), "", "the command failed, so nothing of it is kept");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_page_that_could_not_be_read_is_not_called_damaged() {
    for finding in [
        "*** in database main ***\nTree 12 page 40: unable to get the page. error code=266",
        "*** in database main ***\nTree 2 page 2: btreeInitPage() returns error code 8458",
        "Tree 2: failed, error code=7",
    ] {
        assert!(check::tells_of_reading(finding), "{finding}");
    }
    for finding in [
        "*** in database main ***\nTree 12 page 40: btreeInitPage() returns error code 11",
        "row 7 missing from index member_name",
        "Page 10: never used",
    ] {
        assert!(!check::tells_of_reading(finding), "{finding}");
    }
    let error: Error = rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
        Some("database disk image is malformed".into()),
    )
    .into();
    assert_eq!(error.kind, ErrorKind::Io);
    assert!(
        !error.to_string().contains("damaged") && !error.to_string().contains("othing was changed"),
        "{error}"
    );
}

#[test]
fn what_follows_something_done_says_so() {
    let error = Error::after(
        message!("The copy was written."),
        &Error::new(ErrorKind::Io, message!("The output is full.")),
    );
    assert_eq!(
        (error.kind, error.to_string().as_str()),
        (ErrorKind::Unanswered, "The copy was written. But: The output is full.")
    );
    let unknown = Error::after(
        message!("The copy was written."),
        &Error::new(ErrorKind::Unknown, message!("Nobody knows.")),
    );
    assert_eq!(unknown.kind, ErrorKind::Unknown);
}
