//! Workbooks as people make them, and as nobody does.

use std::io::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime as Date, Format, Workbook};

use super::*;

fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Notes").unwrap();
    let sheet = workbook.add_worksheet().set_name("Members").unwrap();
    let day = Format::new().set_num_format("d mmm yyyy");
    sheet.write(0, 0, "Members of 2026").unwrap();
    sheet.write(3, 0, "Name").unwrap().write(3, 1, "Joined").unwrap().write(3, 2, "Fee").unwrap();
    sheet.write(4, 0, "Universität Zürich").unwrap();
    sheet.write_with_format(4, 1, Date::from_ymd(2019, 1, 31).unwrap(), &day).unwrap();
    sheet.write(4, 2, 3200).unwrap().write(4, 3, true).unwrap();
    sheet.write(5, 0, "東京大学").unwrap().write(5, 2, 0.1 + 0.2).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn named(sheet: &str) -> Wanted {
    Wanted { sheet: Some(sheet.to_owned()), ..Wanted::default() }
}

fn message(bytes: &[u8]) -> String {
    read(bytes, &Wanted::default()).unwrap_err().message
}

/// A workbook whose only sheet has these rows as XML.
fn with_rows(rows: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned()),
        ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned()),
        ("xl/workbook.xml", r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned()),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    for (name, xml) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(format!("{head}{xml}").as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn cells_come_out_as_people_see_them() {
    let grid = read(&sample(), &Wanted::default()).unwrap();
    assert_eq!((grid.sheet.as_str(), grid.sheets.len()), ("Members", 2), "an empty sheet is passed over");
    let lines: Vec<usize> = grid.rows.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 4, 5, 6], "rows keep the numbers that the workbook shows");
    assert_eq!(grid.rows[2].1, ["Universität Zürich", "2019-01-31", "3200", "yes"]);
    assert_eq!(grid.rows[3].1[..2], ["東京大学", ""]);
    assert_eq!(number_shown(4.35), "4.35");
    assert_eq!(number_shown(300.150_000_000_000_1), "300.15");
    assert_eq!(number_shown(57.699_999_999_999_996), "57.7");
    assert_eq!(number_shown(0.1 + 0.2), "0.3");
    assert!(read(&sample(), &named("Notes")).unwrap().rows.is_empty());
    assert!(read(&sample(), &named("Other")).unwrap_err().message.contains("Notes, Members"));
}

#[test]
fn a_sheet_beyond_the_limits_is_refused_before_it_fills_the_memory() {
    let far = with_rows(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
    );
    assert!(message(&far).contains("beyond column 1000"), "{}", message(&far));
    let deep = with_rows(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"#,
    );
    assert_eq!(
        read(&deep, &Wanted::default()).unwrap().rows.len(),
        2,
        "empty rows in between take up nothing"
    );
    let back = with_rows(r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#);
    assert!(message(&back).contains("out of order"));
    let wide: String =
        (1..=13_000).map(|row| format!(r#"<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>"#)).collect();
    assert!(
        message(&with_rows(&wide)).contains("goes beyond"),
        "a cell far right in each row counts what it makes room for"
    );
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1_000_000];
    (0..=workbook_limits::UNPACKED_BYTES_MAX / 1_000_000).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 2_000_000, "a small file");
    assert!(message(&bytes).contains("unpacks to more than 600 MB"));
    assert!(message(b"PK\x03\x04rest").contains("damaged"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_damaged_workbook_is_read_or_refused_and_never_more(place in 0_usize..8_000, with in any::<u8>(), cut in 0_usize..8_000) {
        let mut bytes = sample();
        let place = place % bytes.len();
        bytes[place] = with;
        let _ = read(&bytes, &Wanted::default());
        bytes.truncate(cut % bytes.len());
        let _ = read(&bytes, &Wanted::default());
    }
}
