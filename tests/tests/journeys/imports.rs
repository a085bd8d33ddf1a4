//! Bringing in a list: seen before, counted after, rejected rows kept, and taken back as one.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use crate::steps::{assert_accessible, journey, member_list, new_consortium, open_member};

/// Rows of the list that can be imported, and those that cannot.
const TAKEN: &str = "60";
const REJECTED: &str = "2";

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_list_in_many_scripts_is_planned_imported_and_taken_back() {
    journey("import", async |application| {
        let page = &application.page;
        let list = member_list();
        new_consortium(application, "Many scripts").await?;

        page.press_selector("[data-testid=setup-open-members]").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_text("Nothing has been changed yet").await?;
        page.wait_for_value("[data-testid=import-count-created]", TAKEN).await?;
        page.wait_for_value("[data-testid=import-count-rejected]", REJECTED).await?;
        assert_accessible(page, "the plan of an import").await?;
        page.press("Problems").await?;
        page.wait_for_text("The row names no member").await?;
        page.press("Import 60 members").await?;
        page.wait_for_text("Imported 60 rows").await?;
        assert_accessible(page, "the outcome of an import").await?;

        let rejected = application.home().join("rejected.csv");
        application.answer_dialogs(&[Some(&rejected)]);
        page.press("Save rows to correct").await?;
        page.wait_for_text("rejected.csv").await?;
        let kept = fs::read_to_string(&rejected).expect("the rejected rows were saved");
        assert!(kept.contains("Atlantis") && kept.contains("names no member"), "with the reason: {kept}");

        page.press("Show members").await?;
        page.wait_for_text("60 members").await?;
        assert_accessible(page, "the member list").await?;
        page.fill("Search members", "桜ヶ丘").await?;
        page.wait_for_text("桜ヶ丘研究大学").await?;
        page.fill("Search members", "").await?;
        page.wait_until_gone("1 of 60 members").await?;

        // The same list again would change nothing.
        page.press("Import").await?;
        page.press("Import another list").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_value("[data-testid=import-count-unchanged]", TAKEN).await?;
        page.wait_for_value("[data-testid=import-count-created]", "0").await?;
        page.press("Cancel").await?;

        page.control('z').await?;
        page.wait_for_text("Undone").await?;
        page.press("Members").await?;
        page.wait_for_text("No members yet").await
    })
    .await;
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_workbook_with_a_title_above_its_headings_is_imported_and_changes_nothing_again() {
    journey("import-workbook", async |application| {
        let page = &application.page;
        let list = application.home().join("members.xlsx");
        write_workbook(&list).expect("the workbook can be written");
        new_consortium(application, "Workbook").await?;

        page.press_selector("[data-testid=setup-open-members]").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_text("headings in row 3").await?;
        page.wait_for_text("Sheet").await?;
        page.wait_for_value("[data-testid=import-count-created]", "3").await?;
        page.wait_for_value("[data-testid=import-count-rejected]", "0").await?;
        assert_accessible(page, "the plan of a workbook").await?;
        page.press("Import 3 members").await?;
        page.wait_for_text("Imported 3 rows").await?;

        page.press("Show members").await?;
        page.wait_for_text("3 members").await?;
        open_member(page, "Aroha").await?;
        page.wait_for_text("7 Kererū Street").await?;
        page.wait_for_text("1 Mar 2024").await?;
        page.wait_for_text("Hine Parata").await?;
        // A column for which there is no field is kept with the member.
        page.wait_for_text("Library system").await?;

        page.press("Import").await?;
        page.press("Import another list").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_value("[data-testid=import-count-unchanged]", "3").await?;
        page.wait_for_value("[data-testid=import-count-created]", "0").await
    })
    .await;
}

/// A workbook as an office keeps it: a title and an empty row above the headings, dates as Excel has them, notes on a
/// sheet of their own.
fn write_workbook(path: &Path) -> Result<(), XlsxError> {
    const HEADINGS: [&str; 8] = [
        "Organisation",
        "Country",
        "Street",
        "Joined",
        "Contact given name",
        "Contact family name",
        "Contact e-mail",
        "Library system",
    ];
    const ROWS: [[&str; 8]; 3] = [
        [
            "Te Kura Aroha",
            "New Zealand",
            "7 Kererū Street",
            "2024-03-01",
            "Hine",
            "Parata",
            "hine@aroha.example",
            "Alma",
        ],
        [
            "Université du Marais",
            "France",
            "3 rue des Saules",
            "2023-01-01",
            "Chloé",
            "Petit",
            "c@marais.example",
            "Koha",
        ],
        ["海辺大学", "Japan", "港町 1-2-3", "2022-07-01", "花", "森", "hana@umibe.example", "FOLIO"],
    ];
    let mut workbook = Workbook::new();
    let members = workbook.add_worksheet().set_name("Members")?;
    members.write(0, 0, "Members of our consortium, kept by the office")?;
    for (column, heading) in (0..).zip(HEADINGS) {
        members.write(2, column, heading)?;
    }
    let as_date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, cells) in (3..).zip(ROWS) {
        for (column, cell) in (0..).zip(cells) {
            if HEADINGS[usize::from(column)] == "Joined" {
                members.write_with_format(row, column, &ExcelDateTime::parse_from_str(cell)?, &as_date)?;
            } else {
                members.write(row, column, cell)?;
            }
        }
    }
    workbook.add_worksheet().set_name("Notes")?.write(0, 0, "Ask Hine about the invoice address.")?;
    workbook.save(path)
}
