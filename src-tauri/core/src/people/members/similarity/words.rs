//! Words of organisations' names: which mean the same, and which say little.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words that mean the same in names, the common form first.
const SAME: [&[&str]; 14] = [
    &[
        "university",
        "u",
        "uni",
        "univ",
        "universitat",
        "universite",
        "universidad",
        "universita",
        "universiteit",
        "universitet",
        "universitetet",
        "uniwersytet",
        "univerzita",
        "univerzitet",
        "universidade",
        "universitas",
        "universities",
        "universitesi",
        "univerza",
        "yliopisto",
        "egyetem",
        "universitats",
        "universitario",
    ],
    &[
        "institute",
        "institut",
        "instituto",
        "istituto",
        "instituut",
        "instytut",
        "institutet",
        "inst",
        "institutes",
    ],
    &["center", "centre", "zentrum", "centro", "centrum", "ctr", "centra", "centers", "centres"],
    &["hospital", "hospitals", "krankenhaus", "hopital", "ospedale", "ziekenhuis", "sykehus"],
    &["national", "nationale", "nationaal", "nacional", "nazionale", "natl", "nationales"],
    &["academy", "akademie", "academie", "accademia", "academia", "akademia"],
    &["library", "bibliothek", "bibliotheque", "biblioteca", "bibliotheek", "libraries"],
    &[
        "technical",
        "technische",
        "technisch",
        "technicka",
        "tecnica",
        "technique",
        "teknisk",
        "techn",
        "tech",
    ],
    &["technology", "technologie", "tecnologia", "technologies", "technol"],
    &["science", "sciences", "wissenschaft", "wissenschaften", "wetenschappen", "ciencias", "scienze", "sci"],
    &["medical", "medizinische", "medizinisches", "medisch", "medicale", "medica", "med"],
    &["research", "forschung", "recherche", "investigacion", "ricerca", "onderzoek", "res"],
    &["school", "schule", "ecole", "escuela", "scuola", "scholen"],
    &["college", "coll", "collegium", "colegio"],
];

/// Cities that people write in two languages.
const CITIES: [(&str, &str); 22] = [
    ("munchen", "munich"),
    ("koln", "cologne"),
    ("wien", "vienna"),
    ("geneve", "geneva"),
    ("genf", "geneva"),
    ("praha", "prague"),
    ("warszawa", "warsaw"),
    ("krakow", "cracow"),
    ("roma", "rome"),
    ("milano", "milan"),
    ("torino", "turin"),
    ("firenze", "florence"),
    ("napoli", "naples"),
    ("lisboa", "lisbon"),
    ("kobenhavn", "copenhagen"),
    ("goteborg", "gothenburg"),
    ("bruxelles", "brussels"),
    ("brussel", "brussels"),
    ("antwerpen", "antwerp"),
    ("hannover", "hanover"),
    ("nurnberg", "nuremberg"),
    ("sevilla", "seville"),
];

/// Canonical words that say what kind of organisation it is and hardly tell two apart.
const GENERIC: [&str; 18] = [
    "academy",
    "association",
    "center",
    "council",
    "department",
    "faculty",
    "foundation",
    "general",
    "group",
    "institute",
    "international",
    "library",
    "national",
    "organisation",
    "organization",
    "public",
    "research",
    "university",
];

/// Canonical words that tell organisations of one place apart: the university, the technical one, the hospital.
const QUALIFYING: [&str; 17] = [
    "applied",
    "arts",
    "clinic",
    "college",
    "education",
    "health",
    "hochschule",
    "hospital",
    "klinikum",
    "laboratory",
    "medical",
    "polytechnic",
    "school",
    "science",
    "state",
    "technical",
    "technology",
];

/// Words that are left out: articles, prepositions, legal forms.
const SMALL: [&str; 62] = [
    "a", "ag", "an", "and", "at", "b", "bv", "c", "co", "corp", "d", "da", "das", "de", "del", "dell",
    "della", "der", "des", "di", "die", "do", "dos", "du", "e", "el", "en", "et", "ev", "for", "fur",
    "ggmbh", "gmbh", "i", "in", "inc", "l", "la", "las", "le", "les", "limited", "llc", "los", "ltd", "n",
    "nv", "of", "plc", "pty", "s", "sa", "the", "und", "v", "van", "von", "voor", "y", "zu", "zum", "zur",
];

/// Whether a searched word is left out of the comparison.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

/// Whether a canonical word says little.
pub(super) fn is_generic(word: &str) -> bool {
    GENERIC.binary_search(&word).is_ok()
}

/// Whether a canonical word tells organisations of one place apart.
pub(super) fn is_qualifying(word: &str) -> bool {
    QUALIFYING.binary_search(&word).is_ok()
}

/// Whether a word is a number, Arabic or Roman.
pub(super) fn is_number(word: &str) -> bool {
    let roman = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii"];
    word.bytes().all(|byte| byte.is_ascii_digit()) || roman.contains(&word)
}

/// The one form in which a searched word is compared.
pub(super) fn canonical(word: &str) -> String {
    static FORMS: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let same = SAME.iter().flat_map(|words| words.iter().map(|word| (*word, words.first().copied())));
        same.filter_map(|(word, first)| Some((word, first?))).chain(CITIES).collect()
    });
    // Zürich is written Zuerich where umlauts cannot be typed; the form without either is the common one.
    let plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    forms.get(word).or_else(|| forms.get(plain.as_str())).map_or(plain, |form| (*form).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(
            SMALL.is_sorted() && GENERIC.is_sorted() && QUALIFYING.is_sorted(),
            "they are searched by halves"
        );
    }
}
