//! How documents look: paper, window, colour, letterhead and foot. Chosen once for all kinds of documents, and frozen
//! with each document, so that a change never alters one that was issued.

mod check;
mod commands;
mod get;
mod letter_head;
mod save;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::paper::locale::{Language, document_language, printed_tag};
use crate::paper::typesetting::{Colour, Direction, HanForms, Letter};
use crate::register::{Connection, Slice, Table};

pub use check::{accent_problem, checked};
pub use get::{get, read};
pub use letter_head::{Recipient, Sender, Subject};
pub use save::save;

pub use crate::paper::typesetting::{LogoSide, Paper, Window};

pub(crate) static SLICE: Slice = Slice {
    name: "branding",
    tables: &[Table {
        name: "branding",
        label: template!("Look of documents"),
        one: template!("a look of documents"),
        several: template!("{count, plural, one {# look of documents} other {# looks of documents}}", count),
        name_columns: &["paper"],
    }],
    commands: commands::ALL,
    ..Slice::EMPTY
};

/// The colour of documents until another is chosen.
const ACCENT: &str = "#0b5c63";

/// How documents look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stationery {
    pub paper: Paper,
    /// Where the window of the envelope is.
    pub window: Window,
    /// The one colour beside black and grey, as `#rrggbb`.
    pub accent: String,
    pub logo_side: LogoSide,
    /// Further lines of the letterhead, below e-mail, web site and tax id.
    pub head_lines: String,
    /// The foot of every page in up to three columns of lines; when all are empty, the line of the profile stands there.
    pub foot_columns: [String; 3],
}

impl Default for Stationery {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            window: Window::DinB,
            accent: ACCENT.to_owned(),
            logo_side: LogoSide::Start,
            head_lines: String::new(),
            foot_columns: Default::default(),
        }
    }
}

/// The look and the language that a document was issued with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Style {
    /// The language that is printed, as a BCP 47 tag.
    pub language: String,
    /// The look.
    #[serde(flatten)]
    pub stationery: Stationery,
}

/// What documents are dressed in, and the language of whoever has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branding {
    /// The look.
    pub stationery: Stationery,
    /// The consortium’s language, as a BCP 47 tag, with its country.
    pub language: String,
}

impl Branding {
    /// Reads the look and the language.
    ///
    /// # Errors
    /// A register that cannot be read.
    pub fn read(connection: &Connection) -> Result<Self> {
        Ok(Self { stationery: store::read(connection)?, language: document_language(connection)? })
    }

    /// The style of a document for whoever reads a language (a BCP 47 tag, empty for none).
    pub fn style_for(&self, recipient: &str) -> Style {
        Style::now(&self.stationery, &printed_tag(recipient, &self.language))
    }
}

impl Style {
    /// The style of what is issued now in a language.
    pub fn now(stationery: &Stationery, language: &str) -> Self {
        Self { language: language.to_owned(), stationery: stationery.clone() }
    }

    /// Gives a letter to a country this look.
    fn apply_to(&self, letter: &mut Letter, country: &str) {
        let look = &self.stationery;
        let language = Language::of_tag(&self.language);
        letter.paper = look.paper;
        letter.window = look.window;
        letter.accent = check::colour(&look.accent).unwrap_or(Colour::ACCENT);
        letter.letterhead.logo_side = look.logo_side;
        letter.letterhead.contact_lines.extend(look.head_lines.lines().map(str::to_owned));
        if look.foot_columns.iter().any(|column| !column.is_empty()) {
            letter.footer.clear();
            letter.foot_columns = look.foot_columns.to_vec();
        }
        letter.direction =
            if language.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight };
        letter.han_forms = match language {
            Language::SimplifiedChinese => HanForms::Simplified,
            Language::TraditionalChinese => HanForms::Traditional,
            Language::Japanese => HanForms::Japanese,
            _ => HanForms::of_country(country),
        };
        letter.properties.language.clone_from(&self.language);
    }
}
