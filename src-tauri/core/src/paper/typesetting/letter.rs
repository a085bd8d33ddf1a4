//! What a business letter holds: a neutral model that knows of no member and no invoice.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::display::Colour;
use super::image::Image;
use super::placing::{Direction, LogoSide, Window};
use super::qr_code::Modules;
use crate::kernel::codes;

/// A letter with a table, such as an invoice, a credit note, a reminder or a statement.
///
/// All texts are plain; empty ones leave nothing behind. Each is a paragraph of its own: what it holds cannot
/// disturb its neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub paper: Paper,
    /// The one colour beside black and grey: rules, the table head and the total.
    pub accent: Colour,
    /// Which way it is read.
    pub direction: Direction,
    /// Where the window of the envelope is.
    pub window: Window,
    /// Which national forms characters take that Chinese, Japanese and Korean share.
    pub han_forms: HanForms,
    /// Who writes.
    pub letterhead: Letterhead,
    /// Who is written to, name first. Stands in the window of a C6/5 or DL envelope.
    pub recipient_lines: Vec<String>,
    /// What it is, such as "Invoice INV-2026-0042".
    pub title: String,
    /// The facts beside the address: number, dates, references.
    pub details: Vec<Pair>,
    /// A paragraph before the table.
    pub introduction: String,
    /// The lines of the letter.
    pub table: LetterTable,
    /// What the table sums up to.
    pub totals: Vec<Total>,
    /// How to pay.
    pub payment: Option<PaymentBox>,
    /// The slip at the foot of the last page; printed on A4 only.
    pub slip: Option<PaymentSlip>,
    /// How the letter ends after the payment details: a greeting and a name.
    pub closing: String,
    /// Paragraphs after that, such as the tax text.
    pub notes: Vec<String>,
    /// Small print at the foot of every page.
    pub footer: String,
    /// Small print at the foot of every page in columns, in place of `footer`; each a few lines.
    pub foot_columns: Vec<String>,
    /// How pages are counted; `{page}` and `{pages}` become numbers.
    pub page_label: String,
    /// What the file says about itself.
    pub properties: Properties,
}

impl Default for Letter {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            accent: Colour::ACCENT,
            direction: Direction::LeftToRight,
            window: Window::DinB,
            han_forms: HanForms::Automatic,
            letterhead: Letterhead::default(),
            recipient_lines: Vec::new(),
            title: String::new(),
            details: Vec::new(),
            introduction: String::new(),
            table: LetterTable::default(),
            totals: Vec::new(),
            payment: None,
            slip: None,
            closing: String::new(),
            notes: Vec::new(),
            footer: String::new(),
            foot_columns: Vec::new(),
            page_label: "Page {page} of {pages}".to_owned(),
            properties: Properties::default(),
        }
    }
}

/// The paper a letter is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    UsLetter,
}

codes!(Paper { A4 = "a4", UsLetter = "us_letter" });

impl Paper {
    /// Width and height in points.
    pub fn dimensions(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::UsLetter => (612.0, 792.0),
        }
    }
}

/// The national forms of characters that Chinese, Japanese and Korean share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HanForms {
    /// As the text shows: kana mean Japanese, hangul Korean, else simplified Chinese.
    #[default]
    Automatic,
    /// Simplified Chinese.
    Simplified,
    /// Traditional Chinese.
    Traditional,
    Japanese,
    Korean,
}

impl HanForms {
    /// The forms that readers in a country expect (ISO 3166 alpha-2, in any case).
    pub fn of_country(code: &str) -> Self {
        match code.to_ascii_uppercase().as_str() {
            "CN" | "SG" => Self::Simplified,
            "TW" | "HK" | "MO" => Self::Traditional,
            "JP" => Self::Japanese,
            "KR" => Self::Korean,
            _ => Self::Automatic,
        }
    }
}

/// The writer of a letter, printed at its head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letterhead {
    /// The organisation.
    pub name: String,
    /// Street, town, country; also printed small above the recipient.
    pub address_lines: Vec<String>,
    /// E-mail, web site, tax number.
    pub contact_lines: Vec<String>,
    /// A picture in place of the large name.
    pub logo: Option<Arc<Image>>,
    pub logo_side: LogoSide,
}

/// A label with what it labels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    /// Such as "Due date".
    pub label: String,
    /// Such as "31 January 2026".
    pub value: String,
}

impl Pair {
    /// A label with what it labels.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LetterTable {
    /// The columns from left to right.
    pub columns: Vec<LetterColumn>,
    /// The rows from top to bottom.
    pub rows: Vec<LetterRow>,
    /// How the sum so far is carried over to the next page; none where rows do not add up.
    pub carried: Option<Carried>,
}

/// What is said of the sum so far where a table goes on on the next page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// At the foot of the page: "Carried forward".
    pub forward: String,
    /// At the head of the next one: "Brought forward".
    pub over: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterColumn {
    /// The heading, repeated on every page.
    pub heading: String,
    /// How its cells are set.
    pub alignment: Alignment,
    /// Its share of the width, against the sum over all columns. A column of amounts is widened when an amount
    /// would break.
    pub relative_width: f32,
}

impl LetterColumn {
    pub fn text(heading: impl Into<String>, relative_width: f32) -> Self {
        Self { heading: heading.into(), alignment: Alignment::Left, relative_width }
    }

    pub fn amount(heading: impl Into<String>, relative_width: f32) -> Self {
        Self { heading: heading.into(), alignment: Alignment::Right, relative_width }
    }
}

/// On which side the cells of a column are flush.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// Text.
    #[default]
    Left,
    /// Amounts.
    Right,
}

/// A row of a table; cells beyond the columns are not printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterRow {
    /// One cell per column.
    pub cells: Vec<LetterCell>,
    /// The sum down to this row, as the last column writes it; empty where there is none.
    pub running: String,
    /// Whether it heads the rows below it, which are of another kind than those above.
    pub is_heading: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterCell {
    pub text: String,
    /// A smaller text under it, such as how an amount was reckoned.
    pub detail: String,
}

impl LetterCell {
    /// A cell with a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), detail: String::new() }
    }

    /// A cell with a text and a smaller one under it.
    pub fn with_detail(text: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { text: text.into(), detail: detail.into() }
    }
}

/// A line under a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Total {
    /// Such as "Subtotal".
    pub label: String,
    /// Such as "USD 3,200.00".
    pub amount: String,
    /// Whether it is the amount to pay, which stands out.
    pub is_emphasised: bool,
}

/// How to pay; never split over pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaymentBox {
    /// Such as "Payment details".
    pub title: String,
    /// Account holder, IBAN, BIC, bank, reference.
    pub pairs: Vec<Pair>,
    /// A sentence in small letters under the last of them.
    pub hint: String,
    /// A code for the payer's phone, beside the details.
    pub code: Option<Arc<Modules>>,
    /// What the code is for, in small letters under it.
    pub caption: String,
}

/// The receipt and the payment part of a Swiss QR-bill, which fill the lowest 105 mm of a page of A4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentSlip {
    /// What stands above each field, in the language of the letter.
    pub labels: SlipLabels,
    /// The IBAN, name and address of who is paid.
    pub payable_to: Vec<String>,
    /// The payment reference in groups of four.
    pub reference: String,
    pub additional_information: String,
    /// Name and address of who pays; when empty, a box is left for them.
    pub payable_by: Vec<String>,
    /// The currency code.
    pub currency: String,
    /// The amount, its thousands apart.
    pub amount: String,
    /// What the code says.
    pub code: Arc<Modules>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipLabels {
    /// Above the slip.
    pub separate_before_paying_in: &'static str,
    /// Title of the part that the payer keeps.
    pub receipt: &'static str,
    /// Title of the part that is paid with.
    pub payment_part: &'static str,
    /// Above the IBAN.
    pub payable_to: &'static str,
    /// Above the payment reference.
    pub reference: &'static str,
    /// Above what the payment is for.
    pub additional_information: &'static str,
    /// Above who pays.
    pub payable_by: &'static str,
    /// Above the box for who pays.
    pub payable_by_blank: &'static str,
    /// Above the currency.
    pub currency: &'static str,
    /// Above the amount.
    pub amount: &'static str,
    /// Where the post office stamps.
    pub acceptance_point: &'static str,
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// The title, shown by viewers in place of the file name.
    pub title: String,
    pub author: String,
    /// The language as an IETF tag, such as "en".
    pub language: String,
    /// The day that the file says it was made: passed in, as documents never ask the clock.
    pub created_on: Option<NaiveDate>,
    /// Files that travel inside the file.
    pub attachments: Vec<EmbeddedFile>,
    /// What the file says in words of a standard of its own, such as what its attachment is.
    pub schema: Option<MetadataSchema>,
}

/// A file inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedFile {
    /// The name of the file, in ASCII: readers look for it.
    pub name: String,
    /// Such as "text/xml".
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// What it is to the pages.
    pub relationship: Relationship,
    pub bytes: Vec<u8>,
}

/// What an attachment is to the pages of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The same, in another form.
    Alternative,
    /// What the pages were made from.
    Source,
    /// More than the pages show.
    Supplement,
}

/// Properties beyond those that all files have, with the description that PDF/A asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataSchema {
    pub name: String,
    pub namespace: String,
    /// The prefix of its properties.
    pub prefix: String,
    /// The properties in order.
    pub properties: Vec<SchemaProperty>,
}

/// A text property of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaProperty {
    pub name: String,
    /// What it means.
    pub description: String,
    pub value: String,
}
