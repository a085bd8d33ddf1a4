//! Workbooks, title rows above the headings, and several people in one row.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use super::{Lists, counts};
use crate::test_world::World;

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("About").unwrap().write(0, 0, "Made by hand").unwrap();
    let sheet = workbook.add_worksheet().set_name("Members").unwrap();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write(0, 0, "Members of the consortium").unwrap();
    for (column, heading) in
        ["Organisation", "Country", "Joined", "Postcode", "Library code"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    sheet.write(3, 0, "Universität Zürich").unwrap().write(3, 1, "CHE").unwrap().write(3, 3, 8006).unwrap();
    sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(2019, 1, 31).unwrap(), &day).unwrap();
    sheet.write(4, 0, "Bad Country").unwrap().write(4, 1, "Atlantis").unwrap().write(4, 4, 17.5).unwrap();
    sheet.write(5, 1, "FRA").unwrap().write(5, 4, 17.5).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn request_for(staged: &Value) -> Value {
    let fields: Vec<&Value> =
        staged["columns"].as_array().unwrap().iter().map(|column| &column["field"]).collect();
    json!({ "token": staged["token"], "kind": staged["kind"], "sheet": staged["sheet"], "mapping": fields })
}

#[test]
fn a_workbook_comes_in_as_people_see_it() {
    let mut world = World::new();
    let staged =
        serde_json::to_value(world.door.stage_import_bytes("list.xlsx", workbook()).unwrap()).unwrap();
    assert_eq!(
        (staged["sheets"].clone(), staged["sheet"].clone()),
        (json!(["About", "Members"]), json!("Members")),
        "a page of text is passed over"
    );
    let ask = json!({ "token": staged["token"], "sheet": "Members" });
    let staged = world.call("imports.inspect", ask);
    assert_eq!((staged["header_row"].as_i64(), staged["row_count"].as_i64()), (Some(3), Some(3)));
    assert_eq!(staged["first_rows"][0], json!({ "row": 1, "cells": ["Members of the consortium"] }));
    let result = world.call("imports.run", request_for(&staged));
    assert_eq!(counts(&result), [2, 0, 0, 1]);
    assert_eq!(result["problems"][0]["row"], 5, "the row is numbered as the workbook shows it");
    assert!(result["problems"][0]["problem"].as_str().unwrap().contains("This field is left out"));
    let member = world.members()[1]["member"].clone();
    assert_eq!(
        (member["joined_on"].as_str(), member["postal_code"].as_str(), member["country"].as_str()),
        (Some("2019-01-31"), Some("8006"), Some("CH"))
    );
    let rejected = world.call("imports.rejected", json!({ "batch": result["batch"] }));
    let csv = rejected["csv"].as_str().unwrap();
    assert!(csv.contains(",FRA,,,17.5"), "{csv}");
}

#[test]
fn the_row_of_headings_can_be_chosen() {
    let mut world = World::new();
    let list = "Members 2026,,\nName,Town,Since\nOrganisation,City,Joined\nFirst,Lyon,2020-01-01\n";
    let staged = world.door.stage_import_bytes("list.csv", list.into()).unwrap();
    assert_eq!(staged.header_row, 2);
    let staged = world.call("imports.inspect", json!({ "token": staged.token, "header_row": 3 }));
    assert_eq!(
        (staged["row_count"].as_i64(), staged["columns"][0]["header"].as_str()),
        (Some(1), Some("Organisation"))
    );
    let plan = world.call("imports.plan", json!({ "token": staged["token"], "header_row": 3 }));
    assert_eq!(counts(&plan), [1, 0, 0, 0], "without a mapping the recognised one counts");
    let (_, message) = world.refused("imports.plan", json!({ "token": staged["token"], "header_row": 9 }));
    assert!(message.contains("Row 9 is empty"), "{message}");
}

#[test]
fn several_people_stand_in_one_row() {
    let mut world = World::new();
    let list = "Organisation,Main contact,Main contact e-mail,Voting contact,Voting contact e-mail,Billing e-mail\n\
        First,Ana Núñez,ana@example.org,Bo Li <bo@example.org>,,accounts@example.org\n\
        Second,Cy Ode,cy@example.org,Cy Ode,cy@example.org,\n\
        Third,Di Em,di@,,,\n";
    let result = world.run(list);
    assert_eq!(counts(&result), [3, 0, 0, 0], "{result}");
    assert_eq!(result["problems"][0]["column"], "Main contact e-mail");
    let members = world.members();
    let held = |member: &Value| -> Vec<(String, String)> {
        let contacts = member["contacts"].as_array().unwrap().iter();
        let mut held: Vec<(String, String)> = contacts
            .flat_map(|contact| {
                let name = contact["name"].as_str().unwrap().to_owned();
                let roles = contact["roles"].as_array().unwrap().clone();
                roles.into_iter().map(move |role| (role["role"].as_str().unwrap().to_owned(), name.clone()))
            })
            .collect();
        held.sort();
        held
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(role, name)| ((*role).to_owned(), (*name).to_owned())).collect()
    };
    assert_eq!(
        held(&members[0]),
        pairs(&[("invoice", "accounts@example.org"), ("main", "Ana Núñez"), ("voting", "Bo Li")])
    );
    assert_eq!(held(&members[1]), pairs(&[("main", "Cy Ode"), ("voting", "Cy Ode")]));
    assert_eq!(members[1]["contacts"].as_array().unwrap().len(), 1, "one person with two roles");
    assert_eq!(
        held(&members[2]),
        pairs(&[("main", "Di Em")]),
        "a bad address costs neither member nor person"
    );
    assert_eq!(counts(&world.run(list)), [0, 0, 3, 0]);
}
