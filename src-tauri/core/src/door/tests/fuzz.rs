//! Feeds the readers of foreign files with what they were not made for: sound files, changed at random from a seed.
//!
//! A short run takes some seconds. `CONSORTIUM_FUZZ_ROUNDS` sets how many changed files a reader gets, and
//! `CONSORTIUM_FUZZ_SEED` where the changes begin; a failure names both.

use std::io::{Cursor, Read};

use serde_json::{Value, json};

use super::strangers::{hostile_drawings, packed, set_logo, soon, workbook};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// Rounds of a short run.
const ROUNDS: u64 = 120;

/// Numbers and words that readers stumble over.
const WORDS: [&str; 30] = [
    "9223372036854775807",
    "-9223372036854775808",
    "4294967296",
    "1e308",
    "NaN",
    "-0",
    "",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\"",
    "'",
    "<",
    ">",
    "&",
    "&#0;",
    "]]>",
    "<!--",
    ",",
    ";",
    "\t",
    "\r",
    "\n",
    ":61:",
    "{4:",
    "?20",
    "1048576",
    "XFD1048576",
    "../",
    "0",
];

/// A generator of numbers that gives the same ones for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }
}

/// `bytes` with a few changes: a byte, a piece taken out, repeated or moved, a word put in, a number raised, the end cut off.
fn changed(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        if bytes.is_empty() {
            break;
        }
        let at = chance.below(bytes.len());
        let until = (at + 1 + chance.below(60)).min(bytes.len());
        match chance.below(8) {
            0 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            1 => drop(bytes.drain(at..until)),
            2 => {
                let piece = bytes[at..until].repeat(1 + chance.below(200));
                bytes.splice(at..at, piece);
            }
            3 => {
                let piece = bytes[at..until].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            4 | 5 => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
            6 => {
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    let digits = bytes[at + digit..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                    let word = WORDS[chance.below(7)];
                    bytes.splice(at + digit..at + digit + digits, word.bytes());
                }
            }
            _ => bytes.truncate(at),
        }
        bytes.truncate(400_000);
    }
    bytes
}

/// Gives `read` changed files, and says which one it was when that panics, fails as a defect, or takes too long.
fn feed(
    what: &str,
    seeds: &[Vec<u8>],
    mut read: impl FnMut(&mut World, Vec<u8>) -> Result<(), crate::kernel::Error>,
) {
    let told = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (rounds, first) =
        (told("CONSORTIUM_FUZZ_ROUNDS").unwrap_or(ROUNDS), told("CONSORTIUM_FUZZ_SEED").unwrap_or(1));
    let mut world = World::new();
    for round in first..first + rounds {
        let mut chance = Chance(round);
        let seed = &seeds[chance.below(seeds.len())];
        let bytes = changed(seed, &mut chance);
        let name = format!("{what}, CONSORTIUM_FUZZ_SEED={round}");
        let outcome = soon(&name, || read(&mut world, bytes));
        if let Err(error) = outcome {
            assert!(error.kind != ErrorKind::Internal, "{name}: {error}");
        }
    }
    let report = world.door.register().check().unwrap();
    assert!(report.ok, "{what}: {report:?}");
}

fn import(world: &mut World, name: &str, bytes: Vec<u8>) -> Result<(), crate::kernel::Error> {
    let staged = world.door.stage_import_bytes(name, bytes)?;
    let request = json!({ "token": staged.token, "kind": staged.kind });
    world.door.call("imports.plan", request.clone())?;
    world.door.call("imports.run", request).map(|_| ())
}

fn import_bank(world: &mut World, name: &str, bytes: Vec<u8>) -> Result<(), crate::kernel::Error> {
    let staged = world.door.stage_bank_file_bytes(name, bytes)?;
    world.door.call("bank_statements.import", json!({ "token": staged.token })).map(|_| ())
}

const CSV: &str = "Name,Country,ROR,Tier,Joined,Status,Contact name,E-mail,ORCID iD\nUniversität Zürich,CH,https://ror.org/02crff812,standard,2019-01-31,active,Ana Lima,ana@uzh.ch,0000-0002-1825-0097\n\"College, First\",France,,small,03/04/2020,leaving,,,\n";

#[test]
fn lists_of_members() {
    let latin: Vec<u8> = CSV.chars().map(|letter| u32::from(letter) as u8).collect();
    let wide: Vec<u8> = CSV.encode_utf16().flat_map(u16::to_le_bytes).collect();
    feed("list", &[CSV.into(), CSV.replace(',', ";").into(), latin, wide], |world, bytes| {
        import(world, "list.csv", bytes)
    });
}

#[test]
fn workbooks_with_changes_inside_their_parts() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Country</t></is></c><c r="C1" t="str"><v>Joined</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" s="1"><f t="shared" si="0" ref="C2:C3">DATE(2019,1,31)</f><v>43496</v></c></row>"#;
    let more = vec![
        ("xl/sharedStrings.xml", br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>Name</t></si><si><r><t>Univer</t></r><r><t>sity</t></r></si></sst>"#.to_vec()),
        ("xl/styles.xml", br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="d mmm yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#.to_vec()),
    ];
    let whole = workbook(rows, more);
    let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect();
    let seeds: Vec<Vec<u8>> = (0..parts.len()).map(|at| vec![u8::try_from(at).unwrap()]).collect();
    let mut chance = Chance(7);
    feed("workbook", &seeds, |world, bytes| {
        // The seed names a part; the part is changed and the whole packed anew, so that the change is met behind the ZIP.
        let at = usize::from(bytes.first().copied().unwrap_or_default()) % parts.len();
        let packed_again: Vec<(&str, Vec<u8>)> = parts
            .iter()
            .enumerate()
            .map(|(place, (name, part))| {
                (name.as_str(), if place == at { changed(part, &mut chance) } else { part.clone() })
            })
            .collect();
        let bytes = packed(&packed_again);
        import(world, "list.xlsx", bytes.clone()).and(import_bank(world, "bank.xlsx", bytes))
    });
    feed("packed workbook", &[whole], |world, bytes| import(world, "list.xlsx", bytes));
}

const CAMT: &str = "<?xml version='1.0' encoding='UTF-8'?><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>2026-1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-04</Dt></Dt></Bal><Ntry><Amt Ccy='EUR'>5000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Refs><EndToEndId>PO 77</EndToEndId></Refs><Amt Ccy='EUR'>2500.00</Amt><AmtDtls><InstdAmt><Amt Ccy='USD'>2700.00</Amt><CcyXchg><XchgRate>1.08</XchgRate></CcyXchg></InstdAmt></AmtDtls><Chrgs><Rcrd><Amt Ccy='EUR'>1.00</Amt></Rcrd></Chrgs><RltdPties><Dbtr><Pty><Nm>University</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls><TxDtls><Amt Ccy='EUR'>2500.00</Amt><RmtInf><Ustrd>INV-2026-0001</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>";

const MT940: &str = "{1:F01BANKDEFFXXXX}{2:O940}{4:\r\n:20:STARTUMS\r\n:25:20050550/1234567890\r\n:28C:00012/001\r\n:60F:C270104EUR1000,00\r\n:61:2601050105CR5000,NTRFNONREF//B27-77\r\n:86:166?00SEPA-GUTSCHRIFT?109310?20EREF+PO 77?21SVWZ+RF18 5390 0754 7034 ORC?22ID membership?32UNIVERSITAET?34997\r\n:61:2601060105RC250,50NRTIABC\r\n/OCMT/USD300,00/EXCH/0,83/\r\n:86:/TRTP/SEPA/IBAN/BE71096123456769/NAME/UNIVERSITY/REMI/INVOICE/EREF/NOTPROVIDED\r\n:62F:C270106EUR5749,50\r\n-}";

#[test]
fn statements_of_banks() {
    let list = "Date;Payer;Reference;Amount;Currency;Balance\n05.01.2026;University;INV-1;1.234,56;EUR;2.234,56\n06.01.2026;Bank;Fee;-4,56;EUR;2.230,00\n";
    let zipped = packed(&[("1.xml", CAMT.into()), ("2.xml", CAMT.replace("2026-1", "2026-2").into())]);
    feed("statement", &[CAMT.into(), MT940.into(), list.into(), zipped], |world, bytes| {
        import_bank(world, "bank", bytes)
    });
}

#[test]
fn pictures_and_drawings() {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for format in [image::ImageFormat::Png, image::ImageFormat::Jpeg] {
        let mut file = Cursor::new(Vec::new());
        image::RgbImage::from_fn(40, 20, |x, y| image::Rgb([(x * 6) as u8, (y * 12) as u8, 7]))
            .write_to(&mut file, format)
            .unwrap();
        seeds.push(file.into_inner());
    }
    seeds.extend(
        hostile_drawings()
            .into_iter()
            .map(|(_, drawing)| drawing.into_bytes())
            .filter(|bytes| bytes.len() < 20_000),
    );
    feed("picture", &seeds, |world, bytes| set_logo(world, &bytes).map(|_: Value| ()));
}

#[test]
fn documents_that_are_attached() {
    let office =
        packed(&[("[Content_Types].xml", b"<Types/>".to_vec()), ("word/document.xml", b"<w/>".to_vec())]);
    let mail = b"From: a@example.org\r\nSubject: x\r\n\r\ntext".to_vec();
    feed("document", &[office, mail, b"%PDF-1.7\n".to_vec()], |world, bytes| {
        for name in ["a.docx", "a.eml", "a.pdf", "a.txt", "a.odt"] {
            let _ = world.door.stage_attachment_bytes(name, bytes.clone());
        }
        Ok(())
    });
}
