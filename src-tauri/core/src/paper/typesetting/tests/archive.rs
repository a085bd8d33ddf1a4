//! What PDF/A-3b asks of a file, requirement by requirement, and what a second program says of the file.

use std::collections::BTreeMap;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

use super::super::{EmbeddedFile, Letter, MetadataSchema, Relationship, SchemaProperty};
use super::pdf;
use super::samples::{invoice, logo, long_invoice, recipients};
use super::slip::with_slip;

const XML: &[u8] = b"<invoice>42</invoice>";

/// Letters of every kind of content: many scripts, a logo with transparency, an attachment.
fn letters() -> Vec<(String, Letter)> {
    let mut letters: Vec<(String, Letter)> = recipients()
        .into_iter()
        .map(|(name, recipient_lines)| (name.to_owned(), Letter { recipient_lines, ..invoice() }))
        .collect();
    let mut with_logo = long_invoice(60);
    with_logo.letterhead.logo = Some(logo());
    letters.push(("long with logo".to_owned(), with_logo));
    letters.push(("hybrid".to_owned(), hybrid()));
    letters.push(("slip".to_owned(), with_slip(&["東京大学 (UTokyo)", "8001 Zürich"])));
    letters
}

fn hybrid() -> Letter {
    let mut letter = invoice();
    letter.properties.title = "Rechnung <42> & „Müller“".to_owned();
    letter.properties.attachments = vec![EmbeddedFile {
        name: "invoice.xml".to_owned(),
        media_type: "text/xml".to_owned(),
        description: "The invoice for programs".to_owned(),
        relationship: Relationship::Alternative,
        bytes: XML.to_vec(),
    }];
    letter.properties.schema = Some(MetadataSchema {
        name: "Example schema".to_owned(),
        namespace: "urn:example#".to_owned(),
        prefix: "ex".to_owned(),
        properties: vec![SchemaProperty {
            name: "Version".to_owned(),
            description: "The version".to_owned(),
            value: "1.0".to_owned(),
        }],
    });
    letter
}

fn text_of(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn packet(document: &Document) -> String {
    let catalog = document.catalog().unwrap();
    let metadata = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    assert!(!metadata.dict.has(b"Filter"), "archives read it without reading the file");
    String::from_utf8(metadata.content.clone()).unwrap()
}

#[test]
fn files_have_the_frame_that_archives_ask_for() {
    for (name, letter) in letters() {
        has_the_frame(&name, &pdf(&letter));
    }
}

/// What archives ask of a file of invoices as a whole: its frame, its fonts, and that it says of itself what it is.
pub(crate) fn is_archivable(name: &str, file: &[u8]) {
    has_the_frame(name, file);
    has_its_fonts(name, file);
    let packet = packet(&Document::load_mem(file).unwrap());
    for said in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"] {
        assert!(packet.contains(said), "{name}: {packet}");
    }
}

fn has_the_frame(name: &str, file: &[u8]) {
    assert!(file.starts_with(b"%PDF-1.7\n%"), "{name}");
    assert!(file[10..14].iter().all(|byte| *byte > 127), "{name}: four bytes that no text has");
    assert!(file.trim_ascii_end().ends_with(b"%%EOF"), "{name}: nothing behind the end");
    let document = Document::load_mem(file).unwrap();
    assert!(!document.is_encrypted() && document.trailer.get(b"ID").is_ok(), "{name}");
    let catalog = document.catalog().unwrap();
    assert_eq!(text_of(catalog.get(b"Lang").unwrap()), "en");
    for forbidden in ["AA", "OpenAction", "JavaScript", "OCProperties", "AcroForm", "Requirements"] {
        assert!(!catalog.has(forbidden.as_bytes()), "{name}: {forbidden}");
    }
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict))
        else {
            continue;
        };
        for forbidden in ["Alternates", "OPI", "PS", "TR", "TR2", "HTP", "FFilter", "Encrypt"] {
            assert!(!dictionary.has(forbidden.as_bytes()), "{name}: {forbidden}");
        }
        let filter = dictionary.get(b"Filter").and_then(Object::as_name).unwrap_or_default();
        assert!([&b""[..], b"FlateDecode"].contains(&filter), "{name}: {filter:?}");
    }
}

#[test]
fn metadata_says_what_the_dictionary_says() {
    for (name, letter) in letters() {
        let document = Document::load_mem(&pdf(&letter)).unwrap();
        let packet = packet(&document);
        assert!(packet.starts_with("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"));
        let info = dictionary(&document, document.trailer.get(b"Info").unwrap());
        let said = |key: &str| text_of(info.get(key.as_bytes()).unwrap());
        let packed = |value: &str| quick_xml::escape::escape(value).into_owned();
        let dated = "2026-01-15T00:00:00Z";
        for part in [
            "<pdfaid:part>3</pdfaid:part>".to_owned(),
            "<pdfaid:conformance>B</pdfaid:conformance>".to_owned(),
            format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", packed(&said("Title"))),
            format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li>", packed(&said("Author"))),
            format!("<xmp:CreatorTool>{}</xmp:CreatorTool>", said("Creator")),
            format!("<pdf:Producer>{}</pdf:Producer>", said("Producer")),
            format!("<xmp:CreateDate>{dated}</xmp:CreateDate>"),
            format!("<xmp:ModifyDate>{dated}</xmp:ModifyDate>"),
        ] {
            assert!(packet.contains(&part), "{name}: {part} in {packet}");
        }
        assert_eq!(said("Title"), letter.properties.title, "{name}");
        assert_eq!(
            (said("CreationDate"), said("ModDate")),
            ("D:20260115000000Z".into(), "D:20260115000000Z".into())
        );
    }
}

#[test]
fn colours_are_named() {
    let document = Document::load_mem(&pdf(&invoice())).unwrap();
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    assert_eq!(intents.len(), 1);
    let intent = dictionary(&document, &intents[0]);
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    assert!(intent.has(b"OutputConditionIdentifier"));
    let profile = document.dereference(intent.get(b"DestOutputProfile").unwrap()).unwrap().1;
    let profile = profile.as_stream().unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3, "three colours");
    let bytes = profile.decompressed_content().unwrap();
    assert_eq!(&bytes[16..20], b"RGB ", "as the pages have");
    assert_eq!(&bytes[36..40], b"acsp");
}

/// Every font is inside the file, and says the same widths as its program.
#[test]
fn fonts_are_inside_and_their_widths_agree() {
    for (name, letter) in letters() {
        has_its_fonts(&name, &pdf(&letter));
    }
}

fn has_its_fonts(name: &str, file: &[u8]) {
    let document = Document::load_mem(file).unwrap();
    let mut count = 0;
    for object in document.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if font.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Type0") {
            continue;
        }
        count += 1;
        assert_eq!(font.get(b"Encoding").unwrap().as_name().unwrap(), b"Identity-H");
        let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
        let descendant = dictionary(&document, &descendants[0]);
        let descriptor = dictionary(&document, descendant.get(b"FontDescriptor").unwrap());
        let is_true_type = descendant.get(b"Subtype").unwrap().as_name().unwrap() == b"CIDFontType2";
        if is_true_type {
            assert_eq!(descendant.get(b"CIDToGIDMap").unwrap().as_name().unwrap(), b"Identity");
        }
        assert!(descendant.has(b"CIDSystemInfo"), "{name}");
        let program = descriptor.get(if is_true_type { b"FontFile2" } else { b"FontFile3" }).unwrap();
        let program = document.dereference(program).unwrap().1.as_stream().unwrap();
        let bytes = program.decompressed_content().unwrap();
        if is_true_type {
            widths_agree(name, &bytes, descendant.get(b"W").unwrap().as_array().unwrap());
        }
    }
    assert!(count >= 2, "{name} has fonts");
}

fn widths_agree(name: &str, program: &[u8], stated: &[Object]) {
    let font = skrifa::FontRef::new(program).unwrap();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let scale = 1000.0 / f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let widths = stated_widths(stated);
    assert!(!widths.is_empty());
    for (glyph, width) in widths {
        let real = metrics.advance_width(skrifa::GlyphId::new(glyph)).unwrap() * scale;
        assert!((real - width).abs() <= 1.0, "{name}: glyph {glyph} is {real} wide, the file says {width}");
    }
}

/// The widths of a W array: `c [w1 w2 …]` or `first last w`.
fn stated_widths(stated: &[Object]) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let number = |object: &Object| u32::try_from(object.as_i64().unwrap()).unwrap();
    let mut at = 0;
    while at < stated.len() {
        let first = number(&stated[at]);
        if let Ok(list) = stated[at + 1].as_array() {
            for (glyph, width) in (first..).zip(list) {
                widths.insert(glyph, width.as_float().unwrap());
            }
            at += 2;
        } else {
            for glyph in first..=number(&stated[at + 1]) {
                widths.insert(glyph, stated[at + 2].as_float().unwrap());
            }
            at += 3;
        }
    }
    widths
}

#[test]
fn an_attachment_is_found_by_name_and_belongs_to_the_document() {
    let document = Document::load_mem(&pdf(&hybrid())).unwrap();
    let catalog = document.catalog().unwrap();
    let associated = catalog.get(b"AF").unwrap().as_array().unwrap();
    let kinds = dictionary(&document, catalog.get(b"Names").unwrap());
    let tree = dictionary(&document, kinds.get(b"EmbeddedFiles").unwrap());
    let names = tree.get(b"Names").unwrap().as_array().unwrap();
    assert_eq!((text_of(&names[0]).as_str(), &names[1]), ("invoice.xml", &associated[0]));
    let specification = dictionary(&document, &associated[0]);
    assert_eq!(specification.get(b"Type").unwrap().as_name().unwrap(), b"Filespec");
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Alternative");
    for key in ["F", "UF"] {
        assert_eq!(text_of(specification.get(key.as_bytes()).unwrap()), "invoice.xml");
    }
    assert!(specification.has(b"Desc"));
    let files = dictionary(&document, specification.get(b"EF").unwrap());
    let file = document.dereference(files.get(b"F").unwrap()).unwrap().1.as_stream().unwrap();
    assert_eq!(file.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"text/xml");
    let parameters = file.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(parameters.get(b"Size").unwrap().as_i64().unwrap(), 21);
    assert!(parameters.has(b"ModDate") && parameters.has(b"CheckSum"));
    let content = file.decompressed_content().unwrap_or_else(|_| file.content.clone());
    assert_eq!(content, XML);
    let packet = packet(&document);
    assert!(packet.contains("<ex:Version>1.0</ex:Version>"), "{packet}");
    assert!(packet.contains("<pdfaSchema:namespaceURI>urn:example#</pdfaSchema:namespaceURI>"), "{packet}");
}

#[test]
fn what_archives_ask_for_costs_little() {
    let bare = pdf(&invoice()).len();
    assert!(bare < 36_000, "{bare} bytes");
    assert!(pdf(&hybrid()).len() < bare + 2_500);
    assert_eq!(pdf(&hybrid()), pdf(&hybrid()), "the same letter, the same bytes");
}

/// qpdf (a package that `cargo xtask test` installs) reads every object and every stream.
#[test]
fn a_second_program_finds_nothing_to_complain_of() {
    let folder = tempfile::tempdir().unwrap();
    for (index, (name, letter)) in letters().into_iter().enumerate() {
        let path = folder.path().join(format!("{index}.pdf"));
        std::fs::write(&path, pdf(&letter)).unwrap();
        let output = Command::new("qpdf").arg("--check").arg(&path).output().expect("qpdf is installed");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{name}: {said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("No syntax or stream encoding errors found"), "{name}: {said}");
        assert!(!said.contains("WARNING"), "{name}: {said}");
    }
}
