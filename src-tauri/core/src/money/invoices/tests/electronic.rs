//! Electronic invoices from the register: what is frozen, what pre-flight says, what is written where.

use std::sync::atomic::AtomicBool;

use serde_json::{Value, json};

use super::{add, issue};
use crate::kernel::ErrorKind;
use crate::money::invoices::electronic;
use crate::money::invoices::export::{self, FrozenDocument, Selection};
use crate::paper::einvoices::Flavour;
use crate::test_world::World;

/// A consortium in Germany that sends electronic invoices, with an exempt fee.
fn world(e_invoice: &str) -> World {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [
        ("e_invoice", e_invoice),
        ("country", "DE"),
        ("city", "Köln"),
        ("postal_code", "50931"),
        ("street", "Straße 1"),
        ("email", "office@consortium.example"),
        ("tax_id", "DE123456788"),
        ("electronic_address", if e_invoice == "ubl" { "9930:DE123456788" } else { "" }),
        ("iban", "DE89370400440532013000"),
    ] {
        profile[field] = value.into();
    }
    world.call("profile.update", profile);
    let draft = json!({
        "name": "Exempt", "code": "E", "reason": "Exempt.", "reason_code": "VATEX-EU-132-1I", "eu_business_id": null,
        "abroad_id": null, "rates": [],
    });
    let tax = world.call("taxes.save", json!({ "id": null, "draft": draft }))[0]["id"].clone();
    let rule = json!({ "kind": "flat", "amount_minor": 100_000 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax });
    world.set_fees(2026, json!({ "components": [fee] }));
    world
}

fn documents(world: &World) -> Vec<FrozenDocument> {
    export::gather(world.door.register(), &Selection::Year(2026)).unwrap()
}

/// The fields that pre-flight names, with whom they concern.
fn named(world: &mut World) -> Vec<(String, bool)> {
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let told = preview["problems"].as_array().unwrap().iter();
    let electronic = told.filter(|problem| problem["problem"].as_str().unwrap().contains("needs it."));
    electronic
        .map(|problem| (problem["field"].as_str().unwrap().to_owned(), problem["member_id"].is_number()))
        .collect()
}

#[test]
fn what_is_missing_is_said_before_it_is_issued_and_only_where_it_matters() {
    let mut world = world("xrechnung");
    add(&mut world, "Bare University", &json!({}));
    let missing = named(&mut world);
    for field in ["contact_name", "contact_phone"] {
        assert!(missing.contains(&(field.to_owned(), false)), "{field} of the consortium: {missing:?}");
    }
    for field in ["country", "city", "postal_code", "buyer_reference", "electronic_address"] {
        assert!(missing.contains(&(field.to_owned(), true)), "{field} of the member: {missing:?}");
    }
    let mut profile = world.call("profile.get", json!({}));
    profile["e_invoice"] = "factur_x".into();
    world.call("profile.update", profile.clone());
    assert_eq!(named(&mut world), [("country".to_owned(), true)], "Factur-X asks for less");
    profile["e_invoice"] = "none".into();
    world.call("profile.update", profile);
    assert!(named(&mut world).is_empty(), "nobody else is bothered");
}

/// An e-mail address is none that Peppol delivers to: it is said before, and no such file is written after. In the
/// other forms it stands in.
#[test]
fn peppol_wants_an_address_it_can_deliver_to() {
    let mut world = world("ubl");
    let mut profile = world.call("profile.get", json!({}));
    profile["electronic_address"] = "".into();
    world.call("profile.update", profile);
    let fields = json!({ "country": "BE", "buyer_reference": "REF" });
    let member = add(&mut world, "Mail University", &fields);
    let person = json!({
        "given_name": "Ana", "family_name": "Office", "email": "office@uni.example", "orcid_id": "", "phone": "",
        "job_title": "", "notes": "",
    });
    let contact = json!({ "id": null, "member_id": member, "draft": person, "roles": ["invoice"] });
    world.call("contacts.save", contact);
    let gaps = [("electronic_address".to_owned(), false), ("electronic_address".to_owned(), true)];
    assert_eq!(named(&mut world), gaps, "of the consortium and of the member");
    let preview = world.call("billing.preview", json!({ "year": 2026 })).to_string();
    assert!(preview.contains("It has no Peppol id, and Peppol does not deliver to office@uni.example."));
    issue(&mut world, 2026);
    let id = world.call("invoices.list", json!({}))["rows"][0]["id"].clone();
    let (kind, message) = world.refused("invoices.xml", json!({ "id": id }));
    assert!(kind == ErrorKind::Conflict && message.contains("cannot be written as Peppol BIS"), "{message}");
    assert!(message.contains("It has no Peppol id"), "{message}");
    let cii = world.call("invoices.xml", json!({ "id": id, "flavour": "cii" }));
    assert!(decoded(&cii["files"][0]["data_base64"]).contains("schemeID=\"EM\">office@uni.example<"));
    let drafts = world.call("letters.draft_invoices", json!({ "year": 2026 }));
    assert!(!decoded(&drafts["files"][0]["data_base64"]).contains(".xml"), "the mail carries none");
}

#[test]
fn a_hybrid_is_made_when_it_was_issued_as_one() {
    let mut world = world("factur_x");
    add(&mut world, "Université", &json!({ "country": "FR", "city": "Lyon" }));
    add(&mut world, "Nowhere University", &json!({}));
    issue(&mut world, 2026);
    let mut profile = world.call("profile.get", json!({}));
    profile["e_invoice"] = "none".into();
    profile["city"] = "Berlin".into();
    world.call("profile.update", profile);
    let documents = documents(&world);
    let [nowhere, lyon] = &documents[..] else { panic!("two invoices") };
    let xml = electronic::xml(&lyon.invoice, Flavour::Cii).unwrap();
    let text = String::from_utf8(xml.clone()).unwrap();
    assert!(
        text.contains("<ram:CityName>Köln<") && text.contains("<ram:CityName>Lyon<"),
        "as it was: {text}"
    );
    let file = lopdf::Document::load_mem(&export::pdf(lyon).unwrap()).unwrap();
    let attached = file.objects.values().filter_map(|object| object.as_stream().ok()).any(|stream| {
        stream.dict.get(b"Type").and_then(lopdf::Object::as_name).ok() == Some(b"EmbeddedFile")
            && stream.decompressed_content().unwrap_or_default() == xml
    });
    assert!(attached, "the XML is inside");
    let plain = export::pdf(nowhere).unwrap();
    assert!(
        !plain.windows(12).any(|bytes| bytes == b"EmbeddedFile"),
        "what lacks something is a PDF all the same"
    );
    let refusal = electronic::xml(&nowhere.invoice, Flavour::Cii).unwrap_err();
    assert_eq!(refusal.kind, ErrorKind::Conflict);
    assert!(refusal.message.contains("The buyer: Its address names no country."), "{}", refusal.message);
    assert!(refusal.message.contains("Nowhere University"), "{}", refusal.message);
}

#[test]
fn xml_is_written_once_and_left_alone_when_it_is_right() {
    let mut world = world("ubl");
    let member = add(
        &mut world,
        "Uni",
        &json!({ "country": "BE", "electronic_address": "0204:1-2-3", "buyer_reference": "1-2-3" }),
    );
    issue(&mut world, 2026);
    let id = world.call("invoices.list", json!({ "member_id": member }))["rows"][0]["id"].clone();
    world.call("invoices.credit", json!({ "id": id, "reason": "Left" }));
    let folder = world.folder.path().join("xml");
    let write = |world: &World, flavour| {
        export::write_xml(&documents(world), &folder, flavour, &|_, _| {}, &AtomicBool::new(false))
            .unwrap()
            .all()
            .unwrap()
    };
    assert_eq!((write(&world, None).written, write(&world, None).skipped), (2, 2));
    let note = std::fs::read_to_string(folder.join("CN-2026-0001.xml")).unwrap();
    assert!(
        note.contains("<CreditNote ") && note.contains("billing:3.0<"),
        "the flavour it was issued for: {note}"
    );
    assert_eq!(write(&world, Some(Flavour::Cii)).written, 2, "another form replaces it");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left there");
}

#[test]
fn messages_carry_the_xml_that_stands_beside_the_pdf() {
    for (e_invoice, carries) in [("ubl", true), ("factur_x", false)] {
        let mut world = world(e_invoice);
        let fields =
            json!({ "country": "BE", "electronic_address": "0204:1-2-3", "buyer_reference": "1-2-3" });
        let member = add(&mut world, "Uni", &fields);
        let person = json!({
            "given_name": "Ana", "family_name": "Office", "email": "office@uni.example", "orcid_id": "", "phone": "",
            "job_title": "", "notes": "",
        });
        world.call(
            "contacts.save",
            json!({ "id": null, "member_id": member, "draft": person, "roles": ["invoice"] }),
        );
        issue(&mut world, 2026);
        let drafts = world.call("letters.draft_invoices", json!({ "year": 2026 }));
        let message = decoded(&drafts["files"][0]["data_base64"]);
        assert!(message.contains("INV-2026-0001.pdf"), "{e_invoice}");
        assert_eq!(message.contains("INV-2026-0001.xml"), carries, "{e_invoice}");
    }
}

fn decoded(base64: &Value) -> String {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD.decode(base64.as_str().unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn electronic_details_are_checked_and_undone() {
    let mut world = World::new();
    let member = world.add_member("University");
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    for computed in ["id", "country_name", "archived_on"] {
        draft.as_object_mut().unwrap().remove(computed);
    }
    draft["electronic_address"] = "7300010000001".into();
    let (kind, message) = world.refused("members.update", json!({ "id": member, "draft": draft }));
    assert!(kind == ErrorKind::Invalid && message.contains("not an electronic address"), "{message}");
    draft["electronic_address"] = "iso6523-actorid-upis::0088:7300010000001".into();
    draft["buyer_reference"] = " 04011000-12345-34 ".into();
    let saved = world.call("members.update", json!({ "id": member, "draft": draft }));
    assert_eq!(
        (&saved["electronic_address"], &saved["buyer_reference"]),
        (&json!("0088:7300010000001"), &json!("04011000-12345-34"))
    );
    world.call("history.undo", json!({}));
    let member = &world.call("members.get", json!({ "id": member }))["member"];
    assert_eq!((&member["electronic_address"], &member["buyer_reference"]), (&json!(""), &json!("")));
}

#[test]
fn one_invoice_is_saved_in_the_form_it_was_issued_for_or_another() {
    let mut world = world("ubl");
    let fields = json!({ "country": "BE", "electronic_address": "0204:1-2-3", "buyer_reference": "1-2-3" });
    let member = add(&mut world, "Uni", &fields);
    issue(&mut world, 2026);
    let id = world.call("invoices.list", json!({}))["rows"][0]["id"].clone();
    let detail = world.call("invoices.get", json!({ "id": id }));
    assert_eq!(detail["flavour"], "ubl", "the form it was issued for is offered first");
    let saved = world.call("invoices.xml", json!({ "id": id }));
    assert_eq!(saved["files"][0]["file_name"], "INV-2026-0001.xml");
    assert!(decoded(&saved["files"][0]["data_base64"]).contains("<Invoice "));
    let other = world.call("invoices.xml", json!({ "id": id, "flavour": "cii" }));
    assert!(decoded(&other["files"][0]["data_base64"]).contains("CrossIndustryInvoice"));
    let (kind, message) = world.refused("invoices.xml", json!({ "id": id, "flavour": "xrechnung" }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("cannot be written as XRechnung 3.0. "), "{message}");
    let lines = json!([{ "description": "Fee", "detail": "", "amount_minor": 100 }]);
    let announced = json!({ "member_id": member, "currency": "EUR", "lines": lines, "is_pro_forma": true, "issued_on": "2026-01-02", "due_on": null });
    let announced = world.call("invoices.write", announced)["id"].clone();
    let (_, message) = world.refused("invoices.xml", json!({ "id": announced }));
    assert!(message.ends_with("is no invoice: there is no electronic form of it."), "{message}");
}

/// What the XML says in words, it says as the PDF does: in the language of whoever gets it.
#[test]
fn terms_are_written_in_the_language_of_the_invoice() {
    let mut world = world("factur_x");
    for (name, language) in [("Uni", "de"), ("大学", "ja"), ("College", "en")] {
        add(&mut world, name, &json!({ "country": "DE", "language": language }));
    }
    let issued = world
        .call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-02", "due_on": "2026-02-01" }));
    let college = &issued["invoices"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["debtor_name"] == "College")
        .unwrap()["id"];
    world.call("invoices.credit", json!({ "id": college, "reason": "Left" }));
    let written = |(name, is_credit): (&str, bool)| {
        let documents = documents(&world);
        let its = documents.iter().map(|document| &document.invoice);
        let mut its =
            its.filter(|invoice| invoice.buyer.name == name && invoice.credits.is_some() == is_credit);
        String::from_utf8(electronic::xml(its.next().unwrap(), Flavour::Cii).unwrap()).unwrap()
    };
    for (of, terms) in [
        (("Uni", false), "Zahlbar bis 1. Februar 2026."),
        (("Uni", false), "Lizenzjahr 2026"),
        (("大学", false), "2026年2月1日までにお支払いください。"),
        (("College", false), "Payable until 1 February 2026."),
        (("College", true), "Reason: Left"),
    ] {
        let xml = written(of);
        assert!(xml.contains(terms), "{terms}: {xml}");
    }
}
