//! The languages that the program has texts in.

use crate::kernel::Template;

/// A language that the program has texts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    German,
    French,
    Spanish,
    Portuguese,
    Italian,
    Russian,
    /// Chinese in simplified characters.
    SimplifiedChinese,
    /// Chinese in traditional characters.
    TraditionalChinese,
    Japanese,
    Arabic,
    /// Any other, for which the consortium wrote texts.
    Other,
}

impl Language {
    /// The languages of the program’s own texts.
    pub const WITH_TEXTS: [Self; 11] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Portuguese,
        Self::Italian,
        Self::Russian,
        Self::SimplifiedChinese,
        Self::TraditionalChinese,
        Self::Japanese,
        Self::Arabic,
    ];

    /// The language of a BCP 47 tag. Chinese without a script or a region is in simplified characters.
    pub fn of_tag(tag: &str) -> Self {
        match primary(tag).as_str() {
            "en" => Self::English,
            "de" => Self::German,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "pt" => Self::Portuguese,
            "it" => Self::Italian,
            "ru" => Self::Russian,
            "zh" if is_traditional(tag) => Self::TraditionalChinese,
            "zh" => Self::SimplifiedChinese,
            "ja" => Self::Japanese,
            "ar" => Self::Arabic,
            _ => Self::Other,
        }
    }

    /// Its tag; empty for another.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Russian => "ru",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
            Self::Arabic => "ar",
            Self::Other => "",
        }
    }

    pub const fn name(self) -> Template {
        match self {
            Self::English => template!("English"),
            Self::German => template!("German"),
            Self::French => template!("French"),
            Self::Spanish => template!("Spanish"),
            Self::Portuguese => template!("Portuguese"),
            Self::Italian => template!("Italian"),
            Self::Russian => template!("Russian"),
            Self::SimplifiedChinese => template!("Chinese (simplified)"),
            Self::TraditionalChinese => template!("Chinese (traditional)"),
            Self::Japanese => template!("Japanese"),
            Self::Arabic => template!("Arabic"),
            Self::Other => Template::new(""),
        }
    }

    /// Whether it is read from right to left.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}

/// The language of a tag without its region: "pt" of "pt-BR".
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The tag of the language that a document is printed in: the recipient’s, the consortium’s where the program has no
/// words in that, and at last English. A language without a region is written as where the consortium is.
pub fn printed_tag(recipient: &str, consortium: &str) -> String {
    let has_words = |tag: &&str| Language::of_tag(tag) != Language::Other;
    let tag = [recipient, consortium].into_iter().find(has_words).unwrap_or("en");
    with_region(tag.split("-x-").next().unwrap_or(tag), region_of(consortium))
}

/// A tag with a region, where it names none and its language is written in another way there.
fn with_region(tag: &str, region: &str) -> String {
    let differs: &[&str] = match Language::of_tag(tag) {
        Language::German | Language::Italian => &["CH", "LI"],
        Language::French => &["CA", "CH", "LI"],
        Language::Spanish => &["DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV"],
        Language::Portuguese => &PORTUGUESE_AS_IN_PORTUGAL,
        Language::English => &["US"],
        _ => &[],
    };
    if region_of(tag).is_empty() && differs.contains(&region) {
        format!("{tag}-{region}")
    } else {
        tag.to_owned()
    }
}

/// Where Portuguese is written as in Portugal.
pub(super) const PORTUGUESE_AS_IN_PORTUGAL: [&str; 7] = ["AO", "CV", "GW", "MZ", "PT", "ST", "TL"];

/// The region that a tag names: “CH” of “de-CH”; empty for none.
pub(super) fn region_of(tag: &str) -> &str {
    let mut parts = tag.split(['-', '_']).skip(1);
    parts
        .find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
        .unwrap_or_default()
}

fn is_traditional(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']).skip(1).map(str::to_ascii_lowercase);
    parts.find_map(|part| match part.as_str() {
        "hant" | "tw" | "hk" | "mo" => Some(true),
        "hans" | "cn" | "sg" => Some(false),
        _ => None,
    }) == Some(true)
}
