//! Every rule that can be broken from outside is broken once; the schemas themselves are checked by `cargo xtask test`.

use super::TaxCode;
use super::*;
use crate::kernel::ElectronicAddress;

fn party(name: &str, tax_id: &str, country: &str) -> EInvoiceParty {
    EInvoiceParty {
        name: name.to_owned(),
        tax_id: tax_id.to_owned(),
        details: PartyDetails {
            street_lines: vec!["Hauptstraße 1".into(), "Haus B".into(), "2. OG".into(), "Zimmer 7".into()],
            city: "Köln".into(),
            region: "NRW".into(),
            postal_code: "50667".into(),
            country: country.to_owned(),
            registration_id: "HRB 1234".into(),
            electronic_address: ElectronicAddress::parse("0204:04011000-12345-34").ok(),
            contact: Contact {
                name: "Office".into(),
                telephone: "+49 221 1".into(),
                email: "a@uni.example".into(),
            },
        },
    }
}

fn tax(code: TaxCode, percent: &str) -> AppliedTax {
    AppliedTax {
        code,
        name: code.code().to_owned(),
        percent: percent.parse().unwrap(),
        reason: if code.needs_reason() { "For a reason".into() } else { String::new() },
        reason_code: String::new(),
        parts: Vec::new(),
    }
}

fn invoice(code: TaxCode, percent: &str) -> EInvoice {
    let tax = tax(code, percent);
    let lines = vec![
        EInvoiceLine {
            name: "Fee".into(),
            description: "2026".into(),
            amount_minor: 120_000,
            tax: Some(tax.clone()),
        },
        EInvoiceLine {
            name: "Discount".into(),
            description: String::new(),
            amount_minor: -20_000,
            tax: Some(tax),
        },
    ];
    let taxes =
        crate::money::taxes::subtotals(lines.iter().map(|line| (line.amount_minor, line.tax.as_ref())))
            .unwrap();
    let total_minor = 100_000 + taxes[0].tax_minor;
    let day = |text: &str| text.parse().unwrap();
    EInvoice {
        is_credit_note: false,
        number: "INV-1".into(),
        issued_on: day("2026-01-15"),
        due_on: Some(day("2026-02-14")),
        currency: "EUR".into(),
        digits: 2,
        note: "Licence year 2026".into(),
        buyer_reference: "04011000-12345-34".into(),
        purchase_order: "PO-7".into(),
        preceding: None,
        seller: party("Consortium", "DE 123 456 789", "DE"),
        buyer: party("Université", "FR12345678901", "FR"),
        period: (day("2026-01-01"), day("2026-12-31")),
        payment: EInvoicePayment {
            account_holder: "Consortium".into(),
            iban: "DE89370400440532013000".into(),
            bic: "COBADEFF".into(),
            reference: "RF1".into(),
        },
        terms: "Payable until 2026-02-14.".into(),
        lines,
        taxes,
        tax_in: None,
        total_minor,
    }
}

fn written(invoice: &EInvoice, flavour: Flavour) -> String {
    String::from_utf8(invoice.write(flavour).unwrap()).unwrap()
}

fn fields(invoice: &EInvoice, flavour: Flavour) -> Vec<&'static str> {
    invoice.write(flavour).unwrap_err().into_iter().map(|gap| gap.field).collect()
}

#[test]
fn each_flavour_says_what_it_is_and_what_is_billed() {
    let invoice = invoice(TaxCode::S, "19");
    for (flavour, parts) in [
        (
            Flavour::Ubl,
            vec![
                "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<",
                "<cbc:InvoiceTypeCode>380<",
                "<cbc:EndpointID schemeID=\"0204\">04011000-12345-34<",
                "<cbc:CompanyID>DE123456789<",
                "<cbc:Line>2. OG, Zimmer 7<",
                "<cbc:PaymentMeansCode>58<",
                "<cbc:TaxAmount currencyID=\"EUR\">190.00<",
                "<cbc:InvoicedQuantity unitCode=\"C62\">-1<",
                "<cbc:PriceAmount currencyID=\"EUR\">200.00<",
                "<cbc:PayableAmount currencyID=\"EUR\">1190.00<",
            ],
        ),
        (
            Flavour::Xrechnung,
            vec!["urn:xeinkauf.de:kosit:xrechnung_3.0<", "<cbc:BuyerReference>04011000-12345-34<"],
        ),
        (
            Flavour::Cii,
            vec![
                "<ram:ID>urn:cen.eu:en16931:2017<",
                "<udt:DateTimeString format=\"102\">20260115<",
                "<ram:ID schemeID=\"VA\">FR12345678901<",
                "<ram:LineTotalAmount>-200.00<",
                "<ram:GrandTotalAmount>1190.00<",
            ],
        ),
    ] {
        let xml = written(&invoice, flavour);
        for part in parts {
            assert!(xml.contains(part), "{flavour:?}: {part} in {xml}");
        }
        assert_eq!(xml, written(&invoice, flavour), "the same bytes");
    }
}

#[test]
fn a_credit_note_names_the_invoice_it_takes_back() {
    let note = EInvoice {
        is_credit_note: true,
        due_on: None,
        preceding: Some(("INV-0".into(), "2026-01-01".parse().unwrap())),
        ..invoice(TaxCode::S, "19")
    };
    let ubl = written(&note, Flavour::Ubl);
    assert!(ubl.contains("<CreditNote xmlns=") && ubl.contains("<cbc:CreditNoteTypeCode>381<"));
    assert!(ubl.contains("<cbc:ID>INV-0</cbc:ID>\n<cbc:IssueDate>2026-01-01<"));
    assert!(!ubl.contains("DueDate") && ubl.contains("<cbc:CreditedQuantity"));
    assert!(written(&note, Flavour::Cii).contains("<ram:IssuerAssignedID>INV-0<"));
}

#[test]
fn outside_the_scope_of_tax_no_vat_id_is_named() {
    let invoice = invoice(TaxCode::O, "0");
    for flavour in [Flavour::Ubl, Flavour::Cii] {
        let xml = written(&invoice, flavour);
        assert!(!xml.contains("DE123456789") && !xml.contains("FR12345678901"), "{xml}");
        assert!(xml.contains("For a reason"), "{xml}");
    }
    let mut unregistered = invoice;
    unregistered.seller.details.registration_id.clear();
    assert_eq!(
        fields(&unregistered, Flavour::Cii),
        ["registration_id"],
        "nothing is left to know the seller by"
    );
}

#[test]
fn what_each_category_needs_is_asked_for() {
    let without = |code, change: fn(&mut EInvoice)| {
        let mut invoice = invoice(code, if code == TaxCode::S { "19" } else { "0" });
        change(&mut invoice);
        fields(&invoice, Flavour::Cii)
    };
    assert_eq!(without(TaxCode::S, |invoice| invoice.seller.tax_id.clear()), ["tax_id"]);
    assert_eq!(without(TaxCode::Ae, |invoice| invoice.buyer.tax_id = "12 345".into()), ["tax_id"]);
    assert_eq!(without(TaxCode::K, |invoice| invoice.buyer.tax_id.clear()), ["tax_id"]);
    assert_eq!(without(TaxCode::G, |invoice| invoice.seller.tax_id = "12345".into()), ["tax_id"]);
    assert_eq!(without(TaxCode::E, |invoice| invoice.taxes[0].tax.reason.clear()), ["tax"]);
    assert_eq!(without(TaxCode::S, |invoice| invoice.lines[0].tax = None), ["tax"]);
    assert_eq!(without(TaxCode::S, |invoice| invoice.buyer.details.country.clear()), ["country"]);
    let mut mixed = invoice(TaxCode::O, "0");
    mixed.taxes.extend(invoice(TaxCode::S, "19").taxes);
    assert_eq!(fields(&mixed, Flavour::Cii), ["tax"]);
}

#[test]
fn peppol_and_xrechnung_ask_for_more() {
    let mut bare = invoice(TaxCode::S, "19");
    bare.buyer_reference.clear();
    bare.purchase_order.clear();
    bare.seller.details.electronic_address = None;
    bare.buyer.details = PartyDetails { country: "DE".into(), ..PartyDetails::default() };
    bare.seller.details.contact = Contact::default();
    let between_germans = [
        "electronic_address",
        "electronic_address",
        "contact_name",
        "contact_phone",
        "email",
        "city",
        "postal_code",
        "buyer_reference",
    ];
    assert_eq!(fields(&bare, Flavour::Xrechnung), between_germans);
    assert_eq!(fields(&bare, Flavour::Ubl), between_germans, "Peppol asks Germans for the same");
    bare.purchase_order = "PO-7".into();
    assert_eq!(fields(&bare, Flavour::Ubl), between_germans, "an order number is not enough there");
    bare.purchase_order.clear();
    bare.buyer.details.country = "FR".into();
    assert_eq!(fields(&bare, Flavour::Ubl), ["electronic_address", "electronic_address", "buyer_reference"]);
    assert!(bare.write(Flavour::Cii).is_ok(), "Factur-X asks for none of it");
}

/// Peppol’s list of schemes is shorter than that of EN 16931; XRechnung and Factur-X keep to the longer one.
#[test]
fn peppol_takes_only_addresses_that_it_delivers_to() {
    for address in ["EM:office@uni.example", "AN:1", "AQ:1", "AS:1", "AU:1", "0088:7300010000002"] {
        let mut invoice = invoice(TaxCode::S, "19");
        invoice.seller.details.electronic_address = ElectronicAddress::parse(address).ok();
        invoice.buyer.details.electronic_address = ElectronicAddress::parse(address).ok();
        let gaps = invoice.write(Flavour::Ubl).unwrap_err();
        let whose: Vec<GapOwner> = gaps.iter().map(|gap| gap.whose).collect();
        assert_eq!(whose, [GapOwner::Seller, GapOwner::Buyer], "{address}");
        assert!(gaps.iter().all(|gap| gap.problem.contains("no Peppol id")), "{address}: {gaps:?}");
        assert!(
            invoice.write(Flavour::Xrechnung).is_ok() && invoice.write(Flavour::Cii).is_ok(),
            "{address}"
        );
    }
}

#[test]
fn taxes_that_are_charged_together_are_refused() {
    let mut invoice = invoice(TaxCode::S, "14.975");
    assert!(invoice.write(Flavour::Cii).is_ok());
    let part = |name: &str, percent: &str| TaxPart { name: name.into(), percent: percent.parse().unwrap() };
    invoice.taxes[0].tax.parts = vec![part("GST", "5"), part("QST", "9.975")];
    for flavour in [Flavour::Cii, Flavour::Ubl, Flavour::Xrechnung] {
        let gaps = invoice.write(flavour).unwrap_err();
        assert!(gaps.iter().any(|gap| gap.problem.contains("one for each line")), "{gaps:?}");
    }
}

#[test]
fn a_supply_within_the_union_says_where_to_in_full() {
    let mut invoice = invoice(TaxCode::K, "0");
    for (flavour, start, parts) in [
        (Flavour::Ubl, "<cac:Delivery>", ["<cbc:CityName>Köln<", "<cbc:PostalZone>50667<"]),
        (Flavour::Xrechnung, "<cac:Delivery>", ["<cbc:CityName>Köln<", "<cbc:PostalZone>50667<"]),
        (Flavour::Cii, "<ram:ShipToTradeParty>", ["<ram:CityName>Köln<", "<ram:PostcodeCode>50667<"]),
    ] {
        let xml = written(&invoice, flavour);
        let delivery = xml.split_once(start).unwrap().1;
        for part in parts {
            assert!(delivery.contains(part), "{flavour:?}: {part} in {delivery}");
        }
    }
    invoice.buyer.details.city.clear();
    assert_eq!(fields(&invoice, Flavour::Xrechnung), ["city"]);
    invoice.buyer.details = PartyDetails { country: "FR".into(), ..PartyDetails::default() };
    assert!(written(&invoice, Flavour::Cii).contains("<ram:CountryID>FR<"), "what is known is said");
}

#[test]
fn a_reason_code_belongs_to_its_category() {
    for (code, reason_code, is_right) in [
        (TaxCode::Ae, "VATEX-EU-AE", true),
        (TaxCode::E, "VATEX-EU-AE", false),
        (TaxCode::K, "VATEX-EU-G", false),
        (TaxCode::E, "VATEX-EU-132-1I", true),
    ] {
        let mut invoice = invoice(code, "0");
        invoice.taxes[0].tax.reason_code = reason_code.into();
        let is_written = invoice.write(Flavour::Ubl).is_ok();
        assert_eq!(is_written, is_right, "{code:?} {reason_code}: {:?}", invoice.write(Flavour::Ubl));
    }
}

/// What Peppol asks of sellers of one country only: what is missing is named, what is there is written as it wants it.
#[test]
fn peppol_asks_sellers_of_some_countries_for_more() {
    let seller = |country: &str, tax_id: &str, registration_id: &str| {
        let mut invoice = invoice(TaxCode::S, "25");
        invoice.seller.tax_id = tax_id.into();
        invoice.seller.details.country = country.into();
        invoice.seller.details.registration_id = registration_id.into();
        invoice
    };
    for (country, wrong, right, field) in [
        ("DK", ("DK12345678", "12345"), ("DK12345678", "CVR 12 34 56 78"), "registration_id"),
        ("IS", ("IS12345", "12345"), ("IS12345", "551298-2949"), "registration_id"),
        ("IT", ("abc", "1"), ("IT12345678901", "1"), "tax_id"),
        ("NL", ("NL123456789B01", "12"), ("NL123456789B01", "12345678"), "registration_id"),
        ("NO", ("NO974760674MVA", "1"), ("NO 974 760 673 MVA", "1"), "tax_id"),
        ("SE", ("SE1234", ""), ("SE202100022501", "202100-0225"), "tax_id"),
        ("SE", ("SE202100022501", "202100-0226"), ("SE202100022501", ""), "registration_id"),
    ] {
        assert_eq!(fields(&seller(country, wrong.0, wrong.1), Flavour::Ubl), [field], "{country} {wrong:?}");
        let right = seller(country, right.0, right.1);
        assert!(right.write(Flavour::Ubl).is_ok(), "{country}: {:?}", right.write(Flavour::Ubl));
    }
    let danish = seller("DK", "DK12345678", "12345678");
    assert!(written(&danish, Flavour::Ubl).contains("<cbc:CompanyID schemeID=\"0184\">12345678<"));
    let icelandic = seller("IS", "IS12345", "551298-2949");
    assert!(written(&icelandic, Flavour::Ubl).contains("<cbc:CompanyID schemeID=\"0196\">5512982949<"));
    let mut swedish = seller("SE", "SE202100022501", "");
    swedish.taxes[0].tax.percent = "19".parse().unwrap();
    assert_eq!(fields(&swedish, Flavour::Ubl), ["tax"], "Sweden has no such rate");
    let mut italian = seller("IT", "IT12345678901", "");
    italian.seller.details.street_lines.clear();
    assert_eq!(fields(&italian, Flavour::Ubl), ["street"]);
    let greek = seller("GR", "EL123456789", "1");
    assert_eq!(fields(&greek, Flavour::Ubl), ["e_invoice"]);
    assert!(greek.write(Flavour::Cii).is_ok());
}

#[test]
fn accounts_are_written_as_payers_of_the_country_read_them() {
    let within = |country: &str, tax_id: &str, currency: &str| {
        let mut invoice = invoice(TaxCode::S, "25");
        for party in [&mut invoice.seller, &mut invoice.buyer] {
            party.details.country = country.into();
        }
        invoice.seller.tax_id = tax_id.into();
        invoice.seller.details.registration_id = "12345678".into();
        invoice.currency = currency.into();
        invoice
    };
    let mut danish = within("DK", "DK12345678", "DKK");
    danish.payment.iban = "DK5000400440116243".into();
    let xml = written(&danish, Flavour::Ubl);
    assert!(xml.contains("<cbc:PaymentMeansCode>42<") && xml.contains("<cbc:ID>0440116243<"), "{xml}");
    assert!(xml.contains("<cac:FinancialInstitutionBranch>\n<cbc:ID>0040<"), "{xml}");
    danish.payment.iban = "GB29NWBK60161331926819".into();
    assert!(written(&danish, Flavour::Ubl).contains("<cbc:PaymentMeansCode>31<"));
    danish.payment.bic.clear();
    assert_eq!(fields(&danish, Flavour::Ubl), ["bic"]);
    let mut dutch = within("NL", "NL123456789B01", "EUR");
    dutch.is_credit_note = true;
    assert!(!written(&dutch, Flavour::Ubl).contains("PaymentMeans"), "there is no code for what is set off");
    dutch.is_credit_note = false;
    dutch.payment.iban.clear();
    assert_eq!(fields(&dutch, Flavour::Ubl), ["iban"]);
}

#[test]
fn amounts_of_three_digits_are_written_when_the_third_is_zero() {
    let mut dinar = invoice(TaxCode::Z, "0");
    (dinar.currency, dinar.digits) = ("KWD".into(), 3);
    assert!(written(&dinar, Flavour::Cii).contains("<ram:GrandTotalAmount>100.00<"));
    dinar.lines[0].amount_minor += 1;
    assert_eq!(fields(&dinar, Flavour::Cii), ["currency"]);
}

#[test]
fn only_a_number_with_its_country_in_front_is_a_vat_id() {
    for (tax_id, vat_id) in [
        ("DE 123.456.789", Some("DE123456789")),
        ("che-116.281.710 mwst", Some("CHE116281710MWST")),
        ("EL123456789", Some("EL123456789")),
        ("51 824 753 556", None),
        ("ABN 51 824 753 556", None),
        ("12/345/67890", None),
        ("D", None),
        ("", None),
    ] {
        assert_eq!(party("", tax_id, "DE").vat_id().as_deref(), vat_id, "{tax_id}");
    }
}
