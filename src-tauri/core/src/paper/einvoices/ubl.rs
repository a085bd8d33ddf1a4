//! UBL 2.1: `Invoice` and `CreditNote`, elements in the order of their schemas.

use super::amount::decimal;
use super::gaps::is_outside_scope;
use super::national::PayeeAccount;
use super::xml::Xml;
use super::{AppliedTax, TaxCode, TaxSubtotal};
use super::{EInvoice, EInvoiceLine, EInvoiceParty, Flavour, PartyDetails, national};

const BASE: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
/// The process that both uses of UBL take part in: billing.
const PROFILE: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

/// The invoice or credit note.
pub(super) fn write(invoice: &EInvoice, flavour: Flavour) -> Vec<u8> {
    let root = if invoice.is_credit_note { "CreditNote" } else { "Invoice" };
    let namespaces = [
        ("xmlns", format!("{BASE}{root}-2")),
        ("xmlns:cac", format!("{BASE}CommonAggregateComponents-2")),
        ("xmlns:cbc", format!("{BASE}CommonBasicComponents-2")),
    ];
    let attributes: Vec<(&str, &str)> =
        namespaces.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Xml::document(root, &attributes, |xml| {
        let hides_vat_ids = is_outside_scope(&invoice.taxes);
        let writer = Ubl { invoice, hides_vat_ids, is_peppol: flavour == Flavour::Ubl };
        writer.head(xml, flavour);
        xml.group("cac:AccountingSupplierParty", |xml| writer.party(xml, &invoice.seller, true));
        xml.group("cac:AccountingCustomerParty", |xml| writer.party(xml, &invoice.buyer, false));
        writer.delivery(xml);
        writer.payment(xml);
        writer.taxes(xml);
        writer.totals(xml);
        for (index, line) in invoice.lines.iter().enumerate() {
            writer.line(xml, index + 1, line);
        }
    })
}

struct Ubl<'a> {
    invoice: &'a EInvoice,
    hides_vat_ids: bool,
    /// Whether what Peppol adds for single countries holds.
    is_peppol: bool,
}

impl Ubl<'_> {
    fn head(&self, xml: &mut Xml, flavour: Flavour) {
        let invoice = self.invoice;
        xml.text("cbc:CustomizationID", customisation(flavour));
        xml.text("cbc:ProfileID", PROFILE);
        xml.text("cbc:ID", &invoice.number);
        xml.text("cbc:IssueDate", &invoice.issued_on.to_string());
        if let Some(due_on) = invoice.due_on.filter(|_| !invoice.is_credit_note) {
            xml.text("cbc:DueDate", &due_on.to_string());
        }
        let code = if invoice.is_credit_note { "cbc:CreditNoteTypeCode" } else { "cbc:InvoiceTypeCode" };
        xml.text(code, invoice.type_code());
        xml.text("cbc:Note", &invoice.note);
        xml.text("cbc:DocumentCurrencyCode", &invoice.currency);
        if let Some((currency, ..)) = &invoice.tax_in {
            xml.text("cbc:TaxCurrencyCode", currency);
        }
        xml.text("cbc:BuyerReference", &invoice.buyer_reference);
        xml.group("cac:InvoicePeriod", |xml| {
            xml.text("cbc:StartDate", &invoice.period.0.to_string());
            xml.text("cbc:EndDate", &invoice.period.1.to_string());
        });
        xml.group("cac:OrderReference", |xml| xml.text("cbc:ID", &invoice.purchase_order));
        if let Some((number, issued_on)) = &invoice.preceding {
            xml.group("cac:BillingReference", |xml| {
                xml.group("cac:InvoiceDocumentReference", |xml| {
                    xml.text("cbc:ID", number);
                    xml.text("cbc:IssueDate", &issued_on.to_string());
                });
            });
        }
    }

    fn party(&self, xml: &mut Xml, party: &EInvoiceParty, is_seller: bool) {
        let details = &party.details;
        xml.group("cac:Party", |xml| {
            if let Some(address) = &details.electronic_address {
                xml.text_with("cbc:EndpointID", &[("schemeID", &address.scheme)], &address.value);
            }
            xml.group("cac:PartyName", |xml| xml.text("cbc:Name", &party.name));
            xml.group("cac:PostalAddress", |xml| address(xml, details));
            self.tax_ids(xml, party, is_seller);
            xml.group("cac:PartyLegalEntity", |xml| {
                xml.text("cbc:RegistrationName", &party.name);
                let (scheme, number) = match (self.is_peppol, is_seller) {
                    (false, _) => (None, details.registration_id.as_str().into()),
                    (true, true) => national::registration(details),
                    (true, false) => national::buyer_registration(details),
                };
                let scheme = scheme.map(|scheme| ("schemeID", scheme));
                xml.text_with("cbc:CompanyID", scheme.as_slice(), &number);
            });
            xml.group("cac:Contact", |xml| {
                xml.text("cbc:Name", &details.contact.name);
                xml.text("cbc:Telephone", &details.contact.telephone);
                xml.text("cbc:ElectronicMail", &details.contact.email);
            });
        });
    }

    fn tax_ids(&self, xml: &mut Xml, party: &EInvoiceParty, is_seller: bool) {
        let vat_id = party.vat_id().filter(|_| !self.hides_vat_ids);
        // Only a seller has a place for a tax id that is no VAT id.
        let other = party.other_tax_id().filter(|_| is_seller && !self.hides_vat_ids);
        for (id, scheme) in [(vat_id.as_deref(), "VAT"), (other, "FC")] {
            let Some(id) = id else { continue };
            xml.group("cac:PartyTaxScheme", |xml| {
                xml.text("cbc:CompanyID", id);
                xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", scheme));
            });
        }
    }

    /// A supply within the European Union says where to (BR-IC-12), in XRechnung with city and postcode (BR-DE-10, 11).
    fn delivery(&self, xml: &mut Xml) {
        if self.invoice.taxes.iter().any(|subtotal| subtotal.tax.code == TaxCode::K) {
            xml.group("cac:Delivery", |xml| {
                xml.group("cac:DeliveryLocation", |xml| {
                    xml.group("cac:Address", |xml| address(xml, &self.invoice.buyer.details));
                });
            });
        }
    }

    fn payment(&self, xml: &mut Xml) {
        let (invoice, payment) = (self.invoice, &self.invoice.payment);
        let account =
            if self.is_peppol { national::account(invoice) } else { Some(PayeeAccount::plain(invoice)) };
        if let Some(account) = account {
            xml.group("cac:PaymentMeans", |xml| {
                xml.text("cbc:PaymentMeansCode", account.code);
                if !invoice.is_credit_note {
                    xml.text("cbc:PaymentID", &payment.reference);
                    if !account.number.is_empty() {
                        xml.group("cac:PayeeFinancialAccount", |xml| {
                            xml.text("cbc:ID", account.number);
                            xml.text("cbc:Name", &payment.account_holder);
                            xml.group("cac:FinancialInstitutionBranch", |xml| {
                                xml.text("cbc:ID", account.bank);
                            });
                        });
                    }
                }
            });
        }
        xml.group("cac:PaymentTerms", |xml| xml.text("cbc:Note", &invoice.terms));
    }

    fn taxes(&self, xml: &mut Xml) {
        let invoice = self.invoice;
        xml.group("cac:TaxTotal", |xml| {
            self.amount(xml, "cbc:TaxAmount", invoice.tax_minor());
            for subtotal in &invoice.taxes {
                self.subtotal(xml, subtotal);
            }
        });
        if let Some((currency, minor, digits)) = &invoice.tax_in {
            xml.group("cac:TaxTotal", |xml| {
                xml.text_with("cbc:TaxAmount", &[("currencyID", currency)], &decimal(*minor, *digits));
            });
        }
    }

    fn subtotal(&self, xml: &mut Xml, subtotal: &TaxSubtotal) {
        xml.group("cac:TaxSubtotal", |xml| {
            self.amount(xml, "cbc:TaxableAmount", subtotal.taxable_minor);
            self.amount(xml, "cbc:TaxAmount", subtotal.tax_minor);
            xml.group("cac:TaxCategory", |xml| {
                xml.text("cbc:ID", code(&subtotal.tax));
                xml.text("cbc:Percent", &subtotal.tax.percent.to_string());
                let (reason, reason_code) = reasons(&subtotal.tax);
                xml.text("cbc:TaxExemptionReasonCode", reason_code);
                xml.text("cbc:TaxExemptionReason", reason);
                xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
            });
        });
    }

    fn totals(&self, xml: &mut Xml) {
        let (net, total) = (self.invoice.net_minor(), self.invoice.total_minor);
        xml.group("cac:LegalMonetaryTotal", |xml| {
            self.amount(xml, "cbc:LineExtensionAmount", net);
            self.amount(xml, "cbc:TaxExclusiveAmount", net);
            self.amount(xml, "cbc:TaxInclusiveAmount", total);
            self.amount(xml, "cbc:PayableAmount", total);
        });
    }

    fn line(&self, xml: &mut Xml, number: usize, line: &EInvoiceLine) {
        let (element, quantity) = match self.invoice.is_credit_note {
            true => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
            false => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
        };
        xml.group(element, |xml| {
            xml.text("cbc:ID", &number.to_string());
            xml.text_with(quantity, &[("unitCode", "C62")], line.quantity());
            self.amount(xml, "cbc:LineExtensionAmount", line.amount_minor);
            xml.group("cac:Item", |xml| {
                xml.text("cbc:Description", &line.description);
                xml.text("cbc:Name", &line.name);
                if let Some(tax) = &line.tax {
                    xml.group("cac:ClassifiedTaxCategory", |xml| {
                        xml.text("cbc:ID", code(tax));
                        if tax.code != TaxCode::O {
                            xml.text("cbc:Percent", &tax.percent.to_string());
                        }
                        xml.group("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
                    });
                }
            });
            xml.group("cac:Price", |xml| self.amount(xml, "cbc:PriceAmount", line.price_minor()));
        });
    }

    fn amount(&self, xml: &mut Xml, name: &str, minor: i64) {
        let value = decimal(minor, self.invoice.digits);
        xml.text_with(name, &[("currencyID", &self.invoice.currency)], &value);
    }
}

/// An address, part by part.
fn address(xml: &mut Xml, details: &PartyDetails) {
    let [first, second, rest] = details.streets();
    xml.text("cbc:StreetName", &first);
    xml.text("cbc:AdditionalStreetName", &second);
    xml.text("cbc:CityName", &details.city);
    xml.text("cbc:PostalZone", &details.postal_code);
    xml.text("cbc:CountrySubentity", &details.region);
    xml.group("cac:AddressLine", |xml| xml.text("cbc:Line", &rest));
    xml.group("cac:Country", |xml| xml.text("cbc:IdentificationCode", &details.country));
}

const fn customisation(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Cii => "urn:cen.eu:en16931:2017",
        Flavour::Ubl => "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        Flavour::Xrechnung => "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
    }
}

/// The code of a category; a rate of nothing is no rate (BR-S-05), but the zero rate.
pub(super) fn code(tax: &AppliedTax) -> &'static str {
    match tax.code {
        TaxCode::S if !tax.percent.is_positive() => TaxCode::Z.code(),
        code => code.code(),
    }
}

/// Why no tax is charged, in words and as a code; nothing where some is, or would be (BR-S-10, BR-Z-10).
pub(super) fn reasons(tax: &AppliedTax) -> (&str, &str) {
    if tax.code.needs_reason() { (&tax.reason, &tax.reason_code) } else { ("", "") }
}

impl EInvoiceLine {
    /// One of what it bills, or one taken off: a price is never below zero (BR-27).
    pub(super) const fn quantity(&self) -> &'static str {
        if self.amount_minor < 0 { "-1" } else { "1" }
    }

    /// What one of it costs.
    pub(super) const fn price_minor(&self) -> i64 {
        self.amount_minor.saturating_abs()
    }
}
