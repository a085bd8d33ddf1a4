//! Workbooks as people make them, and as nobody does.

use std::io::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime as Date, Format, Workbook};

use super::*;

/// Reads it as a list with the headings of the sample.
fn read(bytes: &[u8], wanted: &WantedSheet) -> Result<SheetGrid> {
    super::read(bytes, wanted, |heading| ["Name", "Joined"].contains(&heading))
}

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

fn named(sheet: &str) -> WantedSheet {
    WantedSheet { sheet: Some(sheet.to_owned()), ..WantedSheet::default() }
}

fn message(bytes: &[u8]) -> String {
    read(bytes, &WantedSheet::default()).unwrap_err().to_string()
}

/// A workbook whose only sheet has these rows as XML.
fn with_rows(rows: &str) -> Vec<u8> {
    package(rows, None, false)
}

/// A workbook of these rows and shared strings as XML, in the namespaces of the strict form of the standard or in the
/// usual ones.
fn package(rows: &str, strings: Option<&str>, is_strict: bool) -> Vec<u8> {
    let (main, links) = if is_strict {
        (
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    } else {
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        )
    };
    let packed = "http://schemas.openxmlformats.org/package/2006";
    let link = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{links}/{kind}" Target="{target}"/>"#)
    };
    let linked =
        |list: String| format!(r#"<Relationships xmlns="{packed}/relationships">{list}</Relationships>"#);
    let shared = strings.map(|_| link("rId2", "sharedStrings", "sharedStrings.xml")).unwrap_or_default();
    let mut parts = vec![
        ("[Content_Types].xml", format!(r#"<Types xmlns="{packed}/content-types"/>"#)),
        ("_rels/.rels", linked(link("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", linked(link("rId1", "worksheet", "worksheets/sheet1.xml") + &shared)),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ];
    parts.extend(
        strings.map(|strings| ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}">{strings}</sst>"#))),
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(format!(r#"<?xml version="1.0" encoding="UTF-8"?>{xml}"#).as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Names in parts, with readings above them, and with an escaped line end.
const STRINGS: &str = r#"<si><t>Name</t></si><si><t>Country</t></si><si><r><t xml:space="preserve">Univer</t></r><r><rPr><b/></rPr><t>sity of Rich</t></r></si><si><t>東京大学</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><rPh sb="2" eb="4"><t>ダイガク</t></rPh><phoneticPr fontId="1"/></si><si><r><t>大阪</t></r><r><t>大学</t></r><rPh sb="0" eb="2"><t>オオサカ</t></rPh></si>"#;

#[test]
fn names_are_read_whole_and_without_how_they_are_pronounced() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c></row><row r="4"><c r="A4" t="s"><v>4</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>京都大学</t><rPh sb="0" eb="2"><t>キョウト</t></rPh></is></c></row>"#;
    for is_strict in [false, true] {
        let grid = read(&package(rows, Some(STRINGS), is_strict), &WantedSheet::default()).unwrap();
        let names: Vec<&str> = grid.rows.iter().map(|(_, cells)| cells[0].as_str()).collect();
        assert_eq!(
            names,
            ["Name", "University of Rich", "東京大学", "大阪大学", "京都大学"],
            "strict: {is_strict}"
        );
    }
}

#[test]
fn the_strict_form_of_the_standard_is_read_like_the_usual_one() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Joined</t></is></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>3</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>DE</t></is></c><c r="C3" t="d"><v>2019-01-31</v></c><c r="D3"><v>3200</v></c><c r="E3" t="b"><v>1</v></c></row>"#;
    let strict = read(&package(rows, Some(STRINGS), true), &WantedSheet::default()).unwrap();
    assert_eq!(strict.rows.len(), 2, "a hidden row is hidden there too: {:?}", strict.rows);
    assert_eq!(strict.hidden, 1);
    assert_eq!(strict.rows[1].1, ["University of Rich", "DE", "2019-01-31", "3200", "yes"]);
    let usual = read(&package(rows, Some(STRINGS), false), &WantedSheet::default()).unwrap();
    assert_eq!(strict, usual);
}

#[test]
fn cells_come_out_as_people_see_them() {
    let grid = read(&sample(), &WantedSheet::default()).unwrap();
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
        read(&deep, &WantedSheet::default()).unwrap().rows.len(),
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
        let _ = read(&bytes, &WantedSheet::default());
        bytes.truncate(cut % bytes.len());
        let _ = read(&bytes, &WantedSheet::default());
    }
}
