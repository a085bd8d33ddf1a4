//! Shows how documents would look in a style that is not saved: a sample, addressed to nobody.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::export::FrozenDocument;
use super::frozen::ElectronicDetails;
use super::page::{self, InvoicePageImage};
use super::{Buyer, CreditedInvoice, DocumentKind, FrozenInvoice, InvoiceLine, PaymentDetails, Seller};
use crate::kernel::address::PostalAddress;
use crate::kernel::creditor_reference::CreditorReference;
use crate::kernel::{Error, LicenceYear, Message, OptionExt, Result, money};
use crate::paper::branding::{self, Branding, Stationery, Style};
use crate::paper::locale::{Language, Locale, Words, fill, printed_tag};
use crate::people::profile::{self, ProfileDraft};
use crate::register::Register;

/// Most lines of a sample.
const LINES_MAX: usize = 500;
/// What each line of a sample comes to.
const AMOUNT_MINOR: i64 = 425_000;

/// Asks for a page of a sample in a style as it is in a form.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PreviewInvoicesDocument {
    /// The style.
    pub style: Stationery,
    /// The language of its recipient, as a BCP 47 tag.
    pub language: String,
    /// What kind of document.
    pub kind: DocumentKind,
    /// How many lines it has, from 1 to 500.
    pub lines: usize,
    /// The page, from 0; the last one where there are fewer.
    pub page: usize,
}

/// A page of a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentPreview {
    /// The page.
    #[serde(flatten)]
    pub image: InvoicePageImage,
    /// Which page it is, from 0.
    pub page: usize,
    /// Why the colour cannot be used; empty when it can. The page then shows the usual one.
    pub accent_problem: Message,
}

/// Gives a page of a sample.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for a number of lines that no sample has; a character that no font covers.
pub fn preview(register: &Register, request: PreviewInvoicesDocument) -> Result<DocumentPreview> {
    if !(1..=LINES_MAX).contains(&request.lines) {
        return Err(Error::invalid(
            "lines",
            message!(
                "A sample has 1 to {lines_max, plural, one {# line} other {# lines}}.",
                lines_max = LINES_MAX
            ),
        ));
    }
    let connection = register.reader();
    let profile = profile::read(connection)?;
    let branding = Branding { stationery: request.style.clone(), ..Branding::read(connection)? };
    let style = branding.style_for(&printed_tag(&request.language, &branding.language));
    let today = register.clock().today();
    let year =
        profile.year_start()?.year_of(today).or_invalid("year", message!("Set this computer’s clock."))?;
    let sample = Sample { kind: request.kind, lines: request.lines, today, year: &year };
    let logo = profile::logo_image(register)?;
    let document = FrozenDocument { invoice: Arc::new(sample.invoice(&profile, style)?), logo };
    let first = page::draw(&document, 0)?;
    let page = request.page.min(first.page_count.saturating_sub(1));
    let image = if page == 0 { first } else { page::draw(&document, page)? };
    let accent_problem = branding::accent_problem(&request.style.accent).unwrap_or_default();
    Ok(DocumentPreview { image, page, accent_problem })
}

/// What is shown.
struct Sample<'a> {
    kind: DocumentKind,
    lines: usize,
    today: NaiveDate,
    year: &'a LicenceYear,
}

impl Sample<'_> {
    fn invoice(&self, profile: &ProfileDraft, style: Style) -> Result<FrozenInvoice> {
        let locale = Locale::of_tag(&style.language);
        let words = Words::of_locale(&locale);
        let recipient = PreviewRecipient::of(locale.language());
        let currency = profile.currency()?;
        let number = match self.kind {
            DocumentKind::Invoice => "INV-0000",
            DocumentKind::CreditNote => "CN-0000",
            DocumentKind::ProForma => "PF-0000",
        };
        let year = self.year.label();
        let (from, until) = (locale.date(self.year.starts_on), locale.date(self.year.ends_on));
        let line = InvoiceLine {
            description: fill(words.fee_line, &[("fee", recipient.fee), ("year", &year)]),
            detail: fill(words.range, &[("from", &from), ("until", &until)]),
            amount_minor: AMOUNT_MINOR,
            tax: None,
            credits_line: None,
        };
        let lines = vec![line; self.lines];
        let reference = CreditorReference::of_number(number).as_str().to_owned();
        let credited =
            CreditedInvoice { number: "INV-0000".to_owned(), issued_on: self.today, is_whole: false };
        let mut invoice = FrozenInvoice {
            kind: self.kind,
            number: number.to_owned(),
            issued_on: self.today,
            due_on: self.today + Days::new(profile.payment_due_days.into()),
            licence_year: self.year.year,
            licence_year_label: year,
            period_from: self.year.starts_on,
            period_until: self.year.ends_on,
            currency: currency.code().to_owned(),
            currency_digits: currency.digits(),
            language: style.language.clone(),
            seller: Seller::of(profile, recipient.country, None, &locale),
            buyer: recipient.buyer(),
            purchase_order: "4500187263".to_owned(),
            total_minor: money::sum(lines.iter().map(|line| line.amount_minor)),
            lines,
            taxes: Vec::new(),
            tax_text: profile.tax_text.clone(),
            payment: PaymentDetails::of(profile, number, reference),
            also_in: None,
            credits: (self.kind == DocumentKind::CreditNote).then_some(credited),
            reason: String::new(),
            footer: profile.invoice_footer.clone(),
            style,
            electronic: ElectronicDetails::default(),
            supplement: None,
        };
        invoice.carry_code(profile, &PostalAddress::default());
        Ok(invoice)
    }
}

/// To whom a sample is addressed, in the script of its language.
struct PreviewRecipient {
    name: &'static str,
    address: [&'static str; 2],
    country: &'static str,
    fee: &'static str,
}

impl PreviewRecipient {
    const fn of(language: Language) -> Self {
        let (name, address, country, fee) = match language {
            Language::English | Language::Other => (
                "Example University Library",
                ["12 College Street", "Exampleton"],
                "",
                "Consortium membership",
            ),
            Language::German => (
                "Universitätsbibliothek Musterstadt",
                ["Schlossallee 1", "12345 Musterstadt"],
                "DE",
                "Konsortialbeitrag",
            ),
            Language::French => (
                "Bibliothèque universitaire d’Exemple",
                ["1 rue de l’Université", "75000 Paris"],
                "FR",
                "Cotisation au consortium",
            ),
            Language::Spanish => (
                "Biblioteca de la Universidad de Muestra",
                ["Calle Mayor 1", "28000 Madrid"],
                "ES",
                "Cuota del consorcio",
            ),
            Language::Portuguese => (
                "Biblioteca da Universidade de Exemplo",
                ["Rua da Universidade, 1", "1000-001 Lisboa"],
                "PT",
                "Quota do consórcio",
            ),
            Language::Italian => (
                "Biblioteca dell’Università di Esempio",
                ["Via Università 1", "00100 Roma"],
                "IT",
                "Quota consortile",
            ),
            Language::Russian => (
                "Научная библиотека Примерного университета",
                ["Университетская ул., 1", "101000 Москва"],
                "RU",
                "Членский взнос консорциума",
            ),
            Language::SimplifiedChinese => {
                ("示例大学图书馆", ["大学路1号", "100000 北京市"], "CN", "联盟会费")
            }
            Language::TraditionalChinese => ("範例大學圖書館", ["大學路1號", "100 臺北市"], "TW", "聯盟會費"),
            Language::Japanese => {
                ("見本大学附属図書館", ["大学通り1-1", "〒100-0001 東京都"], "JP", "コンソーシアム会費")
            }
            Language::Arabic => {
                ("مكتبة جامعة المثال", ["شارع الجامعة 1", "الرياض 11495"], "SA", "رسوم عضوية الاتحاد")
            }
        };
        Self { name, address, country, fee }
    }

    fn buyer(&self) -> Buyer {
        Buyer {
            name: self.name.to_owned(),
            attention: String::new(),
            address_lines: self.address.iter().map(|&line| line.to_owned()).collect(),
            country: self.country.to_owned(),
            tax_id: String::new(),
            email: String::new(),
        }
    }
}
