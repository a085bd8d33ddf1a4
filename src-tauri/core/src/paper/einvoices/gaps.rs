//! What an electronic invoice needs and does not have, said before it is refused.
//!
//! The rules are those of EN 16931 (BR-…), Peppol BIS Billing 3 (PEPPOL-EN16931-…) and XRechnung (BR-DE-…) that
//! depend on what people enter; those on sums hold by how invoices are reckoned. What Peppol adds for single countries
//! stands in `national`.

use super::{EInvoiceParty, Flavour, national};
use super::{TaxCode, TaxSubtotal};
use crate::kernel::message::sentences;
use crate::kernel::{ElectronicAddress, Message, peppol_id};

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Who bills.
    pub seller: &'a EInvoiceParty,
    /// Who is billed.
    pub buyer: &'a EInvoiceParty,
    /// What the buyer sorts it by.
    pub buyer_reference: &'a str,
    /// The number of the buyer’s order.
    pub purchase_order: &'a str,
    /// The tax by category.
    pub taxes: &'a [TaxSubtotal],
    /// Whether a line names no tax category.
    pub has_untaxed_lines: bool,
    /// The account to pay to; empty where it has no IBAN.
    pub iban: &'a str,
    /// Its bank; empty for unknown.
    pub bic: &'a str,
}

/// Who can mend a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapOwner {
    /// The consortium, in Settings.
    Seller,
    /// The member or sponsor billed.
    Buyer,
    /// The fees and taxes that made the document.
    Document,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Who can mend it.
    pub whose: GapOwner,
    /// The field concerned.
    pub field: &'static str,
    pub problem: Message,
    pub what_to_do: Message,
}

/// Everything that is missing for a flavour; empty when it can be written.
pub fn gaps(flavour: Flavour, facts: &Facts<'_>) -> Vec<Gap> {
    let mut gaps = Gaps { asks: message!("{title} needs it.", title = flavour.title()), found: Vec::new() };
    gaps.of_seller(facts);
    gaps.of_buyer(facts);
    gaps.of_taxes(facts);
    match flavour {
        Flavour::Cii => {}
        Flavour::Ubl => {
            gaps.of_peppol(facts);
            national::ask(&mut gaps, facts);
        }
        Flavour::Xrechnung => {
            gaps.electronic_addresses(facts);
            gaps.of_germany(facts, message!("It has no buyer reference, which is its Leitweg-ID."));
        }
    }
    gaps.found
}

/// What was found missing so far.
pub(super) struct Gaps {
    /// Who asks for it, as a sentence.
    pub(super) asks: Message,
    pub(super) found: Vec<Gap>,
}

impl Gaps {
    pub(super) fn need(
        &mut self,
        is_there: bool,
        whose: GapOwner,
        field: &'static str,
        problem: impl Into<Message>,
    ) {
        if !is_there {
            let what_to_do = match whose {
                GapOwner::Seller => message!("Complete it in Settings."),
                GapOwner::Buyer => message!("Add it to its invoice details."),
                GapOwner::Document => message!("Correct it in Taxes and in the fee plan."),
            };
            let problem = sentences([problem.into(), self.asks.clone()]);
            self.found.push(Gap { whose, field, problem, what_to_do });
        }
    }

    /// BR-06, BR-08, BR-09, BR-CO-26 and what the categories ask of a seller.
    fn of_seller(&mut self, facts: &Facts<'_>) {
        let seller = facts.seller;
        let country = !seller.details.country.is_empty();
        self.need(
            country,
            GapOwner::Seller,
            "country",
            message!("The address of the consortium names no country."),
        );
        let is_outside = is_outside_scope(facts.taxes);
        let is_known =
            !seller.details.registration_id.is_empty() || (seller.vat_id().is_some() && !is_outside);
        self.need(
            is_known,
            GapOwner::Seller,
            "registration_id",
            message!("The consortium has neither a registration number nor a VAT id that may be named here."),
        );
        let needs_tax_id = !is_outside && !facts.taxes.is_empty();
        self.need(
            !needs_tax_id || !seller.tax_id.is_empty(),
            GapOwner::Seller,
            "tax_id",
            message!("The consortium has no VAT or tax id."),
        );
        let needs_vat_id = has(facts.taxes, &[TaxCode::G, TaxCode::K]);
        self.need(
            !needs_vat_id || seller.vat_id().is_some(),
            GapOwner::Seller,
            "tax_id",
            message!("The tax id of the consortium is no VAT id with its country in front."),
        );
    }

    /// BR-07, BR-11, BR-AE-02, BR-IC-02.
    fn of_buyer(&mut self, facts: &Facts<'_>) {
        let buyer = facts.buyer;
        let country = !buyer.details.country.is_empty();
        self.need(country, GapOwner::Buyer, "country", message!("Its address names no country."));
        let needs_vat_id = has(facts.taxes, &[TaxCode::Ae, TaxCode::K]);
        self.need(
            !needs_vat_id || buyer.vat_id().is_some(),
            GapOwner::Buyer,
            "tax_id",
            message!("It has no VAT id with its country in front, and owes the tax itself."),
        );
    }

    /// BR-CO-04, BR-E-10 and its sisters, BR-O-11 to BR-O-14.
    fn of_taxes(&mut self, facts: &Facts<'_>) {
        self.need(
            !facts.has_untaxed_lines && !facts.taxes.is_empty(),
            GapOwner::Document,
            "tax",
            message!("A line names no tax category."),
        );
        self.need(
            facts.taxes.iter().all(|subtotal| subtotal.tax.parts.is_empty()),
            GapOwner::Document,
            "tax",
            message!("A line is charged several taxes together; an electronic invoice of EN 16931 has one for each line."),
        );
        for subtotal in facts.taxes.iter().filter(|subtotal| subtotal.tax.code.needs_reason()) {
            let has_reason = !subtotal.tax.reason.is_empty() || !subtotal.tax.reason_code.is_empty();
            let problem = message!(
                "The tax category “{tax}” does not say why no tax is charged.",
                tax = subtotal.tax.name
            );
            self.need(has_reason, GapOwner::Document, "tax", &problem);
        }
        let mixes = is_outside_scope(facts.taxes)
            && facts.taxes.iter().any(|subtotal| subtotal.tax.code != TaxCode::O);
        self.need(
            !mixes,
            GapOwner::Document,
            "tax",
            message!("It mixes what is outside the scope of tax with what is not; one category for all lines is what it may have."),
        );
    }

    /// PEPPOL-EN16931-R003, R010, R020, CL008, P0104 to P0111.
    fn of_peppol(&mut self, facts: &Facts<'_>) {
        let (seller, buyer) = (&facts.seller.details, &facts.buyer.details);
        for (whose, address) in
            [(GapOwner::Seller, &seller.electronic_address), (GapOwner::Buyer, &buyer.electronic_address)]
        {
            if let Some(complaint) = no_peppol_id(address.as_ref(), whose) {
                self.need(false, whose, "electronic_address", complaint);
            }
        }
        self.need(
            !facts.buyer_reference.is_empty()
                || !facts.purchase_order.is_empty()
                || national::is_within_germany(facts),
            GapOwner::Buyer,
            "buyer_reference",
            message!("It has neither a buyer reference nor a purchase order number."),
        );
        for tax in facts.taxes.iter().map(|subtotal| &subtotal.tax) {
            let category = match tax.reason_code.as_str() {
                "VATEX-EU-G" => TaxCode::G,
                "VATEX-EU-O" => TaxCode::O,
                "VATEX-EU-IC" => TaxCode::K,
                "VATEX-EU-AE" => TaxCode::Ae,
                "VATEX-EU-D" | "VATEX-EU-F" | "VATEX-EU-I" | "VATEX-EU-J" => TaxCode::E,
                _ => continue,
            };
            let problem = message!(
                "The tax category “{tax}” has the reason code {reason_code}, which belongs to category {category}.",
                tax = tax.name,
                reason_code = tax.reason_code,
                category = category.code()
            );
            self.need(tax.code == category, GapOwner::Document, "tax", &problem);
        }
    }

    /// BR-DE-2 to BR-DE-11, BR-DE-15, BR-DE-27, and the like of them in Peppol (DE-R-002 to DE-R-015).
    pub(super) fn of_germany(&mut self, facts: &Facts<'_>, no_reference: Message) {
        let (seller, buyer) = (&facts.seller.details, &facts.buyer.details);
        let digits = seller.contact.telephone.chars().filter(char::is_ascii_digit).count();
        for (is_there, field, problem) in [
            (
                !seller.contact.name.is_empty(),
                "contact_name",
                message!("The consortium names no person or office to ask."),
            ),
            (digits >= 3, "contact_phone", message!("The consortium names no telephone number to ask at.")),
            (!seller.contact.email.is_empty(), "email", message!("The consortium has no e-mail address.")),
            (!seller.city.is_empty(), "city", message!("The address of the consortium names no city.")),
            (
                !seller.postal_code.is_empty(),
                "postal_code",
                message!("The address of the consortium has no postcode."),
            ),
        ] {
            self.need(is_there, GapOwner::Seller, field, problem);
        }
        for (is_there, field, problem) in [
            (!buyer.city.is_empty(), "city", message!("Its address names no city.")),
            (!buyer.postal_code.is_empty(), "postal_code", message!("Its address has no postcode.")),
            (!facts.buyer_reference.is_empty(), "buyer_reference", no_reference),
        ] {
            self.need(is_there, GapOwner::Buyer, field, problem);
        }
    }

    /// PEPPOL-EN16931-R010 and R020 as XRechnung has them: every scheme of EN 16931 will do, e-mail addresses too.
    fn electronic_addresses(&mut self, facts: &Facts<'_>) {
        let (seller, buyer) = (&facts.seller.details, &facts.buyer.details);
        self.need(
            seller.electronic_address.is_some(),
            GapOwner::Seller,
            "electronic_address",
            message!("The consortium has neither an electronic address nor an e-mail address."),
        );
        self.need(
            buyer.electronic_address.is_some(),
            GapOwner::Buyer,
            "electronic_address",
            message!("It has neither a Peppol id nor an e-mail address for invoices."),
        );
    }
}

/// Why Peppol cannot deliver there; none where it can.
fn no_peppol_id(address: Option<&ElectronicAddress>, whose: GapOwner) -> Option<Message> {
    let is_seller = matches!(whose, GapOwner::Seller);
    match address {
        None if is_seller => Some(message!("The consortium has no Peppol id.")),
        None => Some(message!("It has no Peppol id.")),
        Some(ElectronicAddress { scheme, value }) if scheme == "EM" => Some(if is_seller {
            message!("The consortium has no Peppol id, and Peppol does not deliver to {value}.", value)
        } else {
            message!("It has no Peppol id, and Peppol does not deliver to {value}.", value)
        }),
        Some(address) => peppol_id::complaint(address),
    }
}

fn has(taxes: &[TaxSubtotal], codes: &[TaxCode]) -> bool {
    taxes.iter().any(|subtotal| codes.contains(&subtotal.tax.code))
}

/// Whether something is outside the scope of tax: such an invoice names no VAT id at all (BR-O-02).
pub(super) fn is_outside_scope(taxes: &[TaxSubtotal]) -> bool {
    has(taxes, &[TaxCode::O])
}
