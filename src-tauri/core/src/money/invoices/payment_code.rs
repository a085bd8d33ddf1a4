//! Codes that a payer scans: what they say, and where they can be printed.
//!
//! - In euros, to an account in the Single Euro Payments Area: the QR code of the European Payments Council (EPC069-12,
//!   version 002, which needs no BIC).
//! - In Swiss francs, to an account in Switzerland or Liechtenstein: the QR-bill of SIX (implementation guidelines 2.3,
//!   structured addresses). A QR-IBAN asks for a reference of another kind and gets none.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PaymentDetails;
use crate::kernel::address::PostalAddress;
use crate::kernel::bank_text;
use crate::kernel::country;
use crate::kernel::creditor_reference::CreditorReference;
use crate::kernel::money::format_minor;
use crate::paper::typesetting::{PaymentSlip, SlipLabels, qr_code::Modules};

/// Countries and territories whose accounts SEPA reaches, beyond the European Union (European Payments Council).
const SEPA_OUTSIDE_EU: [&str; 18] = [
    "AD", "AL", "CH", "GB", "GG", "GI", "IM", "IS", "JE", "LI", "MC", "MD", "ME", "MK", "NO", "RS", "SM",
    "VA",
];
/// The largest amount of both standards, in minor units.
const AMOUNT_MAX: i64 = 99_999_999_999;
/// The largest version of a QR code that the EPC allows.
const EPC_VERSION_MAX: u8 = 13;
/// The largest version of a QR code that SIX allows.
const SWISS_VERSION_MAX: u8 = 25;
/// How many characters a name, a street, a postcode and a town may have on a QR-bill.
const NAME_MAX: usize = 70;
const STREET_MAX: usize = 70;
const POSTAL_CODE_MAX: usize = 16;
const CITY_MAX: usize = 35;
/// How many characters may say what a payment is for, in both standards.
const MESSAGE_MAX: usize = 140;

/// What a payer is asked for: by an invoice its total, by a reminder what is open.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Where to pay, and what to quote.
    pub payment: &'a PaymentDetails,
    /// How much.
    pub amount_minor: i64,
    /// The currency.
    pub currency: &'a str,
    /// Digits of its minor unit.
    pub currency_digits: u32,
}

/// The code that a document carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "standard", rename_all = "snake_case")]
pub enum PaymentCode {
    /// The QR code of the European Payments Council.
    Epc,
    /// The Swiss QR-bill.
    Swiss(Box<SwissBill>),
}

/// The parties of a Swiss QR-bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SwissBill {
    /// Who is paid.
    pub creditor: SwissParty,
    /// Who pays; none when the address is not known in all its parts.
    pub debtor: Option<SwissParty>,
}

/// A name and a structured address, in characters that Swiss banks take and no longer than they take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SwissParty {
    /// The organisation.
    pub name: String,
    /// Street and number; empty for none.
    pub street: String,
    /// Postcode.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
}

impl PaymentCode {
    /// The code that a document to a debtor, a name at an address, can carry; none where no standard fits.
    pub fn of(
        asked: Asked<'_>,
        creditor: &PostalAddress,
        (debtor, debtor_address): (&str, &PostalAddress),
    ) -> Option<Self> {
        let iban = asked.payment.iban.replace(' ', "");
        let bank_country = iban.get(..2)?;
        if !(1..=AMOUNT_MAX).contains(&asked.amount_minor) {
            return None;
        }
        match asked.currency {
            "EUR" if country::is_in_eu(bank_country) || SEPA_OUTSIDE_EU.contains(&bank_country) => {
                Some(Self::Epc)
            }
            "CHF" if matches!(bank_country, "CH" | "LI") && !is_qr_iban(&iban) => {
                Some(Self::Swiss(Box::new(SwissBill {
                    creditor: SwissParty::of(&asked.payment.account_holder, creditor)?,
                    debtor: SwissParty::of(debtor, debtor_address),
                })))
            }
            _ => None,
        }
    }
}

/// Whether the bank is one of the numbers that are kept for QR-IBANs: 30000 to 31999.
fn is_qr_iban(iban: &str) -> bool {
    iban.get(4..9)
        .and_then(|bank| bank.parse::<u32>().ok())
        .is_some_and(|bank| (30_000..=31_999).contains(&bank))
}

impl SwissParty {
    /// None when a part that the standard asks for is missing, or a character without a like in its set stands in one.
    fn of(name: &str, address: &PostalAddress) -> Option<Self> {
        let part =
            |text: &str, characters| bank_text::swiss(text).ok().map(|text| shortened(&text, characters));
        let party = Self {
            name: part(name, NAME_MAX)?,
            street: part(&address.street.replace('\n', ", "), STREET_MAX)?,
            postal_code: part(&address.postal_code, POSTAL_CODE_MAX)?,
            city: part(&address.city, CITY_MAX)?,
            country: address.country.clone(),
        };
        let needed = [&party.name, &party.postal_code, &party.city, &party.country];
        needed.iter().all(|part| !part.is_empty()).then_some(party)
    }

    fn lines(&self) -> Vec<String> {
        let country = match self.country.as_str() {
            "CH" => String::new(),
            abroad => format!("{abroad}-"),
        };
        let town = format!("{country}{} {}", self.postal_code, self.city);
        [self.name.clone(), self.street.clone(), town].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

fn shortened(text: &str, characters: usize) -> String {
    let cut: String = text.trim().chars().take(characters).collect();
    cut.trim_end().to_owned()
}

/// What the code of the European Payments Council says; none when the document carries another or none.
pub(super) fn epc(asked: Asked<'_>) -> Option<Arc<Modules>> {
    let payment = asked.payment;
    if payment.code != Some(PaymentCode::Epc) {
        return None;
    }
    let mut lines = vec![
        "BCD".to_owned(),
        "002".to_owned(),
        // UTF-8.
        "1".to_owned(),
        "SCT".to_owned(),
        payment.bic.replace(' ', ""),
        shortened(&bank_text::plain(&payment.account_holder), NAME_MAX),
        payment.iban.replace(' ', ""),
        format!("EUR{}", plain_amount(asked)),
        // No purpose code.
        String::new(),
        payment.creditor_reference.clone(),
    ];
    // A structured reference and free text exclude each other.
    if payment.creditor_reference.is_empty() {
        lines.push(shortened(&bank_text::plain(&payment.reference), MESSAGE_MAX));
    }
    Modules::of(&lines.join("\n"), EPC_VERSION_MAX).ok().map(Arc::new)
}

/// The slip of the Swiss QR-bill in a language; none when the document carries another code or none.
pub(super) fn swiss(asked: Asked<'_>, language: &str) -> Option<PaymentSlip> {
    let payment = asked.payment;
    let Some(PaymentCode::Swiss(bill)) = &payment.code else { return None };
    let SwissBill { creditor, debtor } = &**bill;
    let reference = CreditorReference::parse(&payment.creditor_reference).ok();
    let message = bank_text::swiss(&payment.reference).unwrap_or_default();
    let message = shortened(&message, MESSAGE_MAX);
    let mut lines = vec!["SPC".to_owned(), "0200".to_owned(), "1".to_owned(), payment.iban.replace(' ', "")];
    lines.extend(party(Some(creditor)));
    lines.extend(party(None));
    lines.extend([plain_amount(asked), asked.currency.to_owned()]);
    lines.extend(party(debtor.as_ref()));
    lines.push(if reference.is_some() { "SCOR" } else { "NON" }.to_owned());
    lines.push(reference.as_ref().map(|known| known.as_str().to_owned()).unwrap_or_default());
    lines.extend([message.clone(), "EPD".to_owned()]);
    let code = Modules::of(&lines.join("\n"), SWISS_VERSION_MAX).ok()?;
    let mut payable_to = vec![payment.iban.clone()];
    payable_to.extend(creditor.lines());
    Some(PaymentSlip {
        labels: labels(language),
        payable_to,
        reference: reference.map(|known| known.printed()).unwrap_or_default(),
        additional_information: message,
        payable_by: debtor.as_ref().map(SwissParty::lines).unwrap_or_default(),
        currency: asked.currency.to_owned(),
        amount: format_minor(asked.amount_minor, asked.currency_digits).replace(',', " "),
        code: Arc::new(code),
    })
}

/// The seven lines of a party: none of them said where there is none.
fn party(party: Option<&SwissParty>) -> [String; 7] {
    party.map_or_else(Default::default, |party| {
        let number = String::new();
        [
            "S".to_owned(),
            party.name.clone(),
            party.street.clone(),
            number,
            party.postal_code.clone(),
            party.city.clone(),
            party.country.clone(),
        ]
    })
}

/// With a point and two digits, as both standards write it.
fn plain_amount(asked: Asked<'_>) -> String {
    format_minor(asked.amount_minor, asked.currency_digits).replace(',', "")
}

/// The words that the standard sets for each of its languages; English ones for any other.
fn labels(language: &str) -> SlipLabels {
    match language.get(..2) {
        Some("de") => SlipLabels {
            separate_before_paying_in: "Vor der Einzahlung abzutrennen",
            receipt: "Empfangsschein",
            payment_part: "Zahlteil",
            payable_to: "Konto / Zahlbar an",
            reference: "Referenz",
            additional_information: "Zusätzliche Informationen",
            payable_by: "Zahlbar durch",
            payable_by_blank: "Zahlbar durch (Name/Adresse)",
            currency: "Währung",
            amount: "Betrag",
            acceptance_point: "Annahmestelle",
        },
        Some("fr") => SlipLabels {
            separate_before_paying_in: "A détacher avant le versement",
            receipt: "Récépissé",
            payment_part: "Section paiement",
            payable_to: "Compte / Payable à",
            reference: "Référence",
            additional_information: "Informations supplémentaires",
            payable_by: "Payable par",
            payable_by_blank: "Payable par (nom/adresse)",
            currency: "Monnaie",
            amount: "Montant",
            acceptance_point: "Point de dépôt",
        },
        Some("it") => SlipLabels {
            separate_before_paying_in: "Da staccare prima del versamento",
            receipt: "Ricevuta",
            payment_part: "Sezione pagamento",
            payable_to: "Conto / Pagabile a",
            reference: "Riferimento",
            additional_information: "Informazioni supplementari",
            payable_by: "Pagabile da",
            payable_by_blank: "Pagabile da (nome/indirizzo)",
            currency: "Valuta",
            amount: "Importo",
            acceptance_point: "Punto di accettazione",
        },
        _ => SlipLabels {
            separate_before_paying_in: "Separate before paying in",
            receipt: "Receipt",
            payment_part: "Payment part",
            payable_to: "Account / Payable to",
            reference: "Reference",
            additional_information: "Additional information",
            payable_by: "Payable by",
            payable_by_blank: "Payable by (name/address)",
            currency: "Currency",
            amount: "Amount",
            acceptance_point: "Acceptance point",
        },
    }
}
