//! Fields that are not as they should be cost the field, never the row, and are named.

use serde_json::{Value, json};

use super::{Lists, counts};
use crate::test_world::World;

/// Line, column and words of every problem.
fn told(result: &Value) -> Vec<(i64, String, String)> {
    let text = |problem: &Value, field: &str| problem[field].as_str().unwrap().to_owned();
    let problems = result["problems"].as_array().unwrap().iter();
    problems
        .map(|problem| (problem["row"].as_i64().unwrap(), text(problem, "column"), text(problem, "problem")))
        .collect()
}

fn says(result: &Value, row: i64, column: &str, words: &str) {
    let told = told(result);
    let found =
        told.iter().any(|(line, heading, said)| *line == row && heading == column && said.contains(words));
    assert!(found, "line {row}, {column}, “{words}”: {told:#?}");
}

/// A field of every contact, by the order of the list.
fn of_contacts(world: &mut World, field: &str) -> Vec<String> {
    let rows = world.call("contacts.list", json!({}))["rows"].as_array().unwrap().clone();
    let mut found: Vec<(String, String)> =
        rows.iter().map(|row| (row["member"].to_string(), row[field].as_str().unwrap().to_owned())).collect();
    found.sort();
    found.into_iter().map(|(_, value)| value).collect()
}

#[test]
fn orcid_ids_are_read_as_people_copy_them_and_others_are_named() {
    let mut world = World::new();
    let result = world.run(
        "Name,Contact name,E-mail,ORCID iD\n\
         A,Ada Eins,a@x.example,https://orcid.org/0000-0002-1825-0097/\n\
         B,Bea Zwei,b@x.example,https://orcid.org/my-orcid?orcid=0000-0001-5109-3700\n\
         C,Cea Drei,c@x.example,ORCID: 0000–0002–1694–233x\n\
         D,Dea Vier,d@x.example,https://sandbox.orcid.org/0000-0002-9079-593X\n\
         E,Eea Acht,e@x.example,https://isni.org/isni/0000000121032683\n\
         F,Fea Neun,f@x.example,0000-0000-0000-0001\n\
         G,Gea Zehn,g@x.example,218250097\n\
         H,Hea Elf,h@x.example,see profile\n",
    );
    assert_eq!(counts(&result), [8, 0, 0, 0]);
    let mut ids: Vec<String> = of_contacts(&mut world, "orcid_id");
    ids.sort();
    ids.dedup();
    assert_eq!(ids, ["", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0002-1825-0097"]);
    says(&result, 5, "ORCID iD", "sandbox");
    says(&result, 6, "ORCID iD", "isni.org");
    says(&result, 7, "ORCID iD", "does not give out");
    says(&result, 8, "ORCID iD", "leading zeros");
    says(&result, 9, "ORCID iD", "This field is left out");
}

#[test]
fn the_first_of_several_addresses_is_taken_and_the_rest_named() {
    let mut world = World::new();
    let result = world.run(
        "Name,Contact name,E-mail\n\
         L,Lea Zwölf,lea@l.example; lea2@l.example\n\
         M,,Mea Muster <mea@m.example>\n\
         N,Nea Muster,mailto:nea@n.example\n\
         O,Oea Muster,oea@o.example.\n\
         P,,nobody\n\
         Q,\"Quo Vadis, quo@q.example\",\n",
    );
    assert_eq!(counts(&result), [6, 0, 0, 0]);
    let contacts = world.call("contacts.list", json!({}));
    let found = |email: &str| {
        let rows = contacts["rows"].as_array().unwrap();
        let row =
            rows.iter().find(|row| row["email"] == email).unwrap_or_else(|| panic!("{email}: {rows:#?}"));
        format!("{} {}", row["given_name"].as_str().unwrap(), row["family_name"].as_str().unwrap())
    };
    assert_eq!(found("lea@l.example"), "Lea Zwölf");
    assert_eq!(found("mea@m.example"), "Mea Muster", "the name stands before the address");
    assert_eq!(found("nea@n.example"), "Nea Muster");
    assert_eq!(found("oea@o.example"), "Oea Muster");
    assert_eq!(found("quo@q.example"), "Quo Vadis");
    assert_eq!(contacts["total"], 5, "who has neither name nor address is nobody");
    says(&result, 2, "E-mail", "lea2@l.example");
    says(&result, 6, "E-mail", "not an e-mail address");
    assert_eq!(told(&result).len(), 2, "what is read whole needs no word");
}

#[test]
fn ids_of_organisations_are_read_or_called_by_their_name() {
    let mut world = World::new();
    let result = world.run(
        "Name,ROR,VAT id,Peppol ID,PO number,Phone,Contact name\n\
         A,grid.5386.8,DE 123.456.789,Peppol: 9930:DE123456789,,,\n\
         B,https://api.ror.org/v2/organizations/05dxps055,USt-IdNr. DE999999999,,,,\n\
         C,ROR:03yrm5c26?x=1,DE1.23457E+08,0088:7.30001E+12,4.50012E+09,4.14463E+10,Cy Ode\n\
         D,03yrm5c26,CHE-123.456.789 MWST,1234:5,PO 1,+41 44 1,Di Em\n",
    );
    assert_eq!(counts(&result), [3, 1, 0, 0], "the last row is the member of the third: {result:#}");
    says(&result, 2, "ROR", "GRID");
    for (column, row) in [("VAT id", 4), ("Peppol ID", 4), ("PO number", 4), ("Phone", 4)] {
        says(&result, row, column, "spreadsheet shortened");
    }
    let members = world.members();
    let member = |place: usize, field: &str| members[place]["member"][field].as_str().unwrap().to_owned();
    assert_eq!(member(0, "tax_id"), "DE123456789");
    assert_eq!(member(0, "electronic_address"), "9930:DE123456789");
    assert_eq!(
        (member(1, "ror_id"), member(1, "tax_id")),
        ("https://ror.org/05dxps055".into(), "DE999999999".into())
    );
    assert_eq!(
        (member(2, "ror_id"), member(2, "purchase_order"), member(2, "tax_id")),
        ("https://ror.org/03yrm5c26".into(), String::new(), String::new())
    );
}

#[test]
fn a_bad_field_changes_nothing_of_a_known_member() {
    let mut world = World::new();
    world.run("Name,ROR,Country,Tier,Joined,Language,Contact name,E-mail\nA,03yrm5c26,CH,large,2019-01-01,de,Ana Núñez,ana@a.example\n");
    let before = world.members();
    let result = world.run("Name,ROR,Country,Tier,Joined,Language,Status,Left,Contact name,E-mail\nA,03yrm5c27,Atlantis,huge,soon,Klingonish,dormant,2018-01-01,Ana Núñez,ana at home\n");
    assert_eq!(counts(&result), [0, 0, 1, 0], "{result:#}");
    for column in ["ROR", "Country", "Tier", "Joined", "Language", "Status", "Left", "E-mail"] {
        says(&result, 2, column, "This field is left out");
    }
    assert_eq!(world.members(), before);
}

#[test]
fn days_are_read_as_databases_and_people_write_them() {
    let mut world = World::new();
    let result = world.run(
        "Name;Joined\nA;01.05.2026 00:00\nB;2019-05-01T10:00:00.000Z\nC;5/13/2026 0:00\nD;13/05/2026 00:00:00\nE;13.05.26\n\
         F;1. Mai 2026\nG;20260501\nH;May 13, 2026\nI;2019-05-01T10:00:00+02:00\nJ;46143\nK;2019\nL;when founded\n",
    );
    assert_eq!(counts(&result), [12, 0, 0, 0]);
    let days: Vec<Value> =
        world.members().iter().map(|member| member["member"]["joined_on"].clone()).collect();
    let expected = json!([
        "2026-05-01",
        "2019-05-01",
        "2026-05-13",
        "2026-05-13",
        "2026-05-13",
        "2026-05-01",
        "2026-05-01",
        "2026-05-13",
        "2019-05-01",
        "2026-05-01",
        "2019-01-01",
        null
    ]);
    assert_eq!(json!(days), expected);
    says(&result, 11, "Joined", "1 May 2026");
    says(&result, 12, "Joined", "Only the year");
    says(&result, 13, "Joined", "not a date");
}

#[test]
fn namibia_and_people_called_na_or_null_are_values() {
    let mut world = World::new();
    world.run(
        "Name,Country,City,Given name,Family name,E-mail\n\
         A,NA,NA,Pea,Muster,a@a.example\nB,KR,n/a,Jin,Na,b@b.example\nC,N/A,-,Ann,Null,c@c.example\nD,DE,NA,NA,NA,d@d.example\n",
    );
    let members = world.members();
    let countries: Vec<&str> =
        members.iter().map(|member| member["member"]["country"].as_str().unwrap()).collect();
    assert_eq!(countries, ["NA", "KR", "", "DE"]);
    assert!(members.iter().all(|member| member["member"]["city"] == ""));
    let mut names = of_contacts(&mut world, "family_name");
    names.sort();
    assert_eq!(names, ["", "Muster", "Na", "Null"]);
    let again = world.run("Member,Name,E-mail,Given name,Family name\nB,,b@b.example,Jin,NA\n");
    assert_eq!(again["rejected"], 0, "{again:#}");
}

#[test]
fn organisations_of_one_name_in_two_countries_are_two() {
    let mut world = World::new();
    world.run("Name,Country,City\nNational Library,DE,Leipzig\n");
    let list = "Name,Country,City\nNational Library,IT,Roma\n";
    let plan = world.plan(list);
    assert_eq!(counts(&plan), [1, 0, 0, 0]);
    assert_eq!(plan["matches"][0]["candidates"][0]["name"], "National Library", "it is asked");
    world.run(list);
    let countries: Vec<Value> =
        world.members().iter().map(|member| member["member"]["country"].clone()).collect();
    assert_eq!(countries, ["DE", "IT"]);
    assert_eq!(counts(&world.run(list)), [0, 0, 1, 0], "and both are known the next time");
    assert_eq!(
        counts(&world.run("Name,Country\nNational Library,DE\nNational Library,Italy\n")),
        [0, 0, 2, 0]
    );
    let mut request = world.request("Name,Country\nNational Library,FR\n");
    request["decisions"] = json!([{ "row": 2, "answer": "same", "member": 1 }]);
    assert_eq!(
        counts(&world.call("imports.run", request)),
        [0, 1, 0, 0],
        "unless somebody says that it is the same"
    );
}

#[test]
fn text_that_was_spoilt_before_is_named() {
    let mut world = World::new();
    let result =
        world.run("Name;City;Country\nUniversitÃ¤t ZÃ¼rich;ZÃ¼rich;CH\nUniversité de Genève;Genève;CH\n");
    assert_eq!(counts(&result), [2, 0, 0, 0]);
    says(&result, 2, "Name", "wrong encoding once, and may have been “Universität Zürich”");
    assert_eq!(told(&result).len(), 2);
}

#[test]
fn rows_that_come_in_without_a_field_are_kept_for_correction() {
    let mut world = World::new();
    let result =
        world.run("Name,Country,Joined\nA,DE,2020-01-01\nB,Atlantis,some day\n,FR,\nD,FR,2020-01-01\n");
    assert_eq!((counts(&result), &result["incomplete"]), ([3, 0, 0, 1], &json!(1)));
    let rows = world.call("imports.rejected", json!({ "batch": result["batch"] }));
    let lines: Vec<&str> = rows["csv"].as_str().unwrap().lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].starts_with("B,Atlantis,some day,"), "{lines:?}");
    assert!(lines[1].contains("Country: ") && lines[1].contains("Joined: "), "each by its column: {lines:?}");
    assert!(lines[2].starts_with(",FR,,"), "{lines:?}");
    assert_eq!(world.call("imports.list", json!({}))[0]["has_rows_to_correct"], true);

    let corrected = world.run("Name,Country,Joined\nB,FR,2021-01-01\n");
    assert_eq!((counts(&corrected), &corrected["incomplete"]), ([0, 1, 0, 0], &json!(0)));
    assert_eq!(world.call("imports.list", json!({}))[0]["has_rows_to_correct"], false);
}

#[test]
fn a_list_that_changes_nothing_but_lacks_a_field_is_kept_for_correction_too() {
    let mut world = World::new();
    world.run("Name,Country\nA,DE\n");
    let result = world.run("Name,Country,Joined\nA,DE,some day\n");
    assert_eq!((counts(&result), &result["incomplete"]), ([0, 0, 1, 0], &json!(1)));
    let rows = world.call("imports.rejected", json!({ "batch": result["batch"] }));
    assert!(rows["csv"].as_str().unwrap().contains("\nA,DE,some day,"), "{rows}");
}
