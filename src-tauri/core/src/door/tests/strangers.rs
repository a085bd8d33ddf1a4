//! Files that somebody made so that the program that reads them gives up, takes all memory, or never comes back.

use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::kernel::{Error, ErrorKind};
use crate::people::attachments::{self, GetAttachmentsContent};
use crate::test_world::World;

/// What reading one of these files may take here, where nothing is optimised and other tests run beside.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs `read`, which must come back soon.
pub(super) fn soon<T>(what: &str, read: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let came = read();
    let took = began.elapsed();
    assert!(took < LONGEST, "{what} took {} s", took.as_secs());
    came
}

/// Chooses a picture as logo.
pub(super) fn set_logo(world: &mut World, bytes: &[u8]) -> Result<Value, Error> {
    let request = json!({ "media_type": "image/svg+xml", "data_base64": STANDARD.encode(bytes) });
    world.door.call("profile.set_logo", request)
}

/// A packed archive of these parts.
pub(super) fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The parts of a workbook whose only sheet has these rows, with further parts.
pub(super) fn workbook(rows: &str, more: Vec<(&'static str, Vec<u8>)>) -> Vec<u8> {
    let of = |text: String| format!(r#"<?xml version="1.0" encoding="UTF-8"?>{text}"#).into_bytes();
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let mut parts = vec![
        ("[Content_Types].xml", of(format!(r#"<Types xmlns="{package}/content-types"/>"#))),
        (
            "_rels/.rels",
            of(format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            )),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            of(format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            )),
        ),
        (
            "xl/workbook.xml",
            of(format!(
                r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            )),
        ),
        (
            "xl/worksheets/sheet1.xml",
            of(format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#)),
        ),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    packed(&parts)
}

const LIST: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>University</t></is></c></row>"#;

fn texts(inner: &str) -> Vec<(&'static str, Vec<u8>)> {
    let xml =
        format!(r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {inner}</sst>"#);
    vec![("xl/sharedStrings.xml", xml.into_bytes())]
}

#[test]
fn workbooks_that_announce_or_hold_too_much_are_refused_with_the_limit() {
    let sheet = |rows: &str| workbook(rows, Vec::new());
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("4 thousand million texts announced", workbook(LIST, texts(r#"count="1" uniqueCount="4000000000"><si><t>x</t></si>"#)), "announces 4000000000"),
        ("spelled otherwise", workbook(LIST, texts("uniqueCount\n = '99999999999999999999999'><si><t>x</t></si>")), "announces"),
        ("behind a long comment", workbook(LIST, vec![("xl/sharedStrings.xml", format!("<!--{}--><sst uniqueCount=\"4000000000\"></sst>", "x".repeat(400_000)).into_bytes())]), "announces"),
        ("shared formulas", sheet(r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="4000000000">1</f><v>1</v></c></row>"#), "announces"),
        ("in UTF-16", workbook(LIST, vec![("xl/sharedStrings.xml", "<sst uniqueCount=\"4000000000\"></sst>".encode_utf16().flat_map(u16::to_le_bytes).collect())]), "UTF-8"),
        ("styles", workbook(LIST, vec![("xl/styles.xml", format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(1_100_000)).into_bytes())]), "more than 1000000 entries"),
        ("sheets", workbook(LIST, vec![("xl/workbook.xml", format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>"#, (1..3_000).map(|at| format!(r#"<sheet name="S{at}" sheetId="{at}" r:id="rId1"/>"#)).collect::<String>()).into_bytes())]), "more than 1000 sheets"),
        ("rows at the end of the world", sheet(r#"<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>"#), ""),
        ("deep", sheet(&format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000))), ""),
    ];
    for (what, bytes, expected) in cases {
        for bank in [false, true] {
            let mut world = World::new();
            let outcome = soon(what, || match bank {
                true => world.door.stage_bank_file_bytes("list.xlsx", bytes.clone()).map(|_| ()),
                false => world.door.stage_import_bytes("list.xlsx", bytes.clone()).map(|_| ()),
            });
            match outcome {
                Err(error) => {
                    assert_eq!(error.kind, ErrorKind::Invalid, "{what}: {error}");
                    assert!(error.to_string().contains(expected), "{what}: {error}");
                    assert!(
                        error.to_string().contains("list.xlsx"),
                        "{what} does not name the file: {error}"
                    );
                }
                Ok(()) => assert_eq!(expected, "", "{what} was read"),
            }
        }
    }
    World::new()
        .door
        .stage_import_bytes("list.xlsx", workbook(LIST, texts(r#"uniqueCount="3"><si><t>x</t></si>"#)))
        .unwrap();
}

#[test]
fn archives_of_many_parts_and_archives_within_archives_are_refused() {
    let names: Vec<String> = (0..10_001).map(|at| format!("part{at}")).collect();
    let many: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    let many = packed(&many);
    let nested = packed(&[("a.zip", packed(&[("b.zip", packed(&[("c.xml", vec![b'<'; 1_000])]))]))]);
    for (what, bytes) in [("many parts", many), ("nested", nested), ("empty", packed(&[]))] {
        let mut world = World::new();
        soon(what, || world.door.stage_import_bytes("a.xlsx", bytes.clone())).unwrap_err();
        soon(what, || world.door.stage_bank_file_bytes("a.zip", bytes)).unwrap_err();
    }
}

#[test]
fn lists_of_any_headings_and_any_width_are_read_or_refused_at_once() {
    let columns = |count: usize, heading: &str| {
        format!("{}\n{}\n", vec![heading; count].join(","), vec!["x"; count].join(","))
    };
    let mut world = World::new();
    let staged = soon("a thousand equal headings", || {
        world.door.stage_import_bytes("a.csv", columns(1_000, "Name").into_bytes())
    })
    .unwrap();
    let headers: Vec<&str> = staged.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!((headers[0], headers[1], headers[999]), ("Name", "Name (2)", "Name (1000)"));
    soon("headings that are numbered already", || {
        world.door.stage_import_bytes("a.csv", columns(900, "Name (2)").into_bytes())
    })
    .unwrap();
    soon("long headings", || {
        world.door.stage_import_bytes("a.csv", columns(200, &"wörd ".repeat(4_000)).into_bytes())
    })
    .unwrap();
    for (what, text) in [
        ("3,000 equal headings", columns(3_000, "Name")),
        ("200,000 columns", columns(200_000, "x")),
        ("commas", ",".repeat(5_000_000)),
        ("semicolons", format!("Name;Country\n{}", ";".repeat(3_000_000))),
    ] {
        for bank in [false, true] {
            let bytes = text.clone().into_bytes();
            let error = soon(what, || match bank {
                true => world.door.stage_bank_file_bytes("a.csv", bytes).map(|_| ()),
                false => world.door.stage_import_bytes("a.csv", bytes).map(|_| ()),
            });
            let error = error.unwrap_err();
            assert!(
                error.to_string().contains("a.csv") && error.to_string().contains("more than 1000 columns"),
                "{what}: {error}"
            );
        }
    }
    let cells = format!("a,b\n{}", format!("x{}\n", ",".repeat(999)).repeat(10_100));
    let error =
        soon("ten million empty cells", || world.door.stage_import_bytes("a.csv", cells.into_bytes()))
            .unwrap_err();
    assert!(error.to_string().contains("10000000 cells"), "{error}");
    for (what, text) in [
        ("quotes", "\"".repeat(1_000_000)),
        ("quotes and letters", "\"a".repeat(500_000)),
        ("one long line", "x".repeat(3_000_000)),
        ("empty lines", "\n".repeat(3_000_000)),
        ("returns", "\r".repeat(3_000_000)),
    ] {
        let _ = soon(what, || world.door.stage_import_bytes("a.csv", text.into_bytes()));
    }
}

fn svg(inner: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">{inner}</svg>"#
    )
}

/// Drawings that were found to stop or to hold up the libraries that draw, and others of their kinds.
pub(super) fn hostile_drawings() -> Vec<(&'static str, String)> {
    let circle = |r: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><circle r="{r}"/></svg>"#)
    };
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        svg(&format!("{}{inner}{}", open.repeat(times), close.repeat(times)))
    };
    let chain = |element: &str, attribute: &str| -> String {
        let link = |at: usize| {
            let inner: String = (0..10)
                .map(|_| format!(r#"<rect width="9" height="9" {attribute}="url(#m{})"/>"#, at + 1))
                .collect();
            format!(r#"<{element} id="m{at}">{inner}</{element}>"#)
        };
        svg(&format!(
            r#"{}<rect width="9" height="9" {attribute}="url(#m0)"/>"#,
            (0..12).map(link).collect::<String>()
        ))
    };
    let reuse = |at: usize| {
        format!(r##"<g id="u{}">{}</g>"##, at + 1, format!(r##"<use xlink:href="#u{at}"/>"##).repeat(10))
    };
    vec![
        ("a radius of 8 million", circle("8547707")),
        ("a radius of 1e30", circle("1e30")),
        ("a radius without end", circle("1e9999")),
        ("sides that are no number", r#"<svg xmlns="http://www.w3.org/2000/svg" width="1e38" height="1e-38"><rect width="1e38" height="1"/></svg>"#.to_owned()),
        ("noise in 2 thousand million octaves", svg(r#"<filter id="f"><feTurbulence numOctaves="2000000000"/></filter><rect width="9" height="9" filter="url(#f)"/>"#)),
        ("a blur from a style", svg(r#"<rect width="9" height="9" style="filter:blur(2000px)"/>"#)),
        ("200 blurs in each other", nested(r#"<g style="filter:blur(90px)">"#, r#"<rect width="9" height="9"/>"#, "</g>", 50)),
        ("patterns", svg(r#"<pattern id="p" width="1e-6" height="1e-6"><rect width="1" height="1"/></pattern><rect width="99" height="49" fill="url(#p)"/>"#)),
        ("markers", svg(r#"<marker id="m"><rect width="9" height="9"/></marker><path marker-mid="url(#m)" d="M0 0 1 1 2 2"/>"#)),
        ("markers under another name", r#"<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:marker id="m"/><s:rect width="9" height="9"/></s:svg>"#.to_owned()),
        ("345 KB of selectors", svg(&format!("<style>{}{{fill:red}}</style><rect width=\"9\" height=\"9\"/>", "g ".repeat(172_000)))),
        ("a selector of many parts", nested("<g class=\"a\">", &format!("<style>{} b{{fill:red}}</style><rect width=\"9\" height=\"9\"/>", "g ".repeat(30)), "</g>", 40)),
        ("groups in each other", nested("<g>", r#"<rect width="9" height="9"/>"#, "</g>", 100_000)),
        ("transparent groups in each other", nested(r#"<g opacity="0.9">"#, r#"<rect width="9" height="9"/>"#, "</g>", 55)),
        ("masks in each other", chain("mask", "mask")),
        ("clips in each other", chain("clipPath", "clip-path")),
        ("repetitions", svg(&format!(r##"<defs><rect id="u0" width="1" height="1"/>{}</defs><use xlink:href="#u9"/>"##, (0..9).map(reuse).collect::<String>()))),
        ("entities", format!(r##"<!DOCTYPE svg [<!ENTITY a "<g><rect width='9' height='9'/></g>"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>{}"##, svg("&b;"))),
        ("fine dashes", svg(&r#"<path stroke="red" stroke-dasharray="0.00001" d="M0 0H100V50H0Z"/>"#.repeat(150))),
        ("many shapes", svg(&r#"<rect width="99" height="49" opacity=".5"/>"#.repeat(30_000))),
        ("a gradient that turns round itself", svg(r##"<linearGradient id="a" xlink:href="#b"/><linearGradient id="b" xlink:href="#a"/><rect width="9" height="9" fill="url(#a)"/>"##)),
        ("a drawing in a drawing", svg(&"<svg viewBox=\"0 0 1e-9 1e-9\">".repeat(30))),
    ]
}

#[test]
fn drawings_are_drawn_or_refused_with_a_reason_and_soon() {
    let mut world = World::new();
    for (what, drawing) in hostile_drawings() {
        if let Err(error) = soon(what, || set_logo(&mut world, drawing.as_bytes())) {
            assert_eq!(error.kind, ErrorKind::Invalid, "{what}: {error}");
            assert!(error.to_string().contains("logo"), "{what}: {error}");
        }
    }
    for what in [
        "a radius of 8 million",
        "noise in 2 thousand million octaves",
        "345 KB of selectors",
        "masks in each other",
        "entities",
    ] {
        let drawing = hostile_drawings().into_iter().find(|(name, _)| *name == what).unwrap().1;
        set_logo(&mut world, drawing.as_bytes()).unwrap_err();
    }
}

#[test]
fn what_drawing_programs_write_is_still_drawn() {
    let mut world = World::new();
    let illustrator = r##"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [ <!ENTITY ns_svg "http://www.w3.org/2000/svg"> ]>
<svg xmlns="&ns_svg;" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 80">
<style type="text/css"> .st0{clip-path:url(#SVGID_2_);fill:#0B5C63;} .st1{fill:none;stroke:#000;stroke-dasharray:4 2} </style>
<defs><rect id="SVGID_1_" width="200" height="80"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<g><path class="st0" d="M10 10h100v50H10z"/><circle class="st1" cx="150" cy="40" r="30"/></g></svg>"##;
    let figma = r##"<svg width="120" height="40" viewBox="0 0 120 40" fill="none" xmlns="http://www.w3.org/2000/svg"><mask id="a" maskUnits="userSpaceOnUse" x="0" y="0" width="120" height="40"><path d="M0 0h120v40H0z" fill="#fff"/></mask><g mask="url(#a)"><path d="M4 4h50v30H4z" fill="url(#b)"/></g><defs><linearGradient id="b" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient></defs></svg>"##;
    for drawing in [illustrator, figma] {
        set_logo(&mut world, drawing.as_bytes()).unwrap();
    }
}

#[test]
fn pictures_that_claim_or_unpack_to_too_much_are_refused() {
    let mut world = World::new();
    let mut png = Cursor::new(Vec::new());
    image::GrayImage::new(8_000, 5_100).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let error = soon("40.8 million pixels", || set_logo(&mut world, png.get_ref())).unwrap_err();
    assert!(error.to_string().contains("40 million pixels"), "{error}");
    let mut jpeg = Cursor::new(Vec::new());
    image::GrayImage::new(16, 16).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let mut jpeg = jpeg.into_inner();
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    soon("a JPEG of 65,535 pixels a side", || set_logo(&mut world, &jpeg)).unwrap_err();
}

#[test]
fn statements_made_to_be_endless_are_read_or_refused_at_once() {
    let around = |inner: &str| {
        format!(
            "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>{inner}</Stmt></BkToCstmrStmt></Document>"
        )
    };
    let entry = |inner: &str| {
        around(&format!(
            "<Ntry><Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls>{inner}</TxDtls></NtryDtls></Ntry>"
        ))
    };
    let mt940 = |inner: &str| {
        format!(
            ":20:X\n:25:NL91ABNA0417164300EUR\n:28C:1\n:60F:C260101EUR0,\n:61:2601050105C10,00NTRFONE\n:86:{inner}\n:62F:C260105EUR10,\n"
        )
    };
    let cases = [
        ("deep elements", around(&"<a>".repeat(1_000_000))),
        ("many elements in an entry", entry(&"<a/>".repeat(600_000))),
        (
            "many texts",
            entry(&format!(
                "<RmtInf>{}</RmtInf>",
                (0..60_000).map(|at| format!("<Ustrd>{at} words of no meaning</Ustrd>")).collect::<String>()
            )),
        ),
        (
            "many references",
            entry(&format!(
                "<RmtInf>{}</RmtInf>",
                (0..40_000)
                    .map(|at| format!("<Strd><CdtrRefInf><Ref>{at}</Ref></CdtrRefInf></Strd>"))
                    .collect::<String>()
            )),
        ),
        ("a long text", entry(&format!("<RmtInf><Ustrd>{}</Ustrd></RmtInf>", "x".repeat(99_000)))),
        ("entities", format!("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>]>{}", entry("&a;"))),
        ("a long text of MT940", mt940(&"SVWZ+more ".repeat(200_000))),
        ("many lines of MT940", mt940(&"?20SVWZ+more\n".repeat(200_000))),
        ("slashes of MT940", mt940(&"/REMI/x/NAME/y".repeat(100_000))),
        ("fields of MT940", mt940(&"?00word".repeat(100_000))),
    ];
    for (what, text) in cases {
        let mut world = World::new();
        let staged = soon(what, || world.door.stage_bank_file_bytes("bank.xml", text.into_bytes()));
        match staged {
            Ok(staged) => {
                soon(what, || world.call("bank_statements.import", json!({ "token": staged.token })));
            }
            Err(error) => {
                assert!(error.to_string().contains("bank.xml"), "{what} does not name the file: {error}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_folders_are_no_files() {
    let mut world = World::new();
    let pipe = world.folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let folder = world.folder.path().to_owned();
    for path in [Path::new("/dev/zero"), Path::new("/dev/random"), &pipe, &folder] {
        let what = path.display().to_string();
        let said = [
            soon(&what, || world.door.stage_import(path)).map(|_| ()).unwrap_err(),
            soon(&what, || world.door.stage_bank_file(path)).map(|_| ()).unwrap_err(),
            soon(&what, || world.door.stage_attachment(path)).map(|_| ()).unwrap_err(),
        ];
        for error in said {
            assert_eq!(error.kind, ErrorKind::Invalid, "{error}");
            assert!(
                error.to_string().contains(&what) && error.to_string().contains("is not a file"),
                "{error}"
            );
        }
    }
}

#[test]
fn a_name_out_of_a_register_is_never_a_path() {
    let mut world = World::new();
    let member = world.add_member("University");
    let staged = world.door.stage_attachment_bytes("letter.pdf", b"%PDF-1.7\n".to_vec()).unwrap();
    let file = json!({ "token": staged.token, "title": "Letter", "kind": "other" });
    world.call("attachments.add", json!({ "member_id": member, "files": [file] }));
    let list = world.door.stage_import_bytes("list.csv", b"Name,Country\nA,XX\n".to_vec()).unwrap();
    world.call("imports.run", json!({ "token": list.token, "kind": "members" }));
    let forge = crate::register::Connection::open(world.path()).unwrap();
    for wrong in [
        "../../../../tmp/x.pdf",
        "/etc/passwd",
        "C:\\Windows\\x.pdf",
        "a\0/b",
        "..",
        "con.pdf",
        "x\u{202e}fdp.exe",
    ] {
        forge.execute("UPDATE attachment_version SET file_name = ?1", [wrong]).unwrap();
        forge.execute("UPDATE import_batch SET file_name = ?1", [wrong]).unwrap();
        let version = GetAttachmentsContent { version_id: 1 };
        let names = [
            attachments::content(world.door.register(), version).unwrap().file_name,
            world.call("attachments.content", json!({ "version_id": 1 }))["file_name"]
                .as_str()
                .unwrap()
                .to_owned(),
            world.call("imports.rejected", json!({ "batch": 1 }))["file_name"].as_str().unwrap().to_owned(),
        ];
        for name in names {
            let is_one = Path::new(&name).components().count() == 1 && !name.contains(['/', '\\', ':', '\0']);
            assert!(is_one && name != ".." && !name.is_empty(), "{wrong:?} became {name:?}");
        }
    }
}
