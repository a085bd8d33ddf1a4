use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{open, ticket, with_members};
use crate::test_world::World;

const EXPECTED: &str = include_str!("../../../../fixtures/mail/expected.json");

const FILES: [(&str, &[u8]); 10] = [
    ("01-question.eml", include_bytes!("../../../../fixtures/mail/01-question.eml")),
    ("02-acknowledgement.eml", include_bytes!("../../../../fixtures/mail/02-acknowledgement.eml")),
    ("03-answer.eml", include_bytes!("../../../../fixtures/mail/03-answer.eml")),
    ("04-japanese.eml", include_bytes!("../../../../fixtures/mail/04-japanese.eml")),
    ("05-out-of-office.eml", include_bytes!("../../../../fixtures/mail/05-out-of-office.eml")),
    ("06-bounce.eml", include_bytes!("../../../../fixtures/mail/06-bounce.eml")),
    ("07-forwarded.eml", include_bytes!("../../../../fixtures/mail/07-forwarded.eml")),
    ("08-no-date.eml", include_bytes!("../../../../fixtures/mail/08-no-date.eml")),
    ("09-merged-number.eml", include_bytes!("../../../../fixtures/mail/09-merged-number.eml")),
    ("10-secret.eml", include_bytes!("../../../../fixtures/mail/10-secret.eml")),
];
const MAILBOX: &[u8] = include_bytes!("../../../../fixtures/mail/desk.mbox");

fn stage(world: &mut World, files: &[(&str, &[u8])]) -> Value {
    let staged =
        files.iter().map(|(name, bytes)| world.door.stage_mail_bytes(name, bytes).unwrap().tokens.remove(0));
    json!({ "tokens": staged.collect::<Vec<_>>() })
}

fn import(world: &mut World, files: &[(&str, &[u8])]) -> Value {
    let request = stage(world, files);
    let before = world.call("tickets.inspect_mails", request.clone());
    let taken = world.call("tickets.import_mails", request);
    for count in ["messages", "added", "known", "opened", "automatic", "bounces", "secrets"] {
        assert_eq!(before[count], taken[count], "what is shown before is what happens: {count}");
    }
    taken
}

fn row<'a>(taken: &'a Value, name: &str) -> &'a Value {
    taken["rows"].as_array().unwrap().iter().find(|row| row["file_name"] == name).unwrap()
}

/// A register with the members, in which T-2026-0007 is merged into T-2026-0003.
fn with_merged_number() -> World {
    let mut world = with_members();
    let ids: Vec<i64> = (1..=7).map(|nth| open(&mut world, &format!("Ticket {nth}"), json!({}))).collect();
    world.call("tickets.merge", json!({ "ids": [ids[6]], "into_id": ids[2] }));
    world
}

#[test]
fn every_message_of_the_samples_comes_to_the_right_ticket_and_member() {
    let mut world = with_merged_number();
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    let expected = &expected["mail/*.eml"];
    let taken = import(&mut world, &FILES);
    assert_eq!(taken["desk_addresses"], json!(["support@tamarind-consortium.example.org"]));
    assert_eq!((&taken["added"], &taken["opened"], &taken["secrets"]), (&json!(10), &json!(6), &json!(1)));
    let mut threads: BTreeMap<i64, BTreeSet<&str>> = BTreeMap::new();
    for (name, right) in expected["records"].as_object().unwrap() {
        let row = row(&taken, name);
        assert_eq!(row["kind"], right["kind"], "{name}");
        threads.entry(right["thread"].as_i64().unwrap()).or_default().insert(row["number"].as_str().unwrap());
        if right["member"].is_string() && row["opens"] == true {
            assert_eq!(row["who"]["member_name"], right["member"], "{name}");
        }
    }
    assert_eq!(threads.len() as u64, expected["threads"].as_u64().unwrap());
    assert!(threads.values().all(|numbers| numbers.len() == 1), "{threads:?}");
    assert_eq!(threads.values().flatten().collect::<BTreeSet<_>>().len(), 7, "{threads:?}");
    assert_eq!(row(&taken, "09-merged-number.eml")["number"], "T-2026-0003");
    let of_kind = |kind: &str| {
        taken["rows"].as_array().unwrap().iter().filter(|row| row["kind"] == kind).count() as u64
    };
    for (kind, field) in
        [("in", "human_in"), ("out", "human_out"), ("automatic", "automatic"), ("bounce", "bounces")]
    {
        assert_eq!(of_kind(kind), expected[field].as_u64().unwrap(), "{kind}");
    }
    let listed = world.call("tickets.list", json!({ "search": "Zuordnungen" }));
    let question = &listed["rows"][0];
    assert_eq!(
        question["first_response_at"], "2026-03-17T00:02:00Z",
        "neither the acknowledgement nor the absence is an answer"
    );
    assert_eq!((&question["state"], &question["reopened_count"]), (&json!("waiting_member"), &json!(0)));
    let detail = ticket(&mut world, question["id"].as_i64().unwrap());
    let file = &detail["messages"][0]["files"][0];
    let content = world.call("tickets.file", json!({ "id": file["id"] }));
    assert_eq!(content["data_base64"], "WmVpdDtTdGF0dXMNCjIwMjYtMDMtMTNUMTA6MDBaO1BlbmRpbmcNCg==");
    let bounced = world.call("tickets.list", json!({ "queue": "aside" }));
    let bounced = ticket(&mut world, bounced["rows"][0]["id"].as_i64().unwrap());
    assert_eq!(bounced["member_name"], "Loon Lake University");
    assert_eq!(bounced["messages"][0]["bounces"]["former.librarian@loonlake.example.edu"], "5.1.1");
    let secret =
        world.call("tickets.list", json!({ "search": "Redirect URI" }))["rows"][0]["id"].as_i64().unwrap();
    let secret = ticket(&mut world, secret).to_string();
    assert!(!secret.contains("4f1d2c3b") && secret.contains("APP-7Q2K9M4XW1ZT8R5B"));
    let kept = std::fs::read(world.path()).unwrap();
    assert!(!kept.windows(8).any(|bytes| bytes == b"4f1d2c3b"), "nothing of it is in the file");
}

#[test]
fn the_mailbox_comes_in_beside_the_files_and_nothing_twice() {
    let mut world = with_members();
    let first = import(&mut world, &FILES);
    assert_eq!(first["added"], json!(10));
    let taken = import(&mut world, &[("desk.mbox", MAILBOX)]);
    assert_eq!((&taken["messages"], &taken["added"], &taken["known"]), (&json!(12), &json!(11), &json!(1)));
    assert_eq!(taken["automatic"], json!(2));
    let number = |place: u64| {
        let rows = taken["rows"].as_array().unwrap();
        rows.iter().find(|row| row["place"] == json!(place)).unwrap()["number"].as_str().unwrap().to_owned()
    };
    let [a, b, c, suggested, d, e, f] = [1, 4, 6, 7, 8, 9, 11].map(number);
    assert_eq!([number(2), number(3)], [a.clone(), a.clone()]);
    assert_eq!([number(5), number(12)], [b.clone(), b.clone()], "an answer to the acknowledgement");
    assert_eq!([&a, &b, &c, &d, &e, &f].into_iter().collect::<BTreeSet<_>>().len(), 6);
    assert_eq!(number(10), row(&first, "01-question.eml")["number"].as_str().unwrap());
    // No In-Reply-To and no References: the same subject of the same sender is only suggested.
    let alone = world.call("tickets.list", json!({ "search": suggested }))["rows"][0]["id"].as_i64().unwrap();
    let alone = ticket(&mut world, alone);
    assert_eq!(alone["may_belong_to"][0]["number"], json!(b));
    // The sender serves six members: nobody is taken, all are offered.
    let several = taken["rows"].as_array().unwrap().iter().find(|row| row["place"] == json!(9)).unwrap();
    let names: BTreeSet<&str> = several["who"]["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["official_name"].as_str().unwrap())
        .collect();
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    let right = &expected["mail/desk.mbox"]["records"][8]["candidates"];
    assert_eq!(names, right.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect());
    assert_eq!(several["who"]["member_id"], Value::Null);
    for (place, right) in expected["mail/desk.mbox"]["records"].as_array().unwrap().iter().enumerate() {
        let row =
            taken["rows"].as_array().unwrap().iter().find(|row| row["place"] == json!(place + 1)).unwrap();
        if right["member"].is_string() && row["opens"] == true {
            assert_eq!(row["who"]["member_name"], right["member"], "{right}");
        }
    }
    let again = import(&mut world, &[("desk.mbox", MAILBOX)]);
    assert_eq!((&again["added"], &again["known"], &again["entry_id"]), (&json!(0), &json!(12), &Value::Null));
    // Another subject in the same thread may be a question of its own.
    let other = world.call("tickets.list", json!({ "search": b }))["rows"][0]["id"].as_i64().unwrap();
    let other = ticket(&mut world, other);
    let differing =
        other["messages"].as_array().unwrap().iter().filter(|message| message["has_other_subject"] == true);
    assert_eq!(differing.filter(|message| message["kind"] == "in").count(), 1);
}

#[test]
fn an_import_is_undone_as_one_and_the_order_of_files_does_not_matter() {
    let mut world = with_members();
    let mut backwards = FILES;
    backwards.reverse();
    let taken = import(&mut world, &backwards);
    let listed = world.call("tickets.list", json!({ "search": "Zuordnungen" }));
    assert_eq!(
        (&listed["total"], &listed["rows"][0]["first_response_at"]),
        (&json!(1), &json!("2026-03-17T00:02:00Z"))
    );
    world.call("history.undo", json!({ "id": taken["entry_id"] }));
    assert_eq!(world.call("tickets.list", json!({}))["total"], 0);
    // One by one, the answers before the questions.
    for file in backwards {
        import(&mut world, &[file]);
    }
    let listed = world.call("tickets.list", json!({ "search": "Zuordnungen" }));
    assert_eq!(
        (&listed["total"], &listed["rows"][0]["first_response_at"]),
        (&json!(1), &json!("2026-03-17T00:02:00Z"))
    );
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_reply_opens_a_solved_ticket_again_and_months_later_a_new_one() {
    let mut world = World::new();
    let id = open(&mut world, "Logo", json!({ "asker_email": "ana@example.org" }));
    let solved = json!({ "id": id, "kind": "out", "channel": "email", "at": "2026-03-02T00:00:00Z", "text": "Done", "state": "solved" });
    world.call("tickets.write", solved);
    let mail = |id: &str, head: &str, date: &str| {
        format!(
            "From: ana@example.org\r\nTo: desk@example.net\r\nSubject: Re: [T-2026-0001] Logo\r\nMessage-ID: <{id}@x>\r\nDate: {date}\r\n{head}\r\nText"
        )
    };
    let away = mail("away", "Auto-Submitted: auto-replied\r\n", "Mon, 2 Mar 2026 01:00:00 +0000");
    import(&mut world, &[("away.eml", away.as_bytes())]);
    assert_eq!(ticket(&mut world, id)["ticket"]["state"], "solved", "a program opens nothing again");
    let soon = mail("soon", "", "Tue, 10 Mar 2026 00:00:00 +0000");
    import(&mut world, &[("soon.eml", soon.as_bytes())]);
    let again = ticket(&mut world, id);
    assert_eq!((&again["ticket"]["state"], &again["ticket"]["reopened_count"]), (&json!("open"), &json!(1)));
    let solved = json!({ "id": id, "kind": "out", "channel": "email", "at": "2026-03-11T00:00:00Z", "text": "Done", "state": "solved" });
    world.call("tickets.write", solved);
    let late = [
        mail("late", "", "Mon, 13 Jul 2026 00:00:00 +0000"),
        mail("later", "", "Tue, 14 Jul 2026 00:00:00 +0000"),
    ];
    let taken = import(&mut world, &[("late.eml", late[0].as_bytes()), ("later.eml", late[1].as_bytes())]);
    assert_eq!(taken["opened"], 1);
    let next = world.call("tickets.list", json!({ "search": "T-2026-0002" }))["rows"][0].clone();
    assert_eq!(next["follows_id"], json!(id));
    assert_eq!(ticket(&mut world, id)["ticket"]["state"], "solved");
    assert_eq!(ticket(&mut world, next["id"].as_i64().unwrap())["messages"].as_array().unwrap().len(), 2);
}
