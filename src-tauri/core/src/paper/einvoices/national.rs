//! What Peppol BIS Billing 3 adds for sellers of single countries: its rules DE-R, DK-R, GR-R, IS-R, IT-R, NL-R, NO-R and
//! SE-R that depend on what people enter, and how numbers and accounts of these countries are written.

use std::borrow::Cow;

use super::TaxCode;
use super::gaps::{Facts, Gap, GapOwner, Gaps};
use super::{EInvoice, PartyDetails};
use crate::kernel::{Template, peppol_id};

/// Asks for what the country of the seller, or of both, wants.
pub(super) fn ask(gaps: &mut Gaps, facts: &Facts<'_>) {
    let is_inland = facts.seller.details.country == facts.buyer.details.country;
    let title = super::Flavour::Ubl.title();
    let (of, country): (fn(&mut Gaps, &Facts<'_>, bool), Template) =
        match facts.seller.details.country.as_str() {
            "DE" if is_inland => {
                gaps.asks = message!("{title} needs it between two parties in Germany.", title);
                gaps.of_germany(
                    facts,
                    message!("It has no buyer reference; an order number does not stand in for it."),
                );
                return;
            }
            "GR" => return greece(gaps),
            "DK" => (denmark, template!("Denmark")),
            "IS" => (iceland, template!("Iceland")),
            "IT" => (italy, template!("Italy")),
            "NL" => (netherlands, template!("the Netherlands")),
            "NO" => (norway, template!("Norway")),
            "SE" => (sweden, template!("Sweden")),
            _ => return,
        };
    gaps.asks = message!("{title} needs it of sellers in {country}.", title, country);
    of(gaps, facts, is_inland);
}

/// Whether both are in Germany, where an order number is not enough (DE-R-015).
pub(super) fn is_within_germany(facts: &Facts<'_>) -> bool {
    facts.seller.details.country == "DE" && facts.buyer.details.country == "DE"
}

/// The number of a party in a register, as its country has it written, and the scheme it is in.
pub(super) fn registration(details: &PartyDetails) -> (Option<&'static str>, Cow<'_, str>) {
    let digits: String = details.registration_id.chars().filter(char::is_ascii_digit).collect();
    let scheme = match (details.country.as_str(), digits.len()) {
        ("DK", 8) => Some("0184"),
        ("IS", 10) => Some("0196"),
        ("NL", 8) => Some("0106"),
        ("NL", 20) => Some("0190"),
        ("SE", 10) => None,
        _ => return (None, Cow::Borrowed(&details.registration_id)),
    };
    (scheme, Cow::Owned(digits))
}

/// The number of a buyer in a register, where its country wants it: in Iceland its Peppol id is that number (IS-R-004).
pub(super) fn buyer_registration(details: &PartyDetails) -> (Option<&'static str>, Cow<'_, str>) {
    match &details.electronic_address {
        Some(address) if details.country == "IS" && address.scheme == "0196" => {
            (Some("0196"), Cow::Borrowed(&address.value))
        }
        _ => (None, Cow::Borrowed(&details.registration_id)),
    }
}

/// An account as a payer of its country reads it: how it is paid (UNTDID 4461), the account, the bank.
pub(super) struct PayeeAccount<'a> {
    pub(super) code: &'static str,
    pub(super) number: &'a str,
    pub(super) bank: &'a str,
}

impl<'a> PayeeAccount<'a> {
    /// By IBAN and BIC.
    pub(super) fn plain(invoice: &'a EInvoice) -> Self {
        Self { code: invoice.payment_code(), number: &invoice.payment.iban, bank: &invoice.payment.bic }
    }
}

/// How an invoice or credit note is settled; none where the country admits no code for it.
pub(super) fn account(invoice: &EInvoice) -> Option<PayeeAccount<'_>> {
    let is_within =
        |country| invoice.seller.details.country == country && invoice.buyer.details.country == country;
    // What is set off has no code in the Netherlands (NL-R-008), and needs none.
    if invoice.is_credit_note && is_within("NL") {
        return None;
    }
    let plain = PayeeAccount::plain(invoice);
    // Denmark knows code 30 not at all (DK-R-005): by registration and account number it is 42, else 31.
    if plain.code == "30" && is_within("DK") {
        let parts = plain.number.strip_prefix("DK").and_then(|rest| Some((rest.get(2..6)?, rest.get(6..)?)));
        return Some(match parts {
            Some((bank, number)) => PayeeAccount { code: "42", number, bank },
            None => PayeeAccount { code: "31", ..plain },
        });
    }
    Some(plain)
}

/// DK-R-002, DK-R-006, DK-R-014.
fn denmark(gaps: &mut Gaps, facts: &Facts<'_>, is_inland: bool) {
    let is_known = registration(&facts.seller.details).0.is_some();
    let problem = message!("The registration number of the consortium is no CVR number of eight digits.");
    gaps.need(is_known, GapOwner::Seller, "registration_id", problem);
    let needs_bank = is_inland && !facts.iban.is_empty() && !facts.iban.starts_with("DK");
    let problem = message!("The account is abroad and names no BIC.");
    gaps.need(!needs_bank || !facts.bic.is_empty(), GapOwner::Seller, "bic", problem);
}

/// GR-R-001 and GR-R-004 ask for a number of six parts and for the mark of myDATA, which is given while it is issued.
fn greece(gaps: &mut Gaps) {
    gaps.found.push(Gap {
        whose: GapOwner::Seller,
        field: "e_invoice",
        problem: message!(
            "Peppol BIS Billing 3 needs the mark of myDATA of sellers in Greece, which this program does not \
                  get."
        ),
        what_to_do: message!("Choose another form of electronic invoice in Settings."),
    });
}

/// IS-R-002 to IS-R-005.
fn iceland(gaps: &mut Gaps, facts: &Facts<'_>, is_inland: bool) {
    let (seller, buyer) = (&facts.seller.details, &facts.buyer.details);
    let problem = message!("The registration number of the consortium is no kennitala of ten digits.");
    gaps.need(registration(seller).0.is_some(), GapOwner::Seller, "registration_id", problem);
    let own = [("street", !seller.street_lines.is_empty()), ("postal_code", !seller.postal_code.is_empty())];
    for (field, is_there) in own {
        gaps.need(
            is_there,
            GapOwner::Seller,
            field,
            message!("The address of the consortium is not complete."),
        );
    }
    if is_inland {
        let problem = message!("Its Peppol id is not its kennitala, with the scheme 0196.");
        gaps.need(buyer_registration(buyer).0.is_some(), GapOwner::Buyer, "electronic_address", problem);
        let theirs =
            [("street", !buyer.street_lines.is_empty()), ("postal_code", !buyer.postal_code.is_empty())];
        for (field, is_there) in theirs {
            gaps.need(is_there, GapOwner::Buyer, field, message!("Its address is not complete."));
        }
    }
}

/// IT-R-001 to IT-R-004.
fn italy(gaps: &mut Gaps, facts: &Facts<'_>, _: bool) {
    let is_fiscal_code = facts.seller.other_tax_id().is_none_or(|id| {
        (11..=16).contains(&id.len()) && id.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    });
    let problem =
        message!("The tax id of the consortium is neither a VAT id with IT in front nor a codice fiscale.");
    gaps.need(is_fiscal_code, GapOwner::Seller, "tax_id", problem);
    complete_address(gaps, &facts.seller.details, GapOwner::Seller);
}

/// NL-R-002 to NL-R-005, NL-R-008.
fn netherlands(gaps: &mut Gaps, facts: &Facts<'_>, is_inland: bool) {
    let seller = &facts.seller.details;
    complete_address(gaps, seller, GapOwner::Seller);
    let is_known = seller.registration_id.is_empty() || registration(seller).0.is_some();
    let problem = message!(
        "The registration number of the consortium is neither a KvK number of eight digits nor an OIN of twenty."
    );
    gaps.need(is_known, GapOwner::Seller, "registration_id", problem);
    if is_inland {
        complete_address(gaps, &facts.buyer.details, GapOwner::Buyer);
        gaps.need(!facts.iban.is_empty(), GapOwner::Seller, "iban", message!("The consortium has no IBAN."));
    }
}

/// NO-R-001.
fn norway(gaps: &mut Gaps, facts: &Facts<'_>, _: bool) {
    let vat_id = facts.seller.vat_id();
    let Some(number) = vat_id.as_deref().and_then(|id| id.strip_prefix("NO")) else { return };
    let digits = number.strip_suffix("MVA").and_then(peppol_id::digits);
    let is_right = digits.as_deref().is_some_and(peppol_id::is_norwegian_organisation);
    let problem = message!(
        "The VAT id of the consortium is not NO, the nine digits of its organisation number and MVA."
    );
    gaps.need(is_right, GapOwner::Seller, "tax_id", problem);
}

/// SE-R-001 to SE-R-006, SE-R-013.
fn sweden(gaps: &mut Gaps, facts: &Facts<'_>, _: bool) {
    let seller = &facts.seller;
    let vat_id = seller.vat_id();
    let number = vat_id.as_deref().and_then(|id| id.strip_prefix("SE"));
    let is_right = number.is_none_or(|number| number.len() == 12 && peppol_id::digits(number).is_some());
    let problem = message!("The VAT id of the consortium is not SE and twelve digits.");
    gaps.need(is_right, GapOwner::Seller, "tax_id", problem);
    let registration = registration(&seller.details).1;
    let is_number = peppol_id::digits(&registration);
    let is_organisation =
        registration.is_empty() || is_number.as_deref().is_some_and(peppol_id::is_swedish_organisation);
    let problem =
        message!("The registration number of the consortium is no organisation number of ten digits.");
    gaps.need(is_organisation, GapOwner::Seller, "registration_id", problem);
    let problem = message!("The tax id of the consortium is no VAT id with SE in front.");
    gaps.need(
        registration.is_empty() || seller.other_tax_id().is_none(),
        GapOwner::Seller,
        "tax_id",
        problem,
    );
    for tax in facts.taxes.iter().map(|subtotal| &subtotal.tax).filter(|_| number.is_some()) {
        let is_taxed = tax.code == TaxCode::S && tax.percent.is_positive();
        let is_swedish = ["25", "12", "6"].contains(&tax.percent.to_string().as_str());
        let problem =
            message!("The tax category “{tax}” has a rate that is none of 25, 12 and 6 %.", tax = tax.name);
        gaps.need(!is_taxed || is_swedish, GapOwner::Document, "tax", &problem);
    }
}

fn complete_address(gaps: &mut Gaps, details: &PartyDetails, whose: GapOwner) {
    let problem = match whose {
        GapOwner::Seller => message!("The address of the consortium is not complete."),
        GapOwner::Buyer | GapOwner::Document => message!("Its address is not complete."),
    };
    for (field, is_there) in [
        ("street", !details.street_lines.is_empty()),
        ("city", !details.city.is_empty()),
        ("postal_code", !details.postal_code.is_empty()),
    ] {
        gaps.need(is_there, whose, field, &problem);
    }
}
