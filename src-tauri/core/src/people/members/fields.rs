//! The fields of a member, once: checking, storing, sorting, searching, importing, exporting, changing many, merging,
//! telling ORCID and the words for them on screen all read this table.

use super::{MemberDraft, OtherName, Status, Tier};
use crate::kernel::electronic_address::electronic_address;
use crate::kernel::field::{Field, FieldKind, field};
use crate::kernel::time_zone::time_zone;
use crate::kernel::value::{FieldValue, Stored, value_codes};
use crate::kernel::{Currency, Message, Result, country, ids, text};

/// What is said of the organisation itself.
const MEMBER: &str = "member";
const ADDRESS: &str = "address";
/// What its invoices need.
const BILLING: &str = "billing";

/// The fields, in the order in which lists write them.
pub static FIELDS: &[Field<MemberDraft>] = &[
    field!(MemberDraft.official_name, "Official name", MEMBER)
        .text(FieldKind::Text, text::name)
        .heading("Name")
        .portal("Organisation name", Some(41))
        .listed(
            "Required for a new member",
            &[
                "officialname",
                "fullname",
                "legalname",
                "institutionfullname",
                "organisationfullname",
                "organizationfullname",
                "memberfullname",
            ],
        )
        .searched(),
    field!(MemberDraft.short_name, "Short name", MEMBER)
        .text(FieldKind::Text, text::name)
        .listed("The name in daily use", &["shortname", "acronym", "abbreviation", "displayname"])
        .searched(),
    field!(MemberDraft.ror_id, "ROR id", MEMBER)
        .text(FieldKind::Id, ids::ror_id)
        .unique()
        .portal("ROR id", None)
        .listed("https://ror.org/03yrm5c26", &["ror", "rorid", "rorurl", "researchorganizationregistry"])
        .searched(),
    field!(MemberDraft.country, "Country", ADDRESS)
        .text(FieldKind::Country, country::parse)
        .portal("Country", None)
        .listed("DE, DEU or Germany", &["country", "countrycode", "land", "nation"])
        .for_many(),
    field!(MemberDraft.street, "Street", ADDRESS)
        .text(FieldKind::Lines, text::address)
        .portal("Street", Some(255))
        .listed(
            "One or more lines",
            &["street", "address", "streetaddress", "postaladdress", "addressline1"],
        ),
    field!(MemberDraft.city, "City", ADDRESS)
        .text(FieldKind::Text, text::name)
        .portal("City", Some(40))
        .listed("", &["city", "town", "locality", "place"])
        .searched(),
    field!(MemberDraft.region, "State or region", ADDRESS)
        .text(FieldKind::Text, text::name)
        .heading("State")
        .portal("State", Some(80))
        .listed("", &["state", "region", "province", "stateprovince", "county", "stateorregion"]),
    field!(MemberDraft.postal_code, "Postcode", ADDRESS)
        .text(FieldKind::Digits, number)
        .portal("Postcode", Some(20))
        .listed("", &["postcode", "postalcode", "zip", "zipcode", "plz"]),
    field!(MemberDraft.email_domain, "E-mail domain", MEMBER)
        .text(FieldKind::Text, ids::domain)
        .portal("E-mail domain", Some(255))
        .listed("example.org", &["emaildomain", "domain", "maildomain"])
        .searched(),
    field!(MemberDraft.website, "Website", MEMBER)
        .text(FieldKind::Text, text::website)
        .portal("Website", None)
        .listed("A web address", &["website", "url", "homepage", "web", "websiteurl"]),
    field!(MemberDraft.sector, "Sector", MEMBER)
        .text(FieldKind::Text, text::line)
        .listed(
            "University, research institute, library …",
            &["sector", "type", "institutiontype", "organisationtype", "organizationtype"],
        )
        .for_many(),
    field!(MemberDraft.tier, "Tier", MEMBER)
        .choice(|| Tier::ALL.iter().map(|tier| tier.code()).collect())
        .listed("small, standard or large", &["tier", "size", "membertier", "feetier"])
        .for_many(),
    field!(MemberDraft.status, "Status", MEMBER)
        .choice(|| Status::ALL.iter().map(|status| status.code()).collect())
        .listed(
            "enquiry, applicant, onboarding, active, leaving or former",
            &["status", "memberstatus", "membershipstatus"],
        )
        .for_many(),
    field!(MemberDraft.joined_on, "First day", MEMBER)
        .kind(FieldKind::Day)
        .heading("Joined")
        .listed(
            DAY,
            &[
                "joined",
                "joinedon",
                "startdate",
                "start",
                "joindate",
                "membersince",
                "since",
                "datejoined",
                "firstday",
            ],
        )
        .for_many(),
    field!(MemberDraft.left_on, "Last day", MEMBER)
        .kind(FieldKind::Day)
        .heading("Left")
        .portal("Leaves on", None)
        .listed(DAY, &["left", "lefton", "enddate", "leftdate", "leavingdate", "lastday"])
        .for_many(),
    field!(MemberDraft.purchase_order, "PO number", BILLING)
        .text(FieldKind::Digits, number)
        .listed(
            "What its invoices must show",
            &["ponumber", "po", "purchaseorder", "purchaseordernumber", "orderreference"],
        )
        .searched(),
    field!(MemberDraft.buyer_reference, "Buyer reference", BILLING)
        .text(FieldKind::Digits, number)
        .listed("Such as a Leitweg-ID", &["buyerreference", "leitwegid", "leitweg", "routingid"]),
    field!(MemberDraft.electronic_address, "Electronic address", BILLING)
        .text(FieldKind::Id, electronic_address)
        .listed(
            "A Peppol id such as 0088:7300010000001",
            &[
                "electronicaddress",
                "peppolid",
                "peppol",
                "peppolparticipant",
                "einvoiceaddress",
                "endpointid",
            ],
        ),
    field!(MemberDraft.tax_id, "VAT or tax id", BILLING)
        .text(FieldKind::Digits, ids::tax_id)
        .heading("VAT id")
        .listed("", &["vatid", "vat", "vatnumber", "taxid", "taxnumber", "ustidnr", "abn", "vatortaxid"])
        .searched(),
    field!(MemberDraft.notes, "Notes", MEMBER)
        .text(FieldKind::Lines, text::lines)
        .listed("", &["notes", "note", "comment", "comments", "remarks"])
        .searched()
        .keeps_both(),
    field!(MemberDraft.tags, "Tags", MEMBER)
        .kind(FieldKind::Words)
        .listed("Several with ;", &["tags", "tag", "labels", "keywords"]),
    field!(MemberDraft.not_for_profit, "Not-for-profit", MEMBER)
        .kind(FieldKind::Answer)
        .listed("yes or no", &["notforprofit", "nonprofit", "isnonprofit", "charity"])
        .for_many(),
    field!(MemberDraft.purchase_order_required, "PO number required", BILLING)
        .kind(FieldKind::Answer)
        .listed("yes or no", &["ponumberrequired", "porequired", "purchaseorderrequired"]),
    field!(MemberDraft.language, "Language", MEMBER)
        .text(FieldKind::Language, ids::language)
        .listed("de or pt-BR", &["language", "correspondencelanguage"]),
    field!(MemberDraft.time_zone, "Time zone", MEMBER)
        .text(FieldKind::Id, time_zone)
        .listed(
            "Europe/Berlin",
            &["timezone", "tz", "ianatimezone", "zeitzone", "fuseauhoraire", "zonahoraria"],
        )
        .for_many(),
    field!(MemberDraft.currency, "Currency", BILLING)
        .text(FieldKind::Currency, currency_code)
        .listed("EUR", &["currency", "invoicecurrency", "billingcurrency"]),
    field!(MemberDraft.invoice_name, "Invoices made out to", BILLING)
        .text(FieldKind::Text, text::name)
        .listed("", &["invoicesmadeoutto", "invoicename", "billingname", "invoicerecipient"]),
    field!(MemberDraft.invoice_street, "Invoice street", BILLING)
        .text(FieldKind::Lines, text::address)
        .listed("One or more lines", &["invoicestreet", "invoiceaddress", "billingaddress", "billingstreet"]),
    field!(MemberDraft.invoice_postal_code, "Invoice postcode", BILLING)
        .text(FieldKind::Text, text::name)
        .listed(
            "",
            &["invoicepostcode", "invoicepostalcode", "billingpostcode", "billingpostalcode", "billingzip"],
        ),
    field!(MemberDraft.invoice_city, "Invoice city", BILLING)
        .text(FieldKind::Text, text::name)
        .listed("", &["invoicecity", "billingcity", "invoicetown"]),
    field!(MemberDraft.invoice_region, "Invoice state", BILLING)
        .text(FieldKind::Text, text::name)
        .listed("", &["invoicestate", "invoiceregion", "billingstate"]),
    field!(MemberDraft.invoice_country, "Invoice country", BILLING)
        .text(FieldKind::Country, country::parse)
        .listed("DE, DEU or Germany", &["invoicecountry", "billingcountry"]),
    field!(MemberDraft.other_names, "Other names", MEMBER),
    field!(MemberDraft.parent_id, "Belongs to", MEMBER),
    field!(MemberDraft.extra, "Further fields", MEMBER),
];

const DAY: &str = "A date, best as 2026-05-01";

fn number(said: &str) -> Result<String, Message> {
    ids::number(said).and_then(text::short)
}

fn currency_code(code: &str) -> Result<String, Message> {
    let code = code.trim().to_uppercase();
    match Currency::from_code(&code) {
        Some(currency) => Ok(currency.code().to_owned()),
        None => Err(message!("{code} is not a currency code of ISO 4217, such as EUR or AUD.", code)),
    }
}

value_codes!(Tier);
value_codes!(Status);

impl FieldValue for Vec<OtherName> {
    fn stored(&self) -> Result<Stored<'_>> {
        Stored::json(self)
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        stored.parsed_json()
    }
}
