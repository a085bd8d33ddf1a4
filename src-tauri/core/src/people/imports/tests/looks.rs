//! What a list looks like to whoever sends it: what is hidden, merged, added up or only a formula.

use rust_xlsxwriter::{Format, Formula, Table, TableColumn, TableFunction, Workbook, Worksheet};
use serde_json::{Value, json};

use super::{Lists, counts};
use crate::test_world::World;

/// Writes rows of text from the first row on.
fn write(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *cell).unwrap();
        }
    }
}

fn staged(world: &mut World, mut workbook: Workbook) -> Value {
    let bytes = workbook.save_to_buffer().unwrap();
    serde_json::to_value(world.door.stage_import_bytes("list.xlsx", bytes).unwrap()).unwrap()
}

/// Imports what is staged as it is recognised, with some of the request given.
fn run(world: &mut World, staged: &Value, given: &Value) -> Value {
    let mut request = json!({ "token": staged["token"], "kind": staged["kind"] });
    given.as_object().unwrap().iter().for_each(|(field, value)| request[field] = value.clone());
    world.call("imports.run", request)
}

fn warnings(staged: &Value) -> String {
    staged["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning.as_str().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_hidden_sheet_is_not_read_unless_it_is_chosen() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    let old = workbook.add_worksheet().set_name("2025").unwrap();
    write(old, &[&["Name", "Country"], &["Left In 2025", "DE"]]);
    old.set_hidden(true);
    let very = workbook.add_worksheet().set_name("Lists").unwrap();
    write(very, &[&["Name", "Country"], &["Nobody", "DE"]]);
    very.set_very_hidden(true);
    write(
        workbook.add_worksheet().set_name("Read me").unwrap(),
        &[&["How to fill in this list"], &["Ask Ana"]],
    );
    let members = workbook.add_worksheet().set_name("2026").unwrap();
    write(members, &[&["Name", "Country"], &["Alpha University", "DE"]]);
    members.set_active(true);
    let staged = staged(&mut world, workbook);
    assert_eq!(staged["sheet"], "2026");
    let said = warnings(&staged);
    assert!(said.contains("Hidden sheets of the workbook are not read: “2025”, “Lists”"), "{said}");
    assert!(said.contains("Other sheets of the workbook: “Read me”"), "{said}");
    run(&mut world, &staged, &json!({}));
    assert_eq!(world.names(json!({})), ["Alpha University"]);
    run(&mut world, &staged, &json!({ "sheet": "2025" }));
    assert_eq!(world.names(json!({})), ["Alpha University", "Left In 2025"]);
}

#[test]
fn of_two_lists_the_one_that_was_open_is_read() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet().set_name("2025").unwrap(), &[&["Name", "Country"], &["Old", "DE"]]);
    let open = workbook.add_worksheet().set_name("2026").unwrap();
    write(open, &[&["Name", "Country"], &["New", "DE"]]);
    open.set_active(true);
    assert_eq!(staged(&mut world, workbook)["sheet"], "2026");
}

/// A list of which a row, another one without height and a column are hidden.
fn with_hidden() -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(
        sheet,
        &[
            &["Name", "Secret", "Country", "City"],
            &["Active One", "a", "DE", "Köln"],
            &["Gone Two", "b", "DE", "Bonn"],
            &["Flat Three", "c", "DE", "Ulm"],
            &["Active Four", "d", "FR", "Lyon"],
        ],
    );
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_height(3, 0).unwrap();
    sheet.set_column_hidden(1).unwrap();
    workbook
}

#[test]
fn hidden_rows_and_columns_stay_out_and_are_named() {
    let mut world = World::new();
    let staged = staged(&mut world, with_hidden());
    assert_eq!((staged["hidden"].clone(), staged["row_count"].clone()), (json!(3), json!(2)));
    let said = warnings(&staged);
    assert!(
        said.contains("2 rows are hidden in the sheet “Sheet1” and left out (the first is row 3)"),
        "{said}"
    );
    assert!(said.contains("1 column is hidden in the sheet “Sheet1” and left out (B)"), "{said}");
    assert_eq!(counts(&run(&mut world, &staged, &json!({}))), [2, 0, 0, 0]);
    let members = world.members();
    assert_eq!(members[0]["member"]["city"], "Lyon");
    assert_eq!(members[0]["member"]["extra"], json!({}), "what stands in a hidden column is not kept");
    let result = run(&mut world, &staged, &json!({ "hidden": true }));
    assert_eq!(counts(&result), [2, 2, 0, 0], "whoever wants them brings them in");
    assert_eq!(world.members()[2]["member"]["extra"], json!({ "Secret": "c" }));
}

#[test]
fn a_number_comes_in_with_the_digits_that_the_workbook_shows() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(
        sheet,
        &[
            &["Name", "Country", "Postcode", "PO number", "Code"],
            &["TU Dresden", "DE"],
            &["MIT", "US"],
            &["UW", "PL"],
        ],
    );
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.write_with_format(1, 2, 1069, &format("00000")).unwrap();
    sheet.write_with_format(2, 2, 21_394_307, &format("[<=99999]00000;00000-0000")).unwrap();
    sheet.write_with_format(3, 2, 950, &format("00\\-000")).unwrap();
    sheet.write_with_format(1, 3, 4711, &format("\"PO-\"000000")).unwrap();
    sheet.write_with_format(2, 3, 45, &format("0")).unwrap();
    sheet.write_with_format(1, 4, 300.150_000_000_000_1, &format("0.00")).unwrap();
    let staged = staged(&mut world, workbook);
    run(&mut world, &staged, &json!({}));
    let members = world.members();
    let fields = |field: &str| {
        members.iter().map(|member| member["member"][field].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(fields("postal_code"), ["02139-4307", "01069", "00-950"]);
    assert_eq!(fields("purchase_order"), ["45", "PO-004711", ""]);
    assert_eq!(members[1]["member"]["extra"], json!({ "Code": "300.15" }), "fifteen digits and no more");
}

#[test]
fn a_merged_cell_counts_for_each_of_its_rows() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "Members of the consortium 2026", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Organisation", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Country", &plain).unwrap();
    sheet.merge_range(1, 2, 1, 3, "Person", &plain).unwrap();
    sheet.write(2, 2, "Contact name").unwrap().write(2, 3, "E-mail").unwrap();
    sheet.merge_range(3, 0, 4, 0, "Gamma University", &plain).unwrap();
    sheet.merge_range(3, 1, 4, 1, "DE", &plain).unwrap();
    sheet.write(3, 2, "Ann One").unwrap().write(3, 3, "ann@gamma.example").unwrap();
    sheet.write(4, 2, "Bob Two").unwrap().write(4, 3, "bob@gamma.example").unwrap();
    write_at(sheet, 5, &["Delta College", "FR", "Cy Three", "cy@delta.example"]);
    let staged = staged(&mut world, workbook);
    assert_eq!(staged["header_row"], 3, "{staged:#}");
    let result = run(&mut world, &staged, &json!({}));
    assert_eq!(result["rejected"], 0, "{result:#}");
    let members = world.members();
    assert_eq!(members.len(), 2);
    assert_eq!(members[1]["contacts"].as_array().unwrap().len(), 2);
}

fn write_at(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in cells.iter().enumerate() {
        sheet.write(row, u16::try_from(column).unwrap(), *cell).unwrap();
    }
}

#[test]
fn a_formula_without_value_and_an_error_are_named() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, &[&["Name", "City", "Postcode"], &["Alpha"], &["Beta"], &["Gamma"]]);
    sheet.write_formula(1, 1, Formula::new("=A2&\"-Stadt\"").set_result("Alpha-Stadt")).unwrap();
    sheet.write_formula(2, 1, Formula::new("=VLOOKUP(A3,X:Y,2)").set_result("#N/A")).unwrap();
    sheet.write_formula(3, 2, Formula::new("=B4*1").set_result("")).unwrap();
    let staged = staged(&mut world, workbook);
    let result = run(&mut world, &staged, &json!({}));
    assert_eq!(counts(&result), [3, 0, 0, 0]);
    assert_eq!(world.members()[0]["member"]["city"], "Alpha-Stadt");
    let problems = result["problems"].as_array().unwrap();
    assert!(
        problems.iter().any(|p| p["row"] == 3
            && p["column"] == "City"
            && p["problem"].as_str().unwrap().contains("#N/A")),
        "{problems:#?}"
    );
}

#[test]
fn totals_stay_out_unless_somebody_says_that_they_are_members() {
    let mut world = World::new();
    let list = "Name,Country,Fee\nAlpha,DE,1600\nBeta,FR,1600\nSumme,,3200\n";
    let plan = world.plan(list);
    assert_eq!((counts(&plan), plan["rows"].clone()), ([2, 0, 0, 0], json!(2)));
    let expected = json!([{ "row": 4, "text": "Summe · 3200", "reason": "It looks like a total of the list, not like a record.", "taken": false }]);
    assert_eq!(plan["no_records"], expected);
    assert_eq!(plan["problems"][0]["row"], 4);
    let mut request = world.request(list);
    request["decisions"] = json!([{ "row": 4, "answer": "new" }]);
    assert_eq!(world.call("imports.plan", request.clone())["no_records"][0]["taken"], true);
    assert_eq!(counts(&world.call("imports.run", request)), [3, 0, 0, 0]);
}

#[test]
fn the_totals_of_a_table_in_a_workbook_stay_out() {
    let mut world = World::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, &[&["Name", "Country", "Fee"], &["Alpha", "DE"], &["Beta", "FR"]]);
    sheet.write(1, 2, 1600).unwrap().write(2, 2, 1600).unwrap();
    let columns = [
        TableColumn::new().set_header("Name").set_total_label("All of us"),
        TableColumn::new().set_header("Country"),
        TableColumn::new().set_header("Fee").set_total_function(TableFunction::Sum),
    ];
    sheet.add_table(0, 0, 3, 2, &Table::new().set_columns(&columns).set_total_row(true)).unwrap();
    let staged = staged(&mut world, workbook);
    assert!(warnings(&staged).contains("Row 4 holds the totals of a table"), "{}", warnings(&staged));
    assert_eq!(counts(&run(&mut world, &staged, &json!({}))), [2, 0, 0, 0]);
    assert_eq!(world.names(json!({})), ["Alpha", "Beta"]);
}

#[test]
fn blank_rows_of_a_spreadsheet_count_for_nothing() {
    let mut world = World::new();
    let result = world.run("Name,Country,,,\nAlpha,DE,,,\n,,,,\n   ,,,,\nBeta,FR,,,\n,,,,\n");
    assert_eq!((counts(&result), result["rows"].clone()), ([2, 0, 0, 0], json!(2)));
}

#[test]
fn a_space_before_quotes_splits_no_cell() {
    let mut world = World::new();
    let result =
        world.run("Name, Country, City\n\"Alpha, University of\", DE, \"Berlin, Mitte\"\nBeta, FR, Paris\n");
    assert_eq!(counts(&result), [2, 0, 0, 0]);
    assert_eq!(world.members()[0]["member"]["city"], "Berlin, Mitte");
}

#[test]
fn a_line_in_another_encoding_spoils_no_other() {
    let mut world = World::new();
    let bytes = [
        "Name;Country\nUniversität Köln;DE\nUniversité de Genève;CH\n".as_bytes(),
        b"Hochschule D\xfcren;DE\n",
    ]
    .concat();
    let staged = world.door.stage_import_bytes("list.csv", bytes).unwrap();
    assert!(staged.warnings[0].contains("Line 4"), "{:?}", staged.warnings);
    world.call("imports.run", json!({ "token": staged.token }));
    assert_eq!(world.names(json!({})), ["Hochschule Düren", "Universität Köln", "Université de Genève"]);
}
