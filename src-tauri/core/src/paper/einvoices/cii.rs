//! UN/CEFACT Cross Industry Invoice, as Factur-X 1 and ZUGFeRD 2 use it in their profile EN 16931.

use chrono::NaiveDate;

use super::amount::decimal;
use super::gaps::is_outside_scope;
use super::ubl::{code, reasons};
use super::xml::Xml;
use super::{EInvoice, EInvoiceLine, EInvoiceParty, PartyDetails};
use super::{TaxCode, TaxSubtotal};

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
    ("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
    ("xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
    ("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
];

/// The invoice or credit note.
pub(super) fn write(invoice: &EInvoice) -> Vec<u8> {
    let writer = Cii { invoice, hides_vat_ids: is_outside_scope(&invoice.taxes) };
    Xml::document("rsm:CrossIndustryInvoice", &NAMESPACES, |xml| {
        xml.group("rsm:ExchangedDocumentContext", |xml| {
            xml.group("ram:GuidelineSpecifiedDocumentContextParameter", |xml| {
                xml.text("ram:ID", "urn:cen.eu:en16931:2017");
            });
        });
        xml.group("rsm:ExchangedDocument", |xml| {
            xml.text("ram:ID", &invoice.number);
            xml.text("ram:TypeCode", invoice.type_code());
            xml.group("ram:IssueDateTime", |xml| day(xml, "udt", invoice.issued_on));
            xml.group("ram:IncludedNote", |xml| xml.text("ram:Content", &invoice.note));
        });
        xml.group("rsm:SupplyChainTradeTransaction", |xml| {
            for (index, line) in invoice.lines.iter().enumerate() {
                writer.line(xml, index + 1, line);
            }
            writer.agreement(xml);
            writer.delivery(xml);
            writer.settlement(xml);
        });
    })
}

struct Cii<'a> {
    invoice: &'a EInvoice,
    hides_vat_ids: bool,
}

impl Cii<'_> {
    fn line(&self, xml: &mut Xml, number: usize, line: &EInvoiceLine) {
        xml.group("ram:IncludedSupplyChainTradeLineItem", |xml| {
            xml.group("ram:AssociatedDocumentLineDocument", |xml| {
                xml.text("ram:LineID", &number.to_string());
            });
            xml.group("ram:SpecifiedTradeProduct", |xml| {
                xml.text("ram:Name", &line.name);
                xml.text("ram:Description", &line.description);
            });
            xml.group("ram:SpecifiedLineTradeAgreement", |xml| {
                xml.group("ram:NetPriceProductTradePrice", |xml| {
                    xml.text("ram:ChargeAmount", &self.amount(line.price_minor()));
                });
            });
            xml.group("ram:SpecifiedLineTradeDelivery", |xml| {
                xml.text_with("ram:BilledQuantity", &[("unitCode", "C62")], line.quantity());
            });
            xml.group("ram:SpecifiedLineTradeSettlement", |xml| {
                if let Some(tax) = &line.tax {
                    xml.group("ram:ApplicableTradeTax", |xml| {
                        xml.text("ram:TypeCode", "VAT");
                        xml.text("ram:CategoryCode", code(tax));
                        if tax.code != TaxCode::O {
                            xml.text("ram:RateApplicablePercent", &tax.percent.to_string());
                        }
                    });
                }
                xml.group("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
                    xml.text("ram:LineTotalAmount", &self.amount(line.amount_minor));
                });
            });
        });
    }

    fn agreement(&self, xml: &mut Xml) {
        let invoice = self.invoice;
        xml.group("ram:ApplicableHeaderTradeAgreement", |xml| {
            xml.text("ram:BuyerReference", &invoice.buyer_reference);
            xml.group("ram:SellerTradeParty", |xml| self.party(xml, &invoice.seller, true));
            xml.group("ram:BuyerTradeParty", |xml| self.party(xml, &invoice.buyer, false));
            xml.group("ram:BuyerOrderReferencedDocument", |xml| {
                xml.text("ram:IssuerAssignedID", &invoice.purchase_order);
            });
        });
    }

    fn party(&self, xml: &mut Xml, party: &EInvoiceParty, is_seller: bool) {
        let details = &party.details;
        xml.text("ram:Name", &party.name);
        xml.group("ram:SpecifiedLegalOrganization", |xml| xml.text("ram:ID", &details.registration_id));
        xml.group("ram:DefinedTradeContact", |xml| {
            xml.text("ram:PersonName", &details.contact.name);
            xml.group("ram:TelephoneUniversalCommunication", |xml| {
                xml.text("ram:CompleteNumber", &details.contact.telephone);
            });
            xml.group("ram:EmailURIUniversalCommunication", |xml| {
                xml.text("ram:URIID", &details.contact.email);
            });
        });
        xml.group("ram:PostalTradeAddress", |xml| address(xml, details));
        if let Some(address) = &details.electronic_address {
            xml.group("ram:URIUniversalCommunication", |xml| {
                xml.text_with("ram:URIID", &[("schemeID", &address.scheme)], &address.value);
            });
        }
        let vat_id = party.vat_id().filter(|_| !self.hides_vat_ids);
        let other = party.other_tax_id().filter(|_| is_seller && !self.hides_vat_ids);
        for (id, scheme) in [(vat_id.as_deref(), "VA"), (other, "FC")] {
            let id = id.unwrap_or_default();
            xml.group("ram:SpecifiedTaxRegistration", |xml| {
                xml.text_with("ram:ID", &[("schemeID", scheme)], id);
            });
        }
    }

    /// Always there, as the schema wants it; a supply within the European Union says where to (BR-IC-12).
    fn delivery(&self, xml: &mut Xml) {
        let invoice = self.invoice;
        let is_supply = invoice.taxes.iter().any(|subtotal| subtotal.tax.code == TaxCode::K);
        if !is_supply {
            xml.empty("ram:ApplicableHeaderTradeDelivery");
            return;
        }
        xml.group("ram:ApplicableHeaderTradeDelivery", |xml| {
            xml.group("ram:ShipToTradeParty", |xml| {
                xml.group("ram:PostalTradeAddress", |xml| address(xml, &invoice.buyer.details));
            });
        });
    }

    fn settlement(&self, xml: &mut Xml) {
        let invoice = self.invoice;
        xml.group("ram:ApplicableHeaderTradeSettlement", |xml| {
            if !invoice.is_credit_note {
                xml.text("ram:PaymentReference", &invoice.payment.reference);
            }
            if let Some((currency, ..)) = &invoice.tax_in {
                xml.text("ram:TaxCurrencyCode", currency);
            }
            xml.text("ram:InvoiceCurrencyCode", &invoice.currency);
            self.payment(xml);
            for subtotal in &invoice.taxes {
                self.subtotal(xml, subtotal);
            }
            xml.group("ram:BillingSpecifiedPeriod", |xml| {
                xml.group("ram:StartDateTime", |xml| day(xml, "udt", invoice.period.0));
                xml.group("ram:EndDateTime", |xml| day(xml, "udt", invoice.period.1));
            });
            xml.group("ram:SpecifiedTradePaymentTerms", |xml| {
                xml.text("ram:Description", &invoice.terms);
                if let Some(due_on) = invoice.due_on {
                    xml.group("ram:DueDateDateTime", |xml| day(xml, "udt", due_on));
                }
            });
            self.totals(xml);
            if let Some((number, issued_on)) = &invoice.preceding {
                xml.group("ram:InvoiceReferencedDocument", |xml| {
                    xml.text("ram:IssuerAssignedID", number);
                    xml.group("ram:FormattedIssueDateTime", |xml| day(xml, "qdt", *issued_on));
                });
            }
        });
    }

    fn payment(&self, xml: &mut Xml) {
        let (invoice, payment) = (self.invoice, &self.invoice.payment);
        xml.group("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
            xml.text("ram:TypeCode", invoice.payment_code());
            if !invoice.is_credit_note && !payment.iban.is_empty() {
                xml.group("ram:PayeePartyCreditorFinancialAccount", |xml| {
                    xml.text("ram:IBANID", &payment.iban);
                    xml.text("ram:AccountName", &payment.account_holder);
                });
                xml.group("ram:PayeeSpecifiedCreditorFinancialInstitution", |xml| {
                    xml.text("ram:BICID", &payment.bic);
                });
            }
        });
    }

    fn subtotal(&self, xml: &mut Xml, subtotal: &TaxSubtotal) {
        xml.group("ram:ApplicableTradeTax", |xml| {
            xml.text("ram:CalculatedAmount", &self.amount(subtotal.tax_minor));
            xml.text("ram:TypeCode", "VAT");
            let (reason, reason_code) = reasons(&subtotal.tax);
            xml.text("ram:ExemptionReason", reason);
            xml.text("ram:BasisAmount", &self.amount(subtotal.taxable_minor));
            xml.text("ram:CategoryCode", code(&subtotal.tax));
            xml.text("ram:ExemptionReasonCode", reason_code);
            xml.text("ram:RateApplicablePercent", &subtotal.tax.percent.to_string());
        });
    }

    fn totals(&self, xml: &mut Xml) {
        let invoice = self.invoice;
        xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
            xml.text("ram:LineTotalAmount", &self.amount(invoice.net_minor()));
            xml.text("ram:TaxBasisTotalAmount", &self.amount(invoice.net_minor()));
            let tax = self.amount(invoice.tax_minor());
            xml.text_with("ram:TaxTotalAmount", &[("currencyID", &invoice.currency)], &tax);
            if let Some((currency, minor, digits)) = &invoice.tax_in {
                xml.text_with("ram:TaxTotalAmount", &[("currencyID", currency)], &decimal(*minor, *digits));
            }
            xml.text("ram:GrandTotalAmount", &self.amount(invoice.total_minor));
            xml.text("ram:DuePayableAmount", &self.amount(invoice.total_minor));
        });
    }

    fn amount(&self, minor: i64) -> String {
        decimal(minor, self.invoice.digits)
    }
}

/// An address, part by part.
fn address(xml: &mut Xml, details: &PartyDetails) {
    let [first, second, rest] = details.streets();
    xml.text("ram:PostcodeCode", &details.postal_code);
    xml.text("ram:LineOne", &first);
    xml.text("ram:LineTwo", &second);
    xml.text("ram:LineThree", &rest);
    xml.text("ram:CityName", &details.city);
    xml.text("ram:CountryID", &details.country);
    xml.text("ram:CountrySubDivisionName", &details.region);
}

/// A day, as eight digits.
fn day(xml: &mut Xml, prefix: &str, day: NaiveDate) {
    let value = day.format("%Y%m%d").to_string();
    xml.text_with(&format!("{prefix}:DateTimeString"), &[("format", "102")], &value);
}
