//! Every kind of document in six scripts and on both papers, compared with pictures that were looked at by eye.
//!
//! With `CONSORTIUM_REFERENCES=remake` the pictures are made anew; with a folder in `CONSORTIUM_SAMPLES` the PDFs are
//! written there, to be looked at closely.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::GrayImage;
use serde_json::{Value, json};

use crate::money::billing::{self, ExplainBilling};
use crate::money::invoices::export::{self, Selection};
use crate::paper::typesetting::tests::text;
use crate::test_world::World;

/// Dots an inch: enough to see what stands where and in which script.
const RESOLUTION: &str = "50";
/// Levels of grey by which a pixel may differ before it counts.
const LEVELS: u8 = 64;
/// Pixels of a thousand that may differ: another version of the renderer smooths edges in another way.
const DIFFERENT_MAX: usize = 8;

/// A language with a member that reads it: name, street, postcode, city, country, contact and fee.
type Reader = (&'static str, [&'static str; 7]);

const READERS: [Reader; 6] = [
    (
        "de",
        [
            "Universitätsbibliothek Tübingen",
            "Wilhelmstraße 32",
            "72074",
            "Tübingen",
            "DE",
            "Zoë Łukasiewicz",
            "Konsortialbeitrag",
        ],
    ),
    (
        "ru",
        [
            "Научная библиотека Уральского университета",
            "ул. Мира, 19",
            "620002",
            "Екатеринбург",
            "RU",
            "Анна Кузнецова",
            "Членский взнос",
        ],
    ),
    (
        "zh-Hans",
        [
            "中国科学院文献情报中心",
            "中关村北四环西路33号",
            "100190",
            "北京市海淀区",
            "CN",
            "王小明",
            "联盟会费",
        ],
    ),
    ("zh-Hant", ["國立臺灣大學圖書館", "羅斯福路四段1號", "10617", "臺北市", "TW", "陳雅婷", "聯盟會費"]),
    (
        "ja",
        [
            "国立研究開発法人科学技術振興機構",
            "本町4-1-8",
            "332-0012",
            "川口市",
            "JP",
            "山田花子",
            "コンソーシアム会費",
        ],
    ),
    (
        "ar",
        [
            "جامعة الملك سعود",
            "طريق الملك عبدالله",
            "11495",
            "الرياض",
            "SA",
            "سارة العتيبي",
            "رسوم عضوية الاتحاد",
        ],
    ),
];

struct Sample {
    name: String,
    pdf: Vec<u8>,
    /// The page that is compared.
    page: u32,
}

#[test]
fn every_kind_of_document_looks_as_it_did_when_it_was_looked_at() {
    let mut different = Vec::new();
    for (paper, window) in [("a4", "din_b"), ("us_letter", "us_no10")] {
        for sample in samples(paper, window) {
            if let Some(folder) = std::env::var_os("CONSORTIUM_SAMPLES") {
                std::fs::write(Path::new(&folder).join(format!("{}.pdf", sample.name)), &sample.pdf).unwrap();
            }
            if let Err(difference) = compared(&sample) {
                different.push(format!("{}: {difference}", sample.name));
            }
        }
    }
    assert!(different.is_empty(), "look at them, then remake the references: {different:#?}");
}

#[test]
fn names_and_words_are_found_in_reading_order_in_every_language() {
    for sample in samples("a4", "din_b") {
        let reader = READERS.iter().find(|reader| sample.name.starts_with(reader.0)).unwrap();
        let found = text(&sample.pdf);
        assert!(found.contains(reader.1[0]), "{} in {}: {found}", reader.1[0], sample.name);
        let words = crate::paper::locale::Words::of(crate::paper::locale::Language::of_tag(reader.0));
        let title = match sample.name.rsplit('-').next().unwrap().trim_end_matches("_slip") {
            "invoice" => words.invoice,
            "credit" => words.credit_note,
            "proforma" => words.pro_forma,
            "reminder" => words.reminders[0],
            "statement" => words.statement,
            "receipt" => words.receipt,
            _ => words.fee_notice.split(['.', '。', '،', '、']).next().unwrap(),
        };
        assert!(found.contains(title), "{title} in {}: {found}", sample.name);
    }
}

/// Whether the page is what its reference shows.
fn compared(sample: &Sample) -> Result<(), String> {
    let path = folder().join(format!("{}.png", sample.name));
    let picture = picture(&sample.pdf, &sample.page.to_string());
    if std::env::var("CONSORTIUM_REFERENCES").is_ok_and(|word| word == "remake") {
        std::fs::create_dir_all(folder()).unwrap();
        picture.save(&path).unwrap();
        return Ok(());
    }
    let reference = image::open(&path).map_err(|error| error.to_string())?.into_luma8();
    if reference.dimensions() != picture.dimensions() {
        return Err(format!("{:?} instead of {:?}", picture.dimensions(), reference.dimensions()));
    }
    let different =
        reference.iter().zip(picture.iter()).filter(|(old, new)| old.abs_diff(**new) > LEVELS).count();
    if different * 1000 > reference.len() * DIFFERENT_MAX {
        return Err(format!("{different} of {} pixels differ", reference.len()));
    }
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("references")
}

/// A page in sixteen levels of grey.
fn picture(pdf: &[u8], page: &str) -> GrayImage {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("page.pdf"), folder.path().join("page"));
    std::fs::write(&source, pdf).unwrap();
    let mut command = Command::new("pdftoppm");
    command
        .args(["-r", RESOLUTION, "-gray", "-png", "-singlefile", "-f", page, "-l", page])
        .arg(&source)
        .arg(&target);
    assert!(command.status().expect("poppler-utils is installed").success());
    let mut picture = image::open(target.with_extension("png")).unwrap().into_luma8();
    for pixel in picture.iter_mut() {
        *pixel = (*pixel / 17) * 17;
    }
    picture
}

/// Every kind of document to every reader.
fn samples(paper: &str, window: &str) -> Vec<Sample> {
    let mut world = furnished(paper, window);
    let mut samples = Vec::new();
    for (tag, [name, street, postcode, city, country, contact, fee]) in READERS {
        let member = world.add_member_with(
            name,
            &json!({ "joined_on": "2020-01-01", "language": tag, "street": street, "postal_code": postcode, "city": city, "country": country, "purchase_order": "4500187263" }),
        );
        let (given, family) = contact.split_once(' ').unwrap_or(("", contact));
        let person = json!({ "given_name": given, "family_name": family, "email": format!("{tag}@example.org"), "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
        world.call(
            "contacts.save",
            json!({ "id": null, "member_id": member, "draft": person, "roles": ["main", "invoice"] }),
        );
        let mut add = |kind: &str, pdf: Vec<u8>| {
            samples.push(Sample { name: format!("{tag}-{paper}-{kind}"), pdf, page: 1 });
        };
        let lines = json!([
            { "description": format!("{fee} 2026"), "detail": "2026-01-01 – 2026-12-31", "amount_minor": 425_000 },
            { "description": "Collect & Connect", "detail": "", "amount_minor": 61_250 },
        ]);
        let written = |is_pro_forma: bool| json!({ "member_id": member, "currency": "EUR", "lines": lines, "is_pro_forma": is_pro_forma, "issued_on": "2026-01-02", "due_on": if is_pro_forma { Value::Null } else { json!("2026-02-01") }, "despite": "A sample" });
        let invoice = world.call("invoices.write", written(false))["id"].clone();
        let pro_forma = world.call("invoices.write", written(true))["id"].clone();
        let credit = world.call("invoices.credit", json!({ "id": invoice, "reason": "PO 77", "on": "2026-03-01", "lines": [{ "line": 1, "amount_minor": 61_250 }] }))["id"].clone();
        for (kind, id) in [("invoice", &invoice), ("proforma", &pro_forma), ("credit", &credit)] {
            add(kind, document(&world, id));
        }
        let payment = world.call("payments.record", json!({
            "received_on": "2026-03-05", "amount_minor": 200_000, "currency": "EUR", "method": "transfer", "reference": "RF18 2026", "member_id": member, "payer_name": name,
            "allocations": [{ "invoice_id": invoice, "amount_minor": 150_000 }],
        }))["payment"]["id"].clone();
        let made = world.call("reminders.make", json!({ "on": "2026-11-21", "invoice_ids": [invoice] }));
        for (kind, command, request) in [
            ("receipt", "account_statements.receipts", json!({ "id": payment })),
            ("reminder", "reminders.files", json!({ "ids": [made["rows"][0]["id"]] })),
            (
                "statement",
                "account_statements.files",
                json!({ "member_id": member, "from_on": "2026-01-01", "until_on": "2026-11-21" }),
            ),
        ] {
            add(kind, file(&world.call(command, request)));
        }
        let request = ExplainBilling { year: 2026, member_id: member };
        add("fee", billing::fee_sheet(world.door.register(), request).unwrap().1);
    }
    if paper == "a4" {
        samples.extend(in_francs(&mut world));
    }
    samples
}

/// An invoice and its reminder to the first reader in Swiss francs: each with a payment slip, where it is.
fn in_francs(world: &mut World) -> [Sample; 2] {
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in
        [("iban", "CH9300762011623852957"), ("bic", "POFICHBEXXX"), ("bank_name", "PostFinance AG")]
    {
        profile[field] = json!(value);
    }
    world.call("profile.update", profile);
    let lines = json!([{ "description": "Konsortialbeitrag 2026", "detail": "", "amount_minor": 425_000 }]);
    let written = json!({ "member_id": 1, "currency": "CHF", "lines": lines, "issued_on": "2026-01-02", "due_on": "2026-02-01", "despite": "A sample" });
    let invoice = world.call("invoices.write", written)["id"].clone();
    let made = world.call("reminders.make", json!({ "on": "2026-11-21", "invoice_ids": [invoice] }));
    let reminder = file(&world.call("reminders.files", json!({ "ids": [made["rows"][0]["id"]] })));
    [
        Sample { name: "de-a4-invoice_slip".to_owned(), pdf: document(world, &invoice), page: 1 },
        Sample { name: "de-a4-reminder_slip".to_owned(), pdf: reminder, page: 2 },
    ]
}

/// The PDF among the files that a command gives.
fn file(files: &Value) -> Vec<u8> {
    let mut files = files["files"].as_array().unwrap().iter();
    let file = files.find(|file| file["file_name"].as_str().unwrap().ends_with(".pdf")).unwrap();
    STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap()
}

/// A consortium with an address, a bank account and a look.
fn furnished(paper: &str, window: &str) -> World {
    let mut world = World::bare("EUR", "01-01");
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [
        ("name", "Nordic and Baltic Research Identifier Consortium"),
        ("street", "Kungsgatan 12"),
        ("postal_code", "111 43"),
        ("city", "Stockholm"),
        ("country", "SE"),
        ("email", "billing@nbric.example"),
        ("website", "www.nbric.example"),
        ("tax_id", "SE202100306001"),
        ("iban", "SE3550000000054910000003"),
        ("bic", "ESSESESS"),
        ("bank_name", "Skandinaviska Enskilda Banken AB"),
    ] {
        profile[field] = json!(value);
    }
    world.call("profile.update", profile);
    world.call("branding.save", json!({
        "paper": paper, "window": window, "accent": "#1f3a7a", "logo_side": "start", "head_lines": "",
        "foot_columns": ["Nordic and Baltic Research\nIdentifier Consortium", "Organisation number\n202100-3060", "Chair: Ebba Nyström\nStockholm"],
    }));
    world.set_flat_fee(2026, 425_000);
    world
}

fn document(world: &World, id: &Value) -> Vec<u8> {
    let selection = Selection::Ids(vec![id.as_i64().unwrap()]);
    export::pdf(&export::gather(world.door.register(), &selection).unwrap()[0]).unwrap()
}
