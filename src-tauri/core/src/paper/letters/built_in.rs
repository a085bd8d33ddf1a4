//! The texts that come with the program.

use super::LetterKind;
use crate::paper::locale::Language;

/// The subject and the body of a text of the program.
pub(super) fn text(language: Language, kind: LetterKind) -> Option<(&'static str, &'static str)> {
    let file = match language {
        Language::English => include_str!("built_in/en.txt"),
        Language::German => include_str!("built_in/de.txt"),
        Language::French => include_str!("built_in/fr.txt"),
        Language::Spanish => include_str!("built_in/es.txt"),
        Language::Portuguese => include_str!("built_in/pt.txt"),
        Language::Italian => include_str!("built_in/it.txt"),
        Language::Russian => include_str!("built_in/ru.txt"),
        Language::SimplifiedChinese => include_str!("built_in/zh-Hans.txt"),
        Language::TraditionalChinese => include_str!("built_in/zh-Hant.txt"),
        Language::Japanese => include_str!("built_in/ja.txt"),
        Language::Arabic => include_str!("built_in/ar.txt"),
        Language::Other => return None,
    };
    let mut sections = file.split("# ").filter_map(|section| section.split_once('\n'));
    let (_, text) = sections.find(|(name, _)| name.trim() == kind.code())?;
    let (subject, body) = text.split_once('\n')?;
    Some((subject.trim(), body.trim()))
}
