//! Writes electronic invoices of every kind into a folder, for `tests/e_invoices.py` to judge:
//! `e_invoice_corpus FOLDER` makes a consortium, issues what there is to issue, and exports it in every flavour.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::money::invoices::export::{self, FrozenDocument, Selection};
use consortium_core::paper::einvoices::Flavour;
use consortium_core::people::profile::NewConsortium;
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

/// Name, code of EN 16931, why no tax is charged, its code, per cent.
const CATEGORIES: [(&str, &str, &str, &str, &str); 9] = [
    ("VAT 19 %", "S", "", "", "19"),
    ("VAT 7 %", "S", "", "", "7"),
    ("Zero rate", "Z", "", "", ""),
    ("Exempt", "E", "Education is exempt under § 4 Nr. 21 UStG.", "VATEX-EU-132-1I", ""),
    ("Exempt in words", "E", "Exempt as a public task.", "", ""),
    ("Reverse charge", "AE", "Reverse charge: the recipient owes the tax.", "VATEX-EU-AE", ""),
    ("Outside", "O", "Membership fees are outside the scope of VAT.", "VATEX-EU-O", ""),
    ("Export", "G", "Export outside the European Union.", "VATEX-EU-G", ""),
    ("Within the EU", "K", "Supply within the European Union.", "VATEX-EU-IC", ""),
];

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).ok_or("say which folder to write to")?;
    let folder = Path::new(&folder);
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let mut door = consortium(&folder.join("corpus.consortium"))?;
    let categories = categories(&mut door)?;
    let buyers = buyers(&mut door)?;
    issue(&mut door, &categories, &buyers)?;
    export_all(&door, folder)?;
    SELLERS.iter().try_for_each(|seller| abroad(folder, seller))
}

/// A seller for whose country Peppol has rules of its own.
struct Seller {
    country: &'static str,
    currency: &'static str,
    tax_id: &'static str,
    registration_id: &'static str,
    electronic_address: &'static str,
    iban: &'static str,
    /// Per cent.
    rate: &'static str,
}

const SELLERS: [Seller; 6] = [
    Seller {
        country: "DK",
        currency: "DKK",
        tax_id: "DK12345678",
        registration_id: "CVR 12 34 56 78",
        electronic_address: "0184:12345678",
        iban: "DK50 0040 0440 1162 43",
        rate: "25",
    },
    Seller {
        country: "IS",
        currency: "ISK",
        tax_id: "IS12345",
        registration_id: "551298-2949",
        electronic_address: "0196:5512982949",
        iban: "IS14 0159 2600 7654 5510 7303 39",
        rate: "24",
    },
    Seller {
        country: "IT",
        currency: "EUR",
        tax_id: "IT12345670017",
        registration_id: "MI-1234567",
        electronic_address: "0211:IT12345670017",
        iban: "IT60 X054 2811 1010 0000 0123 456",
        rate: "22",
    },
    Seller {
        country: "NL",
        currency: "EUR",
        tax_id: "NL123456789B01",
        registration_id: "KvK 12345678",
        electronic_address: "0106:12345678",
        iban: "NL91 ABNA 0417 1643 00",
        rate: "21",
    },
    Seller {
        country: "NO",
        currency: "NOK",
        tax_id: "NO 974 760 673 MVA",
        registration_id: "974760673",
        electronic_address: "0192:974760673",
        iban: "NO93 8601 1117 947",
        rate: "25",
    },
    Seller {
        country: "SE",
        currency: "SEK",
        tax_id: "SE202100022501",
        registration_id: "202100-0225",
        electronic_address: "0007:2021000225",
        iban: "SE45 5000 0000 0583 9825 7466",
        rate: "25",
    },
];

/// An invoice to somebody in the country of its seller, one to Germany, and credit notes, for Peppol.
fn abroad(folder: &Path, seller: &Seller) -> Result<(), Failure> {
    let clock = Clock::fixed_on("2026-11-21".parse()?);
    let consortium = NewConsortium {
        name: format!("Consortium in {}", seller.country),
        currency: seller.currency.to_owned(),
        year_start: "01-01".to_owned(),
    };
    let path = folder.join(format!("{}.consortium", seller.country));
    let mut door = Door::create(&path, &consortium, "corpus", clock)?;
    let mut profile = door.call("profile.get", json!({}))?;
    for (field, value) in [
        ("street", "Library Street 1"),
        ("postal_code", "12345"),
        ("city", "Capital"),
        ("country", seller.country),
        ("email", "office@consortium.example"),
        ("tax_id", seller.tax_id),
        ("registration_id", seller.registration_id),
        ("electronic_address", seller.electronic_address),
        ("iban", seller.iban),
        ("e_invoice", "ubl"),
    ] {
        profile[field] = value.into();
    }
    for computed in ["invoice_number_example", "currency_digits", "logo"] {
        profile.as_object_mut().ok_or("a profile")?.remove(computed);
    }
    door.call("profile.update", profile)?;
    let rates = json!([{ "from_on": "2007-01-01", "percent": seller.rate }]);
    let draft = json!({
        "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": rates,
    });
    let tax = door.call("taxes.save", json!({ "id": null, "draft": draft }))?[0]["id"].as_i64();
    for (name, country, address) in
        [("University", seller.country, seller.electronic_address), ("Universität", "DE", "9930:DE136695976")]
    {
        let draft = json!({
            "official_name": name, "short_name": "", "ror_id": "", "country": country, "street": "Street 2",
            "city": "Town", "region": "", "postal_code": "54321", "email_domain": "", "website": "", "sector": "",
            "tier": null, "status": "active", "joined_on": "2020-01-01", "left_on": null, "purchase_order": "PO-1",
            "tax_id": "", "notes": "", "buyer_reference": "", "electronic_address": address, "extra": {},
        });
        let buyer = json!({ "member_id": door.call("members.add", draft)?["id"] });
        let id =
            write(&mut door, &buyer, seller.currency, &[("Fee", 320_000, tax), ("Discount", -20_000, tax)])?;
        door.call("invoices.credit", json!({ "id": id, "reason": "Agreed" }))?;
    }
    let documents = export::gather(door.register(), &Selection::Year(2026))?;
    let folder = folder.join("ubl").join(seller.country);
    export::write_xml(&documents, &folder, Some(Flavour::Ubl), &|_, _| {}, &AtomicBool::new(false))?.all()?;
    Ok(())
}

/// A German consortium that says all that electronic invoices can ask for.
fn consortium(path: &Path) -> Result<Door, Failure> {
    let clock = Clock::fixed_on("2026-11-21".parse()?);
    let name = "Konsortium für Identifikatoren <Köln> & Partner".to_owned();
    let consortium = NewConsortium { name, currency: "EUR".to_owned(), year_start: "01-01".to_owned() };
    let mut door = Door::create(path, &consortium, "corpus", clock)?;
    let mut profile = door.call("profile.get", json!({}))?;
    for (field, value) in [
        ("street", "Universitätsstraße 33\nZentralbibliothek"),
        ("postal_code", "50931"),
        ("city", "Köln"),
        ("country", "DE"),
        ("email", "rechnungen@konsortium.example"),
        ("tax_id", "DE 123 456 788"),
        ("tax_text", "Im Rahmen der Mitgliedschaft."),
        ("iban", "DE89 3704 0044 0532 0130 00"),
        ("bic", "COBADEFFXXX"),
        ("registration_id", "HRB 12345"),
        ("electronic_address", "9930:DE123456788"),
        ("contact_name", "Rechnungsstelle"),
        ("contact_phone", "+49 221 470 0"),
        ("e_invoice", "factur_x"),
    ] {
        profile[field] = value.into();
    }
    for computed in ["invoice_number_example", "currency_digits", "logo"] {
        profile.as_object_mut().ok_or("a profile")?.remove(computed);
    }
    door.call("profile.update", profile)?;
    Ok(door)
}

fn categories(door: &mut Door) -> Result<Vec<i64>, Failure> {
    let mut ids = Vec::new();
    for (name, code, reason, reason_code, percent) in CATEGORIES {
        let rates = match percent {
            "" => json!([]),
            percent => json!([{ "from_on": "2007-01-01", "percent": percent }]),
        };
        let draft = json!({
            "name": name, "code": code, "reason": reason, "reason_code": reason_code, "eu_business_id": null,
            "abroad_id": null, "rates": rates,
        });
        let known = door.call("taxes.save", json!({ "id": null, "draft": draft }))?;
        let saved = known.as_array().into_iter().flatten().find(|category| category["name"] == name);
        ids.push(saved.and_then(|category| category["id"].as_i64()).ok_or("a tax category")?);
    }
    Ok(ids)
}

/// A member in Germany, one in France, one in Japan, and a sponsor.
fn buyers(door: &mut Door) -> Result<Vec<Value>, Failure> {
    let mut buyers = Vec::new();
    for (name, street, postal_code, city, country, tax_id, address, reference, order) in [
        (
            "Universität Tübingen",
            "Wilhelmstraße 32\nDezernat V\nRaum 1\nPostfach",
            "72074",
            "Tübingen",
            "DE",
            "DE811188145",
            "0204:08416041-1234-56",
            "04011000-12345-34",
            "",
        ),
        (
            "Université de Lyon «Est»",
            "1 rue de l’Église",
            "69001",
            "Lyon",
            "FR",
            "FR12345678901",
            "0009:78467169500087",
            "",
            "PO-2026/77",
        ),
        (
            "東京大学 (The University of Tokyo)",
            "本郷7-3-1",
            "113-8654",
            "文京区",
            "JP",
            "",
            "0188:7010005005425",
            "REF-9",
            "PO <9> & more",
        ),
    ] {
        let draft = json!({
            "official_name": name, "short_name": "", "ror_id": "", "country": country, "street": street, "city": city,
            "region": "", "postal_code": postal_code, "email_domain": "", "website": "", "sector": "", "tier": null,
            "status": "active", "joined_on": "2020-01-01", "left_on": null, "purchase_order": order, "tax_id": tax_id,
            "notes": "", "buyer_reference": reference, "electronic_address": address, "extra": {},
        });
        buyers.push(json!({ "member_id": door.call("members.add", draft)?["id"] }));
    }
    let sponsor = json!({
        "name": "Ministerium für Wissenschaft", "attention": "Referat 3", "email": "haushalt@ministerium.example",
        "street": "Königstraße 1", "postal_code": "70173", "city": "Stuttgart", "country": "DE",
        "buyer_reference": "08-0000000000-00",
    });
    door.call("sponsors.save", json!({ "id": null, "draft": sponsor }))?;
    let sponsors = door.call("sponsors.list", json!({}))?;
    buyers.push(json!({ "sponsor_id": sponsors[0]["id"] }));
    Ok(buyers)
}

/// An invoice of every category with something taken off, one of two categories, one in yen, one of the sponsor; and
/// credit notes, in full and in part.
fn issue(door: &mut Door, categories: &[i64], buyers: &[Value]) -> Result<(), Failure> {
    let mut issued = Vec::new();
    for (index, category) in categories.iter().enumerate() {
        let code = CATEGORIES[index].1;
        let buyer = match code {
            "AE" | "K" => &buyers[1],
            "G" => &buyers[2],
            _ => &buyers[0],
        };
        let lines =
            [("Membership fee 2026", 333_333, Some(*category)), ("Discount", -33_333, Some(*category))];
        issued.push(write(door, buyer, "EUR", &lines)?);
    }
    let (standard, reduced, exempt) = (Some(categories[0]), Some(categories[1]), Some(categories[3]));
    let mixed = [("Fee", 100_001, standard), ("Book", 1_999, reduced), ("Course", 50_000, exempt)];
    issued.push(write(door, &buyers[0], "EUR", &mixed)?);
    write(door, &buyers[0], "JPY", &[("Fee", 123_457, standard)])?;
    write(door, &buyers[3], "EUR", &[("All members", 9_999_999, standard)])?;
    let in_part = json!([{ "line": 0, "amount_minor": 10_000 }]);
    for (index, id) in issued.iter().enumerate() {
        let lines = if index % 2 == 0 { Value::Null } else { in_part.clone() };
        door.call("invoices.credit", json!({ "id": id, "reason": "Agreed & settled", "lines": lines }))?;
    }
    run_with_second_currency(door, standard)
}

/// A run billed in dollars that shows its tax in euros.
fn run_with_second_currency(door: &mut Door, tax: Option<i64>) -> Result<(), Failure> {
    let rule = json!({ "kind": "flat", "amount_minor": 320_000 });
    let fee = json!({ "name": "ORCID fee", "rule": rule, "currency": "USD", "tax_category_id": tax });
    let plan = json!({ "components": [fee] });
    let also_in = json!({ "currency": "EUR", "exchange_rate": "0.9231" });
    door.call("invoices.issue", json!({ "year": 2026, "plan": plan, "also_in": also_in }))?;
    Ok(())
}

fn write(
    door: &mut Door,
    buyer: &Value,
    currency: &str,
    lines: &[(&str, i64, Option<i64>)],
) -> Result<Value, Failure> {
    let line = |(description, amount_minor, tax): &(&str, i64, Option<i64>)| json!({ "description": description, "detail": "", "amount_minor": amount_minor, "tax_category_id": tax });
    let mut request = buyer.clone();
    request["currency"] = currency.into();
    request["lines"] = lines.iter().map(line).collect();
    // What a sender lacks is what some of them are about.
    request["despite"] = "Judged by the rules of the form".into();
    Ok(door.call("invoices.write", request)?["id"].clone())
}

/// Everything as PDF, CII and UBL; as XRechnung what names the German buyers’ references.
fn export_all(door: &Door, folder: &Path) -> Result<(), Failure> {
    let documents = export::gather(door.register(), &Selection::Year(2026))?;
    let goes_on = AtomicBool::new(false);
    export::write_pdfs(&documents, &folder.join("pdf"), &|_, _| {}, &goes_on)?;
    let has_reference = |document: &&FrozenDocument| !document.invoice.electronic.buyer_reference.is_empty();
    // The sponsor has an e-mail address only, which XRechnung takes and Peppol does not.
    let has_peppol_id = |document: &&FrozenDocument| {
        let address = document.invoice.electronic.buyer.electronic_address.as_ref();
        address.is_some_and(|address| address.scheme != "EM")
    };
    for flavour in Flavour::ALL {
        let wanted: Vec<FrozenDocument> = match flavour {
            Flavour::Xrechnung => documents.iter().filter(has_reference).cloned().collect(),
            Flavour::Ubl => documents.iter().filter(has_peppol_id).cloned().collect(),
            Flavour::Cii => documents.clone(),
        };
        export::write_xml(&wanted, &folder.join(flavour.code()), Some(*flavour), &|_, _| {}, &goes_on)?
            .all()?;
    }
    Ok(())
}
